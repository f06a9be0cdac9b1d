"""The desk's list of orders: what needs a colleague first, what is open, what is over."""

from datetime import datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.community.models import Area, Level
from app.db import db
from app.orders.lifecycle import OPEN, PROMISED, SETTLED, Deed, Stage
from app.orders.models import Order, OrderEvent, OrderPause, WhyPaused
from app.orders.models_lists import ServiceItem
from app.papers import plain_digits
from app.volunteers.models import Volunteer

PAGE = 50
NUMBER: Final = 8
"""Digits of an order's number; a phone has more."""
HOUSE_WORDS: Final = ("栋", "号楼", "幢", "座")


class View(StrEnum):
    """Which orders: those that need the desk, those that are late, all open ones, those at one stage, or over."""

    DESK = "desk"
    LATE = "late"
    OPEN = "open"
    SUBMITTED = "submitted"
    DISPATCHED = "dispatched"
    TAKEN = "taken"
    DONE = "done"
    OVER = "over"


STAGES: Final = {
    View.OPEN: OPEN,
    View.SUBMITTED: {Stage.SUBMITTED},
    View.DISPATCHED: {Stage.DISPATCHED},
    View.TAKEN: {Stage.TAKEN},
    View.DONE: {Stage.DONE},
    View.OVER: SETTLED,
}
LONGEST_FIRST: Final = {View.DESK, View.LATE}


class Sieve(NamedTuple):
    """What the list is narrowed to; `search`: a number, a phone or its tail, a building, a room, or a whole name."""

    view: View = View.DESK
    category: int | None = None
    level: Level | None = None
    search: str = ""


class Listed(NamedTuple):
    """An order in the list; name and phone are shown masked, the room is not read at all."""

    id: int
    number: str
    item: str
    compound: str
    building: str
    contact: str
    stage: Stage
    level: Level
    placed_at: datetime
    accept_by: datetime | None
    due_at: datetime | None
    taker: str | None
    paused: WhyPaused | None
    round: int
    is_answered: bool


def needs_the_desk(now: datetime) -> ColumnElement[bool]:
    """Nobody has looked at it, nobody takes it in time, it is late, the resident is waited for or has answered."""
    is_paused = Order.due_at.is_(None)
    return or_(
        Order.stage == Stage.SUBMITTED,
        is_slow(now),
        and_(Order.stage.in_(PROMISED), or_(Order.due_at < now, is_paused, _is_answered())),
    )


def is_slow(now: datetime) -> ColumnElement[bool]:
    """Somebody should have taken it by now."""
    return and_(Order.stage == Stage.DISPATCHED, Order.accept_by < now)


def is_late(now: datetime) -> ColumnElement[bool]:
    """It should be done by now."""
    return and_(Order.stage.in_(PROMISED), Order.due_at < now)


def orders(sieve: Sieve, now: datetime, beyond: int | None = None, limit: int = PAGE) -> list[Listed]:
    """`limit` rows beyond order `beyond`: the longest waiting first where the desk must act, else the newest."""
    rows = _listed().where(_view(sieve.view, now) if not sieve.search else _found(sieve.search))
    if sieve.category:
        rows = rows.where(ServiceItem.category_id == sieve.category)
    if sieve.level:
        rows = rows.where(Order.level == sieve.level)
    is_forward = sieve.view in LONGEST_FIRST and not sieve.search
    if beyond:
        rows = rows.where(Order.id > beyond if is_forward else Order.id < beyond)
    ordered = rows.order_by(Order.id if is_forward else Order.id.desc()).limit(limit)
    return [Listed(*row) for row in db.session.execute(ordered)]


def waiting(now: datetime) -> dict[str, tuple[int, datetime | None]]:
    """How many wait for what, and since when the oldest: to be handed out, to be taken, late, answered, not solved."""
    counted = {
        "submitted": (Order.stage == Stage.SUBMITTED, Order.placed_at),
        "slow": (is_slow(now), Order.accept_by),
        "late": (is_late(now), Order.due_at),
        "reopened": (and_(Order.stage == Stage.SUBMITTED, Order.round > 1), Order.placed_at),
    }
    found = {
        name: _count(select(func.count(), func.min(since)).where(which)) for name, (which, since) in counted.items()
    }
    said = select(func.count(), func.min(OrderEvent.at)).join(Order, Order.id == OrderEvent.order_id)
    return found | {"answered": _count(said.where(Order.stage.in_(PROMISED), *_last_word()))}


def _count(counted: Select[*tuple[Any, ...]]) -> tuple[int, datetime | None]:
    row = db.session.execute(counted).one()
    return int(row[0]), row[1]


def _last_word() -> tuple[ColumnElement[bool], ...]:
    """The event is the resident's answer, and nothing was done with the order since."""
    later = aliased(OrderEvent)
    is_older = exists().where(later.order_id == OrderEvent.order_id, later.id > OrderEvent.id)
    return OrderEvent.deed == Deed.ANSWER, ~is_older.correlate(OrderEvent)


def _is_answered() -> ColumnElement[bool]:
    said = exists().where(OrderEvent.order_id == Order.id, *_last_word())
    return said.correlate(Order)


def _listed() -> Select[Any]:
    house, compound = aliased(Area), aliased(Area)
    columns: tuple[Any, ...] = (Order.id, Order.number, ServiceItem.name, compound.name, house.name, Order.contact)
    columns += (Order.stage, Order.level, Order.placed_at, Order.accept_by, Order.due_at, Volunteer.name)
    return (
        select(*columns, OrderPause.why, Order.round, _is_answered())
        .join(ServiceItem, ServiceItem.id == Order.item_id)
        .join(house, house.id == Order.building_id)
        .join(compound, compound.id == house.parent_id)
        .outerjoin(Volunteer, Volunteer.id == Order.taker_id)
        .outerjoin(OrderPause, and_(OrderPause.order_id == Order.id, OrderPause.until.is_(None)))
    )


def _view(view: View, now: datetime) -> ColumnElement[bool]:
    if view is View.DESK:
        return needs_the_desk(now)
    return is_late(now) if view is View.LATE else Order.stage.in_(STAGES[view])


def _found(search: str) -> ColumnElement[bool]:
    digits, there = plain_digits(search), Order.building_id.in_(_buildings(search.strip()))
    if not digits.isdigit():
        return or_(Order.contact == search.strip(), there)
    if len(digits) > NUMBER:
        return and_(Order.phone_tail == digits[-4:], Order.phone == digits)
    return or_(Order.number == digits, Order.phone_tail == digits, Order.room == digits, there)


def _buildings(typed: str) -> Select[Any]:
    """Buildings as people call them: 12, 12栋, or with the compound before it."""
    house, compound = aliased(Area), aliased(Area)
    called = [typed, *(f"{typed}{word}" for word in HOUSE_WORDS)]
    known = select(house.id).join(compound, compound.id == house.parent_id).where(house.level == Level.BUILDING)
    return known.where(or_(house.name.in_(called), (compound.name + house.name).in_(called)))
