"""What every test of care needs: a Monday that stands still, and the announced holidays."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask

from app import clock
from app.clock import Hands
from app.community import verbs_days
from app.community.holidays import announced_days
from app.db import db
from app.staff.models import Role
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    """Monday, 21 September 2026, eight o'clock: the national holiday is ten days ahead."""
    with clock.frozen(datetime(2026, 9, 21, 8, 0, tzinfo=clock.ZONE)) as stopped:
        yield stopped


@pytest.fixture
def li(hands: Hands, hive: Hive) -> Volunteer:
    verbs_days.announce(make.colleague(Role.ADMIN, "boss", "管家")[0], announced_days())
    make.building()
    db.session.flush()
    return make.volunteer()
