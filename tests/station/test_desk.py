"""The counter at the desk: services rest and resume, broken things are told, and Today knows what waits."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.db import db
from app.staff.models import Role
from app.station.models import Fault, Offer, Service
from tests.desks import sit
from tests.make import Hive, batch
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def grid_worker(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.GRID)


def water(hive: Hive) -> Offer:
    return db.session.query(Offer).filter_by(service_id=hive.water.id).one()


def test_a_service_rests_with_words_and_resumes(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    page = desk.see(f"/desk/services?pause={water(hive).id}")
    assert desk.tap(page, "/pause", words="饮水机正在消毒").status_code == 303
    assert "饮水机正在消毒" in kiosk.see("/kiosk/").text
    assert desk.tap(page, "/pause", words="又一次").status_code == 409
    page = desk.see("/desk/services")
    assert desk.tap(page, "/resume").status_code == 303
    assert "饮水机正在消毒" not in kiosk.see("/kiosk/").text
    assert desk.tap(page, "/resume").status_code == 409


@pytest.mark.parametrize("words", ["", "   ", "字" * 41])
def test_a_pause_says_why_in_a_few_words(hive: Hive, desk: Finger, words: str) -> None:
    answer = desk.tap(desk.see(f"/desk/services?pause={water(hive).id}"), "/pause", words=words)
    assert answer.status_code == 422
    assert "暂停「免费饮水」" in answer.text
    assert water(hive).paused_at is None


def test_a_tile_is_taken_down_and_hung_up_again(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    assert desk.tap(desk.see("/desk/services"), f"/services/{water(hive).id}/withdraw").status_code == 303
    assert "免费饮水" not in kiosk.see("/kiosk/").text
    page = desk.see("/desk/services")
    assert desk.tap(page, f"/services/{hive.water.id}/offer").status_code == 303
    assert "免费饮水" in kiosk.see("/kiosk/").text
    assert desk.tap(page, f"/services/{hive.water.id}/offer").status_code == 409


def test_a_tile_reads_as_it_was_written(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    page = desk.see(f"/desk/services/{hive.water.id}")
    assert desk.tap(page, "/services/", name="热水", hint="杯子自带", position=3, icon="coffee").status_code == 303
    assert all(words in kiosk.see("/kiosk/").text for words in ("热水", "杯子自带"))
    service = db.session.get_one(Service, hive.water.id)
    assert (service.icon, service.position) == ("coffee", 3)


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"icon": "rocket"}, {"position": -1}, {"position": "x"}, {"hint": "字" * 21}]
)
def test_a_tile_that_does_not_fit_is_asked_again(hive: Hive, desk: Finger, wrong: dict[str, object]) -> None:
    page = desk.see(f"/desk/services/{hive.water.id}")
    assert desk.tap(page, "/services/", **wrong).status_code == 422
    assert db.session.get_one(Service, hive.water.id).name == "免费饮水"


def test_a_fault_is_told_to_the_guests_until_it_is_mended(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    assert desk.tap(desk.see("/desk/faults"), "/faults", words="微波炉坏了").status_code == 303
    assert "微波炉坏了" in kiosk.see("/kiosk/").text
    page = desk.see("/desk/faults")
    assert desk.tap(page, "/clear").status_code == 303
    assert "微波炉坏了" not in kiosk.see("/kiosk/").text
    assert desk.tap(page, "/clear").status_code == 409


@pytest.mark.parametrize("words", ["", "字" * 41])
def test_a_fault_is_said_in_a_few_words(desk: Finger, words: str) -> None:
    assert desk.tap(desk.see("/desk/faults"), "/faults", words=words).status_code == 422
    assert db.session.query(Fault).count() == 0


def test_today_shows_what_waits_at_the_station(hive: Hive, desk: Finger, grid_worker: Finger) -> None:
    batch(hive.bread, hive.station, 3, clock.today() - timedelta(days=1))
    db.session.add(Fault(place_id=hive.station.id, words="门铃坏了", since=clock.now() - timedelta(days=9)))
    page = desk.see("/desk/").text
    assert all(words in page for words in ("面包", "过期 3", "门铃坏了", "坏了 9 天"))
    assert "门铃坏了" not in grid_worker.see("/desk/").text


POSTS = (
    "/desk/services/1",
    "/desk/services/1/pause",
    "/desk/services/1/resume",
    "/desk/services/1/offer",
    "/desk/services/1/withdraw",
    "/desk/faults",
    "/desk/faults/1/clear",
)


@pytest.mark.parametrize("url", POSTS)
def test_the_counter_is_shut_to_strangers_and_to_other_roles(grid_worker: Finger, stranger: Finger, url: str) -> None:
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert grid_worker.client.post(url, data=token).status_code == 403


@pytest.mark.parametrize(
    "url",
    [
        "/desk/services/999",
        "/desk/services/999/pause",
        "/desk/services/999/resume",
        "/desk/services/999/offer",
        "/desk/services/999/withdraw",
        "/desk/faults/999/clear",
    ],
)
def test_what_is_not_there_is_not_found(desk: Finger, url: str) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.client.post(url, data=token).status_code == 404
