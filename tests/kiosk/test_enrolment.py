"""How a browser becomes a kiosk: six digits, once, a few tries."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.db import db
from app.kiosk import verbs
from app.kiosk.models import Device, Panel
from app.refusal import Refused
from app.staff.models import Staff
from tests.make import Hive, colleague
from tests.taps import Finger


@pytest.fixture
def code(hive: Hive) -> str:
    chen, _password = colleague()
    device = verbs.add_device(chen, "门口", hive.station, Panel.SMALL)
    db.session.flush()
    return verbs.offer_code(device, chen, timedelta(minutes=15))


def test_six_digits_make_a_kiosk(code: str, stranger: Finger) -> None:
    home = stranger.follow(stranger.tap(stranger.see("/kiosk/enrol"), "enrol", code=code))
    assert 'data-panel="small"' in home.text
    assert db.session.query(Device).filter_by(name="门口").one().enrolled_at


def test_a_code_is_good_once(code: str, stranger: Finger, kiosk: Finger) -> None:
    page = stranger.see("/kiosk/enrol")
    stranger.tap(page, "enrol", code=code)
    stranger.client.delete_cookie("kiosk")
    assert stranger.tap(page, "enrol", code=code).status_code == 422


def test_a_code_grows_old(code: str, stranger: Finger) -> None:
    with clock.frozen(clock.now() + timedelta(minutes=16)):
        assert stranger.tap(stranger.see("/kiosk/enrol"), "enrol", code=code).status_code == 422


def test_guessing_closes_the_door_even_for_the_right_code(code: str, stranger: Finger) -> None:
    page = stranger.see("/kiosk/enrol")
    wrong = "000000" if code != "000000" else "000001"
    statuses = [stranger.tap(page, "enrol", code=wrong).status_code for _try in range(11)]
    assert statuses == [422] * 10 + [429]
    assert stranger.tap(page, "enrol", code=code).status_code == 429


def test_a_kiosk_has_no_need_of_a_code(hive: Hive, kiosk: Finger) -> None:
    assert kiosk.see("/kiosk/enrol").location == "/kiosk/"


def test_a_new_code_does_not_lock_out_the_kiosk_that_runs(hive: Hive, other_kiosk: Finger) -> None:
    device = db.session.query(Device).filter_by(name="二号机").one()
    verbs.offer_code(device, db.session.query(Staff).one(), timedelta(minutes=15))
    assert other_kiosk.see("/kiosk/").status_code == 200


def test_a_revoked_device_gets_no_code(code: str, hive: Hive) -> None:
    chen = db.session.query(Staff).one()
    device = db.session.query(Device).filter_by(name="门口").one()
    verbs.revoke(device, chen)
    with pytest.raises(Refused):
        verbs.offer_code(device, chen, timedelta(minutes=15))


def test_an_enrolled_kiosk_opens_nothing_but_kiosk_pages(hive: Hive, other_kiosk: Finger) -> None:
    assert other_kiosk.see("/desk/").status_code == 403
    assert other_kiosk.see("/desk/login").status_code == 403
    assert other_kiosk.see("/").location == "/kiosk/"
    assert other_kiosk.see("/kiosk/").status_code == 200


def test_a_revoked_kiosk_is_an_ordinary_browser_again(hive: Hive, other_kiosk: Finger) -> None:
    device = db.session.query(Device).filter_by(name="二号机").one()
    verbs.revoke(device, db.session.query(Staff).one())
    assert other_kiosk.see("/desk/login").status_code == 200


def test_before_there_is_a_station_no_code_is_asked_for(app: Flask, kiosk: Finger) -> None:
    page = kiosk.follow(kiosk.see("/kiosk/"))
    assert "驿站还没有开张" in page.text
    assert "/kiosk/enrol" not in page.text
