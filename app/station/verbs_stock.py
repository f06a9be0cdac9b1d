"""Everything that can be done to the shelf: deliveries come, stock is counted, what is spoilt goes."""

from datetime import date

from app import clock
from app.audit import record
from app.community.models import Place
from app.db import Base, db
from app.names import search_text
from app.refusal import Refused
from app.staff.models import Staff
from app.station.models import Service, ServiceKind, Visit
from app.station.models_stock import Batch, MoveKind, StockMove, Supply
from app.words import _


def move(
    batch: Batch, kind: MoveKind, quantity: int, *, visit: Visit | None = None, by: Base | None = None, note: str = ""
) -> StockMove:
    """Write a line of the ledger and bring the batch along; only here does `left` change. Lock the batch first."""
    batch.left += quantity
    moved = StockMove(batch_id=batch.id, kind=kind, quantity=quantity, at=clock.now(), note=note)
    moved.visit_id = visit.id if visit else None
    moved.staff_id = by.id if by else None
    db.session.add(moved)
    return moved


def deliver(by: Staff, supply: Supply, place: Place, quantity: int, expires_on: date | None, label: str = "") -> Batch:
    """Put a delivery on the shelf of a place, as a batch of its own."""
    if supply.retired_at is not None:
        raise Refused(_("「%(name)s」已经停用，请先恢复再入库", name=supply.name))
    batch = Batch(supply_id=supply.id, place_id=place.id, expires_on=expires_on, label=label, left=0)
    db.session.add(batch)
    db.session.flush()
    move(batch, MoveKind.IN, quantity, by=by)
    record(by, "stock.delivered", batch, str(quantity))
    return batch


def count(batch: Batch, by: Staff, found: int, note: str = "") -> None:
    """Say how many really stand there; the ledger gets the difference, and a line too when there is none."""
    difference = found - batch.left
    move(batch, MoveKind.COUNT, difference, by=by, note=note)
    record(by, "stock.counted", batch, f"{difference:+}")


def waste(batch: Batch, by: Staff, quantity: int, note: str = "") -> None:
    """Take spoilt or expired ones off the shelf."""
    if quantity > batch.left:
        raise Refused(_("这一批只剩 %(left)d，不能报废 %(quantity)d", left=batch.left, quantity=quantity))
    move(batch, MoveKind.WASTE, -quantity, by=by, note=note)
    record(by, "stock.wasted", batch, str(quantity))


def send_back(batch: Batch, by: Staff, quantity: int, note: str) -> None:
    """A delivery was a slip: it goes off the shelf again, as long as it still stands there whole."""
    if quantity > batch.left:
        raise Refused(_("这一批已经有人领走了，撤不回来，请盘点更正"))
    move(batch, MoveKind.IN, -quantity, by=by, note=note)
    record(by, "stock.sent_back", batch, str(quantity))


def add_supply(by: Staff, service: Service, words: dict[str, str], limit: int, low_at: int) -> Supply:
    """Something new to hand out under a service; `words` are name, name_en, unit and unit_en."""
    if service.kind is not ServiceKind.CONSUME:
        raise Refused(_("「%(name)s」不发放物资，请换一项服务", name=service.name))
    supply = Supply(service_id=service.id)
    _describe(supply, words, limit, low_at)
    db.session.add(supply)
    db.session.flush()
    record(by, "supply.added", supply)
    return supply


def change_supply(supply: Supply, by: Staff, words: dict[str, str], limit: int, low_at: int) -> None:
    """Call it something else, or hand out more or fewer at a time."""
    _describe(supply, words, limit, low_at)
    record(by, "supply.changed", supply)


def retire_supply(supply: Supply, by: Staff) -> None:
    """Stop handing it out; its ledger stays."""
    if supply.retired_at is not None:
        raise Refused(_("这种物资已经停用了"))
    supply.retired_at = clock.now()
    record(by, "supply.retired", supply)


def resume_supply(supply: Supply, by: Staff) -> None:
    """Hand it out again."""
    if supply.retired_at is None:
        raise Refused(_("这种物资正在用，不用恢复"))
    supply.retired_at = None
    record(by, "supply.resumed", supply)


def _describe(supply: Supply, words: dict[str, str], limit: int, low_at: int) -> None:
    for name in ("name", "name_en", "unit", "unit_en"):
        setattr(supply, name, words[name])
    supply.limit_per_visit, supply.low_at = limit, low_at
    supply.search = search_text(supply.name, supply.name_en)
