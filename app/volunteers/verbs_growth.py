"""What is written down of a volunteer besides hours: trainings, awards, evaluations, and slips struck out again."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.audit import record
from app.db import db
from app.staff.models import Staff
from app.volunteers import verbs_person
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Award, Evaluation, Training


class Lesson(NamedTuple):
    """A training with the five fields of 民政部令第67号."""

    topic: str
    day: date
    place: str
    minutes: int
    organiser: str


def train(volunteers: Iterable[Volunteer], by: Staff, lesson: Lesson) -> None:
    """Each of them took part."""
    for volunteer in volunteers:
        verbs_person.expect_active(volunteer)
        db.session.add(Training(volunteer_id=volunteer.id, **lesson._asdict()))
        record(by, "growth.trained", volunteer)


def award(volunteer: Volunteer, by: Staff, name: str, day: date, giver: str) -> None:
    """They were given an award."""
    verbs_person.expect_active(volunteer)
    db.session.add(Award(volunteer_id=volunteer.id, name=name, day=day, giver=giver))
    record(by, "growth.awarded", volunteer)


def evaluate(volunteer: Volunteer, by: Staff, day: date, words: str) -> None:
    """What is said of their service, and on which day."""
    verbs_person.expect_active(volunteer)
    db.session.add(Evaluation(volunteer_id=volunteer.id, day=day, words=words, by_id=by.id))
    record(by, "growth.evaluated", volunteer)


def strike_out(row: Training | Award | Evaluation, volunteer: Volunteer, by: Staff) -> None:
    """A slip of the pen: it is taken out of their record."""
    db.session.delete(row)
    record(by, "growth.struck_out", volunteer)
