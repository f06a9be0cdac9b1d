"""When something happens again: for any first date, any rhythm and any end."""

import calendar
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities import recurrence
from app.activities.recurrence import MOST, Rhythm
from app.clock import ZONE

LONGEST = MOST + 1  # one more than there may be, so that too many are noticed
firsts = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31)).map(
    lambda drawn: drawn.replace(second=0, microsecond=0, tzinfo=ZONE)
)
rhythms = st.sampled_from(Rhythm)
lengths = st.integers(0, 900).map(lambda days: timedelta(days=days))


def dates(rhythm: Rhythm, first: datetime, until: date) -> list[datetime]:
    return recurrence.dates(recurrence.rule(rhythm, first, until), first)


def at(*when: int) -> datetime:
    return datetime(*when, tzinfo=ZONE)  # type: ignore[arg-type, misc]


@given(rhythms, firsts, lengths)
def test_dates_lie_between_first_and_last_day_and_rise(rhythm: Rhythm, first: datetime, length: timedelta) -> None:
    until = (first + length).date()
    found = dates(rhythm, first, until)
    assert all(first.date() <= each.date() <= until for each in found)
    assert all(earlier < later for earlier, later in pairwise(found))
    assert len(found) <= LONGEST


@given(rhythms, firsts, lengths)
def test_the_first_date_is_among_them(rhythm: Rhythm, first: datetime, length: timedelta) -> None:
    assert dates(rhythm, first, (first + length).date())[0] == first


@given(rhythms, firsts, lengths)
def test_the_hour_on_the_wall_is_kept(rhythm: Rhythm, first: datetime, length: timedelta) -> None:
    found = dates(rhythm, first, (first + length).date())
    assert {each.timetz() for each in found} <= {first.timetz()}


@given(firsts, lengths)
def test_each_week_keeps_its_weekday_and_leaves_none_out(first: datetime, length: timedelta) -> None:
    found = dates(Rhythm.WEEKLY, first, (first + length).date())
    assert len(found) == min(LONGEST, length.days // 7 + 1)
    assert found == [first + timedelta(weeks=week) for week in range(len(found))]


@given(firsts, lengths)
def test_every_other_week_is_every_other_week(first: datetime, length: timedelta) -> None:
    found = dates(Rhythm.FORTNIGHTLY, first, (first + length).date())
    assert found == [first + timedelta(weeks=2 * turn) for turn in range(min(LONGEST, length.days // 14 + 1))]


@given(firsts, lengths)
def test_the_same_day_of_the_month_leaves_out_months_that_have_none(first: datetime, length: timedelta) -> None:
    found = dates(Rhythm.MONTHLY_DAY, first, (first + length).date())
    assert {each.day for each in found} == {first.day}
    months = [(each.year, each.month) for each in found]
    assert len(set(months)) == len(months)


@given(firsts, lengths)
def test_the_same_weekday_of_the_month_keeps_its_place(first: datetime, length: timedelta) -> None:
    place = (first.day - 1) // 7 + 1
    for each in dates(Rhythm.MONTHLY_WEEKDAY, first, (first + length).date()):
        assert each.weekday() == first.weekday()
        if place < 5:
            assert (each.day - 1) // 7 + 1 == place
        else:
            assert each.day > calendar.monthrange(each.year, each.month)[1] - 7


def test_a_fifth_sunday_is_the_last_of_each_month() -> None:
    found = dates(Rhythm.MONTHLY_WEEKDAY, at(2026, 3, 29, 9), date(2026, 6, 30))
    assert [each.day for each in found] == [29, 26, 31, 28]


def test_the_thirty_first_is_not_in_every_month() -> None:
    found = dates(Rhythm.MONTHLY_DAY, at(2026, 1, 31, 9), date(2026, 6, 30))
    assert [(each.month, each.day) for each in found] == [(1, 31), (3, 31), (5, 31)]


def test_the_last_day_is_within_even_late_in_the_evening() -> None:
    assert len(dates(Rhythm.WEEKLY, at(2026, 3, 2, 23, 59), date(2026, 3, 9))) == 2


def test_the_twenty_ninth_of_february_waits_four_years_when_monthly_it_does_not() -> None:
    found = dates(Rhythm.MONTHLY_DAY, at(2028, 2, 29, 9), date(2028, 4, 30))
    assert [(each.month, each.day) for each in found] == [(2, 29), (3, 29), (4, 29)]


def test_nothing_comes_of_an_end_before_the_begin() -> None:
    assert dates(Rhythm.WEEKLY, at(2026, 3, 2, 9), date(2026, 3, 1)) == []


def test_a_rule_that_makes_no_sense_is_no_rule() -> None:
    with pytest.raises(ValueError, match="NEVER"):
        recurrence.dates("FREQ=NEVER", at(2026, 3, 2, 9))
