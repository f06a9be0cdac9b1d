"""The announced holidays are the State Council's own."""

from datetime import date

import pytest

from app.community.holidays import announced_days

DAYS = announced_days()


def test_no_day_is_announced_twice_and_they_come_in_order() -> None:
    days = [each.day for each in DAYS]
    assert days == sorted(set(days))


@pytest.mark.parametrize(("year", "off", "worked"), [(2025, 28, 5), (2026, 33, 6)])
def test_a_year_has_as_many_days_off_as_announced(year: int, off: int, worked: int) -> None:
    of_the_year = [each for each in DAYS if each.day.year == year]
    assert sum(not each.is_working for each in of_the_year) == off
    assert sum(each.is_working for each in of_the_year) == worked


def test_only_saturdays_and_sundays_are_worked_in_exchange() -> None:
    assert all(each.day.weekday() >= 5 for each in DAYS if each.is_working)


def test_a_day_says_which_holiday_it_belongs_to() -> None:
    names = {each.day: each.name for each in DAYS}
    assert names[date(2026, 2, 17)] == "春节"
    assert names[date(2026, 2, 28)] == "春节调休"
    assert names[date(2026, 9, 25)] == "中秋节"
