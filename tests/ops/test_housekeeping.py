"""The night forgets what it should, and nothing else; the figures stay."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from app import anchors, audit, clock, housekeeping, jobs
from app.audit import record
from app.config import Config
from app.db import db
from app.kiosk import verbs as kiosk
from app.kiosk.models import Visitor
from app.station import forgetting, verbs
from app.station.models import Visit
from app.station.models_loan import AssetKind, Loan
from app.transaction import work
from tests.make import Hive

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=clock.ZONE)
DAY = timedelta(days=1)


@pytest.fixture
def loan(hive: Hive) -> Loan:
    with clock.frozen(MORNING):
        visitor, _token = kiosk.welcome(hive.kiosk.id)
        lent = verbs.lend(hive.kiosk, visitor, AssetKind.UMBRELLA, "13812345678", MORNING + 3 * DAY)
        kiosk.end(visitor)
        db.session.commit()
    return lent


def forget_phones(at: datetime) -> int:
    with work():
        count = forgetting.forget_phones(at - 30 * DAY, at - 180 * DAY)
    db.session.expire_all()
    return count


def test_a_phone_is_forgotten_thirty_days_after_the_return_and_the_loan_still_counts(loan: Loan, hive: Hive) -> None:
    assert forget_phones(MORNING + 99 * DAY) == 0  # still out
    with clock.frozen(MORNING + DAY):
        verbs.give_back(loan, hive.kiosk)
        db.session.commit()
    assert forget_phones(MORNING + 30 * DAY) == 0
    assert forget_phones(MORNING + 32 * DAY) == 1
    assert (loan.phone, loan.phone_tail) == (None, None)
    assert forget_phones(MORNING + 33 * DAY) == 0
    assert db.session.query(Loan).count() == 1


def test_the_phone_of_a_lost_thing_is_kept_longer(loan: Loan, hive: Hive) -> None:
    with clock.frozen(MORNING):
        verbs.lose(loan, hive.kiosk)
        db.session.commit()
    assert forget_phones(MORNING + 100 * DAY) == 0
    assert forget_phones(MORNING + 181 * DAY) == 1


def test_a_visit_is_cut_loose_from_whoever_came(loan: Loan) -> None:
    with work():
        assert forgetting.forget_visitors(MORNING) == 0
        assert forgetting.forget_visitors(MORNING + DAY) == 1
    assert db.session.query(Visitor).count() == 0
    assert db.session.query(Visit).one().visitor_id is None
    assert loan


def test_every_job_on_the_wall_runs(app: Flask, loan: Loan) -> None:
    with clock.frozen(clock.now()) as hands:
        jobs.tick()
        hands.move(days=1)
        jobs.tick()
        rows = jobs.overview()
    assert {row.name for row in rows} >= {name for name, _words, _deed in housekeeping.NIGHTLY}
    assert [row for row in rows if not row.last_ok and row.name != "backup"] == []
    assert not any(row.is_late for row in rows)
    assert app
    assert loan


def test_a_book_cut_off_after_the_night_is_found(app: Flask, loan: Loan) -> None:
    settings: Config = app.extensions["settings"]
    (settings.instance / anchors.FILE).unlink(missing_ok=True)
    with work():
        record(None, "tea.poured")
    seq = anchors.write_down(settings.instance)
    assert anchors.written_down(settings.instance).keys() == {seq}
    assert list(audit.faults(db.session(), anchors.written_down(settings.instance))) == []
    db.session.delete(db.session.query(audit.Event).filter_by(seq=seq).one())
    db.session.flush()
    assert list(audit.faults(db.session(), anchors.written_down(settings.instance)))
    db.session.rollback()
    anchors.note_restore(settings.instance, seq - 1)
    assert anchors.written_down(settings.instance) == {}
    (settings.instance / anchors.FILE).write_text("nonsense\n")
    assert app.test_cli_runner().invoke(args=["audit", "verify"]).exit_code == 1
    (settings.instance / anchors.FILE).unlink()
    assert loan
