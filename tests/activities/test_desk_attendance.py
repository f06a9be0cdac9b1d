"""Attendance by tap: all of a party, some of it, a wrong tap undone; whoever comes without a name; helpers at work."""

from typing import Any

import pytest
from flask import Flask

from app.activities import queries, queries_after, verbs_seats
from app.activities.models import Activity
from app.activities.models_seats import Signup, SignupStage, Source
from app.activities.verbs_seats import Asked
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import Stage
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    """Three seats, in half an hour."""
    helpers = (Wanted("教包粽子", 1),)
    return make.activity(hive.station, seats=3, starts_in=0.5, children_from=0, risks="小心烫", tasks=helpers)


def party(activity: Activity, phone: str, **more: Any) -> Signup:
    return make.signup(activity, phone, knows_risks=True, **more)


def door(desk: Finger, activity: Activity) -> Any:
    return desk.see(f"/desk/activities/{activity.id}/attendance")


def heads(activity: Activity) -> int:
    db.session.expire_all()
    return queries_after.heads(activity.id)


def test_one_tap_says_that_all_of_them_are_here_and_another_that_it_was_wrong(
    dumplings: Activity, desk: Finger
) -> None:
    signup = party(dumplings, "13900000001", adults=2)
    page = door(desk, dumplings)
    answer = desk.tap(page, f"/{signup.id}/arrive", heads=2)
    assert answer.location.endswith(f"#signup-{signup.id}")
    shown = desk.follow(answer)
    assert "到了 2 位" in shown.text
    assert desk.tap(page, f"/{signup.id}/arrive", heads=2).status_code == 303
    assert heads(dumplings) == 2
    assert desk.tap(shown, "/not-here").status_code == 303
    assert desk.tap(shown, "/not-here").status_code == 303
    assert heads(dumplings) == 0


@pytest.mark.parametrize(("said", "status"), [("1", 303), ("3", 303), ("5", 409), ("0", 422), ("", 422), ("100", 422)])
def test_not_all_of_them_or_more_of_them_may_be_here(dumplings: Activity, desk: Finger, said: str, status: int) -> None:
    signup = party(dumplings, "13900000001", adults=2)
    assert desk.tap(door(desk, dumplings), f"/{signup.id}/arrive", heads=said).status_code == status
    assert heads(dumplings) == (int(said) if status == 303 else 0)


def test_who_waits_is_let_in_by_a_colleague_and_nobody_else(dumplings: Activity, desk: Finger) -> None:
    party(dumplings, "13900000001", adults=3)
    waits = party(dumplings, "13900000002", adults=2)
    page = door(desk, dumplings)
    assert desk.tap(page, f"/{waits.id}/let-in").status_code == 303
    db.session.expire_all()
    assert (waits.stage, waits.is_extra, heads(dumplings)) == (SignupStage.CONFIRMED, True, 2)
    assert desk.tap(page, f"/{waits.id}/let-in").status_code == 409


def test_before_the_doors_open_nobody_is_here(hive: Hive, desk: Finger, hands: Hands) -> None:
    later = make.activity(hive.station, starts_in=5)
    signup = make.signup(later)
    page = door(desk, later)
    assert desk.tap(page, "/arrive", heads=1).status_code == 409
    assert heads(later) == 0
    assert signup.stage is SignupStage.CONFIRMED


def test_somebody_without_a_name_comes_in_while_there_are_seats(dumplings: Activity, desk: Finger) -> None:
    page = door(desk, dumplings)
    more = {"w__children": 1, "w__band": "3-5", "w__guardian_agrees": "y", "w__knows_risks": "y"}
    assert "来了 2 位" in desk.follow(desk.tap(page, "/walk-in", w__adults=1, **more)).text
    assert heads(dumplings) == 2
    assert "报名的有 0 位；到了 2 位，其中 2 位没报名" in door(desk, dumplings).text
    refused = desk.tap(page, "/walk-in", w__adults=2, w__children=0, w__band="3-5", w__knows_risks="y")
    assert refused.status_code == 409
    assert "没有空位了，还是请他们进来" in refused.text
    yes = {"w__knows_risks": "y", "w__may_exceed": "y", "w__band": "3-5", "w__children": 0}
    assert desk.tap(refused, "/walk-in", w__adults=2, **yes).status_code == 303
    assert heads(dumplings) == 4
    assert "另加 2 位" in desk.see(f"/desk/activities/{dumplings.id}").text


@pytest.mark.parametrize("wrong", [{"w__adults": "-1"}, {"w__children": "x"}, {"w__band": "77"}])
def test_a_party_at_the_door_is_written_down_rightly(dumplings: Activity, desk: Finger, wrong: dict[str, str]) -> None:
    said = {"w__adults": "1", "w__children": "0", "w__band": "3-5"} | wrong
    assert desk.tap(door(desk, dumplings), "/walk-in", **said).status_code == 422
    assert not db.session.query(Signup).count()


def test_what_is_not_read_out_is_refused_without_offering_more_seats(dumplings: Activity, desk: Finger) -> None:
    refused = desk.tap(door(desk, dumplings), "/walk-in", w__adults=1, w__children=0, w__band="3-5")
    assert (refused.status_code, "安全提醒" in refused.text) == (409, True)
    assert "还是请他们进来" not in refused.text


def test_a_helper_signs_in_for_the_hours_they_give_and_out_again(
    dumplings: Activity, desk: Finger, hands: Hands
) -> None:
    task = queries.tasks(dumplings.id)[0]
    verbs_seats.help_out(dumplings, task, make.volunteer(), Asked(Source.KIOSK))
    page = door(desk, dumplings)
    assert "李*" in page.text
    assert "李梅" not in page.text
    shown = desk.follow(desk.tap(page, "/sign-in"))
    assert "正在服务" in shown.text
    hands.move(minutes=5)
    assert desk.tap(shown, "/sign-out").status_code == 303
    stint = db.session.query(Stint).one()
    db.session.refresh(stint)
    assert stint.stage is not Stage.OPEN
    assert desk.tap(shown, "/sign-out").status_code == 409
    assert heads(dumplings) == 0


def test_a_guest_is_no_helper(dumplings: Activity, desk: Finger) -> None:
    signup = party(dumplings, "13900000001")
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    for deed in ("sign-in", "sign-out"):
        assert desk.client.post(f"/desk/activities/signups/{signup.id}/{deed}", data=token).status_code == 404


def test_over_midnight_and_with_a_clock_set_back_a_tap_counts_once(app: Flask, hive: Hive, hands: Hands) -> None:
    feast = make.activity(hive.station, name="守岁", starts_in=14.5, hours=2)
    signup = make.signup(feast, adults=2)
    hands.move(hours=15, minutes=30)
    desk = sit(app, Role.STATION)
    page = door(desk, feast)
    assert desk.tap(page, "/arrive", heads=2).status_code == 303
    hands.move(hours=-2)
    assert desk.tap(page, "/arrive", heads=2).status_code == 303
    assert heads(feast) == 2
    assert signup.stage is SignupStage.CONFIRMED


DEEDS = ["signups/1/arrive", "signups/1/let-in", "signups/1/not-here", "1/walk-in", "signups/1/sign-in"]


@pytest.mark.parametrize("deed", [*DEEDS, "signups/1/sign-out"])
def test_the_door_is_shut_to_strangers_and_to_grid_workers(
    app: Flask, dumplings: Activity, stranger: Finger, deed: str
) -> None:
    party(dumplings, "13900000001")
    grid_worker = sit(app, Role.GRID)
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    assert stranger.client.post(f"/desk/activities/{deed}", data=token).status_code == 303
    assert grid_worker.client.post(f"/desk/activities/{deed}", data=token).status_code == 403
    assert "请进来" not in door(grid_worker, dumplings).text
