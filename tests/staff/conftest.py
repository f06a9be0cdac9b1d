"""A browser at the desk, and colleagues to sit at it."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from app import clock
from app.db import db
from app.staff.models import Role
from tests import make
from tests.make import Hive
from tests.taps import Finger

PASSWORD = "warm tea for a cold night"

SignIn = Callable[[Role], Finger]


@pytest.fixture
def browser(app: Flask) -> Callable[[str], Finger]:
    """A browser at an address."""

    def at(address: str) -> Finger:
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        return Finger(client)

    return at


@pytest.fixture
def sign_in(hive: Hive, browser: Callable[[str], Finger]) -> SignIn:
    """A colleague of a role, signed in."""

    def as_(role: Role) -> Finger:
        make.colleague(role, f"chen-{role}", "陈站长")
        desk = browser("198.51.100.2")
        answer = desk.tap(desk.see("/desk/login"), "/login", username=f"chen-{role}", password=PASSWORD)
        assert answer.location == "/desk/"
        return desk

    return as_


@pytest.fixture
def desk(sign_in: SignIn) -> Finger:
    """陈站长, an administrator, at the desk."""
    return sign_in(Role.ADMIN)


@pytest.fixture
def midday(app: Flask) -> Iterator[None]:
    """A moment that stands still."""
    with clock.frozen(clock.now().replace(hour=12, minute=0, second=0, microsecond=0)):
        yield
    db.session.rollback()
