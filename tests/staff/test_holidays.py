"""Holidays and make-up workdays at the desk."""

import pytest
from werkzeug.test import TestResponse

from app.community.models import SpecialDay
from app.db import db
from app.staff.models import Role
from tests.staff.conftest import SignIn
from tests.taps import Finger


def mark(desk: Finger, **said: str) -> TestResponse:
    words = {"day": "2027-10-01", "name": "国庆节", "kind": "off"} | said
    return desk.tap(desk.see("/desk/holidays?year=2027"), "/desk/holidays", **words)


def marked() -> SpecialDay:
    db.session.expire_all()
    return db.session.query(SpecialDay).one()


def test_a_holiday_is_marked(desk: Finger) -> None:
    answer = mark(desk)
    assert answer.location == "/desk/holidays?year=2027"
    assert "2027年10月1日 星期五" in desk.follow(answer).text
    assert not marked().is_working


def test_a_make_up_workday_is_marked(desk: Finger) -> None:
    mark(desk, day="2027-09-26", name="国庆节调休", kind="work")
    assert marked().is_working


def test_a_day_is_marked_once(desk: Finger) -> None:
    mark(desk)
    assert mark(desk, name="中秋节").status_code == 409
    assert marked().name == "国庆节"


def test_a_day_that_makes_no_sense_is_the_same_page_with_words(desk: Finger) -> None:
    for wrong in (
        {"day": "2027-02-30"},
        {"day": ""},
        {"day": "1900-01-01"},
        {"name": ""},
        {"kind": "half"},
        {"name": "长" * 61},
    ):
        assert mark(desk, **wrong).status_code == 422
    assert db.session.query(SpecialDay).count() == 0


def test_a_day_is_corrected_and_taken_out(desk: Finger) -> None:
    mark(desk)
    page = desk.see(f"/desk/holidays/{marked().id}")
    assert desk.tap(page, f"/holidays/{marked().id}", day="2027-10-02").status_code == 303
    assert marked().day.isoformat() == "2027-10-02"

    assert desk.tap(page, f"/holidays/{marked().id}", day="").status_code == 422
    assert "去掉了" in desk.follow(desk.tap(page, "/remove")).text
    assert db.session.query(SpecialDay).count() == 0
    assert desk.tap(page, "/remove").status_code == 404


def test_a_day_is_not_moved_onto_another(desk: Finger) -> None:
    mark(desk)
    mark(desk, day="2027-10-02")
    page = desk.see("/desk/holidays/1")
    assert desk.tap(page, "/desk/holidays/1", day="2027-10-02").status_code == 409


def test_any_year_can_be_asked_for(desk: Finger) -> None:
    for year in ("0", "-5", "99999999", "x", "2020", "2099"):
        assert desk.see(f"/desk/holidays?year={year}").status_code == 200


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_calendar_is_the_offices(sign_in: SignIn, role: Role) -> None:
    assert sign_in(role).see("/desk/holidays").status_code == 403
