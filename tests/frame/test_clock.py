"""One clock for the whole house, and the days people work."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock
from app.clock import add_working_days, is_working_day, next_working_day, working_days_between
from app.community.holidays import announced_days

days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
near_days = st.integers(-40, 40)
specials = st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 4, 30)), st.booleans(), max_size=40)
days_of_2026 = st.dates(date(2026, 1, 1), date(2026, 4, 30))
calendar = {each.day: each.is_working for each in announced_days()}

NOON = datetime(2026, 11, 24, 12, 0)


def test_the_clock_knows_its_zone() -> None:
    assert clock.now().tzinfo is clock.ZONE
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_day_is_the_communitys_own() -> None:
    with clock.frozen(datetime(2026, 12, 31, 16, 30, tzinfo=UTC)):
        assert clock.today() == date(2027, 1, 1)


def test_a_stopped_clock_stands_still_and_runs_again() -> None:
    with clock.frozen(NOON):
        assert clock.now() == clock.now() == NOON.replace(tzinfo=clock.ZONE)
    assert clock.now() <= clock.now()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_stopped_clock_is_stopped_for_every_thread() -> None:
    with clock.frozen(NOON) as hands, ThreadPoolExecutor(2) as threads:
        assert threads.submit(clock.now).result() == hands.at


def test_the_hands_move_forward_and_back() -> None:
    with clock.frozen(NOON) as hands:
        hands.move(minutes=5)
        assert clock.now() - clock.at_home(NOON) == timedelta(minutes=5)
        hands.move(hours=-1)
        assert clock.now() < clock.at_home(NOON)
        hands.set(NOON)
        assert clock.now() == clock.at_home(NOON)


def test_a_clock_set_back_runs_on_from_there() -> None:
    with clock.frozen(NOON) as hands, clock.travel(hours=-2):
        assert clock.now() == hands.at - timedelta(hours=2)
        hands.move(minutes=1)
        assert clock.now() == hands.at - timedelta(hours=2)


def test_journeys_add_up_and_are_undone_even_by_an_error() -> None:
    with clock.frozen(NOON) as hands:
        with clock.travel(days=1), clock.travel(days=2):
            assert clock.now() == hands.at + timedelta(days=3)
        with pytest.raises(ZeroDivisionError), clock.travel(days=1):
            raise ZeroDivisionError
        assert clock.now() == hands.at


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))
def test_bringing_a_moment_home_changes_no_instant(moment: datetime) -> None:
    assert clock.at_home(moment) == moment
    assert clock.at_home(moment).tzinfo is clock.ZONE


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 14), True),  # Saturday, worked for the Spring Festival
        (date(2026, 2, 16), False),  # Monday, off
        (date(2026, 2, 24), True),
        (date(2026, 10, 10), True),
        (date(2026, 11, 24), True),
        (date(2026, 11, 28), False),
        (date(2025, 9, 28), True),
        (date(2025, 10, 8), False),
    ],
)
def test_holidays_and_make_up_workdays_go_before_the_weekday(day: date, worked: bool) -> None:
    assert is_working_day(day, calendar) is worked


def test_ten_working_days_step_over_the_spring_festival() -> None:
    assert add_working_days(date(2026, 2, 13), 10, calendar) == date(2026, 3, 5)
    assert next_working_day(date(2026, 2, 14), calendar) == date(2026, 2, 24)


def test_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 1, 1), -1)


@given(days_of_2026, specials)
def test_the_next_working_day_is_the_first_that_is_worked(day: date, special: dict[date, bool]) -> None:
    following = next_working_day(day, special)
    assert following > day
    assert is_working_day(following, special)
    assert working_days_between(day, following, special) == 1


@given(days_of_2026, st.integers(0, 30), specials)
def test_counting_days_undoes_adding_them(day: date, count: int, special: dict[date, bool]) -> None:
    assert working_days_between(day, add_working_days(day, count, special), special) == count


@given(days_of_2026, st.integers(0, 20), st.integers(0, 20), specials)
def test_adding_days_in_two_steps_is_adding_them_at_once(
    day: date, first: int, then: int, special: dict[date, bool]
) -> None:
    in_steps = add_working_days(add_working_days(day, first, special), then, special)
    assert in_steps == add_working_days(day, first + then, special)


@given(days_of_2026, near_days, near_days, specials)
def test_spans_of_working_days_add_up_either_way_round(
    start: date, first: int, then: int, special: dict[date, bool]
) -> None:
    middle, end = start + timedelta(days=first), start + timedelta(days=first + then)
    whole = working_days_between(start, end, special)
    assert working_days_between(start, middle, special) + working_days_between(middle, end, special) == whole
    assert working_days_between(end, start, special) == -whole


@given(days, st.integers(0, 100))
def test_without_a_calendar_a_week_has_five_working_days(day: date, weeks: int) -> None:
    assert working_days_between(day, day + timedelta(weeks=weeks)) == 5 * weeks
