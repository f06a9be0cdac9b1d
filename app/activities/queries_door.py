"""What is read at the door and after it: whose doors are open, whose phone ends so, who came and may say how it was."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import case, select
from sqlalchemy.orm import joinedload

from app.activities.models import Activity, Kind, Stage, Task
from app.activities.models_after import GardenVisit, Opinion
from app.activities.models_seats import Arrival, Signup, SignupStage
from app.activities.queries_seats import PARTY
from app.community.models import Place, PlaceKind
from app.db import db

CANDIDATES = 8


class OpenDoor(NamedTuple):
    """An activity people come in to just now."""

    id: int
    kind: Kind
    name: str
    starts_at: datetime
    ends_at: datetime
    place_name: str
    place_name_en: str


class Candidate(NamedTuple):
    """Somebody it might be; shown masked. `name` may be empty, `activity` is what they signed up for."""

    id: int
    name: str
    phone: str
    number: int
    party: int
    activity: str


class On(NamedTuple):
    """What is on at a place."""

    place_id: int
    name: str
    starts_at: datetime


def open_doors(now: datetime, before: timedelta, place_id: int) -> list[OpenDoor]:
    """Activities that let people in now, from `before` their start until their end: those at `place_id` first."""
    columns = (Activity.id, Activity.kind, Activity.name, Activity.starts_at, Activity.ends_at)
    found = select(*columns, Place.name, Place.name_en).join(Place, Place.id == Activity.place_id)
    found = found.where(Activity.stage == Stage.PUBLISHED, Activity.starts_at <= now + before, Activity.ends_at > now)
    here_first = case((Activity.place_id == place_id, 0), else_=1)
    rows = db.session.execute(found.order_by(here_first, Activity.starts_at, Activity.id).limit(60))
    return [OpenDoor(*row) for row in rows]


def guests_with(tail: str, activity_id: int) -> list[Candidate]:
    """Who signed up for it with a phone that ends in `tail`; one more than shown if there are more."""
    theirs = _candidates(tail).where(Signup.activity_id == activity_id, Signup.stage != SignupStage.CANCELLED)
    return [Candidate(*row) for row in db.session.execute(theirs)]


def came_with(tail: str, first: date, now: datetime) -> list[Candidate]:
    """Who came since the day `first` to something that has begun, and has not said yet how it was."""
    here = select(Arrival.id).where(Arrival.signup_id == Signup.id, Arrival.undone_at.is_(None))
    said = select(Opinion.id).where(Opinion.signup_id == Signup.id)
    theirs = _candidates(tail).where(Activity.day >= first, Activity.starts_at <= now, here.exists(), ~said.exists())
    return [Candidate(*row) for row in db.session.execute(theirs.where(Activity.stage != Stage.CANCELLED))]


def helping_now(volunteer_id: int, now: datetime, before: timedelta) -> Task | None:
    """What a volunteer said they would do at something whose doors are open."""
    theirs = select(Task).join(Signup, Signup.task_id == Task.id).join(Activity, Activity.id == Task.activity_id)
    theirs = theirs.where(
        Signup.volunteer_id == volunteer_id, Signup.stage != SignupStage.CANCELLED, Task.dropped_at.is_(None)
    )
    theirs = theirs.where(Activity.stage == Stage.PUBLISHED, Activity.starts_at <= now + before, Activity.ends_at > now)
    return db.session.scalar(theirs.order_by(Activity.starts_at, Activity.id).limit(1))


def arrival_seen(id: int) -> Arrival | None:
    """An arrival with whose it is and what they came to."""
    seen = select(Arrival).where(Arrival.id == id)
    return db.session.scalar(seen.options(joinedload(Arrival.signup).joinedload(Signup.activity)))


def garden(id: int) -> Place | None:
    return db.session.scalar(select(Place).where(Place.id == id, Place.kind == PlaceKind.GARDEN))


def garden_visit_by(id: int, visitor_id: int | None) -> tuple[GardenVisit, Place] | None:
    """What whoever stands here tapped, and where; another's is not there."""
    own = select(GardenVisit, Place).join(Place, Place.id == GardenVisit.place_id)
    row = db.session.execute(own.where(GardenVisit.id == id, GardenVisit.visitor_id == visitor_id)).one_or_none()
    return (row[0], row[1]) if row and visitor_id else None


def latest_garden_visits(day: date, limit: int = 12) -> list[tuple[GardenVisit, str]]:
    """A day's latest taps that stand, the last first, and at which garden."""
    taps = select(GardenVisit, Place.name).join(Place, Place.id == GardenVisit.place_id)
    taps = taps.where(GardenVisit.day == day, GardenVisit.undone_at.is_(None)).order_by(GardenVisit.id.desc())
    return [(row[0], row[1]) for row in db.session.execute(taps.limit(limit))]


def on_at(place_ids: Iterable[int], day: date) -> Sequence[On]:
    """What is on at these places on a day, in order."""
    found = select(Activity.place_id, Activity.name, Activity.starts_at).where(Activity.day == day)
    found = found.where(Activity.place_id.in_(list(place_ids)), Activity.stage.notin_((Stage.DRAFT, Stage.CANCELLED)))
    return [On(*row) for row in db.session.execute(found.order_by(Activity.starts_at, Activity.id).limit(200))]


def _candidates(tail: str) -> Any:
    columns = (Signup.id, Signup.name, Signup.phone, Signup.number, PARTY, Activity.name)
    found = select(*columns).join(Activity, Activity.id == Signup.activity_id)
    found = found.where(Signup.phone_tail == tail, Signup.task_id.is_(None))
    return found.order_by(Activity.starts_at.desc(), Signup.number).limit(CANDIDATES + 1)
