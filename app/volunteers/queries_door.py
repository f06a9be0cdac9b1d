"""What is read for the kiosk's page of a volunteer, in as few looks as can be."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import joinedload

from app.clock import ONE_DAY
from app.community.models import Place
from app.db import db
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_door import Presence
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.stints import Stage


class Offered(NamedTuple):
    """A duty to sign in for; `stays` is how often this volunteer has done so already."""

    id: int
    kind: DutyKind
    name: str
    starts_at: datetime
    ends_at: datetime
    place_name: str
    place_name_en: str
    stays: int


def standing_here(visitor_id: int | None) -> tuple[Volunteer, Stint | None] | None:
    """Who stands before the kiosk, and the stint that matters: one they must be asked about, else the open one."""
    is_unanswered = (Stint.stage == Stage.PROVISIONAL) & Stint.is_asked.is_(False)
    matters = (Stint.volunteer_id == Volunteer.id) & or_(Stint.stage == Stage.OPEN, is_unanswered)
    here = (
        select(Volunteer, Stint)
        .join(Presence, Presence.volunteer_id == Volunteer.id)
        .outerjoin(Stint, matters)
        .where(Presence.visitor_id == visitor_id, Volunteer.standing != Standing.LEFT)
        .order_by(case((Stint.stage == Stage.OPEN, 1), else_=0), Stint.start_at)
        .options(joinedload(Stint.duty).joinedload(Duty.place))
        .limit(1)
    )
    row = db.session.execute(here).first() if visitor_id else None
    return (row[0], row[1]) if row else None


def own_stint(id: int, visitor_id: int | None) -> Stint | None:
    """A stint of whoever stands before the kiosk, with its duty and place; another's is not there."""
    own = select(Stint).join(Presence, Presence.volunteer_id == Stint.volunteer_id)
    own = own.where(Stint.id == id, Presence.visitor_id == visitor_id)
    with_place = joinedload(Stint.duty).joinedload(Duty.place)
    return db.session.scalar(own.options(with_place, joinedload(Stint.volunteer))) if visitor_id else None


def on_offer(day: date, now: datetime, place_id: int, volunteer_id: int) -> list[Offered]:
    """A day's duties that are not over, the night before's among them; of the stations' only the one at `place_id`."""
    stays = select(func.count()).where(
        Stint.duty_id == Duty.id, Stint.volunteer_id == volunteer_id, Stint.stage != Stage.VOID
    )
    columns = (Duty.id, Duty.kind, Duty.name, Duty.starts_at, Duty.ends_at, Place.name, Place.name_en)
    coming = (
        select(*columns, stays.correlate(Duty).scalar_subquery())
        .join(Place, Place.id == Duty.place_id)
        .where(Duty.day.between(day - ONE_DAY, day), Duty.ends_at > now, Duty.called_off_at.is_(None))
        .where(or_(Duty.kind != DutyKind.STATION, Duty.place_id == place_id))
        .where(or_(Duty.volunteer_id.is_(None), Duty.volunteer_id == volunteer_id))
        .order_by(Duty.starts_at, Duty.id)
    )
    return [Offered(*row) for row in db.session.execute(coming)]
