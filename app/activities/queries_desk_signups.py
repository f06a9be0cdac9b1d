"""What the desk reads of sign-ups: who comes and who is here, who helps, who waits and what they were told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple, cast

from sqlalchemy import Select, and_, func, select

from app.activities.models import Task
from app.activities.models_seats import (
    Arrival,
    Outcome,
    QueueLook,
    QueueVerdict,
    SeatOffer,
    Signup,
    SignupStage,
    Source,
)
from app.activities.seating import Verdict
from app.db import db
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import Stage

PAGE = 100
MOST: Final = 500


class SignupRow(NamedTuple):
    """A guest's party in a list; name and phone are shown masked. `arrival_id`: they are here, `heads` of them."""

    id: int
    number: int
    name: str
    phone: str | None
    adults: int
    children: int
    stage: SignupStage
    is_extra: bool
    asked_at: datetime
    cancel_reason: str
    arrival_id: int | None
    heads: int | None
    came_at: datetime | None
    held_until: datetime | None


class CrewRow(NamedTuple):
    """A volunteer at a place to help, and where they stand: signed up, at work, done."""

    id: int
    task_id: int
    number: int
    name: str
    phone: str | None
    stage: SignupStage
    stint_id: int | None
    stint_stage: Stage | None


class LookRow(NamedTuple):
    """What one look at the queue said of one who waited."""

    at: datetime
    task_id: int | None
    free: int
    position: int
    number: int
    party: int
    verdict: Verdict


_GUEST = (
    select(Signup.id, Signup.number, Signup.name, Signup.phone, Signup.adults, Signup.children, Signup.stage)
    .add_columns(Signup.is_extra, Signup.asked_at, Signup.cancel_reason)
    .add_columns(Arrival.id, Arrival.heads, Arrival.at, SeatOffer.until)
    .outerjoin(Arrival, and_(Arrival.signup_id == Signup.id, Arrival.undone_at.is_(None)))
    .outerjoin(SeatOffer, and_(SeatOffer.signup_id == Signup.id, SeatOffer.outcome.is_(None)))
    .where(Signup.task_id.is_(None))
)


def guests(activity_id: int, search: str = "", after: int = 0) -> list[SignupRow]:
    """Parties that come or wait, in the order of their numbers, after number `after`; of one number or phone's tail."""
    found = _GUEST.where(Signup.activity_id == activity_id, Signup.stage != SignupStage.CANCELLED)
    return _page(_called(found, search).where(Signup.number > after))


def expected(activity_id: int) -> list[SignupRow]:
    """Parties with a seat, or one held for them, all on one paper."""
    comes = Signup.stage.in_((SignupStage.CONFIRMED, SignupStage.OFFERED))
    return _rows(_GUEST.where(Signup.activity_id == activity_id, comes).order_by(Signup.number), MOST)


def gone(activity_id: int, search: str = "", after: int = 0) -> list[SignupRow]:
    """Parties that come no more."""
    found = _GUEST.where(Signup.activity_id == activity_id, Signup.stage == SignupStage.CANCELLED)
    return _page(_called(found, search).where(Signup.number > after))


def queue(activity_id: int) -> list[SignupRow]:
    """Guests who wait or are held a seat, in the order of the queue."""
    waits = Signup.stage.in_((SignupStage.WAITING, SignupStage.OFFERED))
    found = _GUEST.where(Signup.activity_id == activity_id, waits)
    return _rows(found.order_by(Signup.missed, Signup.asked_at, Signup.id), MOST)


def walked_in(activity_id: int) -> int:
    """How many came without having signed up."""
    heads = select(func.coalesce(func.sum(Arrival.heads), 0)).join(Signup).where(Arrival.undone_at.is_(None))
    here = (Signup.activity_id == activity_id) & Signup.task_id.is_(None) & (Signup.source == Source.DOOR)
    return db.session.scalar(heads.where(here)) or 0


def crew(activity_id: int) -> list[CrewRow]:
    """Volunteers who mean to help, by number, each with their latest stint at it."""
    latest = select(func.max(Stint.id)).where(
        Stint.volunteer_id == Signup.volunteer_id, Stint.duty_id == Task.duty_id, Stint.stage != Stage.VOID
    )
    found = (
        select(Signup.id, Task.id, Signup.number, Volunteer.name, Volunteer.phone, Signup.stage, Stint.id, Stint.stage)
        .join(Task, Task.id == Signup.task_id)
        .join(Volunteer, Volunteer.id == Signup.volunteer_id)
        .outerjoin(Stint, Stint.id == latest.correlate(Signup, Task).scalar_subquery())
        .where(Signup.activity_id == activity_id, Signup.stage != SignupStage.CANCELLED)
    )
    rows = db.session.execute(found.order_by(Signup.missed, Signup.asked_at, Signup.id).limit(MOST))
    return [CrewRow(*row) for row in rows]


def last_told(ids: Sequence[int]) -> dict[int, LookRow]:
    """What the latest look at the queue said of each of these."""
    latest = select(func.max(QueueVerdict.id)).where(QueueVerdict.signup_id.in_(ids)).group_by(QueueVerdict.signup_id)
    rows = db.session.execute(_looks(QueueVerdict.signup_id).where(QueueVerdict.id.in_(latest)))
    return {row[-1]: LookRow(*row[:-1]) for row in rows}


def looks(activity_id: int, before: int | None = None) -> list[tuple[int, LookRow]]:
    """Every look at the queues, the latest first, with the number of each verdict; those before verdict `before`."""
    found = _looks(QueueVerdict.id).where(QueueLook.activity_id == activity_id)
    found = found.where(QueueVerdict.id < before) if before else found
    rows = db.session.execute(found.order_by(QueueVerdict.id.desc()).limit(PAGE))
    return [(row[-1], LookRow(*row[:-1])) for row in rows]


def offers(signup_id: int) -> list[tuple[datetime, datetime, Outcome | None]]:
    """What was held for somebody: since when, until when, and what became of it."""
    found = select(SeatOffer.at, SeatOffer.until, SeatOffer.outcome).where(SeatOffer.signup_id == signup_id)
    return [(row[0], row[1], row[2]) for row in db.session.execute(found.order_by(SeatOffer.id).limit(60))]


def _looks(more: Any) -> Select[Any]:
    said: Any = select(QueueLook.at, QueueLook.task_id, QueueLook.free, QueueVerdict.position, Signup.number)
    said = said.add_columns(QueueVerdict.party, QueueVerdict.verdict, more)
    said = said.join(QueueVerdict, QueueVerdict.look_id == QueueLook.id)
    return cast("Select[Any]", said.join(Signup, Signup.id == QueueVerdict.signup_id))


def _called(found: Select[Any], search: str) -> Select[Any]:
    """Four digits are a phone's tail, fewer a number; whatever else fits nobody."""
    if not search:
        return found
    if not (search.isascii() and search.isdigit() and len(search) <= 4):
        return found.where(Signup.phone == search)
    is_it = Signup.number == int(search)
    return found.where(is_it | (Signup.phone_tail == search) if len(search) == 4 else is_it)


def _page(found: Select[Any]) -> list[SignupRow]:
    return _rows(found.order_by(Signup.number), PAGE)


def _rows(found: Select[Any], limit: int) -> list[SignupRow]:
    return [SignupRow(*row) for row in db.session.execute(found.limit(limit))]
