"""The kiosks at the desk: alive or silent, let in with a code that is shown once, closed for good."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.db import db
from app.kiosk.models import Device, Panel
from app.staff.models import Role
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def counter(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


def add(desk: Finger, hive: Hive) -> Device:
    desk.tap(desk.see("/desk/devices/new"), "/new", name="门口的机器", place=hive.station.id, panel="small")
    return db.session.query(Device).filter_by(name="门口的机器").one()


def test_a_kiosk_is_added_and_enrolled_with_the_code_of_the_page(hive: Hive, desk: Finger, stranger: Finger) -> None:
    device = add(desk, hive)
    answer = desk.tap(desk.see(f"/desk/devices/{device.id}"), "/code")
    assert answer.status_code == 200
    shown = re.search(r"digits\">(\d{3}) (\d{3})<", answer.text)
    assert shown
    assert "digits" not in desk.see(f"/desk/devices/{device.id}").text
    code = "".join(shown.groups())
    assert stranger.tap(stranger.see("/kiosk/enrol"), "/enrol", code=code).status_code == 303
    assert db.session.get_one(Device, device.id).enrolled_at is not None


def test_the_list_tells_the_living_from_the_silent(hive: Hive, desk: Finger) -> None:
    machine = db.session.query(Device).one()
    assert "还没用过" in desk.see("/desk/devices").text
    machine.seen_at = clock.now()
    assert "正常" in desk.see("/desk/devices").text
    machine.seen_at = clock.now() - timedelta(minutes=10)
    assert "没有回应" in desk.see("/desk/devices").text
    assert "本机" in desk.see("/desk/").text


def test_a_kiosk_is_renamed_moved_and_measured(hive: Hive, desk: Finger) -> None:
    device = add(desk, hive)
    said = {"name": "窗边的机器", "place": hive.station.id, "panel": "large"}
    assert desk.tap(desk.see(f"/desk/devices/{device.id}/edit"), "/edit", **said).status_code == 303
    assert (device.name, device.panel) == ("窗边的机器", Panel.LARGE)


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"name": "字" * 31}, {"place": 99}, {"place": 2**70}, {"panel": "huge"}]
)
def test_a_kiosk_needs_a_name_a_place_and_a_size(hive: Hive, desk: Finger, wrong: dict[str, object]) -> None:
    said = {"name": "门口", "place": hive.station.id, "panel": "small"} | wrong
    assert desk.tap(desk.see("/desk/devices/new"), "/new", **said).status_code == 422
    assert desk.tap(desk.see(f"/desk/devices/{hive.kiosk.id}/edit"), "/edit", **said).status_code == 422
    assert db.session.query(Device).one().name == "本机"


def test_a_revoked_kiosk_is_closed_for_good(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    page = desk.see(f"/desk/devices/{hive.kiosk.id}")
    assert desk.tap(page, "/revoke").status_code == 303
    assert kiosk.see("/kiosk/").location == "/kiosk/enrol"
    assert desk.tap(page, "/revoke").status_code == 409
    assert desk.tap(page, "/code").status_code == 409
    assert "已停用" in desk.see("/desk/devices").text


@pytest.mark.parametrize(
    "url", ["/desk/devices/new", "/desk/devices/1/code", "/desk/devices/1/edit", "/desk/devices/1/revoke"]
)
def test_kiosks_are_no_matter_for_strangers_or_the_counter(counter: Finger, stranger: Finger, url: str) -> None:
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert counter.client.post(url, data=token).status_code == 403
    assert "/desk/devices" not in counter.see("/desk/").text


@pytest.mark.parametrize("deed", ["code", "edit", "revoke"])
def test_an_unknown_kiosk_is_not_found(desk: Finger, deed: str) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.client.post(f"/desk/devices/999/{deed}", data=token).status_code == 404
