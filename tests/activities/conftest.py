"""What every test of the activities needs: a clock that stands still."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from app import clock
from app.clock import Hands


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    """Monday, nine o'clock."""
    with clock.frozen(datetime(2026, 3, 2, 9, 0, tzinfo=clock.ZONE)) as stopped:
        yield stopped
