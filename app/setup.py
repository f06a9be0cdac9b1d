"""Making the house ready: the newest tables, a first colleague, and on request the article's community."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import SQLAlchemyError

from app import jobs  # noqa: F401 — its table belongs to the house
from app.config import Config
from app.db import db
from app.staff import verbs as staff
from app.staff.models import Role, Staff
from app.transaction import work, writable

MIGRATIONS = Path(__file__).parent / "migrations"


class NotReady(Exception):  # noqa: N818 — said to whoever starts the house
    """The house cannot be opened; the sentence says why."""


def make_ready(app: Flask) -> None:
    """Migrate if there is something to migrate, and furnish an empty house. A second start changes nothing."""
    settings: Config = app.extensions["settings"]
    with app.app_context(), _one_at_a_time(settings.instance):
        try:
            bring_up_to_date()
            if db.session.scalar(select(Staff.id).limit(1)) is None:
                _furnish(settings)
        except SQLAlchemyError as trouble:
            raise NotReady(f"the database cannot be opened ({type(trouble).__name__}): check DATABASE_URL, disk and rights") from None
        finally:
            db.session.remove()
            db.engine.dispose()


def bring_up_to_date() -> None:
    """Migrate if there is something to migrate."""
    if _present_revision() != newest_revision():
        migrate()


def migrate(revision: str = "head") -> None:
    """Bring the tables to a revision (Alembic is loaded only when it is needed: it would cost the start time)."""
    from flask_migrate import upgrade  # noqa: PLC0415

    with migrations():
        upgrade(revision=revision)


@contextmanager
def migrations() -> Iterator[None]:
    """Hand Flask-Migrate our tables for a moment."""
    from flask_migrate import Migrate  # noqa: PLC0415

    Migrate(current_app._get_current_object(), db, directory=str(MIGRATIONS))  # type: ignore[attr-defined]  # noqa: SLF001
    with writable():
        yield


def newest_revision() -> str:
    """The one revision no other builds on, read from the files' names ('0001_first_rooms.py')."""
    return max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[:4]


def _present_revision() -> str | None:
    if not inspect(db.engine).has_table("alembic_version"):
        return None
    return db.session.scalar(text("SELECT version_num FROM alembic_version"))


def first_colleague() -> str:
    """Take on the administrator a house begins with; the words to show once."""
    _admin, password = staff.take_on(None, "admin", "管理员", Role.ADMIN)
    return f"\n  工作台 / desk: /desk/\n  用户名 / user: admin\n  初始密码 / first password: {password}\n  (shown once)\n"


def _furnish(settings: Config) -> None:
    with work():
        words = first_colleague()
        if settings.demo:
            from app.demo import verbs as demo  # noqa: PLC0415 — a year of rows is built once, its code need not stay

            demo.build()
    print(words, flush=True)


@contextmanager
def _one_at_a_time(instance: Path) -> Iterator[None]:
    # Several server processes start together; one furnishes, the others wait and find it done.
    with (instance / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
