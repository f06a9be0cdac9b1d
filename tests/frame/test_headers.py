"""Every answer forbids what we do not use, and nothing a visitor saw is kept."""

import pytest
from flask import Flask, Response, session
from werkzeug.test import TestResponse

from app.headers import ALWAYS
from tests.frame.rooms import House


@pytest.fixture
def app(house: House) -> Flask:
    app = house()

    def sign() -> str:
        session["seen"] = 1
        return "ok"

    app.add_url_rule("/kiosk/", "sign", sign)
    return app


def ask(app: Flask, path: str = "/kiosk/", base: str = "http://localhost") -> TestResponse:
    return app.test_client().get(path, base_url=base)


@pytest.mark.parametrize("path", ["/kiosk/", "/nowhere"])
def test_every_answer_wears_every_header(app: Flask, path: str) -> None:
    said = ask(app, path).headers
    assert {name: said[name] for name in ALWAYS} == ALWAYS
    assert said["Cache-Control"] == "no-store"


def test_only_our_own_files_may_run_and_nothing_may_be_inline(app: Flask) -> None:
    policy = ask(app).headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "data:" not in policy
    assert "*" not in policy


def test_a_file_for_download_is_not_kept_either(app: Flask) -> None:
    app.add_url_rule("/list", "list", lambda: Response("a", headers={"Cache-Control": "no-cache"}))
    assert ask(app, "/list").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("said", ["public, max-age=60", "private, no-cache"])
def test_an_answer_may_say_itself_who_keeps_it(app: Flask, said: str) -> None:
    app.add_url_rule("/feed", "feed", lambda: Response("a", headers={"Cache-Control": said}))
    assert ask(app, "/feed").headers["Cache-Control"] == said


def test_https_is_remembered_and_its_cookie_stays_on_https(app: Flask) -> None:
    safe = ask(app, base="https://localhost").headers
    assert safe["Strict-Transport-Security"] == "max-age=31536000"
    assert "Secure" in safe["Set-Cookie"]


def test_plain_http_promises_nothing_about_https(app: Flask) -> None:
    plain = ask(app).headers
    assert "Strict-Transport-Security" not in plain
    assert "Secure" not in plain["Set-Cookie"]


def test_a_session_cookie_is_for_this_site_and_this_sitting(app: Flask) -> None:
    cookie = ask(app).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Max-Age" not in cookie
    assert "Expires" not in cookie
