"""Pages that have grown old while the world went on: a kind word, and nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from itsdangerous import TimestampSigner

from app import clock
from app.db import db
from app.kiosk import verbs as devices
from app.kiosk.models import Device
from app.staff import verbs as staff
from app.staff.models import Staff
from app.station import verbs_room as room
from app.station.models import Offer, Visit
from app.station.models_loan import Loan
from tests.hostile.conftest import PHONE
from tests.make import Hive
from tests.taps import Finger

BACK, FORWARD = timedelta(hours=-2), timedelta(days=40)


def visits() -> int:
    return db.session.query(Visit).count()


def test_the_token_of_another_browser_is_refused(hive: Hive, kiosk: Finger, other_kiosk: Finger) -> None:
    foreign = dict(other_kiosk.form(other_kiosk.see("/kiosk/visit"), "/visit")[1])["csrf_token"]
    answer = kiosk.tap(kiosk.see("/kiosk/visit"), "/visit", who="rider", service=[hive.water.id], csrf_token=foreign)
    assert answer.location == "/kiosk/?stale=1"
    assert visits() == 0


def test_a_ticket_used_on_another_form_does_nothing_twice(hive: Hive, kiosk: Finger) -> None:
    page = kiosk.see("/kiosk/visit")
    used = dict(kiosk.form(page, "/visit")[1])["ticket"]
    first = kiosk.tap(page, "/visit", who="rider", service=[hive.water.id])
    second = kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone=PHONE, consent="yes", ticket=used)
    assert second.location == first.location
    assert db.session.query(Loan).count() == 0


@pytest.mark.parametrize("deed", ["pause", "withdraw"])
def test_a_service_that_went_meanwhile_is_not_served(hive: Hive, kiosk: Finger, desk: Finger, deed: str) -> None:
    page, someone = kiosk.see("/kiosk/visit"), db.session.query(Staff).first()
    offer = db.session.query(Offer).filter_by(service_id=hive.water.id).one()
    assert someone
    if deed == "pause":
        room.pause(offer, someone, "清洗")
    else:
        room.withdraw(offer, someone)
    assert kiosk.tap(page, "/visit", who="rider", service=[hive.water.id]).status_code in {409, 422}
    assert visits() == 0


def test_a_supply_that_went_meanwhile_is_not_taken(hive: Hive, kiosk: Finger) -> None:
    page = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    hive.bread.retired_at = clock.now()
    said: dict[str, Any] = {f"supply-{hive.bread.id}": 1}
    assert kiosk.tap(page, "/visit", who="rider", **said).status_code in {409, 422}
    assert visits() == 0


def test_a_kiosk_revoked_meanwhile_writes_nothing(hive: Hive, other_kiosk: Finger) -> None:
    page, someone = other_kiosk.see("/kiosk/visit"), db.session.query(Staff).first()
    device = db.session.query(Device).filter_by(is_this_machine=False).one()
    assert someone
    devices.revoke(device, someone)
    assert other_kiosk.tap(page, "/visit", who="rider", service=[hive.water.id]).location == "/kiosk/enrol"
    assert visits() == 0


def test_a_page_of_the_last_visitor_serves_the_next_one(hive: Hive, kiosk: Finger) -> None:
    page = kiosk.see("/kiosk/visit")
    kiosk.tap(page, "/end")
    answer = kiosk.tap(page, "/visit", who="rider", service=[hive.water.id])
    assert answer.status_code == 303
    assert visits() == (0 if "stale" in answer.location else 1)


def test_a_page_of_a_desk_that_was_left_writes_nothing(hive: Hive, desk: Finger) -> None:
    page, someone = desk.see(f"/desk/places/{hive.station.id}"), db.session.query(Staff).first()
    assert someone
    staff.end_sessions(someone)
    answer = desk.tap(page, "/close", words="停电")
    assert answer.location.startswith("/desk/login")
    db.session.refresh(hive.station)
    assert hive.station.closed_at is None


@contextmanager
def time_off_by(by: timedelta, patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The house's clock and the one cookies are signed by, put to another time together."""
    true = TimestampSigner.get_timestamp
    patch.setattr(TimestampSigner, "get_timestamp", lambda signer: true(signer) + int(by.total_seconds()))
    with clock.frozen(clock.now() + by):
        yield


def test_a_clock_set_back_signs_nobody_out(desk: Finger, monkeypatch: pytest.MonkeyPatch) -> None:
    with time_off_by(BACK, monkeypatch):
        assert desk.see("/desk/").status_code == 200


@pytest.mark.parametrize("by", [BACK, FORWARD])
def test_a_kiosk_page_of_another_time_still_serves(
    hive: Hive, kiosk: Finger, monkeypatch: pytest.MonkeyPatch, by: timedelta
) -> None:
    page = kiosk.see("/kiosk/visit")
    kiosk.tap(page, "/size", to="large")
    with time_off_by(by, monkeypatch):
        answer = kiosk.tap(page, "/visit", who="rider", service=[hive.water.id])
        assert answer.status_code == 303
        assert "stale" not in answer.location
        assert visits() == 1


def test_forty_days_later_the_desk_asks_who_is_there(desk: Finger, monkeypatch: pytest.MonkeyPatch) -> None:
    with time_off_by(FORWARD, monkeypatch):
        assert desk.see("/desk/").location.startswith("/desk/login")


def test_every_form_without_its_token_is_refused(app: Flask, full: Hive, kiosk: Finger, desk: Finger) -> None:
    from tests.hostile.harvest import address, fresh, rules_for  # noqa: PLC0415
    from tests.hostile.test_writing import rows  # noqa: PLC0415

    before = rows()
    for rule in rules_for(app, "POST"):
        browser = desk if rule.rule.startswith("/desk") else kiosk
        answer = browser.client.post(address(rule), data=fresh({}))
        if rule.endpoint.startswith("open311_in."):  # a program shows its key instead
            assert answer.status_code in {403, 404}
            continue
        assert answer.status_code == 303, rule.rule
        assert answer.location.endswith("?stale=1")
    assert rows() == before
