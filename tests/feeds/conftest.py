"""A Monday morning at nine."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from app import clock
from app.clock import ZONE, Hands

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    with clock.frozen(NINE) as found:
        yield found
