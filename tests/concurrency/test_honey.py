"""Thirty-two guests come in at the same moment: every one of them is in the sums, and none twice."""

from flask import Flask

from app.board import recount
from app.db import db
from app.kiosk import verbs as kiosk
from app.station import verbs as station
from app.station.models import Visit, VisitorType
from tests.at_once import HANDS, ROUNDS, at_once
from tests.make import Hive


def test_nobody_is_lost_and_nobody_counted_twice(app: Flask, hive: Hive) -> None:
    place, device, water = hive.station.id, hive.kiosk.id, hive.water.id

    def come_in(hand: int) -> None:
        guest = kiosk.welcome(device)[0]
        found = db.session.get_one(type(hive.kiosk), device)
        visit = station.welcome(found, guest, VisitorType.COURIER, 1 + hand % 3, [water], {})
        if hand % 4 == 0:
            visit.undone_at = visit.at

    for _round in range(ROUNDS):
        assert at_once(app, come_in) == {"done": HANDS}
        db.session.rollback()
        assert list(recount.differences()) == []
    kept = db.session.query(recount.Tally).filter_by(measure="visits", spot=place)
    stayed = db.session.query(Visit).filter(Visit.undone_at.is_(None))
    assert sum(row.times for row in kept if row.span == "day") == stayed.count() == HANDS * ROUNDS * 3 // 4
