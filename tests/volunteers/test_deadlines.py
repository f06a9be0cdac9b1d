"""Ten working days: never fewer, never more, whatever holidays and make-up days lie between."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as draw

from app.clock import ONE_DAY, working_days_between
from app.community.holidays import announced_days
from app.volunteers.deadlines import Pressing, cutoffs, deadline, latest_due

CALENDAR = {each.day: each.is_working for each in announced_days()}
DAYS = draw.dates(date(2024, 12, 1), date(2027, 2, 1))
COUNTS = draw.integers(1, 60)
SPECIALS = draw.dictionaries(draw.dates(date(2026, 1, 1), date(2026, 3, 31)), draw.booleans(), max_size=30)


def test_ten_working_days_after_a_monday_are_a_monday_two_weeks_on() -> None:
    assert deadline(date(2026, 3, 2), 10) == date(2026, 3, 16)


def test_a_holiday_moves_the_last_day_and_a_make_up_day_brings_it_back() -> None:
    assert deadline(date(2026, 9, 28), 10) == date(2026, 10, 12)
    # 1–7 October are off: five working days fewer; Saturday 10 October is worked.
    assert deadline(date(2026, 9, 28), 10, CALENDAR) == date(2026, 10, 16)


def test_the_turn_of_the_year_is_an_ordinary_night_but_for_its_holiday() -> None:
    assert deadline(date(2025, 12, 29), 3, CALENDAR) == date(2026, 1, 4)
    assert deadline(date(2025, 12, 29), 3) == date(2026, 1, 1)


@given(DAYS, DAYS, COUNTS)
def test_who_served_later_has_no_earlier_last_day(one: date, other: date, count: int) -> None:
    first, second = sorted((one, other))
    assert deadline(first, count, CALENDAR) <= deadline(second, count, CALENDAR)


@given(DAYS, COUNTS)
def test_so_many_working_days_lie_between_a_service_and_its_last_day(day: date, count: int) -> None:
    assert working_days_between(day, deadline(day, count, CALENDAR), CALENDAR) == count


@given(draw.dates(date(2026, 1, 1), date(2026, 6, 30)), COUNTS, SPECIALS)
def test_the_cutoff_is_the_last_day_whose_deadline_is_not_too_late(
    by: date, count: int, special: dict[date, bool]
) -> None:
    day = latest_due(by, count, special)
    assert deadline(day, count, special) <= by < deadline(day + ONE_DAY, count, special)


@given(DAYS, COUNTS, draw.integers(0, 10), draw.integers(0, 120))
def test_what_presses_is_what_its_last_day_says(today: date, count: int, warn: int, ago: int) -> None:
    served_on = today - timedelta(days=ago)
    last = deadline(served_on, count, CALENDAR)
    pressing = cutoffs(today, count, warn, CALENDAR).pressing(served_on)
    assert (pressing is Pressing.PAST) is (last < today)
    assert (pressing is Pressing.CALM) is (last >= today and working_days_between(today, last, CALENDAR) > warn)


@pytest.mark.parametrize(
    ("today", "pressing"),
    [
        (date(2026, 3, 10), Pressing.CALM),
        (date(2026, 3, 11), Pressing.NEAR),
        (date(2026, 3, 16), Pressing.NEAR),
        (date(2026, 3, 17), Pressing.PAST),
    ],
)
def test_a_record_presses_three_working_days_before_and_is_past_the_day_after(today: date, pressing: Pressing) -> None:
    assert cutoffs(today, 10, 3).pressing(date(2026, 3, 2)) is pressing
