"""What a volunteer reads of their own record: sums, months, services newest first, what they asked to have changed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, exists, func, literal, select, tuple_
from sqlalchemy.sql.elements import ColumnElement

from app.db import Moment, db
from app.volunteers.models_ledger import Attendance, CorrectionRequest, Duty, ServiceDay, Stint
from app.volunteers.stints import Deed, Stage


class Sums(NamedTuple):
    """Minutes that count, and minutes that wait for a colleague's word."""

    counted: int
    waiting: int


class Service(NamedTuple):
    """A stint in a list."""

    id: int
    start_at: datetime
    end_at: datetime | None
    stage: Stage
    minutes: int
    needed: int
    answered: int
    is_asked: bool
    name: str
    counts_hours: bool


class Page(NamedTuple):
    """Some services, the newest first; the numbers from which the sheets on either side go on (None at the ends)."""

    rows: list[Service]
    newer: int | None
    older: int | None


_COLUMNS: tuple[Any, ...] = (
    *(Stint.id, Stint.start_at, Stint.end_at, Stint.stage, Stint.minutes, Stint.needed, Stint.answered),
    *(Stint.is_asked, Duty.name, Duty.counts_hours),
)
_key = tuple_(Stint.start_at, Stint.id)
_TAKEN_BACK = exists().where(Attendance.stint_id == Stint.id, Attendance.deed == Deed.UNDONE)


def sums(volunteer_id: int) -> Sums:
    """All they gave: what counts, and what does not yet."""
    days = select(func.sum(ServiceDay.counted), func.sum(ServiceDay.minutes - ServiceDay.counted))
    counted, waiting = db.session.execute(days.where(ServiceDay.volunteer_id == volunteer_id)).one()
    unbelieved = select(func.sum(Stint.minutes)).join(Duty, Duty.id == Stint.duty_id)
    provisional = (Stint.volunteer_id == volunteer_id) & (Stint.stage == Stage.PROVISIONAL) & Duty.counts_hours
    return Sums(counted or 0, (waiting or 0) + (db.session.scalar(unbelieved.where(provisional)) or 0))


def counted_since(volunteer_id: int, first: date) -> list[tuple[date, int]]:
    """Minutes that count, day by day from `first`."""
    mine = (ServiceDay.volunteer_id == volunteer_id) & (ServiceDay.day >= first)
    rows = db.session.execute(select(ServiceDay.day, ServiceDay.counted).where(mine))
    return [(day, counted) for day, counted in rows]


def services(volunteer_id: int, most: int, before: int = 0, after: int = 0) -> Page:
    """At most `most` services, the newest first: those before one, those after one, or the first."""
    if after and (edge := _edge(volunteer_id, after)) is not None:
        newer = _rows(volunteer_id, most + 1, edge < _key, is_rising=True)
        if len(newer) > most:
            return Page(newer[most - 1 :: -1], newer[most - 1].id, newer[0].id)
    edge = _edge(volunteer_id, before) if before else None
    rows = _rows(volunteer_id, most + 1, *([] if edge is None else [edge > _key]))
    shown = rows[:most]
    return Page(shown, shown[0].id if edge is not None and shown else None, shown[-1].id if len(rows) > most else None)


def requests(stint_id: int) -> Sequence[CorrectionRequest]:
    """What was asked of a stint, the latest first."""
    asked = select(CorrectionRequest).where(CorrectionRequest.stint_id == stint_id)
    return db.session.scalars(asked.order_by(CorrectionRequest.id.desc()).limit(20)).all()


def _edge(volunteer_id: int, stint_id: int) -> Any:
    """Where a sheet goes on: behind or before one of their own stints."""
    found = select(Stint.start_at).where(Stint.id == stint_id, Stint.volunteer_id == volunteer_id)
    start_at = db.session.scalar(found)
    return tuple_(literal(start_at, Moment), literal(stint_id)) if start_at else None


def _rows(volunteer_id: int, most: int, *bounds: ColumnElement[bool], is_rising: bool = False) -> list[Service]:
    is_shown = and_(Stint.volunteer_id == volunteer_id, ~((Stint.stage == Stage.VOID) & _TAKEN_BACK), *bounds)
    found = select(*_COLUMNS).join(Duty, Duty.id == Stint.duty_id).where(is_shown)
    order = (Stint.start_at, Stint.id) if is_rising else (Stint.start_at.desc(), Stint.id.desc())
    return [Service._make(row) for row in db.session.execute(found.order_by(*order).limit(most))]
