"""What is read of volunteers one by one: by number, by card, by phone's tail, by whoever stands before a kiosk."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import select

from app.db import db
from app.tokens import digest
from app.volunteers.models import Category, Skill, Standing, Volunteer, VolunteerCategory, VolunteerSkill
from app.volunteers.models_door import Card, Draft, Presence

CANDIDATES = 8


class Candidate(NamedTuple):
    """Someone it might be; shown masked."""

    id: int
    name: str
    phone: str | None


def volunteer(id: int) -> Volunteer | None:
    return db.session.get(Volunteer, id)


def volunteer_for_update(id: int) -> Volunteer | None:
    """A volunteer, locked: whatever is done with them is done one after the other."""
    locked = select(Volunteer).where(Volunteer.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def candidates(tail: str) -> list[Candidate]:
    """Whose phone ends in `tail` (four digits), by pinyin; one more than shown if there are more.

    Those who wait for an answer, or were turned down, are among them: they come to hear of it.
    """
    fitting = select(Volunteer.id, Volunteer.name, Volunteer.phone).where(
        Volunteer.phone_tail == tail, Volunteer.standing != Standing.LEFT
    )
    return [Candidate(*row) for row in db.session.execute(fitting.order_by(Volunteer.sort).limit(CANDIDATES + 1))]


def candidate(id: int, tail: str) -> Volunteer | None:
    """The one of them that was tapped."""
    found = volunteer(id)
    return found if found and found.standing is not Standing.LEFT and found.phone_tail == tail else None


def holder_of(token: str) -> Volunteer | None:
    """The active volunteer whose good card carries `token`."""
    held = (
        select(Volunteer)
        .join(Card, Card.volunteer_id == Volunteer.id)
        .where(Card.token_hash == digest(token), Card.revoked_at.is_(None), Volunteer.standing == Standing.ACTIVE)
    )
    return db.session.scalar(held)


def good_card(volunteer_id: int) -> Card | None:
    held = select(Card).where(Card.volunteer_id == volunteer_id, Card.revoked_at.is_(None))
    return db.session.scalar(held.with_for_update())


def presence(visitor_id: int | None) -> Presence | None:
    """Who has shown a card or a PIN in this visitor's session."""
    return db.session.scalar(select(Presence).where(Presence.visitor_id == visitor_id)) if visitor_id else None


def present(visitor_id: int | None) -> Volunteer | None:
    """The same as a volunteer, unless they have left since."""
    here = (
        select(Volunteer)
        .join(Presence, Presence.volunteer_id == Volunteer.id)
        .where(Presence.visitor_id == visitor_id, Volunteer.standing != Standing.LEFT)
    )
    return db.session.scalar(here) if visitor_id else None


def draft(visitor_id: int | None) -> Draft | None:
    """What this visitor has said so far of an enrolment."""
    return db.session.scalar(select(Draft).where(Draft.visitor_id == visitor_id)) if visitor_id else None


def answers(visitor_id: int | None) -> dict[str, Any]:
    """The same, opened: answer by question."""
    kept = draft(visitor_id)
    return cast("dict[str, Any]", json.loads(kept.answers)) if kept else {}


def same_person(name: str, phone: str) -> Volunteer | None:
    """Who is here already, or has asked to be, under this name and phone."""
    is_here = Volunteer.standing.in_((Standing.APPLIED, Standing.ACTIVE))
    return db.session.scalar(select(Volunteer).where(Volunteer.name == name, Volunteer.phone == phone, is_here))


def holder_of_paper(id_print: str) -> Volunteer | None:
    """Who is here already with this identity number, known by its fingerprint."""
    is_here = Volunteer.standing.in_((Standing.APPLIED, Standing.ACTIVE))
    return db.session.scalar(select(Volunteer).where(Volunteer.id_print == id_print, is_here))


def holder_of_number(national_number: str) -> Volunteer | None:
    """Whose number of the national system it is."""
    return db.session.scalar(select(Volunteer).where(Volunteer.national_number == national_number))


def merged_into(volunteer_id: int) -> list[Volunteer]:
    """Every entry that went into this one, and those that had gone into them before."""
    gone = select(Volunteer).where(Volunteer.merged_into_id == volunteer_id).order_by(Volunteer.id)
    found = db.session.scalars(gone.with_for_update()).all()
    return [each for one in found for each in (one, *merged_into(one.id))]


def sharing_phone(phone: str, but: int) -> Sequence[Volunteer]:
    """Others under the same phone: a family, or the same person twice."""
    others = select(Volunteer).where(Volunteer.phone == phone, Volunteer.id != but).order_by(Volunteer.sort)
    return db.session.scalars(others.where(Volunteer.merged_into_id.is_(None)).limit(20)).all()


def skills_of(volunteer_id: int) -> list[Skill]:
    return list(db.session.scalars(select(VolunteerSkill.skill).where(VolunteerSkill.volunteer_id == volunteer_id)))


def categories_of(volunteer_id: int) -> list[Category]:
    chosen = select(VolunteerCategory.category).where(VolunteerCategory.volunteer_id == volunteer_id)
    return list(db.session.scalars(chosen))
