"""The store-room locked, gone or cut off: a page in words, and the next try works."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from app.db import db
from app.station import verbs
from app.station.models import Visit
from tests.databases import Database
from tests.make import Hive
from tests.taps import Finger


def is_busy_page(answer: TestResponse) -> bool:
    assert answer.headers["Retry-After"]
    assert 'id="screen"' in answer.text
    return answer.status_code == 503


@pytest.fixture
def impatient(app: Flask) -> Iterator[None]:
    """Connections that wait a moment instead of ten seconds."""

    def hurry(connection: sqlite3.Connection, _entry: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    is_sqlite = db.engine.dialect.name == "sqlite"
    db.session.rollback()
    db.engine.dispose()
    if is_sqlite:
        sa.event.listen(db.engine, "connect", hurry)
    yield
    db.session.rollback()
    db.engine.dispose()
    if is_sqlite:
        sa.event.remove(db.engine, "connect", hurry)


@contextmanager
def held(database: Database) -> Iterator[None]:
    """Someone else writes, and does not stop."""
    other = sqlite3.connect(database.folder / "test.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()


def visits() -> int:
    db.session.rollback()
    return db.session.query(Visit).count()


@pytest.mark.sqlite
def test_a_locked_store_room_is_said_in_words(database: Database, hive: Hive, kiosk: Finger, impatient: None) -> None:
    page, water = kiosk.see("/kiosk/visit"), hive.water.id
    db.session.rollback()
    with held(database):
        assert is_busy_page(kiosk.tap(page, "/visit", who="rider", service=[water]))
        assert kiosk.see("/kiosk/").status_code == 200
    assert kiosk.tap(page, "/visit", who="rider", service=[water]).status_code == 303
    assert visits() == 1


@contextmanager
def away(path: Path) -> Iterator[None]:
    """The file has gone with its companions, and a folder that cannot be a database lies in its place."""
    files = [each for each in path.parent.iterdir() if each.name.startswith(path.name)]
    for each in files:
        each.rename(each.with_name(f"away-{each.name}"))
    path.mkdir()
    try:
        yield
    finally:
        path.rmdir()
        for each in files:
            each.with_name(f"away-{each.name}").rename(each)


@pytest.mark.sqlite
def test_a_store_room_that_is_gone_is_said_in_words(
    database: Database, hive: Hive, kiosk: Finger, impatient: None
) -> None:
    page, water = kiosk.see("/kiosk/visit"), hive.water.id
    db.session.remove()
    db.engine.dispose()
    with away(database.folder / "test.sqlite3"):
        assert is_busy_page(kiosk.see("/kiosk/"))
        assert is_busy_page(kiosk.tap(page, "/visit", who="rider", service=[water]))
        assert kiosk.see("/healthz").status_code == 503
    db.engine.dispose()
    assert kiosk.tap(page, "/visit", who="rider", service=[water]).status_code == 303
    assert visits() == 1


@pytest.mark.postgresql
def test_a_connection_cut_off_is_not_noticed_by_the_next_guest(app: Flask, hive: Hive, kiosk: Finger) -> None:
    page, water = kiosk.see("/kiosk/visit"), hive.water.id
    db.session.rollback()
    _cut_off()
    answer = kiosk.tap(page, "/visit", who="rider", service=[water])
    assert answer.status_code == 303 or is_busy_page(answer)
    assert kiosk.see("/kiosk/").status_code == 200
    assert visits() == (1 if answer.status_code == 303 else 0)


@pytest.mark.postgresql
def test_a_connection_cut_off_in_the_middle_leaves_nothing(
    app: Flask, hive: Hive, kiosk: Finger, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, water, welcome = kiosk.see("/kiosk/visit"), hive.water.id, verbs.welcome
    db.session.rollback()

    def cut_then_welcome(*who: object) -> object:
        db.session.flush()
        _cut_off()
        return welcome(*who)  # type: ignore[arg-type]

    monkeypatch.setattr(verbs, "welcome", cut_then_welcome)
    assert is_busy_page(kiosk.tap(page, "/visit", who="rider", service=[water]))
    monkeypatch.undo()
    assert kiosk.tap(page, "/visit", who="rider", service=[water]).status_code == 303
    assert visits() == 1


def _cut_off() -> None:
    """End every line to the store-room but the one that says so."""
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    engine = sa.create_engine(db.engine.url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(others)
