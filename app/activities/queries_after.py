"""What is read when it is over: how many came, what they thought, who must still be told, the gardens' sums."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true

from app.activities.models import Activity, Stage
from app.activities.models_after import Call, CallCause, CallOutcome, GardenVisit, Opinion
from app.activities.models_seats import Arrival, SeatOffer, Signup, SignupStage
from app.activities.queries_seats import PARTY
from app.community.models import Place, PlaceKind
from app.db import db


class ToCall(NamedTuple):
    """Somebody to be rung up, and why; `until`: how long a seat is held for them."""

    signup_id: int
    activity_id: int
    name: str
    starts_at: datetime
    who: str
    phone: str
    party: int
    cause: CallCause
    until: datetime | None
    calls: int


def heads(activity_id: int) -> int:
    """How many were checked in."""
    came = select(func.coalesce(func.sum(Arrival.heads), 0)).join(Signup)
    came = came.where(Signup.activity_id == activity_id, Arrival.undone_at.is_(None))
    return db.session.scalar(came) or 0


def opinion(signup_id: int) -> Opinion | None:
    return db.session.scalar(select(Opinion).where(Opinion.signup_id == signup_id))


def opinions(activity_id: int) -> Sequence[Opinion]:
    return db.session.scalars(select(Opinion).where(Opinion.activity_id == activity_id).order_by(Opinion.id)).all()


def to_call(now: datetime, limit: int = 200, *, activity_id: int | None = None) -> list[ToCall]:
    """Who is to be rung up: held seats first (the shortest-lived first), then what was called off or has moved."""
    its = Activity.id == activity_id if activity_id else true()
    return [*_offers(now, limit, its), *_news(now, limit, its)][:limit]


def gardens() -> Sequence[Place]:
    """The gardens, by name."""
    found = select(Place).where(Place.kind == PlaceKind.GARDEN).order_by(Place.name, Place.id)
    return db.session.scalars(found.limit(60)).all()


def garden_heads(first: date, last: date) -> dict[int, int]:
    """How many came to each garden from a day until another."""
    sums = select(GardenVisit.place_id, func.sum(GardenVisit.heads)).where(GardenVisit.undone_at.is_(None))
    sums = sums.where(GardenVisit.day.between(first, last)).group_by(GardenVisit.place_id)
    return {row.place_id: row[1] for row in db.session.execute(sums)}


def garden_visit(id: int) -> GardenVisit | None:
    return db.session.get(GardenVisit, id, with_for_update=True)


_WHO = (Signup.id, Activity.id, Activity.name, Activity.starts_at, Signup.name, Signup.phone, PARTY)


def _offers(now: datetime, limit: int, its: ColumnElement[bool]) -> list[ToCall]:
    good = and_(SeatOffer.outcome.is_(None), SeatOffer.until > now, Activity.stage == Stage.PUBLISHED)
    rung = _calls(CallCause.OFFER).where(Call.at >= SeatOffer.at)
    found = select(*_WHO, SeatOffer.until, rung.correlate(Signup, SeatOffer).scalar_subquery())
    found = found.join(Activity, Activity.id == Signup.activity_id).join(SeatOffer, SeatOffer.signup_id == Signup.id)
    rows = db.session.execute(found.where(good, its, Signup.phone.isnot(None)).order_by(SeatOffer.until).limit(limit))
    return [ToCall._make([*row[:7], CallCause.OFFER, row[7], row[8]]) for row in rows]


def _news(now: datetime, limit: int, its: ColumnElement[bool]) -> list[ToCall]:
    """Whoever signed up before the change and has not been told of it."""
    is_off = Activity.stage == Stage.CANCELLED
    has_moved = and_(Activity.stage == Stage.PUBLISHED, Signup.asked_at < Activity.news_at)
    heard = select(Call.id).where(Call.signup_id == Signup.id, Call.sequence >= Activity.sequence)
    heard = heard.where(Call.outcome != CallOutcome.UNANSWERED, Call.cause != CallCause.OFFER)
    found = select(
        *_WHO, Activity.stage, _calls(CallCause.CANCELLED, CallCause.MOVED).correlate(Signup).scalar_subquery()
    )
    found = found.join(Activity, Activity.id == Signup.activity_id)
    found = found.where(
        its, or_(is_off, has_moved), Activity.starts_at > now, ~heard.correlate(Signup, Activity).exists()
    )
    # What begins later ends later, too: said for the index.
    found = found.where(Activity.ends_at > now, Signup.stage != SignupStage.CANCELLED, Signup.phone.isnot(None))
    rows = db.session.execute(found.order_by(Activity.starts_at, Signup.id).limit(limit))
    cause = {Stage.CANCELLED: CallCause.CANCELLED, Stage.PUBLISHED: CallCause.MOVED}
    return [ToCall._make([*row[:7], cause[row[7]], None, row[8]]) for row in rows]


def _calls(*causes: CallCause) -> Select[int]:
    return select(func.count(Call.id)).where(Call.signup_id == Signup.id, Call.cause.in_(causes))
