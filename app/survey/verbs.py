"""A round is opened and closed, and what a worker hears at a door is written down: once, however often it is sent."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app import clock
from app.audit import record
from app.community.models import Grid, Place
from app.community.models_homes import Household
from app.db import db, upsert
from app.orders import verbs as orders
from app.orders.models import Source
from app.orders.models_lists import ServiceItem
from app.orders.verbs import Asked, Caller, Consent, Home, Need
from app.refusal import Refused
from app.staff.models import Staff
from app.survey import queries
from app.survey.models import Outcome, Survey, SurveyGrid, SurveyKnock, SurveyNeed, SurveyVisit
from app.words import _


class Terms(NamedTuple):
    """What a round is called, and when it is walked."""

    name: str
    since: date
    until: date


class Heard(NamedTuple):
    """What a worker heard at a door. Nothing of the people is kept but what they need and, if they like, a phone."""

    ticket: str
    outcome: Outcome
    items: Sequence[ServiceItem] = ()
    caller: Caller = Caller()
    has_health_consent: bool = False


def open_survey(by: Staff, said: Terms, grids: Iterable[Grid]) -> Survey:
    """A new round through these grids."""
    made = Survey(**said._asdict())
    db.session.add(made)
    db.session.flush()
    for grid in grids:
        db.session.add(SurveyGrid(survey_id=made.id, grid_id=grid.id))
    record(by, "survey.opened", made)
    return made


def close(survey: Survey, by: Staff) -> None:
    """The round is over; what was not reached stays so."""
    if survey.closed_at is not None:
        raise Refused(_("这次摸底已经结束了"))
    survey.closed_at = clock.now()
    record(by, "survey.closed", survey)


def knock(survey: Survey, household: Household, heard: Heard, by: Staff, at: Place) -> SurveyVisit:
    """Write down what came of a knock. An entry that is known already changes nothing.

    Whoever was not at home may be found later; whoever was talked to is not undone by an older "nobody at home".
    """
    visit = _visit(survey, household)
    if queries.is_known(heard.ticket):
        return visit
    _expect_open(survey, household, heard)
    visit.knocks, visit.at, visit.by_id = visit.knocks + 1, clock.now(), by.id
    visit.outcome = _weightier(visit.outcome, heard.outcome)
    line = SurveyKnock(visit_id=visit.id, ticket=heard.ticket, outcome=heard.outcome, at=clock.now(), by_id=by.id)
    db.session.add(line)
    for item in heard.items:
        _place(visit, household, item, heard, Asked(at, Source.SURVEY, by))
    record(by, "survey.knocked", visit, heard.outcome.value)
    return visit


def _visit(survey: Survey, household: Household) -> SurveyVisit:
    fresh = {"survey_id": survey.id, "household_id": household.id, "knocks": 0}
    db.session.execute(upsert(SurveyVisit).values(fresh).on_conflict_do_nothing())
    visit = queries.visit_for_update(survey.id, household.id)
    assert visit is not None
    return visit


def _expect_open(survey: Survey, household: Household, heard: Heard) -> None:
    if survey.closed_at is not None:
        raise Refused(_("这次摸底已经结束了"))
    if not queries.is_walked(survey.id, household.building_id):
        raise Refused(_("这一户不在这次摸底里"))
    if (heard.outcome is Outcome.NEEDS) != bool(heard.items):
        raise Refused(_("有需要的话，请点要什么"))


def _weightier(before: Outcome | None, now: Outcome) -> Outcome:
    weights = list(Outcome)
    return now if before is None else max(before, now, key=weights.index)


def _place(visit: SurveyVisit, household: Household, item: ServiceItem, heard: Heard, asked: Asked) -> None:
    home = Home(household.building, household.unit, household.room)
    consent = Consent(contact=bool(heard.caller.phone), health=heard.has_health_consent)
    order = orders.place(Need(item), home, heard.caller, consent, asked)
    db.session.add(SurveyNeed(visit_id=visit.id, order_id=order.id))
