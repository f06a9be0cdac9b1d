"""Everything that can be done at the station's counter: come in, take, borrow, bring back, undo."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from app import clock
from app.audit import record
from app.db import Base, db
from app.kiosk.models import Device, Visitor
from app.refusal import Refused
from app.station import queries
from app.station.models import Visit, VisitorType, VisitService
from app.station.models_loan import Asset, AssetKind, AssetState, Loan, Outcome
from app.station.models_stock import MoveKind, Supply
from app.station.verbs_stock import move
from app.words import _


def welcome(
    device: Device,
    visitor: Visitor,
    who: VisitorType | None,
    party_size: int,
    service_ids: Iterable[int],
    supplies: Mapping[int, int],
) -> Visit:
    """Register a walk-in: one visit, its services, and what is taken from the shelf (supply id → quantity)."""
    visit = Visit(device_id=device.id, visitor_id=visitor.id, place_id=device.place_id, who=who, party_size=party_size)
    visit.at, visit.day = clock.now(), clock.today()
    db.session.add(visit)
    db.session.flush()
    for service_id in service_ids:
        db.session.add(VisitService(visit_id=visit.id, service_id=service_id))
    # Always in the same order, so that two visits never wait for each other.
    for supply_id, quantity in sorted(supplies.items()):
        hand_out(visit, db.session.get_one(Supply, supply_id), quantity)
    record(device, "visit.registered", visit)
    return visit


def hand_out(visit: Visit, supply: Supply, quantity: int) -> None:
    """Take `quantity` from the shelf, the batch that expires first going first."""
    if not 0 < quantity <= supply.limit_per_visit:
        raise Refused(_("%(name)s一次最多拿 %(limit)d 份", name=supply.name, limit=supply.limit_per_visit))
    wanted = quantity
    for batch in queries.good_batches(supply.id, visit.place_id, clock.today()):
        taken = min(batch.left, wanted)
        move(batch, MoveKind.OUT, -taken, visit=visit)
        wanted -= taken
        if wanted == 0:
            return
    raise Refused(_("%(name)s刚刚拿完了，请选别的，或找人帮忙", name=supply.name))


def undo_visit(visit: Visit, visitor: Visitor, window: timedelta) -> None:
    """Take back a tap: within the window, by the same visitor only; what was taken goes back to its batch."""
    if visit.undone_at is not None:
        return
    if not visit.can_be_undone_by(visitor.id, clock.now(), window):
        raise Refused(_("这一次已经不能撤销了，需要改请找人帮忙"))
    visit.undone_at = clock.now()
    for taken in queries.moves_of(visit.id):
        move(taken.batch, MoveKind.BACK, -taken.quantity, visit=visit)
    for loan in queries.open_loans_of(visit.id):
        _close(loan, Outcome.RETURNED, visit.place_id)
    record(visitor, "visit.undone", visit)


def lend(device: Device, visitor: Visitor, kind: AssetKind, phone: str, due_at: datetime) -> Loan:
    """Lend the next thing of a kind; a visit of one counts with it."""
    lending = queries.lending_services(device.place_id)
    if not lending:
        raise Refused(_("今天暂停借用，请找人帮忙"))
    asset = queries.next_free_asset(device.place_id, kind)
    if asset is None:
        raise Refused(_("刚刚借完了，请看看别的，或找人帮忙"))
    visit = welcome(device, visitor, None, 1, lending, {})
    loan = Loan(asset_id=asset.id, visit_id=visit.id, phone=phone, phone_tail=phone[-4:], due_at=due_at)
    loan.lent_at, loan.lent_place_id = visit.at, device.place_id
    asset.state = AssetState.OUT
    db.session.add(loan)
    db.session.flush()
    record(device, "loan.lent", loan)
    return loan


def give_back(loan: Loan, device: Device) -> None:
    """Bring a thing back: by anyone, at any station; it now lives there."""
    if loan.closed_at is not None:
        raise Refused(_("这一件已经还过了，谢谢您"))
    _close(loan, Outcome.RETURNED, device.place_id)
    record(device, "loan.returned", loan)


def receive(loan: Loan, by: Base, place_id: int) -> None:
    """The desk takes a thing back over the counter."""
    if loan.closed_at is not None:
        raise Refused(_("这一件已经还过了"))
    _close(loan, Outcome.RETURNED, place_id)
    record(by, "loan.returned", loan)


def unmask(loan: Loan, by: Base) -> None:
    """Someone looks at a borrower's whole number: a deliberate act, written down."""
    if loan.closed_at is not None:
        raise Refused(_("这一件已经了结了"))
    record(by, "loan.unmasked", loan)


def note_call(loan: Loan, by: Base) -> None:
    """Someone rang the borrower."""
    if loan.closed_at is not None:
        raise Refused(_("这一件已经还了，不用再打电话"))
    loan.called_at = clock.now()
    record(by, "loan.called", loan)


def lose(loan: Loan, by: Base) -> None:
    """Give a lent thing up as lost."""
    if loan.closed_at is not None:
        raise Refused(_("这一件已经了结了"))
    loan.closed_at, loan.outcome = clock.now(), Outcome.LOST
    loan.asset.state = AssetState.LOST
    record(by, "loan.lost", loan)


def find(asset: Asset, by: Base, place_id: int) -> None:
    """A lost thing turns up."""
    if asset.state is not AssetState.LOST:
        raise Refused(_("这一件没有登记丢失"))
    asset.state, asset.place_id = AssetState.IN, place_id
    record(by, "asset.found", asset)


def _close(loan: Loan, outcome: Outcome, place_id: int) -> None:
    loan.closed_at, loan.outcome, loan.closed_place_id = clock.now(), outcome, place_id
    loan.asset.state, loan.asset.place_id = AssetState.IN, place_id
