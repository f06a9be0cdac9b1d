"""A report goes over a month, a quarter or a year that has begun."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.board.periods import EARLIEST, Length, asked, term

TODAY = date(2026, 11, 26)
days = st.dates(date(2001, 1, 1), date(2040, 12, 31))


@given(st.sampled_from(Length), days)
def test_it_holds_the_day_it_was_asked_for(length: Length, day: date) -> None:
    found = term(length, day)
    assert found.days.first <= day <= found.days.last


@given(st.sampled_from(Length), days)
def test_one_follows_the_other_without_a_gap(length: Length, day: date) -> None:
    found = term(length, day)
    assert term(length, found.after).before == found.first
    assert term(length, found.before).after == found.first
    assert found.days.last + timedelta(days=1) == found.after


@pytest.mark.parametrize("nonsense", ["", "x", "2026-13-01", "99999", "2026-02-30", "-1"])
def test_what_cannot_be_read_is_this_quarter(nonsense: str) -> None:
    assert asked(nonsense, nonsense, TODAY) == term(Length.QUARTER, TODAY)


def test_nothing_to_come_and_nothing_before_the_house_could_be() -> None:
    assert asked("month", "2199-01-01", TODAY).first == date(2026, 11, 1)
    assert asked("year", "0001-01-01", TODAY).first == EARLIEST
    assert asked("year", "9999-12-31", TODAY).first == date(2026, 1, 1)
