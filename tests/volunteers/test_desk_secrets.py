"""A volunteer's numbers go where they must: into no address, no log, and no line of the house book."""

import pytest
from flask import Flask

from app.audit import Event
from app.db import db
from app.staff.models import Role
from app.volunteers.models import Volunteer
from tests.desks import sit
from tests.hostile.test_canary import Ears, ears
from tests.make import Hive

__all__ = ["ears"]
NAME, PHONE, TAIL, ID = "李小梅", "13898765432", "5432", "11010519491231002X"


@pytest.fixture
def led(app: Flask, hive: Hive, ears: Ears) -> list[str]:
    """A morning at the desk: where each answer led."""
    desk = sit(app, Role.CADRE)
    said = {"name": NAME, "phone": PHONE, "group": "warm", "id_number": ID, "unit": "源城区人民医院"}
    answers = [
        desk.tap(desk.see("/desk/volunteers/new"), "/new", **(said | {"name": ""})),
        desk.tap(desk.see("/desk/volunteers/new"), "/new", **said),
        desk.tap(desk.see("/desk/volunteers/new"), "/new", **said),
    ]
    one = db.session.query(Volunteer).one()
    page = desk.see(f"/desk/volunteers/{one.id}")
    roster = desk.tap(desk.see("/desk/volunteers"), "/desk/volunteers", q=TAIL)
    assert NAME in roster.text
    assert ID in desk.tap(page, "/unmask").text
    answers += [page, roster, desk.tap(desk.see(f"/desk/volunteers/{one.id}/edit"), "/edit", group="warm")]
    answers += [desk.tap(page, "/card"), desk.tap(page, "/code"), desk.tap(page, "/withdraw")]
    # A form that comes back to be put right shows the phone as it was typed a moment ago, the number never.
    assert all(PHONE not in answer.text for answer in answers if answer.status_code not in {409, 422})
    assert all(ID not in answer.text for answer in answers)
    return [answer.location or "" for answer in answers]


def test_no_log_and_no_address_knows_a_volunteer(led: list[str], ears: Ears) -> None:
    for secret in (NAME, PHONE, PHONE[:7], TAIL, ID):
        assert not [line for line in ears.heard if secret in line]
        assert not [address for address in led if secret in address]


def test_the_house_book_knows_them_by_their_number_alone(led: list[str], app: Flask) -> None:
    assert not [line for line in db.session.query(Event) if any(each in line.note for each in (NAME, TAIL, ID))]
    page = sit(app, Role.ADMIN).see("/desk/events?deed=volunteer").text
    assert "添了一位志愿者" in page
    assert NAME not in page


def test_a_withdrawn_identity_number_leaves_no_copy(led: list[str]) -> None:
    one = db.session.query(Volunteer).one()
    assert (one.id_number, one.id_print, one.born_on) == (None, None, None)
