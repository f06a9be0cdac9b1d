"""What the desk reads of the shelf: what is left of each thing, batch by batch, and the ledger."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, case, func, or_, select
from sqlalchemy import cast as sql_cast

from app.community.models import Place
from app.db import db, holds
from app.staff.models import Staff
from app.station.models import Offer, Service, ServiceKind
from app.station.models_stock import Batch, MoveKind, StockMove, Supply

PAGE = 50


class StockRow(NamedTuple):
    """A supply on the shelf of a place: good ones, expired ones, and the day the next good batch ends."""

    id: int
    name: str
    unit: str
    service_name: str
    limit: int
    low_at: int
    retired_at: datetime | None
    good: int
    expired: int
    ends_on: date | None

    @property
    def is_low(self) -> bool:
        return self.retired_at is None and self.good <= self.low_at

    def is_ending(self, today: date, within: timedelta) -> bool:
        return self.ends_on is not None and self.ends_on - today <= within


class LedgerRow(NamedTuple):
    """A line of the ledger of a supply."""

    id: int
    at: datetime
    kind: MoveKind
    quantity: int
    label: str
    expires_on: date | None
    place_name: str
    staff_name: str | None
    note: str


def stock(place_id: int, today: date, search: str = "", *, retired: bool = False) -> list[StockRow]:
    """Every supply with what a place has of it (0 included), in the order of the wall."""
    is_good = or_(Batch.expires_on.is_(None), Batch.expires_on >= today)
    good, expired = func.sum(case((is_good, Batch.left), else_=0)), func.sum(case((is_good, 0), else_=Batch.left))
    rows = (
        select(
            Supply.id, Supply.name, Supply.unit, Service.name, Supply.limit_per_visit, Supply.low_at, Supply.retired_at
        )
        .add_columns(_number(good), _number(expired), func.min(case((is_good & (Batch.left > 0), Batch.expires_on))))
        .join(Service, Service.id == Supply.service_id)
        .outerjoin(Batch, and_(Batch.supply_id == Supply.id, Batch.place_id == place_id))
        .where(Supply.retired_at.is_not(None) if retired else Supply.retired_at.is_(None))
        .group_by(Supply.id, Service.id)
        .order_by(Service.position, Service.id, Supply.id)
        .limit(200)
    )
    if search:
        rows = rows.where(holds(search, Supply.search, Supply.name))
    return [StockRow(*row) for row in db.session.execute(rows)]


def places_to_restock(today: date) -> list[tuple[Place, list[StockRow]]]:
    """Each place that hands things out, with its shelf."""
    consuming = select(Offer.place_id).join(Service).where(Service.kind == ServiceKind.CONSUME)
    places = db.session.scalars(select(Place).where(Place.id.in_(consuming)).order_by(Place.id).limit(PAGE))
    return [(place, stock(place.id, today)) for place in places]


def supply(supply_id: int) -> Supply | None:
    return db.session.get(Supply, supply_id)


def consumed_services() -> Sequence[Service]:
    """The services that hand things out."""
    consumed = select(Service).where(Service.kind == ServiceKind.CONSUME)
    return db.session.scalars(consumed.order_by(Service.position, Service.id)).all()


def names() -> list[tuple[int, str]]:
    """Every supply by its service and name, those not handed out any more among them."""
    return [(service_id, name) for service_id, name in db.session.execute(select(Supply.service_id, Supply.name))]


def batches(supply_id: int, place_id: int) -> Sequence[Batch]:
    """What stands on the shelf, the batch ending first on top."""
    standing = select(Batch).where(Batch.supply_id == supply_id, Batch.place_id == place_id, Batch.left > 0)
    return db.session.scalars(
        standing.order_by(Batch.expires_on.is_(None), Batch.expires_on, Batch.id).limit(200)
    ).all()


def batch(batch_id: int) -> Batch | None:
    return db.session.get(Batch, batch_id)


def batch_for_update(batch_id: int) -> Batch | None:
    """A batch, locked, so that two counts come one after the other."""
    locked = select(Batch).where(Batch.id == batch_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def ledger(supply_id: int, before: int | None = None, limit: int = PAGE) -> list[LedgerRow]:
    """The ledger of a supply at all places, the latest first: `limit` lines older than line `before`."""
    lines = (
        select(StockMove.id, StockMove.at, StockMove.kind, StockMove.quantity, Batch.label, Batch.expires_on)
        .add_columns(Place.name, Staff.name, StockMove.note)
        .join(Batch, Batch.id == StockMove.batch_id)
        .join(Place, Place.id == Batch.place_id)
        .outerjoin(Staff, Staff.id == StockMove.staff_id)
        .where(Batch.supply_id == supply_id)
        .order_by(StockMove.id.desc())
        .limit(limit)
    )
    if before is not None:
        lines = lines.where(StockMove.id < before)
    return [LedgerRow(*row) for row in db.session.execute(lines)]


def _number(total: Any) -> Any:
    return sql_cast(func.coalesce(total, 0), Integer)
