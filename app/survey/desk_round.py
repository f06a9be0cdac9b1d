"""A worker's round on the phone: door after door, on a line that comes and goes."""

from typing import Any

from flask import Blueprint, Response, abort, flash

from app.community import queries as community
from app.orders import queries_menu, screens_desk
from app.orders.desk_here import own_station
from app.orders.verbs import Caller
from app.pages import errors, lead_to, show
from app.staff import door
from app.survey import queries, screens, verbs
from app.survey.forms import KnockForm
from app.survey.models import Outcome, Survey, SurveyVisit
from app.survey.verbs import Heard
from app.volunteers.numbered import asked
from app.words import _

bp = door.guard(Blueprint("round", __name__, url_prefix="/desk/surveys/<id:id>/round"))


@bp.get("")
def doors(id: int) -> Response:
    """The doors of one building, and what has come of each."""
    return _page(_survey(id))


@bp.post("")
def knock(id: int) -> Response:
    """What came of a knock, sent as a form."""
    survey, form = _survey(id), _form()
    if not form.validate():
        return _needs_page(survey, form, 422)
    visit = _keep(survey, form)
    flash(_("记好了"), "ok")
    return lead_to(".doors", id=survey.id, building=visit.household.building_id)


@bp.post("/entries")
def send(id: int) -> Response:
    """The same, sent from what the phone has kept: 204 once it is written down."""
    survey, form = _survey(id), _form()
    if not form.validate():
        return Response(status=422)
    _keep(survey, form)
    return Response(status=204)


@bp.get("/needs")
def needs(id: int) -> Response:
    """What do they need?"""
    form = _form(formdata=None, household=asked("household"), outcome=Outcome.NEEDS.value)
    return _needs_page(_survey(id), form, 200)


def _keep(survey: Survey, form: KnockForm) -> SurveyVisit:
    home = queries.household(form.household.data) or abort(404)
    items = [found for id in form.items.data if (found := queries_menu.item(id))]
    caller = Caller(form.contact.data, form.phone.data)
    heard = Heard(form.ticket.data, Outcome(form.outcome.data), items, caller, form.health.data)
    return verbs.knock(survey, home, heard, door.staff(), own_station())


def _survey(id: int) -> Survey:
    return queries.survey(id) or abort(404)


def _form(**said: Any) -> KnockForm:
    return KnockForm(menu=screens_desk.items(), **said)


def _page(survey: Survey) -> Response:
    buildings = screens.buildings(survey.id)
    first = next((id for _grid, rows in buildings for id, _name in rows), 0)
    building_id = asked("building") or first
    area = community.area(building_id)
    rows = queries.doors(survey.id, building_id)
    told: dict[str, Any] = {"buildings": buildings, "building_id": building_id, "doors": screens.doors(rows)}
    told |= {"where": screens.place_words(area), "menu": screens_desk.items(), "staff_id": door.staff().id}
    told |= {"outcomes": screens.TAPPED, "left": sum(row.outcome is None for row in rows)}
    return show("survey/round.html", survey=survey, **told)


def _needs_page(survey: Survey, form: KnockForm, status: int) -> Response:
    home = queries.household(form.household.data or 0) or abort(404)
    told: dict[str, Any] = {"menu": screens_desk.items(), "where": f"{screens.place_words(home.building)} {home.door}"}
    told |= {"errors": errors(form), "ticked": form.items.data or []}
    return show("survey/needs.html", status, survey=survey, form=form, home=home, **told)
