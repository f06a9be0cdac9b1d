"""Keys, and where an order from outside belongs."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload

from app.community.models import Area, Level, Place, PlaceKind
from app.db import db
from app.feeds.models import ApiKey
from app.tokens import digest


def keys() -> Sequence[ApiKey]:
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
    """By its number, or by compound and building written together."""
    if id:
        return db.session.scalar(select(Area).where(Area.id == id, Area.level == Level.BUILDING))
    around = aliased(Area)
    found = select(Area).join(around, around.id == Area.parent_id).where(Area.level == Level.BUILDING)
    return db.session.scalars(found.where(around.name + Area.name == address).limit(1)).first()


def station_of(building: Area) -> Place | None:
    """The first station of the community around a building."""
    around = aliased(Area)
    found = select(Place).join(Area, Area.id == Place.area_id).join(around, Area.path.startswith(around.path))
    found = found.where(around.level == Level.COMMUNITY, Place.kind == PlaceKind.STATION)
    stations = db.session.execute(found.add_columns(around.path).order_by(Place.id)).all()
    return next((place for place, path in stations if building.path.startswith(path)), None)
