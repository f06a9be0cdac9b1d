"""Keys, and where an order from outside belongs."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, joinedload

from app.community.models import Area, Level
from app.db import db
from app.feeds.intake import Said
from app.feeds.models import ApiKey
from app.orders.models import Order, Source
from app.orders.models_lists import ServiceItem
from app.tokens import digest


def all_keys() -> Sequence[ApiKey]:
    """The newest first."""
    found = select(ApiKey).options(joinedload(ApiKey.made_by)).order_by(ApiKey.id.desc())
    return db.session.scalars(found.limit(200)).all()


def key_for_update(id: int) -> ApiKey | None:
    locked = select(ApiKey).where(ApiKey.id == id).with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(locked)


def good(token: str) -> ApiKey | None:
    """The key a program says, unless it was taken back."""
    found = select(ApiKey).where(ApiKey.token_hash == digest(token), ApiKey.revoked_at.is_(None))
    return db.session.scalar(found)


def building(id: int, address: str) -> Area | None:
    """By its number, or by compound and building written together, if only one is called so."""
    if id:
        return db.session.scalar(select(Area).where(Area.id == id, Area.level == Level.BUILDING))
    around = aliased(Area)
    found = select(Area).join(around, around.id == Area.parent_id).where(Area.level == Level.BUILDING)
    whole = func.replace(around.name + Area.name, " ", "")
    named = db.session.scalars(found.where(whole == address).limit(2)).all()
    return named[0] if len(named) == 1 else None


def sent_already(item: ServiceItem, building: Area, said: Said, since: datetime) -> str | None:
    """The number of the very same order, sent in since."""
    same = (
        Order.building_id == building.id,
        Order.item_id == item.id,
        Order.wish == said.wish,
        Order.contact == said.name,
    )
    phone = Order.phone == said.phone if said.phone else Order.phone.is_(None)
    sent = select(Order.number).where(*same, phone, Order.source == Source.OPEN, Order.placed_at > since)
    return db.session.scalars(sent.order_by(Order.id).limit(1)).first()
