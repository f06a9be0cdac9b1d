"""What a kiosk's wall shows, read with statements built once: services, shelf, guests and faults of a place."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Integer, and_, bindparam, case, func, literal, or_, select
from sqlalchemy import cast as sql_cast

from app.db import run
from app.station.models import Fault, Offer, Service, ServiceKind, Visit
from app.station.models_loan import Asset, AssetState
from app.station.models_stock import Batch, Supply

Bound = BindParameter[Any]


class ServiceTile(NamedTuple):
    """A service as a kiosk shows it; `left` is what its shelf holds (None where nothing is counted)."""

    id: int
    code: str
    kind: ServiceKind
    name: str
    name_en: str
    hint: str
    hint_en: str
    icon: str
    paused_at: datetime | None
    paused_words: str
    left: int | None


class ShelfItem(NamedTuple):
    """A supply and how many good ones a place has."""

    id: int
    service_id: int
    name: str
    name_en: str
    unit: str
    unit_en: str
    limit: int
    left: int


class Mood(NamedTuple):
    """How a place is today: its person-times so far, and what does not work (Chinese and English words)."""

    guests: int
    faults: list[tuple[str, str]]


_place: Bound = bindparam("place")
_today: Bound = bindparam("today")
_is_good = and_(Batch.place_id == _place, or_(Batch.expires_on.is_(None), Batch.expires_on >= _today))

_stock = (
    select(func.coalesce(func.sum(Batch.left), 0))
    .join(Supply, Supply.id == Batch.supply_id)
    .where(_is_good, Supply.service_id == Service.id, Supply.retired_at.is_(None))
    .correlate(Service)
    .scalar_subquery()
)
_free = (
    select(func.count())
    .select_from(Asset)
    .where(Asset.place_id == _place, Asset.state == AssetState.IN)
    .scalar_subquery()
)
_TILES = (
    select(Service.id, Service.code, Service.kind, Service.name, Service.name_en, Service.hint, Service.hint_en)
    .add_columns(Service.icon, Offer.paused_at, Offer.paused_words)
    .add_columns(case((Service.kind == ServiceKind.CONSUME, _stock), (Service.kind == ServiceKind.LEND, _free)))
    .join(Offer, Offer.service_id == Service.id)
    .where(Offer.place_id == _place)
    .order_by(Service.position, Service.id)
)
_SHELF = (
    select(Supply.id, Supply.service_id, Supply.name, Supply.name_en, Supply.unit, Supply.unit_en)
    .add_columns(Supply.limit_per_visit, sql_cast(func.coalesce(func.sum(Batch.left), 0), Integer))
    .join(Offer, and_(Offer.service_id == Supply.service_id, Offer.place_id == _place))
    .outerjoin(Batch, and_(Batch.supply_id == Supply.id, _is_good))
    .where(Supply.retired_at.is_(None))
    .group_by(Supply.id)
    .order_by(Supply.service_id, Supply.id)
)
_guests = (
    select(func.coalesce(func.sum(Visit.party_size), 0))
    .where(Visit.place_id == _place, Visit.day == _today, Visit.undone_at.is_(None))
    .scalar_subquery()
)
_one = select(literal(1).label("one")).subquery()
# One row at least, so that the guests are told where nothing is broken.
_MOOD = (
    select(_guests, Fault.words, Fault.words_en)
    .select_from(_one)
    .outerjoin(Fault, and_(Fault.place_id == _place, Fault.cleared_at.is_(None)))
    .order_by(Fault.since.desc())
)


def tiles(place_id: int, today: date) -> list[ServiceTile]:
    """The services a place offers, in the order of its wall, each with what is left."""
    return [ServiceTile._make(row) for row in run(_TILES, place=place_id, today=today)]


def shelf(place_id: int, today: date) -> list[ShelfItem]:
    """Every supply a place hands out, with how many good ones are left (0 included)."""
    return [ShelfItem._make(row) for row in run(_SHELF, place=place_id, today=today)]


def mood(place_id: int, today: date) -> Mood:
    """How the place is today; undone visits do not count, the newest fault comes first."""
    rows: list[Any] = list(run(_MOOD, place=place_id, today=today))
    return Mood(rows[0][0], [(row[1], row[2]) for row in rows if row[1]])
