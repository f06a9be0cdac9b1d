"""The same table brought by several colleagues at once is taken in once."""

from flask import Flask

from app import intake
from app.db import db
from app.exchange import verbs
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from tests import make
from tests.at_once import at_once
from tests.exchange.test_large import person
from tests.make import Hive

HANDS, PEOPLE = 6, 20


def test_the_same_people_brought_six_times_at_once_come_in_once(app: Flask, hive: Hive) -> None:
    table = intake.named("volunteers")
    assert table
    make.building()
    chen = make.colleague(Role.ADMIN)[0].id
    db.session.commit()
    heads = [head.name for head in table.heads]
    rows = [heads, *([str(person(place).get(head, "")) for head in heads] for place in range(PEOPLE))]
    good, wrong = intake.read(table, rows)
    assert not wrong

    def bring(_hand: int) -> None:
        verbs.take_in(db.session.get_one(Staff, chen), table, good)

    assert at_once(app, bring, HANDS) == {"done": 1, "refused": HANDS - 1}
    db.session.rollback()
    assert db.session.query(Volunteer).count() == PEOPLE
