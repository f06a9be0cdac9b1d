"""What the desk reads around a record: its ledger, who has long been on duty, who is who."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import or_, select

from app.db import db
from app.staff.models import Staff
from app.volunteers import queries_roster
from app.volunteers.models import Group, Standing, Volunteer, VolunteerKey
from app.volunteers.models_ledger import Attendance, Duty, Stint
from app.volunteers.queries_roster import LAST
from app.volunteers.stints import LONGEST, UNANSWERED, Deed, Stage

MOST = 20
SERVED = frozenset({Standing.ACTIVE, Standing.LEFT})


class LedgerRow(NamedTuple):
    """A row of the ledger, and the colleague who wrote it, if one did."""

    deed: Deed
    at: datetime
    start_at: datetime | None
    end_at: datetime | None
    staff_name: str | None
    reason: str


class PersonRow(NamedTuple):
    """Somebody a search has found."""

    id: int
    name: str
    group: Group
    standing: Standing
    since: datetime


class AtWork(NamedTuple):
    """Somebody who is on duty just now."""

    stint_id: int
    volunteer_id: int
    name: str
    duty_name: str
    start_at: datetime


def ledger(stint_id: int) -> list[LedgerRow]:
    """A stint's rows in the order they were written."""
    rows = (
        select(Attendance.deed, Attendance.at, Attendance.start_at, Attendance.end_at, Staff.name, Attendance.reason)
        .outerjoin(Staff, Staff.id == Attendance.by_id)
        .where(Attendance.stint_id == stint_id)
        .order_by(Attendance.id)
    )
    return [LedgerRow(*row) for row in db.session.execute(rows)]


def people(search: str, standings: frozenset[Standing] = SERVED) -> list[PersonRow]:
    """Volunteers of some standings whom the roster finds so, or in whose name it stands, by pinyin."""
    if not (key := queries_roster.sought(search)):
        return []
    keys = select(VolunteerKey.volunteer_id).where(VolunteerKey.key >= key, VolunteerKey.key < key + LAST)
    fits = or_(Volunteer.id.in_(keys), Volunteer.name.contains(search, autoescape=True))
    columns = (Volunteer.id, Volunteer.name, Volunteer.group, Volunteer.standing, Volunteer.applied_at)
    known = Volunteer.standing.in_(standings) & Volunteer.merged_into_id.is_(None)
    rows = db.session.execute(select(*columns).where(fits, known).order_by(Volunteer.sort, Volunteer.id).limit(MOST))
    return [PersonRow(*row) for row in rows]


def at_work() -> list[AtWork]:
    """Who is on duty now, the longest first; at most three hundred."""
    columns = (Stint.id, Stint.volunteer_id, Volunteer.name, Duty.name, Stint.start_at)
    rows = select(*columns).join(Volunteer, Volunteer.id == Stint.volunteer_id).join(Duty, Duty.id == Stint.duty_id)
    rows = rows.where(Stint.stage == Stage.OPEN)
    return [AtWork(*row) for row in db.session.execute(rows.order_by(Stint.start_at).limit(300))]


def earlier(volunteer_ids: Sequence[int], now: datetime) -> dict[int, list[tuple[datetime, datetime]]]:
    """Begin and end of what each of them has finished within the last day."""
    ended = select(Stint.volunteer_id, Stint.start_at, Stint.end_at).where(Stint.volunteer_id.in_(volunteer_ids))
    ended = ended.where(Stint.end_at > now - timedelta(days=1), Stint.start_at > now - LONGEST)
    ended = ended.where(Stint.stage != Stage.VOID)
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    for person, start, end in db.session.execute(ended):
        if end is not None:
            found.setdefault(person, []).append((start, end))
    return found


def too_long() -> list[tuple[int, str, date]]:
    """Unanswered records that claim more than one person can give at a stretch: number, whose, which day."""
    claimed = select(Stint.id, Volunteer.name, Stint.day).join(Volunteer, Volunteer.id == Stint.volunteer_id)
    claimed = claimed.where(Stint.is_too_long, Stint.stage.in_(UNANSWERED))
    return [(id, name, day) for id, name, day in db.session.execute(claimed.order_by(Stint.end_at).limit(MOST))]
