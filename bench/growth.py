"""Target 8: what the wall and a walk-in's sums cost with few visits and with very many. `python -m bench.growth`.

The furnished house is filled with visits of ten years at its station, by SQL alone; then the year of the wall is read,
and one visit of today is counted in. MOST (ten million) may be given in the environment: the full run takes minutes.
"""

import os
from collections.abc import Callable
from datetime import date
from statistics import median
from time import perf_counter
from typing import Final

import sqlalchemy as sa

from app import clock
from app.board import counted, keeping, recount, scopes, screens
from app.board.touches import Cell
from app.community.models import Place, PlaceKind
from app.db import db
from app.transaction import writable
from bench.houses import houses

FEW: Final = 10_000
MOST: Final = int(os.environ.get("MOST", "10000000"))
TIMES: Final = 40
YEARS: Final = 10
SQLITE: Final = """
    INSERT INTO visit (place_id, party_size, day, at)
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < :more)
    SELECT :place, 1 + i % 3, date(:today, '-' || (i % :days) || ' days'),
           datetime(:today, '-' || (i % :days) || ' days', '+2 hours') || '.000000' FROM n"""
POSTGRESQL: Final = """
    INSERT INTO visit (place_id, party_size, day, at)
    SELECT :place, 1 + i % 3, CAST(:today AS date) - CAST(i % :days AS integer),
           CAST(:today AS timestamp) - (i % :days) * interval '1 day' + interval '2 hours'
    FROM generate_series(0, :more - 1) AS i"""


def main() -> None:
    with houses() as built:
        for house in built:
            house.furnish()
            with house.app().app_context():
                for rows in (FEW, MOST):
                    _fill(rows)
                    print(f"{house.database}, {rows:,} visits: {_told()}", flush=True)


def _told() -> str:
    place, today = _place(), clock.today()
    area = db.session.scalar(sa.select(Place.area_id).where(Place.id == place)) or 0
    scope = scopes.of_area(area)
    db.session.rollback()
    if scope is None:
        raise SystemExit("The furnished house has no community.")
    year = _took(lambda: counted.count(scope, screens.last_year(today), clock.now()))
    months = _took(lambda: screens.charts(scope, today))
    cell = Cell("visits", place, today)
    with writable():
        today_again = _took(lambda: list(keeping.differences(cell)))
    return f"the year {year:.2f} ms, the months {months:.2f} ms, one visit counted in {today_again:.2f} ms"


def _took(deed: Callable[[], object]) -> float:
    """Milliseconds of an ordinary time."""
    taken = []
    for _ in range(TIMES):
        begun = perf_counter()
        deed()
        taken.append((perf_counter() - begun) * 1000)
        db.session.rollback()
    return median(taken)


def _fill(rows: int) -> None:
    with writable():
        there = db.session.scalar(sa.text("SELECT count(*) FROM visit")) or 0
        words = {"place": _place(), "more": max(0, rows - there), "today": date.isoformat(clock.today())}
        fill = SQLITE if db.engine.dialect.name == "sqlite" else POSTGRESQL
        db.session.execute(sa.text(fill), words | {"days": YEARS * 365})
        recount.lay_down()
        db.session.execute(sa.text("ANALYZE"))
        db.session.commit()


def _place() -> int:
    return db.session.scalar(sa.select(Place.id).where(Place.kind == PlaceKind.STATION).order_by(Place.id)) or 0


if __name__ == "__main__":
    main()
