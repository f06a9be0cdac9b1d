"""What the station's counter reads: the shelf, what can be lent, visits and loans."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select

from app.db import db
from app.reach import everywhere
from app.station.models import Offer, Service, ServiceKind, Visit, VisitService
from app.station.models_loan import Asset, AssetKind, AssetState, Loan
from app.station.models_stock import Batch, MoveKind, StockMove, Supply

# Whoever locks several batches does it in this order, supply by supply, so that no two wait for each other.
_IN_TURN = (Batch.expires_on.is_(None), Batch.expires_on, Batch.id)


class Given(NamedTuple):
    """A supply and how many a visit took."""

    name: str
    name_en: str
    quantity: int
    unit: str
    unit_en: str


MATCHES = 9  # what fits one screen; more are told apart by the number on the thing


class LoanMatch(NamedTuple):
    """An open loan found by number or phone tail."""

    id: int
    kind: AssetKind
    number: str
    phone: str | None
    lent_at: datetime
    due_at: datetime


def good_batches(supply_id: int, place_id: int, today: date) -> Sequence[Batch]:
    """Batches to hand out from, locked: the one expiring first comes first, those without a date last."""
    good = (Batch.expires_on.is_(None)) | (Batch.expires_on >= today)
    batches = select(Batch).where(Batch.supply_id == supply_id, Batch.place_id == place_id, Batch.left > 0, good)
    in_turn = batches.order_by(*_IN_TURN).with_for_update()
    return db.session.scalars(in_turn.execution_options(populate_existing=True)).all()


def free_assets(place_id: int) -> dict[AssetKind, int]:
    """How many of each lent kind stand on the shelf of a place."""
    here = (Asset.place_id == place_id) & (Asset.state == AssetState.IN)
    rows = db.session.execute(select(Asset.kind, func.count()).where(here).group_by(Asset.kind))
    return {kind: count for kind, count in rows}  # noqa: C416 — a Row is not a pair


def next_free_asset(place_id: int, kind: AssetKind) -> Asset | None:
    """The lowest number of a kind on the shelf, locked; a thing just being lent to another is stepped over."""
    free = select(Asset).where(Asset.place_id == place_id, Asset.kind == kind, Asset.state == AssetState.IN)
    return db.session.scalar(free.order_by(Asset.number).limit(1).with_for_update(skip_locked=True))


def open_loans_matching(digits: str) -> list[LoanMatch]:
    """Open loans of the asset with this number, or of a phone with this tail, at any station."""
    matches = (Asset.number == digits) | (Loan.phone_tail == digits)
    rows = db.session.execute(
        select(Loan.id, Asset.kind, Asset.number, Loan.phone, Loan.lent_at, Loan.due_at)
        .join(Asset, Asset.id == Loan.asset_id)
        .where(matches, Loan.closed_at.is_(None))
        .order_by(Loan.lent_at)
        .limit(MATCHES + 1)
    )
    return [LoanMatch._make(row) for row in rows]


def loan_to_close(loan_id: int, digits: str) -> Loan | None:
    """The loan that was found by `digits`, locked, so that two returns of one thing come one after the other.

    A loan already closed is found too while its asset's number fits, to be refused in words.
    """
    loan = db.session.scalar(select(Loan).where(Loan.id == loan_id).with_for_update())
    return loan if loan and digits in {loan.asset.number, loan.phone_tail} else None


def visit_for_update(visit_id: int) -> Visit | None:
    return db.session.scalar(select(Visit).where(Visit.id == visit_id).with_for_update())


def services_of(visit_id: int) -> Sequence[Service]:
    used = select(Service).join(VisitService, VisitService.service_id == Service.id)
    return db.session.scalars(used.where(VisitService.visit_id == visit_id).order_by(Service.position)).all()


def moves_of(visit_id: int) -> Sequence[StockMove]:
    """What a visit took from which batch, the batches locked in the order in which they are handed out."""
    moves = select(StockMove).join(Batch).where(StockMove.visit_id == visit_id)
    return db.session.scalars(moves.order_by(Batch.supply_id, *_IN_TURN).with_for_update(of=Batch)).all()


def open_loans_of(visit_id: int) -> Sequence[Loan]:
    """What a visit borrowed and nobody has brought back, locked: a return at another kiosk may be under way."""
    out = select(Loan).where(Loan.visit_id == visit_id, Loan.closed_at.is_(None))
    return db.session.scalars(out.with_for_update()).all()


def lending_services(place_id: int) -> Sequence[int]:
    """Ids of the lending services a place offers and does not let rest (normally one)."""
    offered = select(Service.id).join(Offer).where(Offer.place_id == place_id, Service.kind == ServiceKind.LEND)
    return db.session.scalars(offered.where(Offer.paused_at.is_(None))).all()


def visit_by(visit_id: int, visitor_id: int | None) -> Visit | None:
    """A visit, for the visitor who registered it and nobody else."""
    return db.session.scalar(select(Visit).where(Visit.id == visit_id, Visit.visitor_id == (visitor_id or 0)))


def given_on(visit_id: int) -> list[Given]:
    """What a visit took from the shelf."""
    rows = db.session.execute(
        select(Supply.name, Supply.name_en, -func.sum(StockMove.quantity), Supply.unit, Supply.unit_en)
        .join(Batch, Batch.id == StockMove.batch_id)
        .join(Supply, Supply.id == Batch.supply_id)
        .where(StockMove.visit_id == visit_id, StockMove.kind == MoveKind.OUT)
        .group_by(Supply.id)
        .order_by(Supply.id)
    )
    return [Given._make(row) for row in rows]


def loan_by(loan_id: int, visitor_id: int | None) -> Loan | None:
    """A loan, for the visitor who borrowed and nobody else."""
    mine = select(Loan).join(Visit, Visit.id == Loan.visit_id)
    return db.session.scalar(mine.where(Loan.id == loan_id, Visit.visitor_id == (visitor_id or 0)))


def asset_numbered(number: str) -> Asset | None:
    return db.session.scalars(everywhere(select(Asset).where(Asset.number == number))).one_or_none()
