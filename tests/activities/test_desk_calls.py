"""Calls from the desk: whom, why, and what came of it; a number is shown when somebody asks for it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app.activities import verbs as activities
from app.activities import verbs_seats
from app.activities.models import Activity
from app.activities.models_after import Call, CallCause, CallOutcome
from app.activities.models_seats import Signup, SignupStage
from app.audit import Event
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def held(hive: Hive, hands: Hands) -> Signup:
    """王奶奶, for whom a seat is held."""
    dumplings = make.activity(hive.station, seats=3, starts_in=48)
    first = make.signup(dumplings, "13900000001", adults=3)
    waits = make.signup(dumplings, "13900001234", name="王奶奶")
    verbs_seats.leave(first, None)
    return waits


def note(desk: Finger, signup: Signup, cause: str, outcome: str) -> Any:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    return desk.client.post(f"/desk/calls/{signup.id}", data=token | {"cause": cause, "outcome": outcome})


def calls() -> list[tuple[CallCause, CallOutcome]]:
    db.session.expire_all()
    return [(call.cause, call.outcome) for call in db.session.query(Call).order_by(Call.id)]


def test_whoever_is_held_a_seat_is_rung_up_and_their_yes_counts_at_once(held: Signup, desk: Finger) -> None:
    page = desk.see("/desk/calls")
    assert ["王*" in page.text, "139****1234" in page.text, "留到" in page.text] == [True, True, True]
    assert "13900001234" not in page.text
    full = desk.tap(page, "/phone")
    assert 'href="tel:13900001234"' in full.text
    assert db.session.query(Event).filter_by(deed="signup.unmasked").count() == 1
    assert note(desk, held, "offer", "unanswered").status_code == 303
    assert "打过 1 次" in desk.see("/desk/calls").text
    assert note(desk, held, "offer", "accepted").status_code == 303
    assert "没有要打的电话" in desk.see("/desk/calls").text
    assert held.stage is SignupStage.CONFIRMED
    assert note(desk, held, "offer", "accepted").status_code == 409
    assert len(calls()) == 2


def test_who_picked_up_may_still_think_about_a_held_seat_and_a_no_is_asked_twice(held: Signup, desk: Finger) -> None:
    page = desk.see("/desk/calls").text
    assert ["打通了，还没定" in page, "真的不来，让给下一位" in page] == [True, True]
    assert "点错了，到这份报名里取消" in desk.follow(note(desk, held, "offer", "accepted")).text


def test_whoever_comes_back_to_a_number_is_led_to_the_list(held: Signup, desk: Finger) -> None:
    answer = desk.see(f"/desk/calls/{held.id}/phone")
    assert answer.location == f"/desk/calls#call-{held.id}"
    assert "139****1234" in desk.follow(answer).text


def test_an_activitys_pages_say_how_many_calls_are_left_and_lead_there(held: Signup, desk: Finger) -> None:
    page = desk.see(f"/desk/activities/{held.activity_id}").text
    assert ["还要打 1 个电话" in page, "去打通知电话" in page] == [True, True]
    assert note(desk, held, "offer", "accepted").status_code == 303
    assert "去打通知电话" not in desk.see(f"/desk/activities/{held.activity_id}").text


def test_a_no_passes_the_seat_on(held: Signup, desk: Finger) -> None:
    assert note(desk, held, "offer", "declined").status_code == 303
    assert calls() == [(CallCause.OFFER, CallOutcome.DECLINED)]
    assert held.stage is SignupStage.CANCELLED


@pytest.mark.parametrize(
    ("cause", "outcome"), [("", "told"), ("offer", ""), ("gossip", "told"), ("offer", "x"), ("moved", "accepted")]
)
def test_an_answer_that_is_none_is_asked_again(held: Signup, desk: Finger, cause: str, outcome: str) -> None:
    assert note(desk, held, cause, outcome).status_code == 422
    assert not calls()


def test_what_is_called_off_is_told_to_everyone_once(hive: Hive, desk: Finger) -> None:
    dumplings = make.activity(hive.station)
    signup = make.signup(dumplings, "13900001234")
    activities.cancel(dumplings, make._approver(), "下雨")
    page = desk.see("/desk/calls").text
    assert "活动取消了" in page
    assert "不来" not in page
    assert note(desk, signup, "cancelled", "unanswered").status_code == 303
    assert "活动取消了" in desk.see("/desk/calls").text
    assert note(desk, signup, "cancelled", "told").status_code == 303
    assert "没有要打的电话" in desk.see("/desk/calls").text


def test_today_says_how_many_are_to_be_rung_up_and_until_when(held: Signup, desk: Finger) -> None:
    page = desk.see("/desk/").text
    assert "要打 1 个电话" in page
    assert "最早的位子留到 3月3日 9:00" in page


def test_a_seat_that_ran_out_is_no_call_any_more(app: Flask, held: Signup, hands: Hands) -> None:
    hands.move(hours=24)
    assert "没有要打的电话" in sit(app, Role.STATION).see("/desk/calls").text


def test_calls_are_shut_to_strangers_and_to_grid_workers(app: Flask, held: Signup, stranger: Finger) -> None:
    grid_worker = sit(app, Role.GRID)
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    for url in (f"/desk/calls/{held.id}", f"/desk/calls/{held.id}/phone"):
        assert stranger.client.post(url, data=token).status_code == 303
        assert grid_worker.client.post(url, data=token).status_code == 403
    assert "看号码" not in grid_worker.see("/desk/calls").text
    assert "要打 1 个电话" not in grid_worker.see("/desk/").text


def test_an_activity_that_moved_is_told_to_who_had_signed_up(hive: Hive, desk: Finger, hands: Hands) -> None:
    dumplings: Activity = make.activity(hive.station, starts_in=48)
    signup = make.signup(dumplings, "13900001234")
    hands.move(minutes=1)
    said = activities.as_planned(dumplings, ())
    later = said.starts_at + timedelta(hours=1)
    activities.change(dumplings, make._approver(), said._replace(starts_at=later, ends_at=later + timedelta(hours=2)))
    assert "活动改了" in desk.see("/desk/calls").text
    assert note(desk, signup, "moved", "told").status_code == 303
    assert "没有要打的电话" in desk.see("/desk/calls").text
