"""A volunteer rings up and wants to help."""

from typing import Any

import pytest
from flask import Flask

from app.activities import queries
from app.activities.models import Activity
from app.activities.models_seats import Signup, SignupStage, Source
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    """Tomorrow, with one place to teach and no end of places to carry."""
    return make.activity(hive.station, tasks=(Wanted("教包粽子", 1), Wanted("搬东西", None)))


@pytest.fixture
def desk(app: Flask, dumplings: Activity) -> Finger:
    return sit(app, Role.STATION)


def crew() -> list[Signup]:
    db.session.expire_all()
    return db.session.query(Signup).order_by(Signup.id).all()


def test_a_volunteer_is_found_and_put_down_for_a_place(dumplings: Activity, desk: Finger) -> None:
    make.volunteer()
    page = desk.see(f"/desk/activities/{dumplings.id}/crew")
    assert "李梅" not in page.text
    found = desk.tap(page, "/crew", q="lm")
    assert ["李梅" in found.text, "13812345678" in found.text] == [True, False]
    shown = desk.follow(desk.tap(found, "/take"))
    assert "1 / 1 位" in shown.text
    assert (crew()[0].stage, crew()[0].source) == (SignupStage.CONFIRMED, Source.DESK)
    assert desk.tap(found, "/take").status_code == 409
    assert "没有这样的志愿者" in desk.tap(page, "/crew", q="zz").text


def test_where_no_place_is_left_they_wait(dumplings: Activity, desk: Finger) -> None:
    make.volunteer()
    make.volunteer("王芳", "13800000001")
    page = desk.see(f"/desk/activities/{dumplings.id}/crew")
    for name in ("李梅", "王芳"):
        last = desk.follow(desk.tap(desk.tap(page, "/crew", q=name), "/take"))
    assert "先记为候补" in last.text
    assert [one.stage for one in crew()] == [SignupStage.CONFIRMED, SignupStage.WAITING]


@pytest.mark.parametrize("wrong", [{"volunteer": "99"}, {"task": "99"}, {"task": ""}])
def test_a_place_or_a_person_that_is_not_there_is_asked_again(
    dumplings: Activity, desk: Finger, wrong: dict[str, str]
) -> None:
    said: dict[str, Any] = {"volunteer": make.volunteer().id, "task": queries.tasks(dumplings.id)[0].id}
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    url = f"/desk/activities/{dumplings.id}/crew/take"
    assert desk.client.post(url, data=token | said | wrong).status_code == 422
    assert not crew()


def test_the_crew_is_shut_to_strangers_and_to_grid_workers(app: Flask, dumplings: Activity, stranger: Finger) -> None:
    grid_worker = sit(app, Role.GRID)
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    for deed in ("crew", "crew/take"):
        url = f"/desk/activities/{dumplings.id}/{deed}"
        assert stranger.client.post(url, data=token).status_code == 303
        assert grid_worker.client.post(url, data=token).status_code == 403
