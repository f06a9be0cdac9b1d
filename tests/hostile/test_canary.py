"""A borrower's number and a colleague's secrets go where they must, and nowhere else."""

import logging
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app import clock, housekeeping
from app.audit import Event
from app.db import Base, db
from app.staff.models import Role
from app.station.models_loan import Loan
from app.transaction import work
from tests import make
from tests.databases import Database
from tests.make import Hive
from tests.taps import Finger

PHONE, TAIL = "13898765432", "5432"
NAME, USERNAME, PASSWORD = "王奶奶的孙女", "wang-sun", "warm tea for a cold night"


class Ears(logging.Handler):
    """Hears every line of every log, and what was said with it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.getMessage()} {record.args} {record.exc_info}")


@pytest.fixture
def ears() -> Iterator[Ears]:
    listening, root = Ears(), logging.getLogger()
    before = root.level
    root.addHandler(listening)
    root.setLevel(logging.DEBUG)
    yield listening
    root.removeHandler(listening)
    root.setLevel(before)


@pytest.fixture
def led(app: Flask, hive: Hive, kiosk: Finger, stranger: Finger, ears: Ears) -> list[str]:
    """A day at the station: where each answer led."""
    make.colleague(Role.ADMIN, USERNAME, NAME)
    make.asset(hive.station, "102")
    answers = [
        kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="1389876", consent="yes"),
        kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone=PHONE, consent="yes"),
        kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone=PHONE, consent="yes"),
        matches := kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits=TAIL),
        kiosk.tap(matches, "/return", digits=TAIL) if "/loan/" not in matches.text else kiosk.tap(matches, "/loan/"),
        stranger.tap(stranger.see("/desk/login"), "/login", username=PASSWORD[:20], password=PHONE),
        stranger.tap(stranger.see("/desk/login"), "/login", username=USERNAME, password=PASSWORD),
        stranger.tap(stranger.see("/desk/loans"), "/desk/loans", q=TAIL),
        stranger.tap(stranger.see("/desk/loans"), "/phone"),
    ]
    assert PHONE in answers[-1].text
    assert all(PHONE not in answer.text for answer in answers[1:-1])
    return [answer.location or "" for answer in answers]


def cells() -> Iterator[tuple[str, str]]:
    """Every value of every table, with the name of its column."""
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(table.select()).mappings():
            yield from ((f"{table.name}.{name}", str(value)) for name, value in row.items())


def test_no_log_and_no_address_knows_anybody(led: list[str], ears: Ears) -> None:
    for secret in (PHONE, TAIL, PHONE[:7], PASSWORD, NAME):
        assert not [line for line in ears.heard if secret in line]
        assert not [address for address in led if secret in address]


def test_no_log_knows_a_token(led: list[str], ears: Ears, stranger: Finger, kiosk: Finger) -> None:
    for browser in (stranger, kiosk):
        for cookie in (browser.client._cookies or {}).values():
            assert not [line for line in ears.heard if cookie.value in line]
            assert all(cookie.value not in value for _name, value in cells())


def test_the_store_room_holds_a_phone_in_the_loan_and_nowhere_else(led: list[str]) -> None:
    db.session.rollback()
    assert {name for name, value in cells() if PHONE in value} == {"loan.phone"}
    assert {name for name, value in cells() if value == TAIL} == {"loan.phone_tail"}
    assert not [name for name, value in cells() if PASSWORD in value]
    assert {name for name, value in cells() if NAME in value} <= {"staff.name", "staff.search"}
    assert not [event for event in db.session.query(Event) if TAIL in event.note]


def test_a_month_after_the_return_no_copy_of_the_phone_is_left(
    app: Flask, led: list[str], database: Database, stranger: Finger
) -> None:
    for loan in db.session.query(Loan):
        loan.closed_at = loan.closed_at or clock.now()
        loan.outcome = loan.outcome or "returned"  # type: ignore[assignment]
    db.session.commit()
    figures = db.session.query(Loan).count(), stranger.see("/desk/").status_code
    with clock.frozen(clock.now() + timedelta(days=31)), work():
        housekeeping.forget_phones()
    assert housekeeping.clear_journal().number == 0
    assert not [name for name, value in cells() if PHONE in value]
    assert (db.session.query(Loan).count(), 200) == figures
    db.session.rollback()
    assert not [path.name for path in _files(database) if PHONE.encode() in path.read_bytes()]


def _files(database: Database) -> list[Path]:
    if db.engine.dialect.name != "sqlite":
        return []
    with closing(db.engine.raw_connection()):
        return [database.folder / "test.sqlite3", database.folder / "test.sqlite3-wal"]
