"""Thirty-two hands at one order: one has it, the others are thanked; rated once, taken or withdrawn and never both."""

import pytest

from app import audit
from app.db import db
from app.orders import queries
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Order, Rating
from tests import make
from tests.concurrency.conftest import CROWD, Crowd, Tap
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import card_of, scan

ROUNDS = 20


def only() -> Order:
    db.session.expire_all()
    return db.session.query(Order).one()


def find(finger: Finger, order: Order) -> None:
    asked = finger.tap(finger.see("/kiosk/orders/find"), "/find/number", number=order.number)
    assert finger.tap(asked, "/kiosk/orders/find", tail="7000").status_code == 303


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_thirty_two_helpers_at_one_order_are_one_taker_and_thirty_one_thanked(
    hive: Hive, crowd: Crowd, _round: int
) -> None:
    order = make.dispatched(hive.station)
    names = [f"王{name}{other}" for name in "一二三四" for other in "甲乙丙丁戊己庚辛"]
    cards = iter([card_of(make.volunteer(name, f"138{place:08}")) for place, name in enumerate(names)])
    address = f"/kiosk/jobs/{order.id}"

    def get_ready(finger: Finger) -> Tap:
        scan(finger, next(cards))
        page = finger.see(address)
        return lambda: finger.tap(page, f"{address}/take").status_code

    statuses = crowd(get_ready)
    assert sorted(statuses) == [303] + [409] * (CROWD - 1)
    assert only().stage is Stage.TAKEN
    assert [each.deed for each in queries.events(order.id)] == [Deed.PLACE, Deed.DISPATCH, Deed.TAKE]
    assert list(audit.faults(db.session())) == []


@pytest.mark.parametrize("_round", range(3))
def test_one_resident_at_thirty_two_kiosks_says_once_how_it_was(hive: Hive, crowd: Crowd, _round: int) -> None:
    order = make.done(hive.station, make.volunteer())
    address = f"/kiosk/orders/{order.id}/rate"

    def get_ready(finger: Finger) -> Tap:
        find(finger, order)
        page = finger.see(address)
        return lambda: finger.tap(page, address, solved="yes", satisfaction="5").status_code

    statuses = crowd(get_ready)
    assert statuses.count(303) == 1
    assert db.session.query(Rating).count() == 1
    assert only().stage is Stage.CLOSED


@pytest.mark.parametrize("_round", range(3))
def test_an_order_is_taken_or_withdrawn_and_never_both(hive: Hive, crowd: Crowd, _round: int) -> None:
    order, li = make.dispatched(hive.station), make.volunteer()
    token, turn = card_of(li), iter(range(CROWD))
    job, own = f"/kiosk/jobs/{order.id}", f"/kiosk/orders/{order.id}"

    def get_ready(finger: Finger) -> Tap:
        if next(turn) % 2:
            scan(finger, token)
            page, deed = finger.see(job), f"{job}/take"
        else:
            find(finger, order)
            page, deed = finger.see(own), f"{own}/withdraw"
        return lambda: finger.tap(page, deed).status_code

    assert set(crowd(get_ready)) <= {303, 409}
    seen = [each.deed for each in queries.events(order.id)]
    assert seen.count(Deed.WITHDRAW) == 1
    assert seen.count(Deed.TAKE) <= 1
    assert only().stage is Stage.WITHDRAWN
