"""The entrance: who comes in, who does not, and that nobody is shut out by somebody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app import clock
from app.config import rules
from app.db import db
from app.staff.models import Role, StaffSession
from tests import make
from tests.make import Hive
from tests.staff.conftest import PASSWORD
from tests.taps import Finger

Browser = Callable[[str], Finger]
HOME, ELSEWHERE = "198.51.100.2", "203.0.113.66"


@pytest.fixture(autouse=True)
def chen(hive: Hive) -> None:
    make.colleague()


def knock(desk: Finger, password: str = PASSWORD, username: str = "chen") -> TestResponse:
    return desk.tap(desk.see("/desk/login"), "/login", username=username, password=password)


def guess(desk: Finger, times: int) -> None:
    for _each in range(times):
        knock(desk, "not the password at all")


def test_a_stranger_is_led_to_the_entrance(browser: Browser) -> None:
    assert browser(HOME).see("/desk/").location == "/desk/login"


def test_a_colleague_comes_in(browser: Browser) -> None:
    desk = browser(HOME)
    assert knock(desk).location == "/desk/"
    assert "陈站长" in desk.see("/desk/").text


def test_the_name_may_be_written_in_capitals(browser: Browser) -> None:
    assert knock(browser(HOME), username=" Chen ").location == "/desk/"


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(browser: Browser) -> None:
    wrong, unknown = knock(browser(HOME), "wrong"), knock(browser(HOME), username="nobody")
    assert wrong.status_code == unknown.status_code == 422
    assert "用户名或密码不对" in wrong.text
    assert "用户名或密码不对" in unknown.text


def test_an_empty_form_is_the_same_page_with_words(browser: Browser) -> None:
    answer = knock(browser(HOME), "")
    assert answer.status_code == 422
    assert "请填这一项" in answer.text


def test_the_password_is_never_sent_back(browser: Browser) -> None:
    assert "wrong-but-mine" not in knock(browser(HOME), "wrong-but-mine").text


def test_a_form_without_its_token_is_a_stale_page(browser: Browser) -> None:
    desk = browser(HOME)
    answer = desk.client.post("/desk/login", data={"username": "chen", "password": PASSWORD})
    assert answer.location == "/desk/?stale=1"
    assert "放得太久" in desk.follow(desk.follow(answer)).text


def test_too_many_guesses_are_not_judged_any_more(browser: Browser) -> None:
    desk = browser(ELSEWHERE)
    guess(desk, rules().lockout_tries)
    answer = knock(desk)
    assert answer.status_code == 429
    assert "试得太多了" in answer.text


def test_a_lock_opens_again_after_a_while(browser: Browser) -> None:
    desk = browser(ELSEWHERE)
    guess(desk, rules().lockout_tries)
    with clock.frozen(clock.now() + timedelta(minutes=rules().lockout_minutes, seconds=1)):
        assert knock(desk).location == "/desk/"


def test_guesses_from_many_addresses_lock_the_name_for_strangers(browser: Browser) -> None:
    for last in range(rules().lockout_tries_name):
        guess(browser(f"203.0.113.{last}"), 1)
    assert knock(browser("203.0.113.200")).status_code == 429


def test_strangers_cannot_shut_a_colleague_out(browser: Browser) -> None:
    knock(browser(HOME))
    for last in range(rules().lockout_tries_name + 5):
        guess(browser(f"203.0.113.{last}"), 1)
    assert knock(browser(HOME)).location == "/desk/"


def test_one_address_trying_many_names_is_locked(browser: Browser) -> None:
    desk = browser(ELSEWHERE)
    for number in range(rules().lockout_tries_address):
        knock(desk, "guess", username=f"user{number}")
    assert knock(desk).status_code == 429


def test_the_right_password_clears_the_mistypes_before_it(browser: Browser) -> None:
    for _evening in range(2):
        desk = browser(HOME)
        guess(desk, rules().lockout_tries - 1)
        assert knock(desk).location == "/desk/"


def test_of_the_address_only_a_fingerprint_is_kept(browser: Browser) -> None:
    knock(browser(HOME))
    kept = db.session.scalars(select(StaffSession.address_hash)).one()
    assert len(kept) == 64
    assert HOME not in kept


def test_each_sign_in_has_a_token_of_its_own(browser: Browser) -> None:
    knock(browser(HOME))
    knock(browser(HOME))
    assert db.session.scalar(select(func.count(StaffSession.token_hash.distinct()))) == 2


def test_a_replayed_cookie_is_refused_after_going_out(browser: Browser) -> None:
    desk = browser(HOME)
    knock(desk)
    kept = desk.client.get_cookie("session")
    assert kept
    left = desk.tap(desk.see("/desk/"), "/logout")
    assert left.location == "/desk/login?note=out"

    desk.client.set_cookie("session", kept.value)
    assert desk.see("/desk/").location == "/desk/login?note=ended"


def test_a_quiet_desk_asks_to_sign_in_again(browser: Browser) -> None:
    desk = browser(HOME)
    knock(desk)
    with clock.frozen(clock.now() + timedelta(minutes=rules().desk_idle_minutes, seconds=1)):
        assert "您离开了一会儿" in desk.follow(desk.see("/desk/")).text


def test_the_bell_that_asks_by_itself_is_no_sign_of_life(browser: Browser) -> None:
    desk, now = browser(HOME), clock.now()
    knock(desk)
    with clock.frozen(now + timedelta(minutes=rules().desk_idle_minutes - 1)):
        assert desk.see("/desk/bell").status_code == 200
    with clock.frozen(now + timedelta(minutes=rules().desk_idle_minutes + 1)):
        answer = desk.see("/desk/bell")
        assert answer.status_code == 204
        assert answer.headers["HX-Redirect"] == "/desk/login?note=ended"


def test_work_keeps_the_desk_awake(browser: Browser) -> None:
    desk, now = browser(HOME), clock.now()
    knock(desk)
    for minutes in (20, 40, 60):
        with clock.frozen(now + timedelta(minutes=minutes)):
            assert desk.see("/desk/").status_code == 200


def test_a_session_ends_at_the_latest_after_its_hours(browser: Browser) -> None:
    desk, now = browser(HOME), clock.now()
    knock(desk)
    for minutes in range(20, rules().desk_hours * 60, 20):
        with clock.frozen(now + timedelta(minutes=minutes)):
            desk.see("/desk/password")
    with clock.frozen(now + timedelta(hours=rules().desk_hours, seconds=1)):
        assert desk.see("/desk/").location == "/desk/login?note=ended"


def test_a_clock_set_back_signs_nobody_out(browser: Browser) -> None:
    desk = browser(HOME)
    knock(desk)
    with clock.frozen(clock.now() - timedelta(hours=2)):
        assert desk.see("/desk/").status_code == 200


def test_one_who_left_does_not_come_in(browser: Browser) -> None:
    gone, _password = make.colleague(Role.GRID, "limei", "李梅")
    gone.left_at = clock.now()
    assert knock(browser(HOME), username="limei").status_code == 422


def test_nothing_of_the_address_is_echoed(browser: Browser) -> None:
    page = browser(HOME).see("/desk/login?note=<b>evil&next=//evil.example")
    assert "evil" not in page.text
    desk = browser(HOME)
    form = desk.see("/desk/login?next=/%09/evil.example")
    assert desk.tap(form, "/login", username="chen", password=PASSWORD).location == "/desk/"


def test_the_entrance_speaks_english_on_one_tap(browser: Browser) -> None:
    desk = browser(HOME)
    page = desk.follow(desk.tap(desk.see("/desk/login"), "/language"))
    assert '<html lang="en"' in page.text


def test_whoever_is_in_is_not_asked_again(browser: Browser) -> None:
    desk = browser(HOME)
    knock(desk)
    assert desk.see("/desk/login").location == "/desk/"
