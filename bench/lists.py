"""Target 8: what each list of the desk costs in a young house and in one of many years. `python -m bench.lists`.

What grows with time (orders, services, activities, loans, visits of care, cases, the house book) is copied again and
again into the past, as things that are over; then every page of the navigation is read. EACH (a million rows of each
kind) and ON (SQLite, PostgreSQL) may be given in the environment. An answer is the median of some, in milliseconds: on
SQLite of the processor's time, as the database works in this very program, else of the clock's.
"""

import os
from statistics import median
from time import perf_counter, process_time
from typing import Final

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app import clock
from app.board import recount
from app.db import Base, db
from app.staff import door, navigation, verbs
from app.staff.models import Role
from app.transaction import work
from bench.houses import House, houses

EACH: Final = int(os.environ.get("EACH", "1000000"))
FEW: Final = 1_000
TIMES: Final = 15
A_YEAR: Final = 370
"""Nothing of the demo is older, so that copies begin where it ends."""
YEARS: Final = 10
GROWING: Final = {
    "activity": "stage IN ('recorded', 'cancelled') AND ends_at < :today",
    "duty": "day < :today",
    "stint": "stage IN ('confirmed', 'void')",
    "orders": "stage IN ('closed', 'declined', 'withdrawn')",
    "order_event": "1 = 1",
    "loan": "closed_at IS NOT NULL",
    "care_visit": "stage = 'made' AND rung = 0",
    "follow_up": "done_at IS NOT NULL",
    "donation": "1 = 1",
    "mediation_case": "stage = 'closed'",
    "visit": "1 = 1",
    "stock_move": "1 = 1",
    "event": "1 = 1",
}


def main() -> None:
    with houses() as built:
        for house in (each for each in built if os.environ.get("ON", each.database) == each.database):
            house.furnish()
            app = house.app()
            few, many = _read(house, app, FEW), _read(house, app, EACH)
            for page, before in few.items():
                after = many[page]
                print(
                    f"{house.database:11} {page:26} {before:7.1f} → {after:7.1f} ms  {after / before:5.2f}×", flush=True
                )


def _read(house: House, app: Flask, each: int) -> dict[str, float]:
    begun = perf_counter()
    with app.app_context(), work():
        rows = sum(_grow(Base.metadata.tables[name], where, each) for name, where in GROWING.items())
        recount.lay_down()
    with app.app_context(), db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not _is_sqlite():  # as its own autovacuum does; the house never counts an SQLite
            connection.execute(sa.text("ANALYZE"))
    print(f"{house.database}: {rows:,} rows in {perf_counter() - begun:.0f} s", flush=True)
    client = _desk(app)
    return {tab.endpoint: _took(app, client, tab.endpoint) for each in navigation.SECTIONS for tab in each.tabs}


def _desk(app: Flask) -> FlaskClient:
    """An administrator before it, signed in."""
    client = app.test_client()
    with app.test_request_context(), work():
        name = f"bench{clock.now():%H%M%S%f}"
        boss, _password = verbs.take_on(None, name, "测速", Role.ADMIN)
        boss.must_change_password = False
        db.session.flush()
        token = verbs.come_in(boss)
    with client.session_transaction() as cookie:
        cookie[door.TOKEN], cookie[door.SEEN] = token, clock.now().timestamp()
    return client


def _took(app: Flask, client: FlaskClient, endpoint: str) -> float:
    with app.test_request_context():
        address = app.url_for(endpoint)
    now = process_time if _is_sqlite_house(app) else perf_counter
    taken = []
    for _ in range(TIMES):
        begun = now()
        answer = client.get(address)
        taken.append((now() - begun) * 1000)
        assert answer.status_code == 200, (address, answer.status_code)
    return median(taken)


def _is_sqlite_house(app: Flask) -> bool:
    with app.app_context():
        return _is_sqlite()


def _grow(table: sa.Table, where: str, upto: int) -> int:
    """Copy what is over into the past until there are so many; how many there are."""
    today = {"today": clock.today().isoformat()}
    there = db.session.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    over = db.session.scalar(sa.text(f'SELECT count(*) FROM "{table.name}" WHERE {where}'), today) or 0
    if not over or there >= upto:
        return there
    rounds = -(-(upto - there) // over)
    names = [column.name for column in table.columns if not column.primary_key]
    values = ", ".join(_copied(table.columns[name], table) for name in names)
    into = ", ".join(f'"{name}"' for name in names)
    db.session.execute(
        sa.text(
            f'INSERT INTO "{table.name}" ({into}) SELECT {values} FROM "{table.name}" AS t, {_numbers()} '
            f"WHERE {where} ORDER BY n.i DESC, t.id ON CONFLICT DO NOTHING"
        ),
        today | {"rounds": rounds},
    )
    return upto


def _numbers() -> str:
    if _is_sqlite():
        return (
            "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rounds) SELECT i FROM n) AS n"
        )
    return "generate_series(1, :rounds) AS n(i)"


def _copied(column: "sa.Column[object]", table: sa.Table) -> str:
    """What stands in a copy: its day some years ago, its number its own."""
    name, kind = f't."{column.name}"', column.type
    if column.name == "seq":
        return f"{name} + n.i * 1000000"
    if column.unique:
        return "NULL" if column.nullable else "'z' || n.i || 'z' || t.id"
    days = f"({A_YEAR} + n.i % {YEARS * 365})" if table.name != "care_visit" else f"({A_YEAR} + n.i)"
    python = getattr(getattr(kind, "impl", kind), "python_type", str) if not isinstance(kind, sa.JSON) else str
    if python.__name__ == "date":
        return f"date({name}, '-' || {days} || ' days')" if _is_sqlite() else f"{name} - CAST({days} AS integer)"
    if python.__name__ == "datetime":
        back = f"strftime('%Y-%m-%d %H:%M:%f000', {name}, '-' || {days} || ' days')"
        return back if _is_sqlite() else f"{name} - {days} * interval '1 day'"
    return name


def _is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


if __name__ == "__main__":
    main()
