"""The test house: one app a run, an empty store-room a test, on SQLite or PostgreSQL."""

import shutil
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import settings
from sqlalchemy import event
from sqlalchemy.orm import Session

from app import create_app
from app.board import keeping, recount
from app.db import db
from app.kiosk import door
from app.staff import passwords
from app.transaction import writable
from tests import make
from tests.databases import Database, choose, start_postgresql
from tests.make import Hive
from tests.taps import Client, Finger

FINGERS = {"kiosk", "desk", "stranger", "other_kiosk"}
HAS_LIBREOFFICE = shutil.which("soffice") is not None

# A drawn example that takes long on a busy machine says nothing about the rule.
settings.register_profile("house", deadline=None)
# A look before the next line is written; `make test` draws in earnest.
settings.register_profile("quick", deadline=None, max_examples=15, stateful_step_count=20)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgresql"), default="sqlite", help="where the tests keep their rows"
    )


def pytest_configure(config: pytest.Config) -> None:
    """One PostgreSQL a run: the workers find it in the environment and take a database each."""
    # A hundred colleagues and volunteers get a word or a PIN; sealing each as hard as at home would be half the run.
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    if _is_postgresql(config) and not hasattr(config, "workerinput"):
        start_postgresql(config)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only the other database can suffer; the summary says so. Whoever taps through pages is a walk."""
    for item in items:
        if FINGERS & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.walk)
    other = "sqlite" if _is_postgresql(config) else "postgresql"
    left_out = [item for item in items if item.get_closest_marker(other) or _is_the_same_anywhere(config, item)]
    if not HAS_LIBREOFFICE:
        left_out += [item for item in items if item.get_closest_marker("libreoffice")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    terminalreporter.write_line(
        "Left out on PostgreSQL: tests marked sqlite (it has no turnstile, and its disk is not ours to fill), and "
        "those that touch no store-room: they say the same on either database, and are run with SQLite."
        if _is_postgresql(config)
        else "Left out on SQLite: tests marked postgresql. It has no connection to cut."
    )
    if not HAS_LIBREOFFICE:
        terminalreporter.write_line(
            "Left out without LibreOffice: tests that open files in it (apt: libreoffice-calc)."
        )


def _is_the_same_anywhere(config: pytest.Config, item: pytest.Item) -> bool:
    """Pure rules, read sources, other processes' own files: once is enough."""
    has_own = {"concurrency", "crash", "ops", "store_room"} & set(item.path.parts)
    return _is_postgresql(config) and not has_own and "database" not in getattr(item, "fixturenames", ())


def _is_postgresql(config: pytest.Config) -> bool:
    return bool(config.getoption("--database") == "postgresql")


@pytest.fixture(scope="session")
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with choose(request.config.getoption("--database"), tmp_path_factory.mktemp("store-room")) as chosen:
        yield chosen


@pytest.fixture(scope="session")
def house(database: Database) -> Iterator[Flask]:
    """The app, wired once: compiling its pages is the dear part."""
    app = create_app(database.settings())
    app.test_client_class = Client
    database.prepare(app)
    yield app
    database.close(app)


@pytest.fixture
def app(house: Flask, database: Database) -> Iterator[Flask]:
    """The app with an empty store-room, inside its context."""
    with house.app_context(), writable():
        database.empty()
        yield house
        untrue = sums_that_are_not_true()
        db.session.rollback()
        db.session.remove()
    assert not untrue, untrue


def sums_that_are_not_true() -> list[str]:
    """After whatever a test did: every kept sum equals a count of the rows."""
    if not db.session().is_active:  # the test ended in a transaction that had failed
        db.session.rollback()
    keeping.settle()
    return list(recount.differences())


@event.listens_for(Session, "before_commit")
def _settle(session: Session) -> None:
    """What a test stores by a plain commit is settled as the house settles it."""
    if session is db.session() and not session.in_nested_transaction():
        keeping.settle()


@pytest.fixture
def hive(app: Flask) -> Hive:
    built = make.hive()
    db.session.commit()
    return built


@pytest.fixture
def kiosk(app: Flask) -> Finger:
    """A browser on this machine."""
    return Finger(app.test_client())


@pytest.fixture
def stranger(app: Flask) -> Finger:
    """A browser from somewhere else."""
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    return Finger(client)


@pytest.fixture
def other_kiosk(app: Flask, hive: Hive) -> Finger:
    """An enrolled kiosk at another station."""
    token = make.second_kiosk()
    db.session.commit()
    client = app.test_client()
    client.environ_base["REMOTE_ADDR"] = "203.0.113.8"
    client.set_cookie(door.DEVICE_COOKIE, token)
    return Finger(client)
