"""A breakdown is one line in the log and a number on the page, and neither knows anybody."""

import errno
import logging
import sqlite3
from pathlib import Path

import pytest
from flask import Flask, Response
from sqlalchemy import create_engine, exc, text

from app import errors, pages
from tests.frame.rooms import ERROR_PAGES, Breaking, House

PHONE = "13800005678"


def database_error(kind: type[exc.DBAPIError], cause: Exception) -> exc.DBAPIError:
    return kind("INSERT INTO loan VALUES (?)", {"phone": PHONE}, cause)


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
        (sqlite3.OperationalError(PHONE), 503),
        (OSError(errno.ENOSPC, PHONE), 503),
        (OSError(errno.EACCES, PHONE), 500),
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


def test_the_log_line_leads_from_the_page_to_the_place(breaking: Breaking, caplog: pytest.LogCaptureFixture) -> None:
    answer = breaking(ValueError(PHONE))
    line = caplog.messages[0]
    status, reference, kind, _at, endpoint, place = line.split()
    assert (status, kind, endpoint) == ("500", "ValueError", "view")
    assert reference in answer.text
    assert place.startswith("(conftest.py:")


def test_a_template_that_breaks_is_named_in_the_log(house: House, caplog: pytest.LogCaptureFixture) -> None:
    app = house({**ERROR_PAGES, "a.html": "<p>\n{{ visitor.name }}"})
    app.add_url_rule("/kiosk/x", "view", lambda: pages.show("a.html"))
    assert app.test_client().get("/kiosk/x").status_code == 500
    assert caplog.messages[0].endswith("UndefinedError at view (a.html:2)")


def test_a_real_lock_is_a_503(app: Flask, tmp_path: Path) -> None:
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


def test_what_flask_itself_logs_holds_no_value(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError(PHONE)  # noqa: TRY301 — the breakdown itself
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


def test_a_commit_that_breaks_can_be_answered_after_the_view(app: Flask) -> None:
    def settle(_response: Response) -> Response:
        return errors.answer(database_error(exc.OperationalError, sqlite3.OperationalError(PHONE)))

    app.after_request(settle)
    app.add_url_rule("/kiosk/x", "view", lambda: "登记好了")
    answer = app.test_client().get("/kiosk/x")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert "登记好了" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
