"""A house with one of everything, whose doors are tried."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app import audit, clock, transaction
from app.community.models import HoursException, SpecialDay
from app.db import db
from app.kiosk import kiosk as kiosk_shell
from app.kiosk import verbs as bell
from app.kiosk.models import Visitor
from app.staff import entrance
from app.staff.models import Role
from app.station.models import Fault
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

PHONE, PASSWORD = "13812345678", "warm tea for a cold night"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    """陈站长, an administrator, signed in."""
    return sit(app, Role.ADMIN)


@pytest.fixture
def full(hive: Hive, kiosk: Finger, desk: Finger) -> Hive:
    """One of everything, each with number 1: a visit, a loan, a call, a fault, a holiday."""
    kiosk.tap(kiosk.see("/kiosk/visit"), "/visit", who="rider", service=[hive.water.id])
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", kind="umbrella", phone=PHONE, consent="yes")
    bell.ring(hive.kiosk, db.session.get_one(Visitor, 1))
    today = clock.today()
    db.session.add(SpecialDay(day=today, is_working=False, name="国庆节"))
    db.session.add(HoursException(place_id=hive.station.id, day=today, spans=[["00:00", "24:00"]]))
    db.session.add(Fault(place_id=hive.station.id, words="饮水机坏了", words_en="", since=clock.now()))
    make.asset(hive.station, "102")
    db.session.commit()
    return hive


@pytest.fixture
def standstill(app: Flask, full: Hive, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is sent is taken as far as the database's own checks, then undone: each try finds the same house."""

    def as_if_kept() -> None:
        audit.write_events(db.session())
        db.session.flush()
        db.session.rollback()

    for room in (transaction, entrance, kiosk_shell):
        monkeypatch.setattr(room, "commit_early", as_if_kept)
    app.config["WTF_CSRF_ENABLED"] = False
    yield
    app.config["WTF_CSRF_ENABLED"] = True
