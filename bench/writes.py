"""Target 3: how many taps a second are stored, against the barest durable insert into the same database."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from threading import Lock
from time import perf_counter
from typing import Any, Final

import psycopg
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.station.models import Service, ServiceKind
from app.station.models_loan import Asset, AssetKind, AssetState
from app.transaction import work
from bench.browser import Browser, Environ, arrive
from bench.houses import House
from bench.pages import PHONE
from bench.table import Line, Table

ROUNDS: Final = 5
TAPS: Final = 48
CLIENTS: Final = (1, 8)
TABLE: Final = "CREATE TABLE bench_raw (id INTEGER PRIMARY KEY, words TEXT)"
INSERT: Final = "INSERT INTO bench_raw (words) VALUES ('one tap')"

Deed = Callable[[], Any]


def measure(house: House, app: Flask, table: Table) -> None:
    """Walk-in, lending and return, by one client and by eight."""
    with app.app_context():
        water = _furnish()
    for clients in CLIENTS:
        rates = _rates(house, app, water, clients)
        for name in ("walk-in", "lend", "return"):
            line = Line(3, f"{name}, {clients} client{'s' * (clients > 1)}, of raw inserts", 60, "%", at_least=True)
            table.write(house.database, line, rates[name])
        raw = 1000 / rates["raw"]
        taken = raw * 100 / rates["walk-in"]
        table.notes.append(
            f"{house.database}, {clients} at once: a raw insert each {raw:.2f} ms, a walk-in each {taken:.2f} ms."
        )


def _furnish() -> int:
    """Enough umbrellas for every tap of a round, and a table for the raw inserts."""
    with work():
        water: Service = db.session.scalars(sa.select(Service).where(Service.kind == ServiceKind.USE)).first()
        place = db.session.scalar(sa.select(Asset.place_id).limit(1))
        for number in range(TAPS):
            db.session.add(Asset(number=f"9{number:03}", kind=AssetKind.UMBRELLA, place_id=place, state=AssetState.IN))
        serial = "INTEGER" if db.engine.dialect.name == "sqlite" else "SERIAL"
        db.session.execute(sa.text(TABLE.replace("INTEGER", serial)))
        return water.id


def _rates(house: House, app: Flask, water: int, clients: int) -> dict[str, float]:
    """The raw rate in taps a second, and each tap's share of it in percent: the middle of rounds side by side."""
    browsers = [arrive(app) for _ in range(clients)]
    shares: dict[str, list[float]] = {"walk-in": [], "lend": [], "return": [], "raw": []}
    with _raw(house, clients) as raws, ThreadPoolExecutor(clients) as pool:
        for _ in range(ROUNDS):
            raw = _per_second(pool, [[each] * (TAPS // clients) for each in raws])[0]
            shares["raw"].append(raw)
            for name, rate in _round(pool, app, browsers, water):
                shares[name].append(100 * rate / raw)
    return {name: median(values) for name, values in shares.items()}


def _round(pool: ThreadPoolExecutor, app: Flask, browsers: list[Browser], water: int) -> Iterator[tuple[str, float]]:
    """As many walk-ins by newcomers, loans and returns as there are taps."""
    each = range(TAPS // len(browsers))
    walk_in = {"who": "courier", "party": 1, "service": water}
    yield "walk-in", _per_second(pool, [[_newcomer(app, one, walk_in) for _ in each] for one in browsers])[0]
    lend = {"kind": "umbrella", "phone": PHONE, "consent": "y"}
    rate, answers = _per_second(pool, [[_tap(one, one.environ("/kiosk/lend", lend)) for _ in each] for one in browsers])
    yield "lend", rate
    back = iter([f"{answer}/return" for answer in answers])
    digits = {"digits": PHONE[-4:]}
    taps = [[_tap(one, one.environ(next(back), digits)) for _ in each] for one in browsers]
    yield "return", _per_second(pool, taps)[0]


def _newcomer(app: Flask, like: Browser, form: dict[str, Any]) -> Deed:
    """Someone who has only looked so far: the tap opens their session too."""
    someone = Browser(app)
    someone.csrf, someone.cookies = like.csrf, {"session": like.cookies["session"]}
    return _tap(someone, someone.environ("/kiosk/visit", form))


def _tap(browser: Browser, environ: Environ) -> Deed:
    def tap() -> str:
        answer = browser.keep(environ)
        assert answer.status == 303, answer
        assert "stale" not in answer.location, answer
        return answer.location

    return tap


def _per_second(pool: ThreadPoolExecutor, clients: list[list[Deed]]) -> tuple[float, list[Any]]:
    """Deeds a second, all clients at once, and what each deed gave."""
    begun = perf_counter()
    done = list(pool.map(lambda deeds: [deed() for deed in deeds], clients))
    seconds = perf_counter() - begun
    answers = [answer for one in done for answer in one]
    return len(answers) / seconds, answers


@contextmanager
def _raw(house: House, clients: int) -> Iterator[list[Deed]]:
    """For each client the barest durable insert there is, over a connection of its own."""
    connections: list[Any] = [_connection(house) for _ in range(clients)]
    queue = Lock()  # SQLite's own waiting sleeps; standing in line is faster, and so the harder floor

    def in_line(connection: Any) -> Deed:
        def insert() -> None:
            with queue:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(INSERT)
                connection.execute("COMMIT")

        return insert

    def at_once(connection: Any) -> Deed:
        def insert() -> None:
            connection.execute(INSERT)
            connection.commit()

        return insert

    yield [(in_line if house.database == "SQLite" else at_once)(each) for each in connections]
    for each in connections:
        each.close()


def _connection(house: House) -> Any:
    if house.database != "SQLite":
        return psycopg.connect(
            sa.make_url(house.url).set(drivername="postgresql").render_as_string(hide_password=False)
        )
    file = sa.make_url(house.url).database or ""
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=FULL")
    return connection
