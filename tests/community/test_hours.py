"""The door is open when it says so, and never when it does not."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.community import hours
from app.community.hours import (
    HORIZON,
    Exceptions,
    OtherHours,
    Span,
    add_open_time,
    friendly_due,
    open_spans,
    open_time_between,
    state_at,
)

HOME = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)

EVERY_DAY = hours.week([[weekday, "08:00", "21:00"] for weekday in range(7)])
WITH_LUNCH = hours.week([[day, *span] for day in range(5) for span in (("09:00", "12:00"), ("14:00", "18:00"))])
NIGHT = hours.week([[4, "18:00", "02:00"]])
ROUND_THE_CLOCK = hours.week([[weekday, "00:00", "24:00"] for weekday in range(7)])

clock_times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
spans = st.builds(Span, st.integers(0, 6), clock_times, clock_times)
weeks = st.lists(spans, max_size=10)
moments = st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 31), timezones=st.just(HOME))
other_hours = st.builds(OtherHours, st.lists(st.tuples(clock_times, clock_times), max_size=2).map(tuple), st.text())
exception_days = st.dictionaries(st.dates(date(2026, 11, 1), date(2027, 1, 10)), other_hours, max_size=12)


def at(hour: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), HOME)


def later(days: int) -> date:
    return MONDAY + timedelta(days=days)


def is_open_plainly(moment: datetime, week: list[Span], exceptions: Exceptions) -> bool:
    """The rule said again, minute by minute, from the two days that can reach `moment`."""
    for day in (moment.date(), moment.date() - timedelta(days=1)):
        usual = tuple((opens, closes) for weekday, opens, closes in week if weekday == day.weekday())
        for opens, closes in exceptions[day].spans if day in exceptions else usual:
            runs_on = closes <= opens
            if day == moment.date() and opens <= moment.time() and (runs_on or moment.time() < closes):
                return True
            if day < moment.date() and runs_on and moment.time() < closes:
                return True
    return False


@pytest.mark.parametrize(
    ("hour", "is_open"), [("07:59", False), ("08:00", True), ("20:59", True), ("21:00", False), ("00:00", False)]
)
def test_the_door_is_open_from_the_first_minute_to_before_the_last(hour: str, is_open: bool) -> None:
    assert state_at(at(hour), EVERY_DAY).is_open is is_open


def test_an_open_door_says_when_it_closes_and_a_closed_one_when_it_opens() -> None:
    assert state_at(at("20:00"), EVERY_DAY) == (True, at("21:00"), None, "")
    assert state_at(at("21:30"), EVERY_DAY) == (False, None, at("08:00", later(1)), "")


def test_over_lunch_the_door_is_closed_until_the_afternoon() -> None:
    assert state_at(at("12:30"), WITH_LUNCH).opens_at == at("14:00")
    assert state_at(at("18:00", later(4)), WITH_LUNCH).opens_at == at("09:00", later(7))


def test_friday_night_runs_into_saturday() -> None:
    assert state_at(at("01:59", later(5)), NIGHT).closes_at == at("02:00", later(5))
    assert not state_at(at("02:00", later(5)), NIGHT).is_open
    assert state_at(at("23:00", later(4)), NIGHT).closes_at == at("02:00", later(5))


def test_friday_night_runs_on_into_a_closed_saturday() -> None:
    closed = {later(5): OtherHours(note="盘点")}
    assert state_at(at("01:00", later(5)), NIGHT, closed).is_open
    assert not state_at(at("18:30", later(5)), EVERY_DAY, closed).is_open


def test_a_closed_day_says_why_and_what_comes_after() -> None:
    closed = {MONDAY: OtherHours(note="消毒，停一天")}
    assert state_at(at("10:00"), EVERY_DAY, closed) == (False, None, at("08:00", later(1)), "消毒，停一天")


def test_a_day_with_other_hours_keeps_those_alone() -> None:
    shorter = {MONDAY: hours.other_hours([["10:00", "12:00"]], "台风")}
    assert not state_at(at("08:30"), EVERY_DAY, shorter).is_open
    assert state_at(at("11:00"), EVERY_DAY, shorter) == (True, at("12:00"), None, "台风")


def test_a_place_without_hours_is_closed_with_no_date() -> None:
    assert state_at(at("10:00"), []) == (False, None, None, "")


def test_a_place_open_day_and_night_never_closes() -> None:
    assert state_at(at("23:59"), ROUND_THE_CLOCK) == (True, None, None, "")
    assert open_time_between(at("00:00"), at("00:00", later(7)), ROUND_THE_CLOCK) == timedelta(days=7)


def test_spans_that_touch_at_midnight_are_one_opening() -> None:
    both = hours.week([[0, "20:00", "24:00"], [1, "00:00", "03:00"]])
    assert state_at(at("21:00"), both).closes_at == at("03:00", later(1))


@pytest.mark.parametrize("row", [[0, "25:00", "26:00"], [0, "soon", "24:00"], [0, "08:60", "09:00"]])
def test_what_is_no_hour_is_refused(row: list[object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        hours.week([row])


def test_open_time_steps_over_lunch_and_the_weekend() -> None:
    assert add_open_time(at("11:00"), 120, WITH_LUNCH) == at("15:00")
    assert add_open_time(at("17:00", later(4)), 120, WITH_LUNCH) == at("10:00", later(7))
    assert add_open_time(at("12:30"), 0, WITH_LUNCH) == at("14:00")
    assert add_open_time(at("12:30"), 1, []) is None


@pytest.mark.parametrize(
    ("lent", "due"),
    [
        (at("09:30"), at("20:00", later(3))),  # all of the third day, up to the last hour
        (at("20:40"), at("20:40", later(3))),  # in the last hour: never sooner than three days
        (at("22:00"), at("20:00", later(4))),  # the door is shut by then: all of the next day
    ],
)
def test_a_loan_is_due_in_the_last_hour_of_its_day(lent: datetime, due: datetime) -> None:
    assert friendly_due(lent, EVERY_DAY) == due


def test_a_loan_is_never_due_on_a_closed_day() -> None:
    closed = {later(3): OtherHours(), later(4): OtherHours()}
    assert friendly_due(at("10:00"), EVERY_DAY, closed) == at("20:00", later(5))


def test_without_hours_or_round_the_clock_a_loan_is_due_at_the_same_time() -> None:
    lent = at("10:00").replace(second=41)
    assert friendly_due(lent, []) == friendly_due(lent, ROUND_THE_CLOCK) == at("10:00", later(3))
    assert friendly_due(lent, [], days=7) == at("10:00", later(7))


@given(moments, weeks, exception_days)
def test_the_door_is_open_exactly_when_the_plain_rule_says_so(
    moment: datetime, week: list[Span], exceptions: Exceptions
) -> None:
    assert state_at(moment, week, exceptions).is_open is is_open_plainly(moment, week, exceptions)


@given(moments, weeks, exception_days)
def test_the_state_changes_when_it_says_and_not_before(
    moment: datetime, week: list[Span], exceptions: Exceptions
) -> None:
    state = state_at(moment, week, exceptions)
    change = state.closes_at if state.is_open else state.opens_at
    if change is None:
        return
    assert moment < change
    assert is_open_plainly(change, week, exceptions) is not state.is_open
    middle = moment + (change - moment) / 2
    assert is_open_plainly(middle, week, exceptions) is state.is_open


@given(moments, weeks, exception_days, st.integers(1, 10))
def test_a_loan_is_due_when_open_and_never_too_soon(
    lent: datetime, week: list[Span], exceptions: Exceptions, days: int
) -> None:
    due = friendly_due(lent, week, exceptions, days)
    assert due > lent + timedelta(days=days, minutes=-1)
    assert is_open_plainly(due, week, exceptions) or state_at(due, week, exceptions).opens_at is None


@given(st.tuples(moments, moments).map(sorted), weeks, exception_days)
def test_who_borrows_later_is_never_due_earlier(lent: list[datetime], week: list[Span], exceptions: Exceptions) -> None:
    earlier, after = (friendly_due(each, week, exceptions) for each in lent)
    assert earlier <= after


@given(moments, weeks, exception_days, st.integers(0, 3000))
def test_measuring_open_time_undoes_adding_it(
    moment: datetime, week: list[Span], exceptions: Exceptions, minutes: int
) -> None:
    reached = add_open_time(moment, minutes, week, exceptions)
    if reached is None:
        assert open_time_between(moment, moment + HORIZON, week, exceptions) < timedelta(minutes=minutes + 1)
    else:
        assert open_time_between(moment, reached, week, exceptions) == timedelta(minutes=minutes)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), weeks, exception_days)
def test_every_opening_begins_on_its_day_and_lasts_a_day_at_most(
    day: date, week: list[Span], exceptions: Exceptions
) -> None:
    openings = open_spans(day, week, exceptions, HOME)
    assert openings == sorted(openings)
    assert all(each.start.date() == day and each.start < each.end for each in openings)
    assert all(each.end - each.start <= timedelta(days=1) for each in openings)
