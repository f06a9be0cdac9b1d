"""The tables: an upgrade from nothing is what the models say, and the way down and up again works with rows in them."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade

from app import setup
from app.db import Base, db
from app.station.models import Visit
from tests import make
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def _up_again(app: Flask) -> Iterator[None]:
    """However far down a test goes, the next one finds the newest tables."""
    yield
    db.session.remove()
    setup.migrate()


def test_an_upgrade_from_nothing_is_what_the_models_say(app: Flask) -> None:
    with db.engine.connect() as connection:
        meeting = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(meeting, Base.metadata) == []


@pytest.mark.sqlite
def test_a_row_that_points_at_nothing_is_refused_in_the_tests_too(app: Flask) -> None:
    assert db.session.scalar(sa.text("PRAGMA foreign_keys")) == 1


@pytest.mark.usefixtures("_up_again")
def test_all_the_way_down_and_up_again_with_rows_in_the_tables(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see(f"/kiosk/visit?service={hive.water.id}"), "/visit", who="courier")
    assert db.session.query(Visit).count() == 1
    db.session.remove()

    with setup.migrations():
        downgrade(revision="base")
    assert set(sa.inspect(db.engine).get_table_names()) == {"alembic_version"}

    setup.migrate()
    assert setup.present_revision() == setup.newest_revision()
    make.hive()
    assert db.session.query(Visit).count() == 0
