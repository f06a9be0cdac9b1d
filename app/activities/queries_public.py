"""What anybody may know of activities: what is coming, and how one of them stands. No person is in it."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, literal, select

from app.activities.models import Activity, Kind, Stage, is_open_for
from app.activities.queries_seats import AMONG_GUESTS, taken_by
from app.community.models import Place
from app.db import db


class Announced(NamedTuple):
    """An activity as everybody sees it; `taken` counts seats had and held."""

    id: int
    uid: str
    kind: Kind
    name: str
    about: str
    stage: Stage
    starts_at: datetime
    ends_at: datetime
    seats: int | None
    signup_from: datetime | None
    signup_until: datetime
    children_from: int | None
    risks: str
    cancel_reason: str
    sequence: int
    changed_at: datetime
    organiser: str
    place_name: str
    place_name_en: str
    address: str
    duty_phone: str
    taken: int

    @property
    def free(self) -> int | None:
        """Places left; None where there is no end of them."""
        return None if self.seats is None else max(0, self.seats - self.taken)

    @property
    def is_cancelled(self) -> bool:
        return self.stage is Stage.CANCELLED

    def takes_signups(self, now: datetime) -> bool:
        return is_open_for(self.stage, self.signup_from, min(self.signup_until, self.ends_at), now)


_OWN = tuple(getattr(Activity, name) for name in Announced._fields[:17])
_PLACE = (Place.name, Place.name_en, Place.address, Place.duty_phone)


def coming(now: datetime, limit: int = 60) -> list[Announced]:
    """What is on and to come, the next first; what was called off stays until it would be over."""
    ahead = (
        _announced(taken_by(AMONG_GUESTS, Activity, now))
        .where(Activity.ends_at > now)
        .order_by(Activity.starts_at, Activity.id)
        .limit(limit)
    )
    return [Announced(*row) for row in db.session.execute(ahead)]


def since(first: datetime, limit: int = 2000) -> list[Announced]:
    """The same from an earlier moment on, for calendars that remember; these ask for no places left."""
    found = _announced(literal(0)).where(Activity.ends_at > first)
    latest = db.session.execute(found.order_by(Activity.starts_at.desc(), Activity.id.desc()).limit(limit))
    return [Announced(*row) for row in latest][::-1]


def one(id: int, now: datetime) -> Announced | None:
    row = db.session.execute(_announced(taken_by(AMONG_GUESTS, Activity, now)).where(Activity.id == id)).one_or_none()
    return Announced(*row) if row else None


def _announced(taken: Any) -> Select[Any]:
    found = select(*_OWN, *_PLACE, taken).join(Place, Place.id == Activity.place_id)
    return found.where(Activity.stage != Stage.DRAFT)
