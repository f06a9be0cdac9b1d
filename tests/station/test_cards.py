"""What the station lays on the desk's Today page."""

from flask import Flask

from app.staff.models import Role
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


def test_people_and_services_are_told_apart_on_today(hive: Hive, kiosk: Finger, app: Flask) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    kiosk.tap(tile, "/visit", who="citizen", party=3, service=[hive.water.id, hive.rest.id])
    wrong = kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/visit?service={hive.water.id}"), "/visit", who="courier"))
    kiosk.tap(wrong, "/undo")
    assert "3 人次，用了 2 项服务" in sit(app, Role.STATION).see("/desk/").text
