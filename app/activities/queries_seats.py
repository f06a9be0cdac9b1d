"""What is read of seats: how many are taken and held, who waits, and whose ticket this is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select
from sqlalchemy.orm import aliased, selectinload

from app.activities.models import Activity
from app.activities.models_seats import (
    Arrival,
    Child,
    QueueLook,
    QueueVerdict,
    SeatOffer,
    Signup,
    SignupStage,
)
from app.activities.seating import Verdict, Waiting
from app.db import Base, db
from app.tokens import digest

PARTY = Signup.adults + Signup.children
AMONG_GUESTS = and_(Signup.activity_id == Activity.id, Signup.task_id.is_(None))
IS_SURE = and_(Signup.stage == SignupStage.CONFIRMED, Signup.is_extra.is_(False))
"""Whether a sign-up has seats for sure; who was let in beyond them takes none."""


class Taken(NamedTuple):
    """Seats of one queue: had for sure, and held by good offers."""

    confirmed: int
    held: int


class Told(NamedTuple):
    """What the latest look at the queue said of a sign-up."""

    at: datetime
    free: int
    position: int
    verdict: Verdict


def taken(activity_id: int, task_id: int | None, now: datetime) -> Taken:
    """Seats taken among guests (`task_id` None) or among the helpers of a task."""
    sums = select(func.sum(case((IS_SURE, PARTY), else_=0)), func.sum(case((is_held(now), PARTY), else_=0)))
    row = db.session.execute(sums.where(in_queue(activity_id, task_id))).one()
    return Taken(row[0] or 0, row[1] or 0)


def taken_by(whose: ColumnElement[bool], of: type[Base], now: datetime) -> ScalarSelect[int]:
    """Seats had or held by the sign-ups `whose`, as a column beside the rows of table `of`."""
    sums = select(func.coalesce(func.sum(PARTY), 0)).where(or_(IS_SURE, is_held(now)), whose)
    return sums.correlate(of).scalar_subquery()


def is_held(now: datetime) -> ColumnElement[bool]:
    """Whether seats are held for a sign-up by an offer that is still good."""
    good = (SeatOffer.signup_id == Signup.id) & SeatOffer.outcome.is_(None) & (SeatOffer.until > now)
    return and_(Signup.stage == SignupStage.OFFERED, select(SeatOffer.id).where(good).exists())


def waiting(activity_id: int, task_id: int | None, but: int = 0) -> list[Waiting]:
    """Who waits in one queue, without sign-up `but`."""
    other = aliased(Signup)
    same = (other.activity_id == Signup.activity_id) & (other.phone == Signup.phone) & (other.id != Signup.id)
    holds = select(other.id).where(same, other.stage == SignupStage.OFFERED).exists()
    found = select(Signup.id, PARTY, Signup.missed, holds)
    waits = and_(in_queue(activity_id, task_id), Signup.stage == SignupStage.WAITING, Signup.id != but)
    rows = db.session.execute(found.where(waits))
    return [Waiting(*row) for row in rows]


def in_queue(activity_id: int, task_id: int | None) -> ColumnElement[bool]:
    """The sign-ups that share one number of seats."""
    of_task: Any = Signup.task_id.is_(None) if task_id is None else Signup.task_id == task_id
    return and_(Signup.activity_id == activity_id, of_task)


def signup(id: int) -> Signup | None:
    return db.session.get(Signup, id)


def signup_for_update(id: int) -> Signup | None:
    """A sign-up, its activity locked first, and its place to help as it is now."""
    activity_id = db.session.scalar(select(Signup.activity_id).where(Signup.id == id))
    if activity_id is None:
        return None
    lock_activity(activity_id)
    fresh = select(Signup).where(Signup.id == id).options(selectinload(Signup.task))
    return db.session.scalar(fresh.with_for_update().execution_options(populate_existing=True))


def lock_activity(activity_id: int) -> None:
    """The lock that comes first wherever seats change hands."""
    locked = select(Activity).where(Activity.id == activity_id).with_for_update()
    db.session.scalar(locked.execution_options(populate_existing=True))


def signups_numbered(ids: Sequence[int]) -> Sequence[Signup]:
    return db.session.scalars(select(Signup).where(Signup.id.in_(ids))).all()


def guest(activity_id: int, phone: str) -> Signup | None:
    """The live sign-up under a phone, as a guest."""
    live = (Signup.phone == phone) & Signup.task_id.is_(None) & (Signup.stage != SignupStage.CANCELLED)
    return db.session.scalar(select(Signup).where(Signup.activity_id == activity_id, live))


def helping(activity_id: int, volunteer_id: int) -> Signup | None:
    """The live sign-up of a volunteer who helps at it."""
    live = (Signup.volunteer_id == volunteer_id) & (Signup.stage != SignupStage.CANCELLED)
    return db.session.scalar(select(Signup).where(Signup.activity_id == activity_id, live))


def holder_of(ticket: str) -> Signup | None:
    """Whose ticket it is."""
    return db.session.scalar(select(Signup).where(Signup.ticket_hash == digest(ticket)))


def of_phone(phone: str, since: datetime) -> Sequence[Signup]:
    """What somebody with this phone signed up for, as a guest, that was not over before `since`."""
    theirs = select(Signup).join(Activity).where(Signup.phone == phone, Signup.task_id.is_(None))
    theirs = theirs.where(Activity.ends_at > since).order_by(Activity.starts_at, Signup.id)
    return db.session.scalars(theirs.limit(60)).all()


def children(signup_id: int) -> Sequence[Child]:
    return db.session.scalars(select(Child).where(Child.signup_id == signup_id).order_by(Child.id)).all()


def pending_offer(signup_id: int) -> SeatOffer | None:
    """The offer nobody has answered yet, run out or not."""
    pending = select(SeatOffer).where(SeatOffer.signup_id == signup_id, SeatOffer.outcome.is_(None))
    return db.session.scalar(pending)


def pending_offers(activity_id: int) -> Sequence[SeatOffer]:
    """Every offer at an activity that nobody has answered."""
    pending = select(SeatOffer).join(Signup).where(Signup.activity_id == activity_id, SeatOffer.outcome.is_(None))
    return db.session.scalars(pending.order_by(SeatOffer.id)).all()


def run_out(activity_id: int, now: datetime) -> Sequence[SeatOffer]:
    """Offers at an activity that hold nothing any more and are not yet written off."""
    past = select(SeatOffer).join(Signup).where(Signup.activity_id == activity_id)
    past = past.where(SeatOffer.outcome.is_(None), SeatOffer.until <= now)
    return db.session.scalars(past.order_by(SeatOffer.id)).all()


def with_offers_run_out(now: datetime) -> list[int]:
    """Activities where offers have run out, in the order of their locks."""
    found = select(Signup.activity_id).join(SeatOffer).where(SeatOffer.outcome.is_(None), SeatOffer.until <= now)
    return list(db.session.scalars(found.distinct().order_by(Signup.activity_id).limit(200)))


def told(signup_id: int) -> Told | None:
    """What the latest look at the queue said of them."""
    said = select(QueueLook.at, QueueLook.free, QueueVerdict.position, QueueVerdict.verdict)
    said = said.join(QueueVerdict, QueueVerdict.look_id == QueueLook.id).where(QueueVerdict.signup_id == signup_id)
    row = db.session.execute(said.order_by(QueueVerdict.id.desc()).limit(1)).one_or_none()
    return Told(*row) if row else None


def last_told(ids: Sequence[int]) -> dict[int, tuple[Verdict, int]]:
    """What the latest look said of these, and with how many seats free."""
    latest = select(func.max(QueueVerdict.id)).where(QueueVerdict.signup_id.in_(ids)).group_by(QueueVerdict.signup_id)
    said = select(QueueVerdict.signup_id, QueueVerdict.verdict, QueueLook.free).join(
        QueueLook, QueueLook.id == QueueVerdict.look_id
    )
    rows = db.session.execute(said.where(QueueVerdict.id.in_(latest)))
    return {row.signup_id: (row.verdict, row.free) for row in rows}


def arrival(signup_id: int) -> Arrival | None:
    """That they are here, unless it was undone."""
    here = select(Arrival).where(Arrival.signup_id == signup_id, Arrival.undone_at.is_(None))
    return db.session.scalar(here)
