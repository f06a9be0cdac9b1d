"""What is read of the attendance ledger: a person's stints, a stint's rows, today's duties."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.community.models import Area, Level, Place
from app.db import db
from app.reach import Within, within
from app.volunteers.models_ledger import Attendance, CorrectionRequest, Duty, DutyKind, ServiceDay, Stint
from app.volunteers.queries import volunteer_for_update
from app.volunteers.stints import Line, Span, Stage, replay


def duty(id: int) -> Duty | None:
    return db.session.scalar(select(Duty).where(Duty.id == id, within(Duty.place_id, Within.PLACE)))


def duty_for_update(id: int) -> Duty | None:
    mine = select(Duty).where(Duty.id == id, within(Duty.place_id, Within.PLACE))
    return db.session.scalar(mine.with_for_update())


def hold_duty(id: int) -> Duty:
    """A duty somebody is about to sign in for: until that is stored, nobody calls it off or moves it."""
    held = select(Duty).where(Duty.id == id).with_for_update(read=True)
    return db.session.scalars(held.execution_options(populate_existing=True)).one()


def station_duty(place_id: int, day: date) -> Duty | None:
    """The day's duty of keeping a station."""
    kept = (Duty.kind == DutyKind.STATION) & (Duty.place_id == place_id) & (Duty.day == day)
    return db.session.scalar(select(Duty).where(kept))


def organiser_at(place: Place) -> str:
    """Who answers for what is done at a place: the residents' committee of its community."""
    path = [int(number) for number in place.area.path.strip("/").split("/") if number]
    above = select(Area.name).where(Area.id.in_(path), Area.level == Level.COMMUNITY)
    return f"{db.session.scalar(above) or place.area.name}居民委员会"


def has_stints(duty_id: int) -> bool:
    """Whether anybody has signed in for it."""
    return db.session.scalar(select(Stint.id).where(Stint.duty_id == duty_id).limit(1)) is not None


def is_answered_for(duty_id: int) -> bool:
    """Whether a colleague answers for a record of it, which states what the duty says."""
    answered = (Stint.duty_id == duty_id) & (Stint.answered > 0)
    return db.session.scalar(select(Stint.id).where(answered).limit(1)) is not None


_WHAT_AND_WHERE = joinedload(Stint.duty).joinedload(Duty.place)


def _mine(found: Select[Any]) -> Select[Any]:
    """Records of service belong to a volunteer, and are looked after where they were made."""
    return found.join(Duty, Duty.id == Stint.duty_id).where(within(Duty.place_id, Within.PLACE))


def stint(id: int) -> Stint | None:
    """A stay, with what it was for and where."""
    mine: Stint | None = db.session.scalar(_mine(select(Stint).where(Stint.id == id)).options(_WHAT_AND_WHERE))
    return mine


def stint_for_update(id: int) -> Stint | None:
    """A stint, its volunteer locked first, so that everything about one person comes one after the other."""
    owned = _mine(select(Stint.volunteer_id).where(Stint.id == id))
    owner = db.session.scalar(owned)
    while owner is not None:
        volunteer_for_update(owner)
        # While we waited it may have gone over to somebody else, in a merge.
        owner, before = db.session.scalar(owned), owner
        if owner == before:
            return db.session.scalar(select(Stint).where(Stint.id == id).execution_options(populate_existing=True))
    return None


def open_stint(volunteer_id: int) -> Stint | None:
    """What they are at just now."""
    return db.session.scalar(select(Stint).where(Stint.volunteer_id == volunteer_id, Stint.stage == Stage.OPEN))


def last_end(volunteer_id: int, before: datetime) -> datetime | None:
    """When their latest stint ended; ends after `before` were made by a clock gone wrong and hold nobody up."""
    theirs = (Stint.volunteer_id == volunteer_id) & (Stint.stage != Stage.VOID) & (Stint.end_at <= before)
    return db.session.scalar(select(func.max(Stint.end_at)).where(theirs))


def stints_at(volunteer_id: int, duty_id: int, day: date) -> int:
    """How often they have signed in for a duty on a day."""
    same = (Stint.volunteer_id == volunteer_id) & (Stint.duty_id == duty_id) & (Stint.day == day)
    return db.session.scalar(select(func.count()).select_from(Stint).where(same, Stint.stage != Stage.VOID)) or 0


def times(volunteer_id: int, since: datetime, until: datetime, but: int = 0) -> list[tuple[datetime, datetime]]:
    """Begin and end of their stints that touch a time, without stint `but`; an open one reaches to `until`."""
    touching = (Stint.start_at < until) & (Stint.end_at.is_(None) | (Stint.end_at > since))
    found = select(Stint.start_at, Stint.end_at).where(Stint.volunteer_id == volunteer_id, touching)
    rows = db.session.execute(found.where(Stint.stage != Stage.VOID, Stint.id != but))
    return [(start, end or until) for start, end in rows]


def stints_touching(volunteer_id: int, first: datetime, last: datetime) -> Sequence[Stint]:
    """Their stints that begin before `last` and end after `first`."""
    touching = (Stint.start_at < last) & (Stint.end_at.is_(None) | (Stint.end_at >= first))
    return db.session.scalars(
        select(Stint).where(Stint.volunteer_id == volunteer_id, touching).order_by(Stint.start_at, Stint.id)
    ).all()


def rows(stint_id: int) -> Sequence[Attendance]:
    """The ledger's rows of a stint, in the order they were written."""
    return db.session.scalars(select(Attendance).where(Attendance.stint_id == stint_id).order_by(Attendance.id)).all()


def span(stint_id: int) -> Span:
    """What they come to."""
    return spans([stint_id])[stint_id]


def spans(stint_ids: Sequence[int]) -> dict[int, Span]:
    """The same for many stints in one look."""
    columns = (Attendance.stint_id, Attendance.deed, Attendance.start_at, Attendance.end_at, Attendance.by_id)
    found = db.session.execute(select(*columns).where(Attendance.stint_id.in_(stint_ids)).order_by(Attendance.id))
    lines: dict[int, list[Line]] = {}
    for stint_id, deed, start, end, by in found:
        lines.setdefault(stint_id, []).append(Line(deed, start, end, by))
    return {stint_id: replay(each) for stint_id, each in lines.items()}


def forgotten(now: datetime, grace: timedelta) -> list[int]:
    """Numbers of stints still open although their duty ended `grace` ago, person by person."""
    over = select(Stint.id).join(Duty, Duty.id == Stint.duty_id).where(Stint.stage == Stage.OPEN)
    # Person by person, as everybody locks people in the same order.
    due = over.where(Duty.ends_at <= now - grace).order_by(Stint.volunteer_id, Stint.id)
    return list(db.session.scalars(due.limit(500)))


def service_days(volunteer_id: int, days: Sequence[date]) -> dict[date, ServiceDay]:
    found = select(ServiceDay).where(ServiceDay.volunteer_id == volunteer_id, ServiceDay.day.in_(days))
    return {row.day: row for row in db.session.scalars(found)}


def request_for_update(id: int) -> CorrectionRequest | None:
    return db.session.scalar(select(CorrectionRequest).where(CorrectionRequest.id == id).with_for_update())


def open_request(stint_id: int) -> CorrectionRequest | None:
    """What the volunteer has asked for of a stint and nobody has answered."""
    asked = select(CorrectionRequest).where(CorrectionRequest.stint_id == stint_id)
    return db.session.scalar(asked.where(CorrectionRequest.decided_at.is_(None)))
