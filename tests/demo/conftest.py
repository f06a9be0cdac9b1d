"""The demo's house, built once for a file of tests that keep no change."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from app import clock
from app.clock import ZONE
from app.db import db
from app.demo import verbs
from app.transaction import work
from tests.databases import Database

NOON = datetime(2026, 5, 21, 12, 30, tzinfo=ZONE)


@pytest.fixture(scope="module")
def demo_house(house: Flask, database: Database) -> Iterator[None]:
    """The community as it lies there on a Thursday at noon."""
    with house.app_context(), clock.frozen(NOON):
        with work():
            database.empty()
            verbs.build()
        yield
        db.session.rollback()
        db.session.remove()
