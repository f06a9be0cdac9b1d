"""大摸底: door by door, each entry once however often it is sent, and nothing kept of people but what they need."""

import re
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import clock, ticket
from app.community import verbs_homes
from app.community.doors_of import Plan, count, doors
from app.community.models import Area, Level
from app.community.models_homes import Household
from app.db import db
from app.orders.models import Order, Source
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.survey import queries, verbs
from app.survey.models import Outcome, Survey, SurveyKnock, SurveyNeed, SurveyVisit
from app.survey.verbs import Heard, Terms
from app.transaction import work
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

LIST = "/desk/surveys"


@pytest.fixture
def lin(hive: Hive) -> Staff:
    return make.colleague(Role.GRID, "lin", "林晓岚")[0]


@pytest.fixture
def survey(hive: Hive, lin: Staff) -> Survey:
    """Six doors of one building in one grid, and a round through it."""
    make.menu()
    building = make.building()
    grid = make.grid(db.session.query(Area).filter_by(level="community").one())
    verbs_homes.add_doors(lin, building, doors(Plan(1, 1, 3, 2)))
    made = verbs.open_survey(lin, Terms("春季大摸底", clock.today(), clock.today()), [grid])
    db.session.commit()
    return made


def home(number: int = 0) -> Household:
    return db.session.query(Household).order_by(Household.position).all()[number]


def knock(survey: Survey, lin: Staff, hive: Hive, outcome: Outcome, number: int = 0, **more: Any) -> SurveyVisit:
    items = [make.item(more.pop("of"))] if "of" in more else []
    heard = Heard(more.pop("ticket", ticket.new_ticket()), outcome, items, **more)
    return verbs.knock(survey, home(number), heard, lin, hive.station)


def test_doors_are_numbered_stairway_by_stairway_and_written_once(hive: Hive, lin: Staff) -> None:
    plan = Plan(2, 1, 18, 4)
    numbered = list(doors(plan))
    assert len(set(numbered)) == count(plan) == 144
    assert (numbered[0], numbered[-1]) == (("1单元", "101"), ("2单元", "1804"))
    assert list(doors(Plan(0, 1, 1, 2))) == [("", "101"), ("", "102")]
    assert verbs_homes.add_doors(lin, make.building(), numbered) == 144
    assert verbs_homes.add_doors(lin, make.building(), numbered) == 0
    with pytest.raises(Refused):
        verbs_homes.add_doors(lin, make.building().parent or make.building(), numbered)


def test_every_figure_of_a_grid_is_counted_from_its_doors(hive: Hive, lin: Staff, survey: Survey) -> None:
    knock(survey, lin, hive, Outcome.VISITED, 0)
    knock(survey, lin, hive, Outcome.NEEDS, 1, of="修水龙头")
    knock(survey, lin, hive, Outcome.REFUSED, 2)
    knock(survey, lin, hive, Outcome.NOT_HOME, 3)
    [row] = queries.coverage(survey.id)
    assert (row.doors, row.visited, row.needs, row.refused, row.not_home) == (6, 1, 1, 1, 1)
    assert (row.reached, row.open, row.percent) == (2, 3, 50)
    assert queries.needs(survey.id) == 1


def test_sent_again_it_counts_once_and_places_no_second_order(hive: Hive, lin: Staff, survey: Survey) -> None:
    for _time in range(3):
        knock(survey, lin, hive, Outcome.NEEDS, of="修水龙头", ticket="t" * 22)
    order = db.session.query(Order).one()
    assert (order.source, order.room, order.phone, order.contact) == (Source.SURVEY, "101", None, "")
    assert db.session.query(SurveyVisit).one().knocks == 1
    assert db.session.query(SurveyNeed).one().order_id == order.id


def test_who_was_not_at_home_is_found_later_and_a_late_entry_undoes_nothing(
    hive: Hive, lin: Staff, survey: Survey
) -> None:
    assert knock(survey, lin, hive, Outcome.NOT_HOME).outcome is Outcome.NOT_HOME
    assert knock(survey, lin, hive, Outcome.VISITED).outcome is Outcome.VISITED
    assert knock(survey, lin, hive, Outcome.NOT_HOME).outcome is Outcome.VISITED
    assert knock(survey, lin, hive, Outcome.NEEDS, of="修水龙头").outcome is Outcome.NEEDS
    assert db.session.query(SurveyVisit).one().knocks == 4


def test_what_tells_of_health_is_written_only_with_their_yes(hive: Hive, lin: Staff, survey: Survey) -> None:
    with pytest.raises(Refused):
        knock(survey, lin, hive, Outcome.NEEDS, of="取药送药")
    db.session.rollback()
    survey = db.session.query(Survey).one()
    knock(
        survey,
        db.session.query(Staff).filter_by(username="lin").one(),
        hive,
        Outcome.NEEDS,
        of="取药送药",
        has_health_consent=True,
    )
    assert db.session.query(Order).one().health_consented_at is not None


def test_a_round_that_is_over_and_a_door_elsewhere_are_refused(hive: Hive, lin: Staff, survey: Survey) -> None:
    other = make.area("9栋", Level.BUILDING, make.building().parent)
    verbs_homes.add_doors(lin, other, [("", "101")])
    elsewhere = db.session.query(Household).filter_by(building_id=other.id).one()
    for heard in (Heard("a" * 22, Outcome.VISITED), Heard("b" * 22, Outcome.NEEDS)):
        with pytest.raises(Refused):
            verbs.knock(survey, elsewhere if heard.outcome is Outcome.VISITED else home(), heard, lin, hive.station)
    verbs.close(survey, lin)
    with pytest.raises(Refused):
        knock(survey, lin, hive, Outcome.VISITED)
    with pytest.raises(Refused):
        verbs.close(survey, lin)


@pytest.mark.concurrency
@pytest.mark.parametrize("_round", range(5))
def test_two_workers_at_one_door_are_one_visit_and_each_need_is_kept_once(
    app: Flask, hive: Hive, lin: Staff, survey: Survey, _round: int
) -> None:
    ids = survey.id, home().id, lin.id, hive.station.id, make.item("修水龙头").id
    start = Barrier(6)
    db.session.commit()

    def run(number: int) -> None:
        with app.app_context():
            start.wait()
            with work():
                get = db.session.get_one
                heard = Heard(f"{number % 3}" * 22, Outcome.NEEDS, [get(make.ServiceItem, ids[4])])
                verbs.knock(
                    get(Survey, ids[0]), get(Household, ids[1]), heard, get(Staff, ids[2]), get(make.Place, ids[3])
                )

    threads = [Thread(target=run, args=(number,)) for number in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert db.session.query(SurveyVisit).one().knocks == 3
    assert db.session.query(SurveyKnock).count() == 3
    assert db.session.query(Order).count() == db.session.query(SurveyNeed).count() == 3


def walk(desk: Finger, survey: Survey, where: str = "", **said: Any) -> TestResponse:
    page = desk.see(f"{LIST}/{survey.id}/round")
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    told = {
        "csrf_token": token and token[1],
        "household": home().id,
        "outcome": "visited",
        "ticket": ticket.new_ticket(),
    } | said
    return desk.client.post(f"{LIST}/{survey.id}/round{where}", data=told)


def test_a_worker_walks_from_door_to_door_on_the_phone(app: Flask, survey: Survey, hive: Hive) -> None:
    desk = sit(app, Role.GRID)
    page = desk.see(f"{LIST}/{survey.id}/round").text
    assert "还有 6 户没去" in page
    assert walk(desk, survey).status_code == 303
    assert "还有 5 户没去" in desk.see(f"{LIST}/{survey.id}/round").text
    needs = desk.see(f"{LIST}/{survey.id}/round/needs?household={home(1).id}")
    assert desk.tap(needs, "/round", items=[make.item("修水龙头").id], phone="12").status_code == 422
    assert desk.tap(needs, "/round").status_code == 409
    assert desk.tap(needs, "/round", items=[make.item("修水龙头").id]).status_code == 303
    assert db.session.query(Order).one().source is Source.SURVEY


def test_what_the_phone_has_kept_is_taken_in_once(app: Flask, survey: Survey, hive: Hive) -> None:
    desk = sit(app, Role.GRID)
    for _time in range(2):
        assert walk(desk, survey, "/entries", ticket="k" * 22).status_code == 204
    assert db.session.query(SurveyKnock).count() == 1
    assert walk(desk, survey, "/entries", outcome="moon").status_code == 422
    assert walk(desk, survey, "/entries", ticket="short").status_code == 422
    assert walk(desk, survey, "/entries", household=99999).status_code == 404
    assert walk(desk, survey, "/entries", outcome="needs").status_code == 409


def test_the_office_opens_a_round_adds_doors_and_closes_it(app: Flask, survey: Survey, hive: Hive) -> None:
    office = sit(app, Role.CADRE)
    said = {"name": "秋季摸底", "since": "2026-09-01", "until": "2026-09-30", "grids": [1]}
    page = office.see(f"{LIST}/new")
    for wrong in ({"name": ""}, {"until": "2026-08-01"}, {"grids": []}, {"since": "x"}):
        assert office.tap(page, f"{LIST}/new", **said | wrong).status_code == 422
    assert office.tap(page, f"{LIST}/new", **said).status_code == 303
    numbers = {"building": make.building().id, "units": 2, "first_floor": 1, "last_floor": 3, "doors": 2}
    form = office.see(f"{LIST}/doors")
    for wrong in ({"units": 99}, {"last_floor": 0}, {"first_floor": 9}, {"doors": 40, "units": 20, "last_floor": 90}):
        assert office.tap(form, "/doors", **numbers | wrong).status_code == 422
    assert office.tap(form, "/doors", **numbers).status_code == 303
    assert db.session.query(Household).count() == 12
    one = office.see(f"{LIST}/{survey.id}")
    assert office.tap(one, "/close").status_code == 303
    assert office.tap(one, "/close").status_code == 409


def test_the_grid_walks_and_opens_nothing_and_a_stranger_sees_nothing(
    app: Flask, stranger: Finger, survey: Survey
) -> None:
    grid = sit(app, Role.GRID)
    for page in (f"{LIST}/new", f"{LIST}/doors"):
        assert grid.see(page).status_code == 403
    for page in (LIST, f"{LIST}/{survey.id}", f"{LIST}/{survey.id}/round"):
        assert "/desk/login" in stranger.see(page).headers["Location"]
    assert stranger.client.post(f"{LIST}/{survey.id}/round/entries", data={}).status_code in {302, 303, 400}
    assert db.session.query(SurveyKnock).count() == 0
