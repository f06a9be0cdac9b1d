"""The lists as the desk reads them: the whole menu, what is offered, the needs nobody has taken."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.db import db
from app.orders.lifecycle import WAITING
from app.orders.models import Order
from app.orders.models_lists import Resource, ResourceItem, ServiceCategory, ServiceItem

MOST = 300


def categories() -> Sequence[ServiceCategory]:
    """Every tile, whether it is shown or not."""
    return db.session.scalars(select(ServiceCategory).order_by(ServiceCategory.position, ServiceCategory.id)).all()


def items() -> Sequence[ServiceItem]:
    return db.session.scalars(select(ServiceItem).order_by(ServiceItem.position, ServiceItem.id).limit(MOST)).all()


def category(id: int) -> ServiceCategory | None:
    return db.session.get(ServiceCategory, id)


def resource(id: int) -> Resource | None:
    return db.session.get(Resource, id)


def resources(item_id: int | None, *, is_over: bool) -> Sequence[Resource]:
    """What is offered, or no longer; for one item of the menu, or for any."""
    found = select(Resource).where(Resource.retired_at.is_not(None) if is_over else Resource.retired_at.is_(None))
    if item_id:
        serving = select(ResourceItem.resource_id).where(ResourceItem.item_id == item_id)
        found = found.where(Resource.id.in_(serving))
    return db.session.scalars(found.options(joinedload(Resource.team)).order_by(Resource.id).limit(MOST)).all()


def resources_of(partner_id: int) -> Sequence[Resource]:
    """What a partner offers."""
    found = select(Resource).where(Resource.partner_id == partner_id, Resource.retired_at.is_(None))
    return db.session.scalars(found.order_by(Resource.id).limit(MOST)).all()


def items_of(resource_id: int) -> list[int]:
    """What a resource is good for."""
    return list(db.session.scalars(select(ResourceItem.item_id).where(ResourceItem.resource_id == resource_id)))


def item_names(resource_ids: Sequence[int]) -> dict[int, list[str]]:
    """The same by name, of many."""
    rows = (
        select(ResourceItem.resource_id, ServiceItem.name)
        .join(ServiceItem, ServiceItem.id == ResourceItem.item_id)
        .where(ResourceItem.resource_id.in_(resource_ids))
        .order_by(ServiceItem.position)
    )
    named: dict[int, list[str]] = {id: [] for id in resource_ids}
    for id, name in db.session.execute(rows):
        named[id].append(name)
    return named


def needs(after: int, limit: int) -> Sequence[Order]:
    """Needs nobody has taken, the longest waiting first: `limit` after order `after`."""
    waiting = select(Order).where(Order.stage.in_(WAITING), Order.id > after)
    with_names = joinedload(Order.item), joinedload(Order.building)
    return db.session.scalars(waiting.options(*with_names).order_by(Order.id).limit(limit)).unique().all()
