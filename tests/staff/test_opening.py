"""An empty house: the first page of the desk opens the station."""

from collections.abc import Callable

import pytest
from flask import Flask

from app.community.models import Area, SpecialDay
from app.db import db
from app.staff.models import Role
from app.station.models import Offer
from app.station.seven import SEVEN
from tests import make
from tests.staff.conftest import PASSWORD
from tests.taps import Finger

SAID = {
    "street": "源西街道",
    "community": "康乐路南社区",
    "name": "暖蜂驿站",
    "address": "中心壹号教育城旁",
    "opens": "08:00",
    "closes": "20:00",
}


@pytest.fixture
def desk(app: Flask, browser: Callable[[str], Finger]) -> Finger:
    make.colleague(Role.ADMIN, "chen")
    make.colleague(Role.STATION, "limei", "李梅")
    return came_in(browser("198.51.100.2"), "chen")


def came_in(desk: Finger, username: str) -> Finger:
    desk.tap(desk.see("/desk/login"), "/login", username=username, password=PASSWORD)
    return desk


def test_an_empty_house_asks_its_administrator_to_open_it(desk: Finger) -> None:
    assert desk.see("/desk/").location == "/desk/first"


def test_others_find_a_quiet_desk(desk: Finger, browser: Callable[[str], Finger]) -> None:
    assert came_in(browser("198.51.100.3"), "limei").see("/desk/").status_code == 200


def test_one_form_opens_the_station(desk: Finger, kiosk: Finger) -> None:
    today = desk.follow(desk.tap(desk.see("/desk/first"), "/first", **SAID))
    assert "驿站建好了" in today.text
    wall = kiosk.see("/kiosk/").text
    assert all(one.name in wall for one in SEVEN)
    assert db.session.query(Offer).count() == 7
    assert db.session.query(SpecialDay).count() > 0


def test_the_areas_know_their_way_to_the_root(desk: Finger) -> None:
    desk.tap(desk.see("/desk/first"), "/first", **SAID)
    assert [area.path for area in db.session.query(Area).order_by(Area.id)] == ["/1/", "/1/2/"]


def test_a_house_is_opened_once(desk: Finger) -> None:
    page = desk.see("/desk/first")
    desk.tap(page, "/first", **SAID)
    assert desk.tap(page, "/first", **SAID).status_code == 409
    assert desk.see("/desk/first").location == "/desk/"


def test_a_form_half_filled_keeps_what_was_typed(desk: Finger) -> None:
    page = desk.see("/desk/first")
    for wrong in ({"street": ""}, {"opens": "25:00"}, {"closes": "07:00"}, {"address": "长" * 201}):
        answer = desk.tap(page, "/first", **(SAID | wrong))
        assert answer.status_code == 422
        assert "康乐路南社区" in answer.text
    assert db.session.query(Area).count() == 0


def test_only_an_administrator_opens_the_house(desk: Finger, browser: Callable[[str], Finger]) -> None:
    assert came_in(browser("198.51.100.3"), "limei").see("/desk/first").status_code == 403


def test_the_doorway_shows_two_ways_in(stranger: Finger) -> None:
    page = stranger.see("/").text
    assert 'href="/kiosk/"' in page
    assert 'href="/desk/"' in page
