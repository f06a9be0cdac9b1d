"""The last umbrella, the last loaf, one ticket: exact, however many reach for them at once."""

import pytest

from app import audit
from app.db import db
from app.kiosk.models import HelpCall
from app.station.models import Visit
from app.station.models_loan import Asset, Loan
from app.station.models_stock import Batch, StockMove
from tests.concurrency.conftest import CROWD, REPEATS, Crowd, Tap
from tests.make import Hive
from tests.taps import Finger


@pytest.mark.parametrize("_round", range(REPEATS))
def test_the_last_umbrella_goes_to_one(hive: Hive, crowd: Crowd, _round: int) -> None:
    def get_ready(finger: Finger) -> Tap:
        form = finger.see("/kiosk/lend/umbrella")
        return lambda: finger.tap(form, "/lend", phone="13812345678", consent="yes").status_code

    assert crowd(get_ready) == [303] + [409] * (CROWD - 1)
    assert db.session.query(Loan).count() == db.session.query(Visit).count() == 1
    assert db.session.query(Asset).one().state == "out"
    assert list(audit.faults(db.session())) == []


@pytest.mark.parametrize("_round", range(REPEATS))
def test_five_loaves_feed_five(hive: Hive, crowd: Crowd, _round: int) -> None:
    bread, food = hive.bread.id, hive.food.id

    def get_ready(finger: Finger) -> Tap:
        form = finger.see(f"/kiosk/visit?service={food}")
        return lambda: finger.tap(form, "/visit", who="cleaner", **{f"supply__{bread}": 1}).status_code

    assert crowd(get_ready) == [303] * 5 + [409] * (CROWD - 5)
    assert db.session.query(Batch).one().left == 0
    assert sum(move.quantity for move in db.session.query(StockMove)) == 0
    assert db.session.query(Visit).count() == 5


@pytest.mark.parametrize("_round", range(REPEATS))
def test_one_ticket_is_one_visit(hive: Hive, crowd: Crowd, kiosk: Finger, _round: int) -> None:
    water = hive.water.id
    number = dict(kiosk.form(kiosk.see(f"/kiosk/visit?service={water}"), "/visit")[1])["ticket"]

    def get_ready(finger: Finger) -> Tap:
        form = finger.see(f"/kiosk/visit?service={water}")
        return lambda: finger.tap(form, "/visit", who="courier", ticket=number).status_code

    assert crowd(get_ready) == [303] * CROWD
    assert db.session.query(Visit).count() == 1


@pytest.mark.parametrize("_round", range(REPEATS))
def test_a_thing_is_brought_back_once(hive: Hive, crowd: Crowd, kiosk: Finger, _round: int) -> None:
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")

    def get_ready(finger: Finger) -> Tap:
        matches = finger.tap(finger.see("/kiosk/return"), "/return", digits="101")
        return lambda: finger.tap(matches, "/loan/").status_code

    assert crowd(get_ready) == [303] + [409] * (CROWD - 1)


@pytest.mark.parametrize("_round", range(REPEATS))
def test_the_bell_rings_once(hive: Hive, crowd: Crowd, _round: int) -> None:
    def get_ready(finger: Finger) -> Tap:
        home = finger.see("/kiosk/")
        return lambda: finger.tap(home, "/help").status_code

    assert crowd(get_ready) == [303] * CROWD
    assert db.session.query(HelpCall).count() == 1
