"""Who has asked to be a volunteer and waits for an answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, literal, select, tuple_
from sqlalchemy.orm import aliased

from app.db import Moment, db
from app.volunteers.models import Group, Standing, Volunteer

PAGE = 50


class Applicant(NamedTuple):
    """Someone who asked, and since when they wait; the phone is shown masked."""

    id: int
    name: str
    phone: str | None
    group: Group
    is_minor: bool
    guardian: str
    guardian_phone: str
    applied_at: datetime


class Namesake(NamedTuple):
    """Somebody else under the same phone: a family, or the same person twice."""

    id: int
    name: str
    standing: Standing


_TURN = tuple_(Volunteer.applied_at, Volunteer.id)
_APPLICANT = select(Volunteer.id, Volunteer.name, Volunteer.phone, Volunteer.group).add_columns(
    Volunteer.is_minor, Volunteer.guardian, Volunteer.guardian_phone, Volunteer.applied_at
)


def applicants(after: int | None = None, limit: int = PAGE) -> list[Applicant]:
    """The longest waiting first: `limit` of them who asked later than number `after`."""
    waiting = _APPLICANT.where(Volunteer.standing == Standing.APPLIED)
    if after and (since := db.session.scalar(select(Volunteer.applied_at).where(Volunteer.id == after))):
        waiting = waiting.where(tuple_(literal(since, Moment), literal(after)) < _TURN)
    in_turn = waiting.order_by(Volunteer.applied_at, Volunteer.id)
    return [Applicant(*row) for row in db.session.execute(in_turn.limit(limit))]


def waiting() -> int:
    """How many wait."""
    return db.session.scalar(select(func.count()).where(Volunteer.standing == Standing.APPLIED)) or 0


def namesakes(applicant_ids: Sequence[int]) -> dict[int, list[Namesake]]:
    """Who else is known under the phone, or the identity number, of some applicants."""
    other = aliased(Volunteer)
    same_phone = (other.phone_tail == Volunteer.phone_tail) & (other.phone == Volunteer.phone)
    found: dict[int, list[Namesake]] = {}
    for same in (same_phone, other.id_print == Volunteer.id_print):
        others = select(Volunteer.id, other.id, other.name, other.standing).join(
            other, same & (other.id != Volunteer.id)
        )
        others = others.where(Volunteer.id.in_(applicant_ids), other.merged_into_id.is_(None))
        for id, other_id, name, standing in db.session.execute(others.order_by(other.sort, other.id)):
            found.setdefault(id, []).append(Namesake(other_id, name, standing))
    return {id: list(dict.fromkeys(each)) for id, each in found.items()}
