"""Twenty bags reached for by many at once, and an objection beside the last word: exact on both databases."""

from itertools import count

import pytest
from flask import Flask

from app import clock
from app.community.models import Area, Level
from app.db import db
from app.giving.models import Gift, HandOn
from app.giving.verbs import Piece
from app.honours.lifecycle import Stage
from app.honours.models import Nomination, Objection
from app.staff import door
from app.staff.models import Role
from app.station.models_stock import Batch
from tests import make
from tests.concurrency.conftest import CROWD, Crowd, Tap
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

ROUNDS = 5
LEFT = 20


@pytest.fixture
def colleague(app: Flask, hive: Hive) -> dict[str, object]:
    """What a colleague's cookie holds, for many windows of one desk."""
    with sit(app, Role.ADMIN).client.session_transaction() as cookie:
        return dict(cookie)


def at_the_desk(finger: Finger, colleague: dict[str, object]) -> Finger:
    with finger.client.session_transaction() as cookie:
        cookie.update(colleague | {door.SEEN: clock.now().timestamp()})
    return finger


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_no_gift_is_handed_on_beyond_what_came(
    hive: Hive, crowd: Crowd, colleague: dict[str, object], _round: int
) -> None:
    gift = make.donation(hive.station, pieces=[Piece("面包", LEFT, "个")]).gifts[0].id
    shelf = {"way": "stock", "words": "", "supply": hive.bread.id, "place": hive.station.id}
    cause = {"way": "cause", "words": "独居老人", "supply": "0", "place": hive.station.id}
    turns = count()

    def get_ready(finger: Finger) -> Tap:
        form = at_the_desk(finger, colleague).see(f"/desk/gifts/items/{gift}")
        where = shelf if next(turns) % 2 else cause
        return lambda: finger.tap(form, "/hand-on", quantity=1, **where).status_code

    assert crowd(get_ready) == [303] * LEFT + [409] * (CROWD - LEFT)
    assert db.session.get_one(Gift, gift).left == 0
    passed = db.session.query(HandOn).all()
    assert sum(each.quantity for each in passed) == LEFT
    stocked = sum(each.stocked for each in passed)
    assert sum(batch.left for batch in db.session.query(Batch)) == 5 + stocked


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_slip_is_taken_back_once(hive: Hive, crowd: Crowd, colleague: dict[str, object], _round: int) -> None:
    gift = make.donation(hive.station).gifts[0]
    db.session.add(HandOn(gift_id=gift.id, way="cause", quantity=4, words="独居老人", stocked=0, at=clock.now(),
                          day=clock.today(), by_id=gift.donation.received_by_id))  # fmt: skip
    gift.left -= 4
    id = gift.id

    def get_ready(finger: Finger) -> Tap:
        form = at_the_desk(finger, colleague).see(f"/desk/gifts/items/{id}")
        return lambda: finger.tap(form, "/undo").status_code

    assert crowd(get_ready) == [303] + [409] * (CROWD - 1)
    assert db.session.get_one(Gift, id).left == LEFT


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_family_is_honoured_once(hive: Hive, crowd: Crowd, colleague: dict[str, object], _round: int) -> None:
    community = db.session.query(Area).filter_by(level=Level.COMMUNITY).one()
    family = make.noticed(make.honour_round(), make.area("万隆一品小区", Level.COMPOUND, community))
    family.notice_until = clock.today().replace(year=2020)
    id = family.id

    def get_ready(finger: Finger) -> Tap:
        form = at_the_desk(finger, colleague).see(f"/desk/honours/families/{id}")
        return lambda: finger.tap(form, "/award").status_code

    assert crowd(get_ready) == [303] + [409] * (CROWD - 1)
    assert db.session.get_one(Nomination, id).stage is Stage.AWARDED
    assert db.session.query(Objection).count() == 0
