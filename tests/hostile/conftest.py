"""A house with one of everything, whose doors are tried."""

from collections.abc import Iterator
from datetime import timedelta

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
from app.volunteers import kiosk as volunteers_kiosk
from app.volunteers import kiosk_own, verbs_growth, verbs_ledger, verbs_merge, verbs_teams
from app.volunteers import verbs as volunteers
from app.volunteers.models import Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import card_of

PHONE, PASSWORD = "13812345678", "warm tea for a cold night"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    """陈站长, an administrator, signed in."""
    return sit(app, Role.ADMIN)


@pytest.fixture
def full(hive: Hive, kiosk: Finger, desk: Finger) -> Hive:
    """One of everything, each with number 1: a visit, a loan, a call, a fault, a holiday, a volunteer."""
    kiosk.tap(kiosk.see("/kiosk/visit"), "/visit", who="rider", service=[hive.water.id])
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", kind="umbrella", phone=PHONE, consent="yes")
    bell.ring(hive.kiosk, db.session.get_one(Visitor, 1))
    today = clock.today()
    db.session.add(SpecialDay(day=today, is_working=False, name="国庆节"))
    db.session.add(HoursException(place_id=hive.station.id, day=today, spans=[["00:00", "24:00"]]))
    db.session.add(Fault(place_id=hive.station.id, words="饮水机坏了", words_en="", since=clock.now()))
    make.asset(hive.station, "102")
    _bring_a_volunteer(hive, kiosk, people())
    db.session.commit()
    return hive


def people() -> Volunteer:
    """A volunteer in a team with a training, an award and an evaluation; one who waits; one who was two."""
    chen, _password = make.colleague(username="people")
    li, twin = make.volunteer(), make.volunteer("李小梅", "13987654321")
    volunteers.apply(make.person("安然", "13700001111"), "862930")
    team = verbs_teams.found("护学队", chen, None)
    verbs_teams.join(team, li, chen)
    verbs_growth.train([li], chen, verbs_growth.Lesson("急救", clock.today(), "社区", 90, "红十字会"))
    verbs_growth.award(li, chen, "优秀志愿者", clock.today(), "社区")
    verbs_growth.evaluate(li, chen, clock.today(), "耐心")
    db.session.flush()
    verbs_merge.merge(li, twin, chen)
    return li


def _bring_a_volunteer(hive: Hive, kiosk: Finger, li_mei: Volunteer) -> None:
    """李梅 has been at duty 1 and stands before the kiosk."""
    duty = make.duty(hive.station)
    with clock.frozen(clock.now() - timedelta(minutes=5)):
        stint = verbs_ledger.sign_in(li_mei, duty)
    verbs_ledger.sign_out(stint)
    kiosk.tap(kiosk.see("/kiosk/volunteer"), "/card", card=card_of(li_mei))


@pytest.fixture
def standstill(app: Flask, full: Hive, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever is sent is taken as far as the database's own checks, then undone: each try finds the same house."""

    def as_if_kept() -> None:
        audit.write_events(db.session())
        db.session.flush()
        db.session.rollback()

    for room in (transaction, entrance, kiosk_shell, volunteers_kiosk, kiosk_own):
        monkeypatch.setattr(room, "commit_early", as_if_kept)
    app.config["WTF_CSRF_ENABLED"] = False
    yield
    app.config["WTF_CSRF_ENABLED"] = True
