"""What the desk does with the lists: the menu of services, and what partners and teams offer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from sqlalchemy import delete, insert, select

from app import clock
from app.audit import record
from app.community.models import Level
from app.db import Base, db
from app.orders.menu import MENU, Course
from app.orders.models_lists import Resource, ResourceItem, ServiceCategory, ServiceItem
from app.orders.promises import Urgency
from app.staff.models import Staff
from app.volunteers.models import Category, Skill

_Row = TypeVar("_Row", bound=Base)


class Tile(NamedTuple):
    """A category as the desk says it."""

    name: str
    name_en: str
    icon: str
    kind: Category


class Dish(NamedTuple):
    """An item as the desk says it; see `ServiceItem`."""

    name: str
    name_en: str
    brief: str
    urgency: Urgency
    promise_days: int | None
    level: Level
    is_sensitive: bool
    skill: Skill | None
    minutes: int


class Gift(NamedTuple):
    """A resource as the desk says it; see `Resource`."""

    name: str
    provider: str
    contact: str
    phone: str
    team_id: int | None
    area_id: int | None
    capacity: str
    hours: str
    until: date | None
    partner_id: int | None = None


def lay_out(by: Base | None) -> None:
    """The menu a new house begins with; what stands there already stays."""
    known = set(db.session.scalars(select(ServiceCategory.code)))
    fresh = [(position, course) for position, course in enumerate(MENU) if course.code not in known]
    for position, course in fresh:
        _lay_course(position, course)
    if fresh:
        record(by, "menu.laid_out")


def add_category(by: Staff, said: Tile) -> ServiceCategory:
    """One more tile, at the end."""
    last = max(db.session.scalars(select(ServiceCategory.position)), default=-1)
    made = ServiceCategory(code=f"own-{clock.now():%Y%m%d%H%M%S%f}", position=last + 1, **said._asdict())
    return _added(by, made)


def add_item(by: Staff, category: ServiceCategory, said: Dish) -> ServiceItem:
    """One more thing to ask for."""
    return _added(by, ServiceItem(category=category, **said._asdict()))


def add_resource(by: Staff, said: Gift, item_ids: Iterable[int]) -> Resource:
    """Somebody offers something for these items of the menu."""
    made = _added(by, Resource(**said._asdict()))
    _serve(made, item_ids)
    return made


def change(row: ServiceCategory | ServiceItem | Resource, by: Staff, said: Tile | Dish | Gift) -> None:
    """Put it right; orders placed already keep what they were promised."""
    for name, value in said._asdict().items():
        setattr(row, name, value)
    record(by, "menu.changed", row)


def change_resource(row: Resource, by: Staff, said: Gift, item_ids: Iterable[int]) -> None:
    """The same, and what it is good for."""
    change(row, by, said)
    _serve(row, item_ids)


def retire(row: ServiceCategory | ServiceItem | Resource, by: Staff) -> None:
    """It can be asked for no more; what was asked stays."""
    row.retired_at = row.retired_at or clock.now()
    record(by, "menu.retired", row)


def bring_back(row: ServiceCategory | ServiceItem | Resource, by: Staff) -> None:
    """It can be asked for again."""
    row.retired_at = None
    record(by, "menu.brought_back", row)


def _lay_course(position: int, course: Course) -> None:
    own = {"code": course.code, "name": course.name, "name_en": course.name_en, "icon": course.icon}
    category = ServiceCategory(**own, kind=course.kind, position=position)
    db.session.add(category)
    for place_in_line, dish in enumerate(course.dishes):
        db.session.add(
            ServiceItem(category=category, position=place_in_line, is_sensitive=course.is_sensitive, **dish._asdict())
        )
    db.session.flush()


def _added(by: Staff, row: _Row) -> _Row:
    db.session.add(row)
    db.session.flush()
    record(by, "menu.added", row)
    return row


def _serve(resource: Resource, item_ids: Iterable[int]) -> None:
    db.session.execute(delete(ResourceItem).where(ResourceItem.resource_id == resource.id))
    rows: Sequence[dict[str, int]] = [{"resource_id": resource.id, "item_id": id} for id in sorted(set(item_ids))]
    if rows:
        db.session.execute(insert(ResourceItem), rows)
