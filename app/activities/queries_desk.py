"""What the desk reads of activities: lists by what is asked of them, the days of a calendar, and their numbers."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, case, func, or_, select, tuple_

from app.activities.models import Activity, Kind, Stage
from app.activities.models_seats import Arrival, Signup, SignupStage
from app.activities.queries_seats import IS_SURE, PARTY, is_held
from app.community.models import Place
from app.db import LONGEST_SEARCH, db

PAGE = 50
MOST_IN_VIEW: Final = 1000
"""A calendar shows no more than so many at once."""


class View(StrEnum):
    """What a list is of: what comes, what is gone by, what nobody has written down, plans, what was called off."""

    COMING = "coming"
    PAST = "past"
    UNWRITTEN = "unwritten"
    DRAFTS = "drafts"
    CANCELLED = "cancelled"


LATEST_FIRST: Final = frozenset({View.PAST, View.CANCELLED})


class Sieve(NamedTuple):
    """Only at a place, only of a kind, only what is called so."""

    place_id: int | None = None
    kind: Kind | None = None
    search: str = ""


class ActivityRow(NamedTuple):
    """An activity as lists and calendars show it."""

    id: int
    kind: Kind
    name: str
    place_name: str
    day: date
    starts_at: datetime
    ends_at: datetime
    stage: Stage
    seats: int | None
    series_id: int | None


class Numbers(NamedTuple):
    """Guests of an activity in heads: sure of a seat, let in beyond the seats, held a seat, waiting; and who came."""

    confirmed: int = 0
    extra: int = 0
    held: int = 0
    waiting: int = 0
    arrived: int = 0

    def left(self, seats: int | None) -> int | None:
        """Seats nobody has or holds; None where there is no end of them."""
        return None if seats is None else max(0, seats - self.confirmed - self.held)


_ROW = (
    select(Activity.id, Activity.kind, Activity.name, Place.name, Activity.day, Activity.starts_at, Activity.ends_at)
    .add_columns(Activity.stage, Activity.seats, Activity.series_id)
    .join(Place, Place.id == Activity.place_id)
)
_PLACE_IN_LIST = (Activity.day, Activity.starts_at, Activity.id)


def listed(view: View, sieve: Sieve, now: datetime, after: int | None = None) -> list[ActivityRow]:
    """A page of a list, beyond activity `after`; what is gone by comes the latest first."""
    found, edge = _sifted(sieve).where(_in_view(view, now)), _place_in_list(after)
    if view in LATEST_FIRST:
        found = found.where(tuple_(*_PLACE_IN_LIST) < edge) if edge else found
        return _rows(found.order_by(*(each.desc() for each in _PLACE_IN_LIST)), PAGE)
    found = found.where(tuple_(*_PLACE_IN_LIST) > edge) if edge else found
    return _rows(found.order_by(*_PLACE_IN_LIST), PAGE)


def between(first: date, last: date, sieve: Sieve) -> list[ActivityRow]:
    """Everything that begins from one day until another, called off or not."""
    found = _sifted(sieve).where(Activity.day.between(first, last))
    return _rows(found.order_by(*_PLACE_IN_LIST), MOST_IN_VIEW)


def in_series(series_id: int) -> list[ActivityRow]:
    """The dates of a series."""
    return _rows(_ROW.where(Activity.series_id == series_id).order_by(*_PLACE_IN_LIST), 400)


def unwritten(now: datetime, limit: int) -> list[ActivityRow]:
    """What is over and not written down, the oldest first."""
    return _rows(_ROW.where(_in_view(View.UNWRITTEN, now)).order_by(Activity.ends_at, Activity.id), limit)


def numbers(ids: Sequence[int], now: datetime) -> dict[int, Numbers]:
    """How many come to each of these, how many wait, how many are here: two looks, however many they are."""
    is_guest, held = Signup.task_id.is_(None), is_held(now)
    waits = Signup.stage.in_((SignupStage.WAITING, SignupStage.OFFERED)) & ~held
    kinds = (IS_SURE, (Signup.stage == SignupStage.CONFIRMED) & Signup.is_extra, held, waits)
    # Guests are picked out of each sum: asked for first, they would be looked for among all there ever were.
    sums: Any = select(Signup.activity_id, *(func.sum(case((is_guest & each, PARTY), else_=0)) for each in kinds))
    came: Any = select(Signup.activity_id, func.sum(case((is_guest, Arrival.heads), else_=0)))
    came = came.join(Arrival, (Arrival.signup_id == Signup.id) & Arrival.undone_at.is_(None))
    here = {row[0]: row[1] for row in map(tuple, _of_these(came, ids))}
    rows = map(tuple, _of_these(sums, ids))
    counted = {row[0]: Numbers._make([*row[1:], here.get(row[0], 0)]) for row in rows}
    return dict.fromkeys(ids, Numbers()) | counted


def _of_these(sums: Select[Any], ids: Sequence[int]) -> Any:
    return db.session.execute(sums.where(Signup.activity_id.in_(ids)).group_by(Signup.activity_id))


def _sifted(sieve: Sieve) -> Select[Any]:
    found = _ROW
    if sieve.place_id:
        found = found.where(Activity.place_id == sieve.place_id)
    if sieve.kind:
        found = found.where(Activity.kind == sieve.kind)
    if sieve.search:
        found = found.where(Activity.name.contains(sieve.search[:LONGEST_SEARCH], autoescape=True))
    return found


def _in_view(view: View, now: datetime) -> Any:
    is_over = and_(Activity.stage == Stage.PUBLISHED, Activity.ends_at <= now)
    # Told by what it is not, so that a page of ten thousand is found along the calendar.
    is_announced = Activity.stage.not_in((Stage.DRAFT, Stage.CANCELLED))
    return {
        View.COMING: and_(Activity.stage == Stage.PUBLISHED, Activity.ends_at > now),
        View.PAST: and_(is_announced, or_(Activity.stage != Stage.PUBLISHED, Activity.ends_at <= now)),
        View.UNWRITTEN: or_(Activity.stage == Stage.HELD, is_over),
        View.DRAFTS: Activity.stage == Stage.DRAFT,
        View.CANCELLED: Activity.stage == Stage.CANCELLED,
    }[view]


def _place_in_list(activity_id: int | None) -> Any:
    if activity_id is None:
        return None
    row = db.session.execute(select(*_PLACE_IN_LIST).where(Activity.id == activity_id)).one_or_none()
    return tuple(row) if row else None


def _rows(found: Select[Any], limit: int) -> list[ActivityRow]:
    return [ActivityRow(*row) for row in db.session.execute(found.limit(limit))]


def organised_by(organiser: str, until: date, most: int = 5) -> list[tuple[int, str, date]]:
    """(activity, name, day) of what somebody organised up to a day, the latest first."""
    announced = (Stage.PUBLISHED, Stage.HELD, Stage.RECORDED)
    found = select(Activity.id, Activity.name, Activity.day).where(Activity.organiser == organiser)
    found = found.where(Activity.day <= until, Activity.stage.in_(announced)).order_by(Activity.day.desc(), Activity.id)
    return [(id, name, day) for id, name, day in db.session.execute(found.limit(most))]
