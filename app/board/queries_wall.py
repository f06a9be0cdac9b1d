"""What a passer-by sees of today: what is on, which stations are open, who is on duty by first name."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import func, select

from app.activities.models import Activity, Kind, Stage
from app.board.scopes import Scope
from app.clock import ONE_DAY, ZONE
from app.community.models import Area, Level, Place, PlaceKind
from app.db import db, run
from app.volunteers import stints
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, Stint

_ANNOUNCED = (Stage.PUBLISHED, Stage.HELD, Stage.RECORDED)


class Gathering(NamedTuple):
    """An activity on the wall."""

    name: str
    kind: Kind
    place: str
    place_en: str
    starts_at: datetime
    ends_at: datetime


def gatherings(scope: Scope, today: date, limit: int) -> list[Gathering]:
    """Today's that are not over, then the next ones to come, by the hour."""
    columns = (Activity.name, Activity.kind, Place.name, Place.name_en, Activity.starts_at, Activity.ends_at)
    coming = select(*columns).join(Place, Place.id == Activity.place_id)
    coming = coming.where(Activity.place_id.in_(scope.places), Activity.stage.in_(_ANNOUNCED), Activity.day >= today)
    rows = db.session.execute(coming.order_by(Activity.day, Activity.starts_at, Activity.id).limit(limit))
    return [Gathering(*row) for row in rows]


def stations(scope: Scope, limit: int) -> Sequence[Place]:
    """Where one can walk in."""
    found = select(Place).where(Place.id.in_(scope.places), Place.kind == PlaceKind.STATION)
    return db.session.scalars(found.order_by(Place.id).limit(limit)).all()


def on_duty(scope: Scope, now: datetime, limit: int) -> tuple[list[str], int]:
    """Names of those on duty who agreed to be named, the longest first; and how many there are in all."""
    here = (Stint.stage == stints.Stage.OPEN, Duty.place_id.in_(scope.places))
    # Somebody who forgot to sign out yesterday is not here any more.
    since = datetime.combine(now.date() - ONE_DAY, time(), ZONE)
    people = select(Volunteer.name).join(Stint, Stint.volunteer_id == Volunteer.id).join(Duty, Duty.id == Stint.duty_id)
    named = people.where(*here, Volunteer.may_show, Stint.start_at > since, Duty.ends_at > now)
    counted = select(func.count()).select_from(Stint).join(Duty, Duty.id == Stint.duty_id)
    counted = counted.where(*here, Stint.start_at > since, Duty.ends_at > now)
    names = [name for (name,) in run(named.order_by(Stint.start_at, Stint.id).limit(limit))]
    return names, int(run(counted).scalar_one())


def pilots(scope: Scope, limit: int) -> list[int]:
    """Compounds of a community with a practice point of their own, in the tree's order."""
    found = select(Area.id).where(Area.id.in_(scope.areas), Area.level == Level.COMPOUND)
    points = select(Place.area_id).where(Place.kind == PlaceKind.PRACTICE_POINT)
    return [id for (id,) in run(found.where(Area.id.in_(points)).order_by(Area.path).limit(limit))]
