"""What every test of the orders needs: a clock that stands still, and a volunteer."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from app import clock
from app.clock import Hands
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    """Monday, nine o'clock."""
    with clock.frozen(datetime(2026, 3, 2, 9, 0, tzinfo=clock.ZONE)) as stopped:
        yield stopped


@pytest.fixture
def li(hands: Hands, hive: Hive) -> Volunteer:
    return make.volunteer()
