"""A slip at the kiosk: on the station's printer where there is one, else by the browser; never in anybody's way."""

import threading

import pytest
from flask import Flask

from app.db import db
from app.kiosk.models import Device
from app.staff.models import Role
from tests import make
from tests.activities.at_kiosk import LIST, PHONE, leave_kiosk, sign_up, signups
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

Listener = tuple[str, list[bytes]]
NOBODY = "127.0.0.1:9"


def hang(hive: Hive, at: str) -> None:
    """A printer on the cable of this kiosk."""
    db.session.get_one(Device, hive.kiosk.id).printer = at
    db.session.commit()


def test_without_a_printer_the_browser_prints(hive: Hive, kiosk: Finger) -> None:
    done = kiosk.follow(sign_up(kiosk, make.activity(hive.station, seats=5)))
    assert f"/signups/{signups()[0].id}/print" in done.text
    assert "/slip" not in done.text


def test_two_taps_print_one_slip(hive: Hive, kiosk: Finger, listener: Listener) -> None:
    at, jobs = listener
    hang(hive, at)
    done = kiosk.follow(sign_up(kiosk, make.activity(hive.station, seats=5)))
    answers = [kiosk.tap(done, "/slip") for _tap in range(2)]
    threading.Event().wait(0.3)
    assert answers[0].location == answers[1].location
    assert "小票出来了" in kiosk.follow(answers[0]).text
    assert len(jobs) == 1
    assert PHONE.encode() not in jobs[0]


def test_a_printer_that_is_not_there_keeps_nobody_from_their_seat(hive: Hive, kiosk: Finger) -> None:
    hang(hive, NOBODY)
    done = kiosk.follow(sign_up(kiosk, make.activity(hive.station, seats=5)))
    told = kiosk.follow(kiosk.tap(done, "/slip"))
    assert "小票没印出来，请记一下号码" in told.text
    assert len(signups()) == 1


def test_a_stranger_prints_nothing(hive: Hive, kiosk: Finger, stranger: Finger, listener: Listener) -> None:
    at, jobs = listener
    hang(hive, at)
    kiosk.follow(sign_up(kiosk, make.activity(hive.station, seats=5)))
    stranger.client.post(f"{LIST}/signups/{signups()[0].id}/slip")
    leave_kiosk(kiosk)
    kiosk.client.post(f"{LIST}/signups/{signups()[0].id}/slip")
    assert jobs == []


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def test_the_desk_hangs_a_printer_and_tries_it(hive: Hive, desk: Finger, listener: Listener) -> None:
    at, jobs = listener
    form = desk.see(f"/desk/devices/{hive.kiosk.id}/edit")
    page = desk.follow(desk.tap(form, "/edit", name="本机", place=hive.station.id, panel="default", printer=at))
    assert at in page.text
    assert "打印机收到了" in desk.tap(page, "/slip").text
    threading.Event().wait(0.3)
    assert len(jobs) == 1


def test_the_desk_is_told_that_a_printer_does_not_answer(hive: Hive, desk: Finger) -> None:
    hang(hive, NOBODY)
    answer = desk.tap(desk.see(f"/desk/devices/{hive.kiosk.id}"), "/slip")
    assert "打印机没有回应" in answer.text


@pytest.mark.parametrize("printer", ["8.8.8.8:9100", "printer", "192.168.1.20"])
def test_nothing_outside_the_station_is_a_printer(hive: Hive, desk: Finger, printer: str) -> None:
    form = desk.see(f"/desk/devices/{hive.kiosk.id}/edit")
    answer = desk.tap(form, "/edit", name="本机", place=hive.station.id, panel="default", printer=printer)
    assert answer.status_code == 422
    assert "192.168.1.20:9100 这样" in answer.text
    assert db.session.get_one(Device, hive.kiosk.id).printer == ""


def test_the_counter_may_not_try_it(app: Flask, hive: Hive) -> None:
    hang(hive, NOBODY)
    counter = sit(app, Role.STATION)
    assert counter.see(f"/desk/devices/{hive.kiosk.id}").status_code == 403
