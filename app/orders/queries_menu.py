"""The menu as it is read: categories with something in them, and what can be asked for in one."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from app.db import db
from app.orders.models_lists import ServiceCategory, ServiceItem


class Tile(NamedTuple):
    """A category or an item to tap."""

    id: int
    name: str
    name_en: str
    icon: str


def categories() -> list[Tile]:
    """The tiles of the menu; one with nothing in it is not shown."""
    has_items = select(ServiceItem.id).where(
        ServiceItem.category_id == ServiceCategory.id, ServiceItem.retired_at.is_(None)
    )
    columns = ServiceCategory.id, ServiceCategory.name, ServiceCategory.name_en, ServiceCategory.icon
    shown = select(*columns).where(ServiceCategory.retired_at.is_(None), has_items.exists())
    return [Tile(*row) for row in db.session.execute(shown.order_by(ServiceCategory.position, ServiceCategory.id))]


def items(category_id: int) -> list[Tile]:
    """What can be asked for in a category."""
    columns = ServiceItem.id, ServiceItem.name, ServiceItem.name_en, ServiceCategory.icon
    shown = select(*columns).join(ServiceCategory, ServiceCategory.id == ServiceItem.category_id)
    shown = shown.where(ServiceItem.category_id == category_id, ServiceItem.retired_at.is_(None))
    return [Tile(*row) for row in db.session.execute(shown.order_by(ServiceItem.position, ServiceItem.id))]


def item(id: int) -> ServiceItem | None:
    return db.session.get(ServiceItem, id)


def all_items() -> Sequence[ServiceItem]:
    """The whole menu in its order, for a list to choose from."""
    shown = select(ServiceItem).join(ServiceItem.category).where(ServiceItem.retired_at.is_(None))
    shown = shown.where(ServiceCategory.retired_at.is_(None))
    return db.session.scalars(
        shown.order_by(ServiceCategory.position, ServiceCategory.id, ServiceItem.position, ServiceItem.id)
    ).all()
