"""One volunteer at thirty-two kiosks at once: one open stint, one enrolment, one answer, whoever taps first."""

import pytest
from flask import Flask

from app import audit, clock
from app.config import rules
from app.db import db
from app.staff import door
from app.staff import verbs as staff
from app.staff.models import Role
from app.volunteers import verbs_ledger
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_ledger import Attendance, Duty, Stint
from app.volunteers.stints import Deed, Stage
from tests import make
from tests.concurrency.conftest import CROWD, REPEATS, Crowd, Tap
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import MINE, card_of, pin_page, scan


@pytest.mark.parametrize("_round", range(REPEATS))
def test_thirty_two_sign_ins_of_one_person_are_one_open_stint(hive: Hive, crowd: Crowd, _round: int) -> None:
    token, duty_id = card_of(make.volunteer()), make.duty(hive.station).id

    def get_ready(finger: Finger) -> Tap:
        scan(finger, token)
        page = finger.see(MINE)
        return lambda: finger.tap(page, f"/duties/{duty_id}/sign-in").status_code

    assert crowd(get_ready) == [303] * CROWD
    assert db.session.query(Stint).one().stage is Stage.OPEN
    assert [row.deed for row in db.session.query(Attendance)] == [Deed.IN]
    assert list(audit.faults(db.session())) == []


@pytest.mark.parametrize("_round", range(5))
def test_keeping_the_station_is_noted_down_once_however_many_come(hive: Hive, crowd: Crowd, _round: int) -> None:
    people = iter([make.volunteer(f"王{name}", f"138{place:08}") for place, name in enumerate("一二三四五六七八" * 4)])

    def get_ready(finger: Finger) -> Tap:
        scan(finger, card_of(next(people)))
        page = finger.see(MINE)
        return lambda: finger.tap(page, "/station/sign-in").status_code

    assert crowd(get_ready) == [303] * CROWD
    assert db.session.query(Duty).count() == 1
    assert db.session.query(Stint).filter_by(stage=Stage.OPEN).count() == CROWD


@pytest.mark.parametrize("_round", range(3))
def test_one_person_is_enrolled_once(hive: Hive, crowd: Crowd, _round: int) -> None:
    answers = {
        "group": "warm",
        "name": "李梅",
        "phone": "13812345678",
        "age": "grown_up",
        "skills": [],
        "pin": "862930",
    }

    def get_ready(finger: Finger) -> Tap:
        finger.tap(finger.see("/kiosk/volunteer/join/group"), "/group", group="warm")
        for step, said in answers.items():
            finger.tap(finger.see(f"/kiosk/volunteer/join/{step}"), f"/{step}", **{step: said})
        finger.tap(finger.see("/kiosk/volunteer/join/pin-again"), "/pin-again", pin_again="862930")
        page = finger.see("/kiosk/volunteer/join/consent")
        return lambda: finger.tap(page, "/consent", consent="yes").status_code

    statuses = crowd(get_ready)
    assert (statuses.count(303), statuses.count(409)) == (1, CROWD - 1)
    assert db.session.query(Volunteer).filter_by(standing=Standing.APPLIED).count() == 1


@pytest.mark.parametrize("_round", range(REPEATS))
def test_a_record_is_confirmed_once_by_one_colleague(app: Flask, hive: Hive, crowd: Crowd, _round: int) -> None:
    stint = verbs_ledger.sign_in(make.volunteer(), make.duty(hive.station))
    verbs_ledger.close_forgotten(stint)
    lin, _password = make.colleague(Role.CADRE, "lin", "林晓岚")
    token, number = staff.come_in(lin), stint.id

    def get_ready(finger: Finger) -> Tap:
        with finger.client.session_transaction() as cookie:
            cookie[door.TOKEN], cookie[door.SEEN] = token, clock.now().timestamp()
        page = finger.see(f"/desk/records/{number}")
        return lambda: finger.tap(page, "/confirm").status_code

    statuses = crowd(get_ready)
    assert (statuses.count(303), statuses.count(409)) == (1, CROWD - 1)
    assert [row.deed for row in db.session.query(Attendance).order_by(Attendance.id)] == [
        Deed.IN,
        Deed.AUTO,
        Deed.CONFIRMED,
    ]


@pytest.mark.parametrize("_round", range(8))
def test_guesses_at_one_pin_are_all_counted_however_many_come_at_once(hive: Hive, crowd: Crowd, _round: int) -> None:
    make.volunteer()

    def get_ready(finger: Finger) -> Tap:
        page = pin_page(finger)
        return lambda: finger.tap(page, "/volunteer/pin", pin="194725").status_code

    statuses = crowd(get_ready)
    assert statuses.count(422) == rules().pin_tries
    assert statuses.count(429) == CROWD - rules().pin_tries
