"""What the desk reads of duties: those to come, those gone by, a day's, and who was there."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select, tuple_

from app.community.models import Place, PlaceKind
from app.db import db
from app.reach import Within, within
from app.volunteers.models import Category, Volunteer
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.stints import Stage

PAGE = 50


class DutyRow(NamedTuple):
    """A duty as a list shows it, and how many have signed in for it."""

    id: int
    kind: DutyKind
    category: Category
    name: str
    place_name: str
    day: date
    starts_at: datetime
    ends_at: datetime
    counts_hours: bool
    called_off_at: datetime | None
    people: int


class StayRow(NamedTuple):
    """Who was at a duty, and from when until when."""

    id: int
    name: str
    start_at: datetime
    end_at: datetime | None
    stage: Stage
    minutes: int


_IS_HERE = (Stint.duty_id == Duty.id) & (Stint.stage != Stage.VOID)
_PEOPLE = select(func.count(Stint.volunteer_id.distinct())).where(_IS_HERE).correlate(Duty).scalar_subquery()
_ROW = (
    select(Duty.id, Duty.kind, Duty.category, Duty.name, Place.name, Duty.day, Duty.starts_at, Duty.ends_at)
    .add_columns(Duty.counts_hours, Duty.called_off_at, _PEOPLE)
    .join(Place, Place.id == Duty.place_id)
)
_PLACE_IN_LIST = (Duty.day, Duty.starts_at, Duty.id)


def coming(today: date, place_id: int | None = None, after: int | None = None) -> list[DutyRow]:
    """Duties of today and later, the next one first: a page after duty `after`."""
    found = _at(place_id).where(Duty.day >= today).order_by(*_PLACE_IN_LIST)
    edge = _place_in_list(after)
    return _page(found.where(tuple_(*_PLACE_IN_LIST) > edge) if edge else found)


def past(today: date, place_id: int | None = None, after: int | None = None) -> list[DutyRow]:
    """Duties before today, the latest first."""
    found = _at(place_id).where(Duty.day < today).order_by(*(each.desc() for each in _PLACE_IN_LIST))
    edge = _place_in_list(after)
    return _page(found.where(tuple_(*_PLACE_IN_LIST) < edge) if edge else found)


def on(day: date) -> list[DutyRow]:
    """What was there to do on a day."""
    return _page(_at(None).where(Duty.day == day, Duty.called_off_at.is_(None)).order_by(*_PLACE_IN_LIST))


def stays(duty_id: int) -> list[StayRow]:
    """Who signed in for a duty, in that order; wrong taps are left out."""
    rows = (
        select(Stint.id, Volunteer.name, Stint.start_at, Stint.end_at, Stint.stage, Stint.minutes)
        .join(Volunteer, Volunteer.id == Stint.volunteer_id)
        .where(Stint.duty_id == duty_id, or_(Stint.stage != Stage.VOID, Stint.end_at.is_not(None)))
        .order_by(Stint.start_at, Stint.id)
        .limit(500)
    )
    return [StayRow(*row) for row in db.session.execute(rows)]


def stations_without_duty(day: date) -> list[tuple[int, str]]:
    """Stations of whose keeping on a day nobody has noted anything yet."""
    kept = select(Duty.place_id).where(Duty.kind == DutyKind.STATION, Duty.day == day)
    found = select(Place.id, Place.name).where(Place.kind == PlaceKind.STATION, Place.id.not_in(kept))
    found = found.where(within(Place.id, Within.PLACE))
    return [(id, name) for id, name in db.session.execute(found.order_by(Place.id).limit(100))]


def places() -> list[tuple[int, str]]:
    """Where something can be done."""
    here = select(Place.id, Place.name).where(within(Place.id, Within.PLACE))
    rows = db.session.execute(here.order_by(Place.id).limit(200))
    return [(id, name) for id, name in rows]


def _at(place_id: int | None) -> Select[Any]:
    here = _ROW.where(within(Duty.place_id, Within.PLACE))
    return here if place_id is None else here.where(Duty.place_id == place_id)


def _page(found: Select[Any]) -> list[DutyRow]:
    return [DutyRow(*row) for row in db.session.execute(found.limit(PAGE))]


def _place_in_list(duty_id: int | None) -> Any:
    if duty_id is None:
        return None
    row = db.session.execute(select(*_PLACE_IN_LIST).where(Duty.id == duty_id)).one_or_none()
    return tuple(row) if row else None
