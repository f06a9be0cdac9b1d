"""Screens are lit while the door is open and a little around it; never dark before somebody at the door."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given

from app.community import hours, lights
from app.community.hours import Exceptions, OtherHours, Span
from tests.community.test_hours import (
    EVERY_DAY,
    NIGHT,
    ROUND_THE_CLOCK,
    at,
    exception_days,
    is_open_plainly,
    later,
    moments,
    weeks,
)

HOLIDAY: Exceptions = {later(0): OtherHours((), "休息")}
# The Sunday before a long holiday that is worked instead, and an office that is closed on Sundays.
MADE_UP: Exceptions = {later(6): hours.other_hours([["09:00", "17:00"]], "补班")}
OFFICE = hours.week([[weekday, "09:00", "17:00"] for weekday in range(5)])


@pytest.mark.parametrize(
    ("moment", "week", "exceptions", "is_lit"),
    [
        (at("07:44"), EVERY_DAY, {}, False),
        (at("07:45"), EVERY_DAY, {}, True),
        (at("21:29"), EVERY_DAY, {}, True),
        (at("21:30"), EVERY_DAY, {}, False),
        (at("10:00"), EVERY_DAY, HOLIDAY, False),
        (at("10:00", later(6)), OFFICE, {}, False),
        (at("10:00", later(6)), OFFICE, MADE_UP, True),
        (at("00:10", later(5)), NIGHT, {}, True),
        (at("02:29", later(5)), NIGHT, {}, True),
        (at("02:30", later(5)), NIGHT, {}, False),
        (at("23:59"), ROUND_THE_CLOCK, {}, True),
        (at("00:00"), ROUND_THE_CLOCK, {}, True),
        (at("03:00"), (), {}, True),
    ],
)
def test_screens_light_up_before_and_go_dark_after(
    moment: datetime, week: hours.Week, exceptions: Exceptions, *, is_lit: bool
) -> None:
    assert lights.are_on(moment, week, exceptions) is is_lit


def test_what_opens_at_midnight_is_lit_before_it() -> None:
    week = hours.week([[1, "00:00", "06:00"]])
    assert lights.are_on(at("23:50"), week, {})


@given(moments, weeks, exception_days)
def test_never_dark_while_the_door_is_open(moment: datetime, week: list[Span], exceptions: Exceptions) -> None:
    if is_open_plainly(moment, week, exceptions):
        assert lights.are_on(moment, week, exceptions)


@given(moments, weeks, exception_days)
def test_a_clock_set_back_says_what_it_said_before(moment: datetime, week: list[Span], exceptions: Exceptions) -> None:
    first = lights.are_on(moment, week, exceptions)
    lights.are_on(moment + timedelta(hours=1), week, exceptions)
    assert lights.are_on(moment, week, exceptions) is first
