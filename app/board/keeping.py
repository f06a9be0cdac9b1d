"""The tallies are kept: what a transaction touched is counted anew before it is stored, in that transaction.

A cell is never added to from memory: its rows are counted and the difference is written, so a forgotten undo cannot
creep in. On PostgreSQL the head of the house book is held meanwhile, as it is for every line in it: one counts at a
time.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, time
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Date, bindparam, event, literal, select, union_all
from sqlalchemy.orm import Session

from app import audit
from app.board.measures import MEASURES, Measure
from app.board.models import Span, Tally
from app.board.touches import WATCHED, Cell, cells
from app.clock import ONE_DAY, ZONE
from app.db import db, insert_for_this_database, run
from app.months import month_of

_KEY: Final = "tallies"
_COLUMNS: Final = ("measure", "span", "day", "spot", "kind")


def _let_be(_row: Any, _value: Any, _before: Any, _initiator: Any) -> None:
    """Heard only so that the value before is always known, also of a row that was read and let go."""


for _model, _watched in WATCHED.items():
    for _name in {name for each in _watched for name in each.columns}:
        event.listen(getattr(_model, _name), "set", _let_be, active_history=True)


@event.listens_for(Session, "after_flush")
def _note(session: Session, _context: Any) -> None:
    changes = ((session.new, True, False), (session.dirty, False, False), (session.deleted, False, True))
    for rows, is_new, is_gone in changes:
        for row in rows:
            if type(row) in WATCHED:
                touched = cells(row, is_new=is_new, is_gone=is_gone)
                session.info.setdefault(_KEY, set()).update(touched)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_KEY, None)


def settle() -> None:
    """Count anew what this transaction has touched. The last thing before it is stored."""
    session = db.session()
    session.flush()
    touched = session.info.pop(_KEY, None)
    if not touched:
        return
    audit.hold(session)
    rows = [row for cell in sorted(touched) for row in differences(cell)]
    if rows:
        add(rows)


def add(rows: list[dict[str, Any]]) -> None:
    """Add to the tallies, days and their months alike."""
    fresh: Any = insert_for_this_database()(Tally)
    sums = {name: getattr(Tally, name) + fresh.excluded[name] for name in ("times", "amount")}
    added = fresh.on_conflict_do_update(index_elements=list(_COLUMNS), set_=sums)
    db.session.connection().execute(added, rows)


def differences(cell: Cell) -> Iterator[dict[str, Any]]:
    """What is missing (or too much) in a cell's day, and so in its month."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    counted: list[Any] = list(run(_now_and_kept(cell.measure), **_when(cell)))
    for kind, times, amount, sign in counted:
        sums[kind or ""][0] += sign * times
        sums[kind or ""][1] += sign * int(amount)
    for kind, (times, amount) in sums.items():
        if times or amount:
            row = {"measure": cell.measure, "spot": cell.spot, "kind": kind, "times": times, "amount": amount}
            yield row | {"span": Span.DAY, "day": cell.day}
            yield row | {"span": Span.MONTH, "day": month_of(cell.day)}


@lru_cache
def _now_and_kept(name: str) -> Any:
    measure = MEASURES[name]
    now = measure.counted().where(measure.spot == bindparam("spot"), *_on_the_day(measure))
    kept = select(Tally.kind, Tally.times, Tally.amount).where(
        Tally.measure == name,
        Tally.span == Span.DAY,
        Tally.day == bindparam("day", type_=Date),
        Tally.spot == bindparam("spot"),
    )
    return union_all(now.add_columns(literal(1)), kept.add_columns(literal(-1)))


def _on_the_day(measure: Measure) -> tuple[Any, ...]:
    if isinstance(measure.day.type, Date):
        return (measure.day == bindparam("day", type_=Date),)
    kind = measure.day.type
    return measure.day >= bindparam("begin", type_=kind), measure.day < bindparam("end", type_=kind)


def _when(cell: Cell) -> dict[str, Any]:
    midnight = datetime.combine(cell.day, time(), ZONE)
    return {"spot": cell.spot, "day": cell.day, "begin": midnight, "end": midnight + ONE_DAY}
