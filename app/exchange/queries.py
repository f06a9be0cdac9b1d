"""What is read for the files: confirmed services of a time, and how their table is laid out."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

from sqlalchemy import select, tuple_

from app.clock import ONE_DAY, ZONE
from app.community.models import Place
from app.db import db
from app.exchange.columns import USUAL, Column, Served, kept
from app.exchange.models import HoursMap
from app.reach import Within, within
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.stints import Stage

PAGE: Final = 200
_ROW: Final = (
    select(Stint.id, Volunteer.name, Volunteer.id_number, Volunteer.phone, Volunteer.national_number, Duty.name)
    .add_columns(Stint.start_at, Stint.end_at, Stint.minutes, Place.name, Duty.content, Duty.organiser)
    .add_columns(Duty.in_charge, Duty.kind == DutyKind.ORDER)
    .join(Volunteer, Volunteer.id == Stint.volunteer_id)
    .join(Duty, Duty.id == Stint.duty_id)
    .join(Place, Place.id == Duty.place_id)
)


def columns() -> tuple[Column, ...]:
    """The columns as they were laid out last, else the usual ones."""
    said = db.session.scalar(select(HoursMap.columns).where(HoursMap.id == 1))
    return kept(said) if said else USUAL


def served(first: date, last: date) -> Iterator[Served]:
    """Confirmed services that count, begun from a day until another, in that order.

    Whoever took their consent back is not passed on.
    """
    edge: tuple[datetime, int] | None = None
    while True:
        found = _ROW.where(*_are_told(first, last)).order_by(Stint.start_at, Stint.id).limit(PAGE)
        if edge:
            found = found.where(tuple_(Stint.start_at, Stint.id) > edge)
        rows = [Served(*row) for row in db.session.execute(found)]
        yield from rows
        if len(rows) < PAGE:
            return
        edge = (rows[-1].start_at, rows[-1].id)


def _are_told(first: date, last: date) -> tuple[Any, ...]:
    begin, end = (datetime.combine(day, time(), ZONE) for day in (first, last + ONE_DAY))
    counts = (Stint.stage == Stage.CONFIRMED, Duty.counts_hours, Stint.minutes > 0, Stint.end_at.is_not(None))
    when = (Stint.start_at >= begin, Stint.start_at < end)
    return (*counts, *when, Volunteer.withdrawn_at.is_(None), within(Duty.place_id, Within.PLACE))
