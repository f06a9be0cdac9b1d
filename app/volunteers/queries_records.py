"""What the desk reads of records of service: which wait, which press, which are too long, and all of them."""

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, false, func, or_, select

from app.clock import ONE_DAY, ZONE
from app.community.models import Place
from app.db import db
from app.reach import Within, within
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import CorrectionRequest, Duty, ServiceDay, Stint
from app.volunteers.stints import LONGEST, UNANSWERED, Stage

PAGE = 50


class View(StrEnum):
    """Which records are looked at."""

    UNCLOSED = "unclosed"
    WAITING = "waiting"
    LONG = "long"
    WISHES = "wishes"
    DUE = "due"
    ALL = "all"


class RecordRow(NamedTuple):
    """One record as a list shows it; `moment` is where it stands in the list."""

    id: int
    volunteer_id: int
    name: str
    duty_name: str
    place_name: str
    start_at: datetime
    end_at: datetime | None
    moment: datetime
    stage: Stage
    minutes: int
    needed: int
    answered: int
    is_too_long: bool
    is_asked: bool


class Sought(NamedTuple):
    """What is looked for: a view, up to which day of service it presses, whose, and after which record to go on."""

    view: View
    now: datetime
    due_on: date
    whose: tuple[int, ...] | None = None
    after: int | None = None


COUNTED = tuple(view for view in View if view is not View.ALL)
_MOMENT = func.coalesce(Stint.end_at, Duty.ends_at)
_ROW = (
    select(Stint.id, Stint.volunteer_id, Volunteer.name, Duty.name, Place.name, Stint.start_at, Stint.end_at, _MOMENT)
    .add_columns(Stint.stage, Stint.minutes, Stint.needed, Stint.answered, Stint.is_too_long, Stint.is_asked)
    .join(Volunteer, Volunteer.id == Stint.volunteer_id)
    .join(Duty, Duty.id == Stint.duty_id)
    .join(Place, Place.id == Duty.place_id)
)


def records(sought: Sought, limit: int = PAGE) -> list[RecordRow]:
    """A page of a view: the oldest first where something is to be done, the latest first where all are shown."""
    is_latest_first = sought.view is View.ALL
    # Only what is still open has no end of its own; everywhere else the index of ends leads the way.
    moment: Any = _MOMENT if sought.view in {View.UNCLOSED, View.WISHES} else Stint.end_at
    found = _ROW.where(_fits(sought), *_theirs(sought))
    found = _further(found, moment, sought.after, is_latest_first=is_latest_first)
    order = (moment.desc(), Stint.id.desc()) if is_latest_first else (moment, Stint.id)
    return [RecordRow(*row) for row in db.session.execute(found.order_by(*order).limit(limit))]


def counted(sought: Sought) -> dict[View, int]:
    """How many there are in each view that asks for something, in one look."""
    counts = [_count(sought._replace(view=view)).scalar_subquery() for view in COUNTED]
    return dict(zip(COUNTED, db.session.execute(select(*counts)).one(), strict=True))


def waiting(now: datetime) -> tuple[int, datetime | None]:
    """How many wait for a colleague, and when the oldest of them ended."""
    count, oldest = db.session.execute(
        _here(func.count(), func.min(Stint.end_at)).where(Stint.stage.in_(UNANSWERED), Stint.end_at <= now)
    ).one()
    return count, oldest


def due(day: date) -> int:
    """How many unanswered records are of a service on `day` or before."""
    return db.session.scalar(_here(func.count()).where(_is_due(day))) or 0


def _here(*columns: Any) -> Select[Any]:
    counted = select(*columns).select_from(Stint).join(Duty, Duty.id == Stint.duty_id)
    return counted.where(within(Duty.place_id, Within.PLACE))


def by_person(ids: Sequence[int]) -> list[int]:
    """Of these numbers those that are records, person by person: everybody locks people in the same order."""
    ordered = _here(Stint.id).where(Stint.id.in_(ids[:PAGE])).order_by(Stint.volunteer_id, Stint.id)
    return list(db.session.scalars(ordered))


def wishes(stint_ids: Sequence[int]) -> set[int]:
    """On which of them a volunteer's request stands open."""
    asked = select(CorrectionRequest.stint_id).where(CorrectionRequest.decided_at.is_(None))
    return set(db.session.scalars(asked.where(CorrectionRequest.stint_id.in_(stint_ids))))


def _count(sought: Sought) -> Select[Any]:
    return _here(func.count()).where(_fits(sought), *_theirs(sought))


def _theirs(sought: Sought) -> list[Any]:
    whose = [] if sought.whose is None else [Stint.volunteer_id.in_(sought.whose)]
    return [within(Duty.place_id, Within.PLACE), *whose]


def _fits(sought: Sought) -> Any:
    match sought.view:
        case View.UNCLOSED:
            is_over = (Stint.stage == Stage.OPEN) & (Duty.ends_at <= sought.now)
            return or_(Stint.stage == Stage.PROVISIONAL, is_over)
        case View.WAITING:
            return Stint.stage.in_(UNANSWERED)
        case View.LONG:
            return _on_long_days()
        case View.WISHES:
            open_ones = select(CorrectionRequest.stint_id).where(CorrectionRequest.decided_at.is_(None))
            return Stint.id.in_(open_ones)
        case View.DUE:
            return _is_due(sought.due_on)
    return Stint.end_at.is_not(None)


def _is_due(day: date) -> Any:
    return and_(Stint.stage.in_(UNANSWERED), Stint.end_at < _midnight(day + ONE_DAY))


def _on_long_days() -> Any:
    """Unanswered records of the person-days of which not all counts yet, the hundred oldest such days."""
    short = select(ServiceDay.volunteer_id, ServiceDay.day).where(ServiceDay.counted < ServiceDay.minutes)
    days = db.session.execute(short.order_by(ServiceDay.day, ServiceDay.id).limit(100))
    touching = [
        (Stint.volunteer_id == person)
        & (Stint.start_at >= _midnight(day - LONGEST))
        & (Stint.start_at < _midnight(day + ONE_DAY))
        & (Stint.end_at > _midnight(day))
        for person, day in days
    ]
    return and_(Stint.stage.in_(UNANSWERED), or_(false(), *touching))


def _further(found: Select[Any], moment: Any, after: int | None, *, is_latest_first: bool) -> Select[Any]:
    edge = _moment_of(after) if after else None
    if edge is None:
        return found
    if is_latest_first:
        return found.where(or_(moment < edge, (moment == edge) & (Stint.id < after)))
    return found.where(or_(moment > edge, (moment == edge) & (Stint.id > after)))


def _moment_of(stint_id: int) -> datetime | None:
    return db.session.scalar(select(_MOMENT).join(Duty, Duty.id == Stint.duty_id).where(Stint.id == stint_id))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
