"""How the shelf and its ledger read at the desk: what is low, what is ending, what has ended."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from app import clock
from app.config import rules
from app.station.models_stock import Batch, MoveKind
from app.station.queries_stock import LedgerRow, StockRow
from app.words import _, _l

STATES = (
    ("", _l("全部")),
    ("low", _l("快没了")),
    ("ending", _l("快到期")),
    ("expired", _l("有过期的")),
    ("retired", _l("已停用")),
)
WHY = {
    MoveKind.IN: _l("入库"),
    MoveKind.OUT: _l("领取"),
    MoveKind.BACK: _l("撤销退回"),
    MoveKind.COUNT: _l("盘点"),
    MoveKind.WASTE: _l("报废"),
}


class Tag(NamedTuple):
    """A mark beside a row: its colour and its words."""

    tone: str
    words: str


class Row(NamedTuple):
    """A supply in the list."""

    id: int
    name: str
    service_name: str
    good: int
    unit: str
    ends_on: date | None
    tags: list[Tag]


class Standing(NamedTuple):
    """A batch on the shelf."""

    id: int
    label: str
    left: int
    expires_on: date | None
    tag: Tag | None


class Line(NamedTuple):
    """A line of the ledger."""

    id: int
    at: object
    why: str
    quantity: str
    batch: str
    place_name: str
    who: str
    note: str


def rows(stock: Iterable[StockRow], state: str = "") -> list[Row]:
    """The list of supplies, only those in `state` (one of STATES)."""
    kept = [row for row in stock if state not in {"low", "ending", "expired"} or state in states_of(row)]
    return [Row(row.id, row.name, row.service_name, row.good, row.unit, row.ends_on, tags(row)) for row in kept]


def states_of(row: StockRow) -> set[str]:
    """What there is to say about a supply: low, ending, expired."""
    said = {"low": row.is_low, "ending": row.is_ending(clock.today(), _soon()), "expired": row.expired > 0}
    return {state for state, is_so in said.items() if is_so}


def tags(row: StockRow) -> list[Tag]:
    """The same in words, the worst first."""
    words = {
        "expired": Tag("alarm", _("过期 %(count)d %(unit)s", count=row.expired, unit=row.unit)),
        "low": Tag("wait", _("没有了") if row.good == 0 else _("快没了")),
        "ending": Tag("wait", _("快到期")),
    }
    return [tag for state, tag in words.items() if state in states_of(row)]


def batches(standing: Iterable[Batch]) -> list[Standing]:
    """The batches of a supply at a place."""
    return [Standing(one.id, one.label, one.left, one.expires_on, _ending(one)) for one in standing]


def lines(ledger: Iterable[LedgerRow]) -> list[Line]:
    """The ledger in words; what guests took has nobody's name."""
    return [
        Line(
            row.id,
            row.at,
            str(WHY[row.kind]),
            f"{row.quantity:+}",
            row.label,
            row.place_name,
            row.staff_name or "",
            row.note,
        )
        for row in ledger
    ]


def _ending(batch: Batch) -> Tag | None:
    if batch.expires_on is None:
        return None
    if not batch.is_good_on(clock.today()):
        return Tag("alarm", _("已过期"))
    return Tag("wait", _("快到期")) if batch.expires_on - clock.today() <= _soon() else None


def _soon() -> timedelta:
    return timedelta(days=rules().expiring_days)
