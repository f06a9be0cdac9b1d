"""What the desk reads of the room: the wall's services, what is broken, what is lent and what can be."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, func, or_, select, tuple_

from app.community.models import Place, PlaceKind
from app.db import db
from app.reach import Within, everywhere, within
from app.station.models import Fault, Offer, Service, ServiceKind, Visit, VisitService
from app.station.models_loan import Asset, AssetKind, AssetState, Loan

PAGE = 50


class ServiceRow(NamedTuple):
    """A service, and whether a place offers it."""

    id: int
    kind: ServiceKind
    name: str
    hint: str
    icon: str
    offer_id: int | None
    paused_at: datetime | None
    paused_words: str | None


class LoanRow(NamedTuple):
    """A thing with a borrower."""

    id: int
    asset_id: int
    number: str
    kind: AssetKind
    phone: str | None
    lent_at: datetime
    due_at: datetime
    called_at: datetime | None
    place_name: str


class AssetRow(NamedTuple):
    """A thing that is lent."""

    id: int
    number: str
    kind: AssetKind
    state: AssetState
    place_name: str


def stations() -> Sequence[Place]:
    """The places with a counter, in the order they were opened."""
    counters = or_(Place.kind == PlaceKind.STATION, Place.id.in_(select(Offer.place_id)))
    counters = and_(counters, within(Place.id, Within.PLACE))
    return db.session.scalars(select(Place).where(counters).order_by(Place.id).limit(200)).all()


def services_at(place_id: int) -> list[ServiceRow]:
    """Every service in the order of the wall, offered at this place or not."""
    here = and_(Offer.service_id == Service.id, Offer.place_id == place_id)
    rows = db.session.execute(
        select(Service.id, Service.kind, Service.name, Service.hint, Service.icon)
        .add_columns(Offer.id, Offer.paused_at, Offer.paused_words)
        .outerjoin(Offer, here)
        .order_by(Service.position, Service.id)
        .limit(200)
    )
    return [ServiceRow(*row) for row in rows]


def service(service_id: int) -> Service | None:
    return db.session.get(Service, service_id)


def offer_at(service_id: int, place_id: int) -> Offer | None:
    """The tile of a service on the wall of a place, locked."""
    here = select(Offer).where(Offer.service_id == service_id, Offer.place_id == place_id)
    return db.session.scalar(here.with_for_update().execution_options(populate_existing=True))


def offer_for_update(offer_id: int) -> Offer | None:
    locked = select(Offer).where(Offer.id == offer_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def faults_lately(place_id: int, *, mended: bool = False) -> Sequence[Fault]:
    """What is broken at a place, the longest first; or what was mended, the latest first."""
    seen = select(Fault).where(
        Fault.place_id == place_id, Fault.cleared_at.is_not(None) if mended else Fault.cleared_at.is_(None)
    )
    in_turn = (
        seen.order_by(Fault.cleared_at.desc(), Fault.id.desc()) if mended else seen.order_by(Fault.since, Fault.id)
    )
    return db.session.scalars(in_turn.limit(PAGE)).all()


def fault_for_update(fault_id: int) -> Fault | None:
    locked = select(Fault).where(Fault.id == fault_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def old_faults(before: datetime) -> list[tuple[str, str, datetime, int]]:
    """Faults nobody has mended since before `before`: words, place, since, place id."""
    rows = db.session.execute(
        select(Fault.words, Place.name, Fault.since, Place.id)
        .join(Place, Place.id == Fault.place_id)
        .where(Fault.cleared_at.is_(None), Fault.since < before)
        .order_by(Fault.since)
        .limit(PAGE)
    )
    return [(words, place, since, place_id) for words, place, since, place_id in rows]


def open_loans(
    search: str = "", *, due_before: datetime | None = None, after: int | None = None, limit: int = PAGE
) -> list[LoanRow]:
    """Things with a borrower, the longest overdue first: `limit` rows after loan `after`, by number or phone tail."""
    loans = (
        select(
            Loan.id,
            Loan.asset_id,
            Asset.number,
            Asset.kind,
            Loan.phone,
            Loan.lent_at,
            Loan.due_at,
            Loan.called_at,
            Place.name,
        )
        .join(Asset, Asset.id == Loan.asset_id)
        .join(Place, Place.id == Loan.lent_place_id)
        .where(Loan.closed_at.is_(None))
        .order_by(Loan.due_at, Loan.id)
        .limit(limit)
    )
    if search:
        # What was lent elsewhere comes back here: asked for by its number, it is found.
        loans = everywhere(loans.where((Asset.number == search) | (Loan.phone_tail == search)))
    if due_before is not None:
        loans = loans.where(Loan.due_at < due_before)
    if after is not None:
        last = select(Loan.due_at).where(Loan.id == after).scalar_subquery()
        loans = loans.where(tuple_(Loan.due_at, Loan.id) > tuple_(last, after))
    return [LoanRow(*row) for row in db.session.execute(loans)]


def came_on(day: date) -> tuple[int, int]:
    """Person-times and services used on a day at every station; what was undone does not count."""
    here = select(Place.id).where(Place.kind == PlaceKind.STATION)
    came = and_(Visit.place_id.in_(here), Visit.day == day, Visit.undone_at.is_(None))
    guests = db.session.scalar(select(func.coalesce(func.sum(Visit.party_size), 0)).where(came))
    used = select(func.count()).select_from(VisitService).join(Visit, Visit.id == VisitService.visit_id).where(came)
    return guests or 0, db.session.scalar(used) or 0


def loan_for_update(loan_id: int) -> Loan | None:
    """A loan, locked, so that two colleagues ending it come one after the other."""
    return db.session.scalar(_locked(loan_id))


def loan_from_anywhere(loan_id: int) -> Loan | None:
    """The same of a thing lent at any station: it may come back to every one."""
    return db.session.scalars(everywhere(_locked(loan_id))).one_or_none()


def _locked(loan_id: int) -> Select[Loan]:
    return select(Loan).where(Loan.id == loan_id).with_for_update().execution_options(populate_existing=True)


def assets(search: str = "", *, state: AssetState | None = None, after: str = "", limit: int = PAGE) -> list[AssetRow]:
    """Things that are lent, by number: `limit` rows after number `after`; `search` is how a number begins."""
    things = (
        select(Asset.id, Asset.number, Asset.kind, Asset.state, Place.name)
        .join(Place, Place.id == Asset.place_id)
        .order_by(Asset.number)
        .limit(limit)
    )
    if search:
        things = things.where(Asset.number >= search, Asset.number < search + "~")
    if state is not None:
        things = things.where(Asset.state == state)
    if after:
        things = things.where(Asset.number > after)
    return [AssetRow(*row) for row in db.session.execute(things)]


def asset_for_update(asset_id: int) -> Asset | None:
    locked = select(Asset).where(Asset.id == asset_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))
