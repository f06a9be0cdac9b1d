"""The last umbrella, the last loaf, one ticket: exact, however many reach for them at once."""

from itertools import count

import pytest

from app import audit, clock
from app.db import db
from app.kiosk.models import HelpCall
from app.station.models import Visit
from app.station.models_loan import Asset, Loan
from app.station.models_stock import Batch, StockMove
from tests import make
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
def test_who_takes_and_who_undoes_never_wait_for_each_other_for_good(hive: Hive, crowd: Crowd, _round: int) -> None:
    bread, food, station = hive.bread.id, hive.food.id, hive.station
    biscuits = make.supply(hive.food, "饼干")
    make.batch(biscuits, station, CROWD)
    make.batch(hive.bread, station, CROWD, clock.today())
    taken = {f"supply__{bread}": 1, f"supply__{biscuits.id}": 1}
    turns = count()

    def get_ready(finger: Finger) -> Tap:
        form = finger.see(f"/kiosk/visit?service={food}")
        if next(turns) % 2:
            return lambda: finger.tap(form, "/visit", who="cleaner", **taken).status_code
        done = finger.follow(finger.tap(form, "/visit", who="cleaner", **taken))
        return lambda: finger.tap(done, "/undo").status_code

    assert crowd(get_ready) == [303] * CROWD
    assert sorted(batch.left for batch in db.session.query(Batch)) == [5, CROWD // 2, CROWD // 2]


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
