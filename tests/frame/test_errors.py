"""Nobody ever sees a stack trace, and the log never sees a visitor."""

import logging
import sqlite3
from collections.abc import Callable

import pytest
from flask import Flask, abort, request
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import create_engine, exc, text
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.test import TestResponse

from app import pages, words
from app.refusal import Refused
from app.words import _l
from tests.frame.rooms import House

PHONE = "13800005678"
PAGE = "<main id=screen><h1>{{ title }}</h1><p>{{ words }}</p>{{ status }} {{ reference }}</main>"
PAGES = {
    f"{face}/{name}.html": f"{face} {PAGE}"
    for face in ("kiosk", "desk")
    for name in ("refused", "trouble")
}

Breaking = Callable[[Exception], TestResponse]


@pytest.fixture
def app(house: House) -> Flask:
    return house(PAGES)


@pytest.fixture
def breaking(app: Flask) -> Breaking:
    """Ask a page that raises."""

    def ask(error: Exception, path: str = "/kiosk/x", **headers: str) -> TestResponse:
        def view() -> str:
            raise error

        app.add_url_rule(path, "view", view)
        return app.test_client().get(path, headers=headers)

    return ask


def database_error(kind: type[exc.DBAPIError], cause: Exception) -> exc.DBAPIError:
    return kind("INSERT INTO loan VALUES (?)", {"phone": PHONE}, cause)


def test_a_refusal_is_a_page_with_its_reason(breaking: Breaking) -> None:
    answer = breaking(Refused("<这一单>已经有人接了"))
    assert answer.status_code == 409
    assert "&lt;这一单&gt;已经有人接了" in answer.text
    assert answer.text.startswith("kiosk")


def test_a_refusal_is_said_in_the_askers_language(breaking: Breaking, app: Flask) -> None:
    breaking(Refused(_l("请先登录")))
    assert "Please sign in first" in app.test_client().get("/kiosk/x?lang=en").text


def test_the_desk_has_its_own_pages(breaking: Breaking, app: Flask) -> None:
    assert breaking(Refused("不行"), path="/desk/x").text.startswith("desk")  # type: ignore[call-arg]
    assert app.test_client().get("/desk").text.startswith("desk")
    assert app.test_client().get("/desks").text.startswith("kiosk")


@pytest.mark.parametrize(
    "status", [400, 401, 403, 404, 405, 409, 413, 414, 418, 422, 429, 500, 503, 504]
)
def test_every_status_has_a_page_in_words(app: Flask, status: int) -> None:
    app.add_url_rule("/kiosk/x", "view", lambda: abort(status))
    for tongue in ("zh", "en"):
        answer = app.test_client().get(f"/kiosk/x?lang={tongue}")
        assert answer.status_code == status
        assert answer.mimetype == "text/html"
        assert "<h1></h1>" not in answer.text
        assert f"</p>{status}" in answer.text


def test_what_a_status_must_say_in_its_headers_is_kept(breaking: Breaking, app: Flask) -> None:
    app.add_url_rule("/kiosk/y", "y", lambda: "", methods=["POST"])
    assert breaking(ServiceUnavailable(retry_after=9)).headers["Retry-After"] == "9"
    assert "POST" in app.test_client().get("/kiosk/y").headers["Allow"]


def test_a_redirect_to_the_slash_stays_a_redirect(app: Flask) -> None:
    app.add_url_rule("/kiosk/", "home", lambda: "")
    assert app.test_client().get("/kiosk").status_code == 308


@pytest.mark.parametrize("face", ["desk", "kiosk"])
def test_a_stale_token_leads_home_with_a_message(app: Flask, face: str) -> None:
    CSRFProtect(app)
    app.add_url_rule(f"/{face}/x", "view", lambda: "", methods=["POST"])
    answer = app.test_client().post(f"/{face}/x", data={"csrf_token": "old"})
    assert (answer.status_code, answer.location) == (303, f"/{face}/?stale=1")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (database_error(exc.OperationalError, sqlite3.OperationalError("database is locked")), 503),
        (database_error(exc.OperationalError, sqlite3.OperationalError("disk is full")), 503),
        (database_error(exc.InterfaceError, sqlite3.InterfaceError(PHONE)), 503),
        (database_error(exc.DatabaseError, sqlite3.DatabaseError("file is not a database")), 503),
        (exc.TimeoutError(PHONE), 503),
        (exc.PendingRollbackError(PHONE), 503),
        (database_error(exc.IntegrityError, sqlite3.IntegrityError(PHONE)), 409),
        (database_error(exc.DataError, sqlite3.DataError(PHONE)), 422),
        (OverflowError(PHONE), 422),
        (database_error(exc.ProgrammingError, sqlite3.ProgrammingError(PHONE)), 500),
        (KeyError(PHONE), 500),
    ],
)
def test_a_breakdown_tells_neither_page_nor_log_a_value(
    breaking: Breaking, caplog: pytest.LogCaptureFixture, error: Exception, status: int
) -> None:
    answer = breaking(error)
    assert answer.status_code == status
    assert ("Retry-After" in answer.headers) == (status == 503)
    for told in (answer.text, caplog.text):
        assert PHONE not in told
        assert "INSERT" not in told
        assert "Traceback" not in told
    assert len(caplog.records) == 1


def test_the_log_line_leads_from_the_page_to_the_place(
    breaking: Breaking, caplog: pytest.LogCaptureFixture
) -> None:
    answer = breaking(ValueError(PHONE))
    line = caplog.messages[0]
    status, reference, kind, _at, endpoint, place = line.split()
    assert (status, kind, endpoint) == ("500", "ValueError", "view")
    assert reference in answer.text
    assert place.startswith("(test_errors.py:")


def test_a_template_that_breaks_is_named_in_the_log(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    app = house({**PAGES, "a.html": "<p>\n{{ visitor.name }}"})
    app.add_url_rule("/kiosk/x", "view", lambda: pages.show("a.html"))
    assert app.test_client().get("/kiosk/x").status_code == 500
    assert caplog.messages[0].endswith("UndefinedError at view (a.html:2)")


def test_a_real_lock_is_a_503(app: Flask, tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/a.db?timeout=0"
    one, two = create_engine(url), create_engine(url)

    def view() -> str:
        with one.connect() as first, two.connect() as second:
            first.execute(text("BEGIN EXCLUSIVE"))
            second.execute(text("BEGIN EXCLUSIVE"))
        return ""

    app.add_url_rule("/kiosk/x", "view", view)
    answer = app.test_client().get("/kiosk/x")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    one.dispose()
    two.dispose()


def test_a_broken_error_page_still_answers_in_words(house: House) -> None:
    app = house({"kiosk/trouble.html": "{{ visitor.name }}"})
    answer = app.test_client().get("/nowhere")
    assert answer.status_code == 404
    assert "找值守人员" in answer.text
    assert 'id="screen"' in answer.text


def test_an_error_page_needs_neither_context_processors_nor_a_language_from_the_database(
    app: Flask,
) -> None:
    def away() -> str:
        raise exc.OperationalError("SELECT", {}, sqlite3.OperationalError("gone"))

    app.context_processor(away)
    words.init(app, away)
    answer = app.test_client().get("/nowhere")
    assert (answer.status_code, answer.headers["Content-Language"]) == (404, "zh-CN")
    assert "没找到这一页" in answer.text


def test_a_piece_that_breaks_leaves_the_page_alone(breaking: Breaking) -> None:
    polled = {"HX-Request": "true", "HX-Request-Type": "partial"}
    assert breaking(Refused("不行"), **polled).headers["HX-Reswap"] == "none"


def test_a_boosted_page_that_breaks_is_shown_whole(breaking: Breaking) -> None:
    boosted = {"HX-Request": "true", "HX-Request-Type": "full", "HX-Boosted": "true"}
    assert "HX-Reswap" not in breaking(Refused("不行"), **boosted).headers


def test_a_field_nobody_sent_is_a_400(app: Flask) -> None:
    app.add_url_rule("/kiosk/x", "view", lambda: request.form["phone"], methods=["POST"])
    assert app.test_client().post("/kiosk/x").status_code == 400


def test_too_much_is_a_413(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 100
    app.add_url_rule("/kiosk/x", "view", lambda: "", methods=["POST"])
    assert app.test_client().post("/kiosk/x", data={"a": "b" * 200}).status_code == 413


def test_what_flask_itself_logs_holds_no_value(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        raise ValueError(PHONE)
    except ValueError:
        with app.app_context():
            app.logger.exception("Exception on /kiosk/x")
    assert PHONE not in caplog.text
    assert "ValueError" in caplog.text


def test_a_developer_sees_the_exception_itself(app: Flask) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = True

    def view() -> str:
        raise KeyError(PHONE)

    app.add_url_rule("/kiosk/x", "view", view)
    with pytest.raises(KeyError):
        app.test_client().get("/kiosk/x")


@pytest.fixture(autouse=True)
def _loud(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
