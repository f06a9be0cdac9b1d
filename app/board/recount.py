"""Every tally counted once more from all the rows there are: to lay them down the first time, and to prove them."""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Date, delete
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.board import keeping
from app.board.measures import MEASURES, Measure
from app.board.models import Span, Tally
from app.db import db, run
from app.months import month_of

CARTLOAD: Final = 5000
Key = tuple[str, Span, Any, int, str]
Sums = tuple[int, int]


class day_at_home(FunctionElement[Any]):  # noqa: N801 — read as the function of SQL it becomes
    """The community's day a moment falls on: stored as UTC, eight hours behind."""

    type = Date()
    inherit_cache = True
    name = "day_at_home"


@compiles(day_at_home, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **words: Any) -> str:
    return f"date({compiler.process(element.clauses, **words)}, '+8 hours')"


@compiles(day_at_home, "postgresql")
def _in_postgresql(element: Any, compiler: Any, **words: Any) -> str:
    return f"CAST(({compiler.process(element.clauses, **words)}) + INTERVAL '8 hours' AS DATE)"


def lay_down() -> None:
    """Replace every tally by a fresh count."""
    db.session.flush()
    run(delete(Tally))
    rows = [
        {"measure": key[0], "span": key[1], "day": key[2], "spot": key[3], "kind": key[4], "times": sums[0]}
        | {"amount": sums[1]}
        for key, sums in _counted().items()
    ]
    for start in range(0, len(rows), CARTLOAD):
        keeping.add(rows[start : start + CARTLOAD])


def differences() -> Iterator[str]:
    """Every tally that is not what its rows come to. Nothing: every figure is accounted for."""
    said, kept = _counted(), _kept()
    for key in sorted(said.keys() | kept.keys()):
        if said.get(key, (0, 0)) != kept.get(key, (0, 0)):
            name, span, day, spot, kind = key
            where = f"{name}{f' ({kind})' if kind else ''}, {span.value} of {day}, at {spot}"
            yield f"{where}: kept {_words(kept.get(key))}, the rows come to {_words(said.get(key))}"


def _counted() -> dict[Key, Sums]:
    found: dict[Key, Sums] = {}
    for measure in MEASURES.values():
        rows: list[Any] = list(run(_everything(measure)))
        for spot, day, kind, times, amount in rows:
            if spot is None or day is None:
                continue
            for span, begin in ((Span.DAY, day), (Span.MONTH, month_of(day))):
                key = (measure.name, span, begin, spot, kind or "")
                before = found.get(key, (0, 0))
                found[key] = before[0] + times, before[1] + int(amount)
    return found


def _everything(measure: Measure) -> Any:
    day = measure.day if isinstance(measure.day.type, Date) else day_at_home(measure.day)
    return measure.counted(measure.spot, day)


def _kept() -> dict[Key, Sums]:
    rows = run(Tally.__table__.select())
    return {(row.measure, row.span, row.day, row.spot, row.kind): (row.times, row.amount) for row in rows}


def _words(sums: Sums | None) -> str:
    return "nothing" if sums is None else f"{sums[0]} rows of {sums[1]}"
