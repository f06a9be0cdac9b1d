"""The desk: Today, the bell, one's own password and language."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.config import rules
from app.db import db
from app.kiosk.models import HelpCall
from app.staff import verbs
from app.staff.models import Role, Staff
from tests.make import Hive
from tests.staff.conftest import PASSWORD, SignIn
from tests.taps import Finger

FRESH = "three bees over one river"


def test_a_quiet_day_says_so(app: Flask, desk: Finger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.extensions, "today", ())
    assert "没有等着办的事" in desk.see("/desk/").text


def test_a_call_rings_on_the_desk_until_someone_goes(desk: Finger, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    assert "有人在叫" in desk.see("/desk/bell").text

    today = desk.follow(desk.tap(desk.see("/desk/"), "/answer"))
    assert "好的" in today.text
    assert "data-call" not in desk.see("/desk/bell").text
    assert "有人来了" in kiosk.see("/kiosk/").text


def test_a_call_is_answered_by_one_colleague_only(desk: Finger, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    today = desk.see("/desk/")
    desk.tap(today, "/answer")
    second = desk.tap(today, "/answer")
    assert second.status_code == 409
    assert "已经有人去了" in second.text


def test_a_call_that_never_was_is_not_found(desk: Finger, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    token = desk.form(desk.see("/desk/"), "/answer")[1]
    assert desk.client.post("/desk/calls/999/answer", data=dict(token)).status_code == 404


def test_a_stranger_cannot_answer_a_call(desk: Finger, kiosk: Finger, stranger: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    token = dict(stranger.form(stranger.see("/desk/login"), "/login")[1])
    answer = stranger.client.post("/desk/calls/1/answer", data={"csrf_token": token["csrf_token"]})
    assert answer.location == "/desk/login"
    assert db.session.query(HelpCall).one().answered_at is None


def test_the_bell_answers_only_what_has_changed(desk: Finger, kiosk: Finger) -> None:
    silence = desk.see("/desk/bell")
    again = desk.see("/desk/bell", headers={"If-None-Match": silence.headers["ETag"]})
    assert again.status_code == 304

    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    rung = desk.see("/desk/bell", headers={"If-None-Match": silence.headers["ETag"]})
    assert rung.status_code == 200
    assert desk.see("/desk/bell", headers={"If-None-Match": rung.headers["ETag"]}).status_code == 304


def test_english_stays_with_the_colleague(desk: Finger) -> None:
    page = desk.follow(desk.tap(desk.see("/desk/"), "/language", to="en"))
    assert '<html lang="en"' in page.text
    assert db.session.query(Staff).filter_by(username="chen-admin").one().language == "en"


def test_a_stale_form_says_that_nothing_was_stored(desk: Finger) -> None:
    answer = desk.client.post("/desk/language", data={"to": "en"})
    assert answer.location == "/desk/?stale=1"
    assert "没有存上" in desk.follow(desk.follow(answer)).text


def test_a_missing_page_is_a_page_of_the_desk(desk: Finger) -> None:
    answer = desk.see("/desk/nowhere")
    assert answer.status_code == 404
    assert "暖蜂工作台" in answer.text


def change(desk: Finger, **said: str) -> TestResponse:
    words = {"present": PASSWORD, "fresh": FRESH, "again": FRESH} | said
    return desk.tap(desk.see("/desk/password"), "/password", **words)


def test_a_password_is_changed_and_the_session_goes_on(desk: Finger) -> None:
    assert "密码换好了" in desk.follow(change(desk)).text


def test_a_changed_password_ends_the_other_sessions(desk: Finger, browser: Callable[[str], Finger]) -> None:
    other = browser("198.51.100.9")
    other.tap(other.see("/desk/login"), "/login", username="chen-admin", password=PASSWORD)
    change(desk)
    assert other.see("/desk/").location == "/desk/login?note=ended"


def test_the_present_password_must_be_right(desk: Finger) -> None:
    answer = change(desk, present="somebody else's guess")
    assert answer.status_code == 422
    assert "现在的密码不对" in answer.text


def test_the_present_password_cannot_be_guessed_for_long(desk: Finger) -> None:
    for _each in range(rules().lockout_tries):
        change(desk, present="somebody else's guess")
    assert change(desk).status_code == 429


def test_a_poor_new_password_is_refused_in_words(desk: Finger) -> None:
    for fresh, words in (
        ("short", "15 到 128"),
        ("password12345678", "太容易猜到"),
        ("aaaaaaaaaaaaaaaaaaaa", "太容易猜到"),
        (PASSWORD, "和现在不同"),
    ):
        answer = change(desk, fresh=fresh, again=fresh)
        assert answer.status_code == 422
        assert words in answer.text
    assert "两次输得不一样" in change(desk, again="something quite different").text


def test_a_first_password_must_be_changed_before_anything_else(hive: Hive, browser: Callable[[str], Finger]) -> None:
    _colleague, first = verbs.take_on(None, "limei", "李梅", Role.STATION)
    db.session.commit()
    desk = browser("198.51.100.3")
    desk.tap(desk.see("/desk/login"), "/login", username="limei", password=first)
    assert desk.see("/desk/").location == "/desk/password"
    assert desk.see("/desk/bell").location == "/desk/password"

    assert desk.follow(change(desk, present=first)).status_code == 200


def test_todays_cards_are_for_those_who_may_open_them(sign_in: SignIn) -> None:
    assert "后台任务" in sign_in(Role.ADMIN).see("/desk/").text
    assert "后台任务" not in sign_in(Role.STATION).see("/desk/").text
