"""What other programs may read: the menu and how orders stand. No person, no room, no words of theirs, no health."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from app.community.models import Area, Level
from app.db import db
from app.feeds.geo import Window
from app.orders.lifecycle import SETTLED, Stage
from app.orders.models import Order, OrderEvent
from app.orders.models_lists import ServiceCategory, ServiceItem

CLOSED = SETTLED | {Stage.DONE}


class Service(NamedTuple):
    """Something that can be asked for; nothing of anybody's health."""

    id: int
    name: str
    brief: str
    group: str
    minutes: int


class Request(NamedTuple):
    """How an order stands; its place is told as far as the building."""

    id: int
    number: str
    stage: Stage
    item_id: int
    item: str
    compound: str
    building: str
    building_id: int
    placed_at: datetime
    due_at: datetime | None
    changed_at: datetime | None


class Sieve(NamedTuple):
    """What is asked for; `numbers` alone, or a time with a service and open or closed."""

    window: Window | None = None
    numbers: tuple[str, ...] = ()
    item_id: int | None = None
    is_open: bool | None = None


def services() -> list[Service]:
    """The open menu, in its order."""
    rows = _services().order_by(ServiceCategory.position, ServiceCategory.id, ServiceItem.position, ServiceItem.id)
    return [Service(*row) for row in db.session.execute(rows)]


def service(id: int) -> Service | None:
    row = db.session.execute(_services().where(ServiceItem.id == id)).one_or_none()
    return Service(*row) if row else None


def buildings() -> list[tuple[int, str]]:
    """(id, compound and building) of every building one can be visited in."""
    around = aliased(Area)
    found = select(Area.id, around.name + Area.name).join(around, around.id == Area.parent_id)
    found = found.where(Area.level == Level.BUILDING, around.level == Level.COMPOUND).order_by(Area.path)
    return [(id, name) for id, name in db.session.execute(found.limit(5000))]


def requests(sieve: Sieve, skip: int = 0, limit: int = 50) -> list[Request]:
    """The newest first."""
    rows = _requests().order_by(Order.placed_at.desc(), Order.id.desc())
    if sieve.numbers:
        rows = rows.where(Order.number.in_(sieve.numbers))
    elif sieve.window:
        rows = rows.where(Order.placed_at >= sieve.window.begin, Order.placed_at < sieve.window.end)
    if sieve.item_id is not None:
        rows = rows.where(Order.item_id == sieve.item_id)
    if sieve.is_open is not None:
        rows = rows.where(Order.stage.not_in(CLOSED) if sieve.is_open else Order.stage.in_(CLOSED))
    return [Request(*row) for row in db.session.execute(rows.offset(skip).limit(limit))]


def request(number: str) -> Request | None:
    row = db.session.execute(_requests().where(Order.number == number)).one_or_none()
    return Request(*row) if row else None


def _services() -> Select[*tuple[Any, ...]]:
    columns = ServiceItem.id, ServiceItem.name, ServiceItem.brief, ServiceCategory.name, ServiceItem.minutes
    shown = select(*columns).join(ServiceCategory, ServiceCategory.id == ServiceItem.category_id)
    return shown.where(
        ServiceItem.is_sensitive.is_(False), ServiceItem.retired_at.is_(None), ServiceCategory.retired_at.is_(None)
    )


def _requests() -> Select[*tuple[Any, ...]]:
    around = aliased(Area)
    changed = select(func.max(OrderEvent.at)).where(OrderEvent.order_id == Order.id).correlate(Order).scalar_subquery()
    columns = (Order.id, Order.number, Order.stage, Order.item_id, ServiceItem.name, around.name, Area.name, Area.id)
    found = select(*columns, Order.placed_at, Order.due_at, changed)
    found = found.join(ServiceItem, ServiceItem.id == Order.item_id).join(Area, Area.id == Order.building_id)
    # What was asked under a health consent stays hidden, even if its item is no longer marked so.
    is_open = (ServiceItem.is_sensitive.is_(False), Order.health_consented_at.is_(None))
    return found.join(around, around.id == Area.parent_id).where(*is_open)
