"""The doors under attack: guesses at once, borrowed cookies, false names and false addresses."""

from dataclasses import replace
from threading import Thread

import pytest
from flask import Flask

from app import create_app
from app.db import db
from app.locks import Tries
from app.staff.models import Role
from tests import make
from tests.databases import Database
from tests.hostile.conftest import PASSWORD
from tests.make import Hive
from tests.taps import Client, Finger

pytestmark = pytest.mark.slow  # each knocks many times

AT_ONCE = 12


def guess(finger: Finger, password: str, username: str = "chen-hive") -> int:
    page = finger.see("/desk/login")
    return finger.tap(page, "/login", username=username, password=password).status_code


def at(app: Flask, address: str) -> Finger:
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = address
    return Finger(client)


def another_house(database: Database, **otherwise: object) -> Flask:
    """The same store-room behind a new app, as after a restart."""
    app = create_app(replace(database.settings(), **otherwise))  # type: ignore[arg-type]
    app.test_client_class = Client
    return app


def close(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def test_guesses_made_at_once_are_all_counted(app: Flask, hive: Hive) -> None:
    make.colleague(Role.ADMIN, "chen-hive")
    browsers = [at(app, "203.0.113.9") for _each in range(AT_ONCE)]
    pages = [browser.see("/desk/login") for browser in browsers]
    answers: list[int] = []

    def try_it(browser: Finger, page: object) -> None:
        with app.app_context():
            answers.append(browser.tap(page, "/login", username="chen-hive", password="wrong word").status_code)  # type: ignore[arg-type]

    threads = [Thread(target=try_it, args=each) for each in zip(browsers, pages, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    db.session.rollback()
    assert {row.count for row in db.session.query(Tries)} == {AT_ONCE}
    assert 429 in answers
    assert set(answers) == {422, 429}


def test_a_lock_outlives_a_restart(app: Flask, hive: Hive, database: Database) -> None:
    make.colleague(Role.ADMIN, "chen-hive")
    statuses = [guess(at(app, "203.0.113.9"), "wrong word") for _each in range(11)]
    assert statuses[-1] == 429
    restarted = another_house(database)
    assert guess(at(restarted, "203.0.113.9"), PASSWORD) == 429
    close(restarted)


def test_a_cookie_from_before_the_entrance_is_not_the_one_after_it(app: Flask, hive: Hive) -> None:
    make.colleague(Role.ADMIN, "chen-hive")
    victim, intruder = at(app, "203.0.113.9"), at(app, "203.0.113.10")
    intruder.see("/desk/login")
    planted = intruder.client.get_cookie("session")
    assert planted
    victim.client.set_cookie("session", planted.value)
    assert guess(victim, PASSWORD) == 303
    assert victim.see("/desk/").status_code == 200
    assert intruder.see("/desk/").location.startswith("/desk/login")


def test_going_out_kills_every_copy_of_the_cookie(app: Flask, desk: Finger) -> None:
    copied = desk.client.get_cookie("session")
    assert copied
    thief = at(app, "203.0.113.9")
    thief.client.set_cookie("session", copied.value)
    assert thief.see("/desk/").status_code == 200
    desk.tap(desk.see("/desk/"), "/logout")
    assert thief.see("/desk/").location.startswith("/desk/login")
    assert thief.see("/desk/staff").location.startswith("/desk/login")


@pytest.mark.parametrize("cookie", ["", "x", "a.b.c", "=" * 4000, "eyJzdGFmZiI6MX0.aaaa.bbbb", "🐝", "null"])
@pytest.mark.parametrize("name", ["session", "kiosk", "visitor"])
def test_a_forged_cookie_opens_nothing_and_breaks_nothing(app: Flask, hive: Hive, name: str, cookie: str) -> None:
    stranger = at(app, "203.0.113.9")
    stranger.client.set_cookie(name, cookie)
    assert stranger.see("/desk/").location.startswith("/desk/login")
    assert stranger.see("/kiosk/").location == "/kiosk/enrol"


@pytest.mark.parametrize("where", ["//evil.example", "https://evil.example", "/%09/evil.example", "/\\evil.example"])
def test_nobody_is_led_out_of_the_house(app: Flask, hive: Hive, where: str) -> None:
    make.colleague(Role.ADMIN, "chen-hive")
    for name in ("next", "note", "page", "to"):
        browser = at(app, "203.0.113.9")
        page = browser.see("/desk/login", query_string={name: where})
        answer = browser.client.post(
            "/desk/login",
            query_string={name: where},
            data=dict(browser.form(page, "/login")[1]) | {"username": "chen-hive", "password": PASSWORD, name: where},
            headers={"Referer": where},
        )
        assert answer.location == "/desk/"


@pytest.fixture
def named(hive: Hive, database: Database) -> Flask:
    return another_house(database, trusted_hosts=("hive.example",))


@pytest.mark.parametrize(
    "host", ["evil.example", "hive.example.evil.example", "evil.example:80@hive.example", "", "🐝", "a b"]
)
def test_a_false_name_of_the_house_is_refused(named: Flask, host: str) -> None:
    browser = at(named, "127.0.0.1")
    answer = browser.see("/kiosk/visit", headers={"Host": host})
    assert answer.status_code == 400
    assert "evil" not in answer.text
    assert browser.see("/kiosk/", headers={"Host": "hive.example"}).status_code == 200
    close(named)


def test_a_forwarded_name_and_address_are_believed_from_no_one(app: Flask, hive: Hive, stranger: Finger) -> None:
    lies = {
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Real-IP": "127.0.0.1",
        "Forwarded": "for=127.0.0.1",
    }
    answer = stranger.see("/kiosk/", headers=lies)
    assert answer.location == "/kiosk/enrol"
    assert "Strict-Transport-Security" not in answer.headers
    assert "evil" not in stranger.see("/kiosk/enrol", headers=lies).text


def test_a_forwarded_address_does_not_dodge_the_lock(app: Flask, hive: Hive) -> None:
    make.colleague(Role.ADMIN, "chen-hive")
    status = 0
    for number in range(11):
        browser = at(app, "203.0.113.9")
        browser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{number}"
        status = guess(browser, "wrong word")
    assert status == 429
