"""What is read of donations: the list, one of them, and what is left of each thing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Integer, func, select
from sqlalchemy import cast as sql_cast
from sqlalchemy.orm import joinedload

from app.community.models import Place
from app.db import db, holds
from app.giving.models import Donation, DonorKind, Gift, HandOn, Way
from app.staff.models import Staff
from app.station.models_stock import Batch, Supply

PAGE = 30


class DonationRow(NamedTuple):
    """A donation in the list."""

    id: int
    number: str
    donor: str
    kind: DonorKind
    may_thank: bool
    received_at: datetime
    place_name: str


class GiftRow(NamedTuple):
    """A thing that was given, and what is left of it."""

    id: int
    donation_id: int
    name: str
    unit: str
    quantity: int
    left: int


class HandOnRow(NamedTuple):
    """A part that was handed on."""

    id: int
    gift_id: int
    way: Way
    quantity: int
    words: str
    supply_name: str | None
    stocked: int
    supply_unit: str | None
    at: datetime
    by_name: str
    undone_at: datetime | None


class SumRow(NamedTuple):
    """All of a thing that ever came: received, and what is left."""

    name: str
    unit: str
    quantity: int
    left: int


def donations(
    place_id: int | None = None, search: str = "", before: int | None = None, *, is_left: bool = False
) -> list[DonationRow]:
    """Donations, the latest first: of a place, of a donor or number, or those with something left to hand on."""
    who = (Donation.id, Donation.number, Donation.donor, Donation.kind, Donation.may_thank, Donation.received_at)
    rows = select(*who, Place.name).join(Place, Place.id == Donation.place_id).order_by(Donation.id.desc()).limit(PAGE)
    if place_id is not None:
        rows = rows.where(Donation.place_id == place_id)
    if search:
        rows = rows.where(holds(search, Donation.search, Donation.donor) | (Donation.number == search.upper()))
    if before is not None:
        rows = rows.where(Donation.id < before)
    if is_left:
        rows = rows.where(select(Gift.id).where(Gift.donation_id == Donation.id, Gift.left > 0).exists())
    return [DonationRow(*row) for row in db.session.execute(rows)]


def gifts_of(donation_ids: Iterable[int]) -> dict[int, list[GiftRow]]:
    """The things of several donations, in the order they were written down."""
    columns = (Gift.id, Gift.donation_id, Gift.name, Gift.unit, Gift.quantity, Gift.left)
    found: dict[int, list[GiftRow]] = defaultdict(list)
    for row in db.session.execute(select(*columns).where(Gift.donation_id.in_(donation_ids)).order_by(Gift.id)):
        found[row.donation_id].append(GiftRow(*row))
    return found


def hand_ons_of(gift_ids: Iterable[int]) -> dict[int, list[HandOnRow]]:
    """Where the parts of several gifts went, in order; slips that were taken back among them."""
    went = (HandOn.id, HandOn.gift_id, HandOn.way, HandOn.quantity, HandOn.words)
    found: dict[int, list[HandOnRow]] = defaultdict(list)
    rows = (
        select(*went, Supply.name, HandOn.stocked, Supply.unit, HandOn.at, Staff.name, HandOn.undone_at)
        .join(Staff, Staff.id == HandOn.by_id)
        .outerjoin(Batch, Batch.id == HandOn.batch_id)
        .outerjoin(Supply, Supply.id == Batch.supply_id)
        .where(HandOn.gift_id.in_(gift_ids))
        .order_by(HandOn.id)
    )
    for row in db.session.execute(rows):
        found[row.gift_id].append(HandOnRow(*row))
    return found


def sums() -> list[SumRow]:
    """Every thing and unit that was ever given: how many came, how many are left."""
    came, left = (sql_cast(func.sum(column), Integer) for column in (Gift.quantity, Gift.left))
    totals = select(Gift.name, Gift.unit, came, left).group_by(Gift.name, Gift.unit).order_by(Gift.name, Gift.unit)
    return [SumRow(*row) for row in db.session.execute(totals.limit(300))]


def thanks(skip: int, size: int) -> list[DonationRow]:
    """Those who may be thanked in public, the latest first."""
    who = (Donation.id, Donation.number, Donation.donor, Donation.kind, Donation.may_thank, Donation.received_at)
    open_to_all = select(*who, Place.name).join(Place, Place.id == Donation.place_id).where(Donation.may_thank)
    latest = open_to_all.order_by(Donation.received_at.desc(), Donation.id.desc())
    return [DonationRow(*row) for row in db.session.execute(latest.offset(skip).limit(size))]


def donation(id: int) -> Donation | None:
    """A donation with its place and who received it."""
    with_all = joinedload(Donation.place), joinedload(Donation.received_by)
    return db.session.scalar(select(Donation).where(Donation.id == id).options(*with_all))


def donation_for_update(id: int) -> Donation | None:
    locked = select(Donation).where(Donation.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def gift(id: int) -> Gift | None:
    return db.session.get(Gift, id)


def gift_for_update(id: int) -> Gift | None:
    """A gift, locked: two who hand it on come one after the other."""
    locked = select(Gift).where(Gift.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def hand_on_for_update(id: int) -> HandOn | None:
    """A part that went, its gift locked first, as by everybody who changes what is left of it."""
    gift_id = db.session.scalar(select(HandOn.gift_id).where(HandOn.id == id))
    if gift_id is None or gift_for_update(gift_id) is None:
        return None
    locked = select(HandOn).where(HandOn.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def supplies() -> Sequence[Supply]:
    """What stands on the shelves and is still handed out."""
    return db.session.scalars(select(Supply).where(Supply.retired_at.is_(None)).order_by(Supply.id).limit(300)).all()
