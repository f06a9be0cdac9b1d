"""A stopped clock and the people around it; what a test module says itself goes before."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from app import clock
from app.clock import Hands
from app.config import rules, use_rules
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.nine import NINE


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    """Nine o'clock, at a desk that stays awake while the hands are moved."""
    before = rules()
    use_rules(replace(before, desk_idle_minutes=1_440, desk_hours=24))
    with clock.frozen(NINE) as hands:
        yield hands
    use_rules(before)


@pytest.fixture
def li(hands: Hands, hive: Hive) -> Volunteer:
    return make.volunteer()


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def counter(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def chen(hands: Hands, hive: Hive) -> Staff:
    return make.colleague(Role.CADRE, "chen")[0]
