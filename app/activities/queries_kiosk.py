"""What is read for the activities' pages at the kiosk, each in as few looks as can be."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import joinedload

from app.activities.models import Activity, Stage, Task
from app.activities.models_seats import SeatOffer, Signup, SignupStage
from app.activities.queries_seats import AMONG_GUESTS, taken_by
from app.community.models import Place
from app.db import db
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_door import Presence

IN_SIGHT: Final = (Stage.PUBLISHED, Stage.CANCELLED)


class Coming(NamedTuple):
    """An activity of the next weeks, and how many of its seats are taken or held."""

    id: int
    name: str
    stage: Stage
    starts_at: datetime
    ends_at: datetime
    place_name: str
    place_name_en: str
    seats: int | None
    signup_from: datetime | None
    signup_until: datetime
    cancel_reason: str
    taken: int


class HelpWanted(NamedTuple):
    """A place to help, and how many have it."""

    id: int
    name: str
    places: int | None
    taken: int

    @property
    def left(self) -> int | None:
        return None if self.places is None else max(0, self.places - self.taken)


def coming(now: datetime, until: datetime) -> list[Coming]:
    """What is announced or called off and not yet over, the first to begin first."""
    what = (Activity.id, Activity.name, Activity.stage, Activity.starts_at, Activity.ends_at)
    when = (Activity.seats, Activity.signup_from, Activity.signup_until, Activity.cancel_reason)
    found = select(*what, Place.name, Place.name_en, *when, taken_by(AMONG_GUESTS, Activity, now))
    found = found.join(Place, Place.id == Activity.place_id)
    found = found.where(Activity.stage.in_(IN_SIGHT), Activity.ends_at > now, Activity.starts_at < until)
    rows = db.session.execute(found.order_by(Activity.day, Activity.starts_at, Activity.id).limit(200))
    return [Coming._make(row) for row in rows]


def activity(id: int, now: datetime) -> tuple[Activity, int] | None:
    """An activity anybody may know of, with its place, and how many of its seats are taken or held."""
    known = select(Activity, taken_by(AMONG_GUESTS, Activity, now)).options(joinedload(Activity.place))
    row = db.session.execute(known.where(Activity.id == id, Activity.stage != Stage.DRAFT)).first()
    return (row[0], row[1]) if row else None


def help_wanted(activity_id: int, now: datetime) -> list[HelpWanted]:
    """Where helpers are wanted at it, and how many there are."""
    found = select(Task.id, Task.name, Task.places, taken_by(Signup.task_id == Task.id, Task, now))
    rows = db.session.execute(found.where(Task.activity_id == activity_id, Task.dropped_at.is_(None)).order_by(Task.id))
    return [HelpWanted._make(row) for row in rows]


def standing_at(activity_id: int, visitor_id: int | None) -> tuple[int, int | None] | None:
    """The volunteer who stands before the kiosk, and their live sign-up to help at an activity: both numbers."""
    theirs = and_(Signup.volunteer_id == Volunteer.id, Signup.activity_id == activity_id)
    live = and_(theirs, Signup.stage != SignupStage.CANCELLED)
    here = select(Volunteer.id, Signup.id).join(Presence, Presence.volunteer_id == Volunteer.id).outerjoin(Signup, live)
    here = here.where(Presence.visitor_id == visitor_id, Volunteer.standing != Standing.LEFT)
    row = db.session.execute(here.limit(1)).first() if visitor_id else None
    return (row[0], row[1]) if row else None


def signup(id: int) -> Signup | None:
    """A sign-up with its activity, place and task."""
    return db.session.scalar(_whole().where(Signup.id == id))


def signups(ids: Collection[int], now: datetime) -> Sequence[Signup]:
    """Of these the ones that still matter: what is called off first, then what comes first."""
    return db.session.scalars(_live(now).where(Signup.id.in_(ids)).limit(60)).all()


def of_volunteer(volunteer_id: int, now: datetime) -> Sequence[Signup]:
    """Where a volunteer means to help."""
    return db.session.scalars(_live(now).where(Signup.volunteer_id == volunteer_id).limit(60)).all()


def offers(ids: Collection[int], now: datetime) -> dict[int, datetime]:
    """Until when seats are held for which of these sign-ups."""
    good = select(SeatOffer.signup_id, SeatOffer.until).where(SeatOffer.outcome.is_(None), SeatOffer.until > now)
    return {row.signup_id: row.until for row in db.session.execute(good.where(SeatOffer.signup_id.in_(ids)))}


def _live(now: datetime) -> Select[Signup]:
    live = _whole().join(Signup.activity).where(Signup.stage != SignupStage.CANCELLED, Activity.ends_at > now)
    return live.order_by((Activity.stage == Stage.CANCELLED).desc(), Activity.starts_at, Signup.id)


def _whole() -> Select[Signup]:
    with_place = joinedload(Signup.activity).joinedload(Activity.place)
    return select(Signup).options(with_place, joinedload(Signup.task))
