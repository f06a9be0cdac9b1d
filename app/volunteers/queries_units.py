"""What is read of units' members: who reported here, and what they gave that a colleague answers for."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import func, select

from app.clock import ONE_DAY, ZONE, at_home
from app.db import db
from app.names import sort_key
from app.partners.models import Unit
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.stints import Stage


class Sums(NamedTuple):
    """Members who reported, confirmed services, confirmed minutes."""

    members: int
    times: int
    minutes: int


class Member(NamedTuple):
    """A member and what is confirmed of theirs in a period."""

    id: int
    name: str
    reported_on: date | None
    times: int
    minutes: int


class Service(NamedTuple):
    """One confirmed service: what, when, how long. Of an order only that it was one; nothing of the resident."""

    day: date
    name: str
    is_order: bool
    minutes: int


def units() -> list[tuple[int, str, int]]:
    """(unit, name, members) of those whose members reported here, by pinyin."""
    counted = select(Unit.id, Unit.name, func.count(Volunteer.id)).join(Volunteer, Volunteer.unit_id == Unit.id)
    rows = db.session.execute(counted.where(*_are_members()).group_by(Unit.id, Unit.name).limit(500))
    return sorted(((id, name, count) for id, name, count in rows), key=lambda row: sort_key(row[1]))


def sums(unit_id: int, first: date, last: date) -> Sums:
    """Of a unit in a period, both days inside."""
    people = members(unit_id, first, last)
    return Sums(len(people), sum(each.times for each in people), sum(each.minutes for each in people))


def members(unit_id: int, first: date, last: date) -> list[Member]:
    """A unit's members by pinyin, with what is confirmed of theirs in a period; those who gave nothing, too."""
    given = (
        select(Stint.volunteer_id, func.count().label("times"), func.sum(Stint.minutes).label("minutes"))
        .join(Duty, Duty.id == Stint.duty_id)
        .where(*_is_confirmed(first, last))
        .group_by(Stint.volunteer_id)
        .subquery()
    )
    found = (
        select(Volunteer.id, Volunteer.name, Volunteer.reported_on, given.c.times, given.c.minutes)
        .outerjoin(given, given.c.volunteer_id == Volunteer.id)
        .where(Volunteer.unit_id == unit_id, *_are_members())
    )
    rows = [
        Member(id, name, day, times or 0, int(minutes or 0))
        for id, name, day, times, minutes in db.session.execute(found)
    ]
    return sorted(rows, key=lambda each: sort_key(each.name))


def member(volunteer_id: int) -> Volunteer | None:
    """Somebody who reported here from a unit."""
    found = select(Volunteer).where(Volunteer.id == volunteer_id, Volunteer.unit_id.is_not(None), *_are_members())
    return db.session.scalar(found)


def services(volunteer_id: int, first: date, last: date) -> Sequence[Service]:
    """What is confirmed of one member's in a period, the oldest first."""
    rows = (
        select(Stint.start_at, Duty.name, Duty.kind, Stint.minutes)
        .join(Duty, Duty.id == Stint.duty_id)
        .where(Stint.volunteer_id == volunteer_id, *_is_confirmed(first, last))
        .order_by(Stint.start_at, Stint.id)
    )
    return [
        Service(at_home(start).date(), name, kind is DutyKind.ORDER, minutes)
        for start, name, kind, minutes in db.session.execute(rows)
    ]


def _are_members() -> tuple[Any, ...]:
    return (Volunteer.standing == Standing.ACTIVE, Volunteer.merged_into_id.is_(None))


def _is_confirmed(first: date, last: date) -> tuple[Any, ...]:
    begin, end = _midnight(first), _midnight(last + ONE_DAY)
    counts = (Stint.stage == Stage.CONFIRMED, Duty.counts_hours, Stint.minutes > 0)
    return (*counts, Stint.start_at >= begin, Stint.start_at < end)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
