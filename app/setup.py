"""Making the house ready: the newest tables, a first colleague, and on request the article's community."""

import errno
import fcntl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Final

from flask import Flask, current_app
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from app.config import Config
from app.db import db
from app.refusal import Refused
from app.staff import verbs as staff
from app.staff.models import Role, Staff
from app.transaction import work, writable

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number, as long as every process of ours asks for the same one.
ONE_AT_A_TIME: Final = 8_020_308
FULL: Final = {errno.ENOSPC, errno.EDQUOT}


class NotReady(Exception):  # noqa: N818 — said to whoever starts the house
    """The house cannot be opened; the sentence says why."""


def make_ready(app: Flask) -> None:
    """Migrate if there is something to migrate, and furnish an empty house. A second start changes nothing."""
    settings: Config = app.extensions["settings"]
    with app.app_context(), in_words():
        try:
            with _one_at_a_time(settings.instance):
                bring_up_to_date()
                if db.session.scalar(select(Staff.id).limit(1)) is None:
                    _furnish(settings)
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def in_words() -> Iterator[None]:
    """Turn whatever keeps the house from opening into NotReady, with one sentence for whoever starts it."""
    try:
        yield
    except OSError as trouble:
        raise NotReady(_words_for(trouble)) from None
    except DatabaseError as trouble:
        raise NotReady(
            f"the database cannot be used ({_said_by(trouble)}): check DATABASE_URL, disk space and rights"
        ) from None
    except SQLAlchemyError as trouble:
        raise NotReady(
            f"the database cannot be used ({type(trouble).__name__}): check DATABASE_URL, disk space and rights"
        ) from None


def bring_up_to_date() -> None:
    """Bring older tables to the newest revision; NotReady when they are newer than this program."""
    present, newest = present_revision(), newest_revision()
    if present is not None and present > newest:
        raise NotReady(
            f"the database is of a newer version (tables {present}, this program knows {newest}): install that version"
        )
    if present != newest:
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
    try:
        with writable():
            yield
    finally:
        # The connection that walked SQLite's tables no longer minds which row points where.
        if db.engine.dialect.name == "sqlite":
            db.engine.dispose()


def newest_revision() -> str:
    """The one revision no other builds on, read from the files' names ('0001_first_rooms.py')."""
    return max(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))[:4]


def present_revision() -> str | None:
    """The revision the tables are at; None when there are none yet."""
    with db.engine.connect() as connection:
        if not db.inspect(connection).has_table("alembic_version"):
            return None
        present: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return present


def keep_open(instance: Path) -> IO[str]:
    """Show that the house is open for as long as the result is held (or the process lives)."""
    sign = (instance / "open.lock").open("w")
    fcntl.flock(sign, fcntl.LOCK_SH)
    return sign


@contextmanager
def closed_house(instance: Path) -> Iterator[None]:
    """Do something nobody may be inside for. Refused while a server of this instance/ is running."""
    with (instance / "open.lock").open("w") as sign:
        try:
            fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("the service is running: stop it first") from None
        yield


def first_colleague() -> str:
    """Take on the administrator a house begins with; the words to show once."""
    _admin, password = staff.take_on(None, "admin", "管理员", Role.ADMIN)
    return (
        f"\n  工作台 / desk: /desk/\n  用户名 / user: admin\n  初始密码 / first password: {password}\n  (shown once)\n"
    )


def _furnish(settings: Config) -> None:
    with work():
        words = first_colleague()
        if settings.demo:
            from app.demo import verbs as demo  # noqa: PLC0415 — a year of rows is built once, its code need not stay

            demo.build()
    print(words, flush=True)


@contextmanager
def _one_at_a_time(instance: Path) -> Iterator[None]:
    """Several server processes start together; one furnishes, the others wait and find it done."""
    with ExitStack() as held:
        lock = held.enter_context((instance / "setup.lock").open("w"))
        fcntl.flock(lock, fcntl.LOCK_EX)
        if db.engine.dialect.name == "postgresql":  # other machines may serve the same database
            connection = held.enter_context(db.engine.connect())
            connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ONE_AT_A_TIME})
            connection.commit()
            held.callback(connection.execute, text("SELECT pg_advisory_unlock(:key)"), {"key": ONE_AT_A_TIME})
        yield


def _words_for(trouble: OSError) -> str:
    if trouble.errno in FULL:
        return "the disk is full: make room and start again"
    return f"{trouble.filename or 'a file'} cannot be written or read ({trouble.strerror}): check its rights"


def _said_by(trouble: DatabaseError) -> str:
    lines = str(trouble.orig).strip().splitlines()
    return lines[0][:120] if lines else type(trouble).__name__
