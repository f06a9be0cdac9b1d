"""On which days somebody is visited: holidays stepped around, pauses left out, nobody twice on a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.care.recurrence import OnHolidays, Plan, Span, slots
from app.clock import ONE_DAY
from app.community.holidays import announced_days

SPECIAL = {each.day: each.is_working for each in announced_days()}
days = st.dates(date(2025, 10, 10), date(2026, 11, 20))
lengths = st.integers(0, 120).map(lambda number: timedelta(days=number))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
plans = st.builds(
    lambda weekdays, since, length, policy: Plan(weekdays, since, since + length if length else None, policy),
    weekdays,
    days,
    st.one_of(st.none(), lengths),
    st.sampled_from(OnHolidays),
)
pauses = st.lists(st.builds(lambda since, length: Span(since, since + length), days, lengths), max_size=2)


def of(weekday: int, policy: OnHolidays = OnHolidays.AFTER) -> Plan:
    return Plan(frozenset({weekday}), date(2026, 1, 1), None, policy)


@given(plans, days, lengths, pauses)
def test_nobody_is_visited_twice_on_a_day_nor_outside_the_plan(
    plan: Plan, first: date, length: timedelta, held: list[Span]
) -> None:
    found = slots(plan, first, first + length, SPECIAL, held)
    assert len({each.day for each in found}) == len({each.slot for each in found}) == len(found)
    for each in found:
        assert each.slot.weekday() in plan.weekdays
        assert plan.since <= each.slot <= (plan.until or each.slot)
        assert not any(span.holds(each.slot) or span.holds(each.day) for span in held)
        assert each.day == each.slot or SPECIAL.get(each.slot) is False
        assert plan.on_holidays is OnHolidays.KEEP or SPECIAL.get(each.day) is not False


@given(plans, days, lengths, lengths, pauses)
def test_asked_for_in_two_halves_it_is_the_same(
    plan: Plan, first: date, one: timedelta, other: timedelta, held: list[Span]
) -> None:
    middle, last = first + one, first + one + ONE_DAY + other
    halves = slots(plan, first, middle, SPECIAL, held) + slots(plan, middle + ONE_DAY, last, SPECIAL, held)
    assert halves == slots(plan, first, last, SPECIAL, held)


@given(plans, days, lengths)
def test_no_slot_is_lost_but_into_a_visit_of_its_own_plan(plan: Plan, first: date, length: timedelta) -> None:
    far = timedelta(days=21)
    found = slots(plan, first - far, first + length + far, SPECIAL)
    there, visited = {each.slot for each in found}, {each.day for each in found}
    day = first
    while day <= first + length:
        is_slot = day.weekday() in plan.weekdays and plan.since <= day and (plan.until is None or day <= plan.until)
        if is_slot and day not in there:
            assert SPECIAL.get(day) is False
            assert any(abs(each - day) <= timedelta(days=12) for each in visited)
        day += ONE_DAY


@given(plans, days, lengths)
def test_whoever_comes_all_the_same_comes_on_plain_weekdays(plan: Plan, first: date, length: timedelta) -> None:
    kept = plan._replace(on_holidays=OnHolidays.KEEP)
    assert all(each.day == each.slot for each in slots(kept, first, first + length, SPECIAL))


def test_monday_s_medicine_steps_around_the_national_holiday() -> None:
    # 2026-10-05 is a Monday in the holidays of 1 to 7 October; the 8th is the next day of work.
    found = {each.slot: each.day for each in slots(of(0), date(2026, 9, 28), date(2026, 10, 12), SPECIAL)}
    assert found == {
        date(2026, 9, 28): date(2026, 9, 28),
        date(2026, 10, 5): date(2026, 10, 8),
        date(2026, 10, 12): date(2026, 10, 12),
    }
    early = slots(of(0, OnHolidays.BEFORE), date(2026, 10, 5), date(2026, 10, 5), SPECIAL)
    assert [each.day for each in early] == [date(2026, 9, 30)]


def test_a_plain_sunday_is_kept_and_a_make_up_sunday_is_a_day_of_work() -> None:
    assert SPECIAL[date(2026, 9, 20)]
    found = slots(of(6), date(2026, 9, 20), date(2026, 9, 27), SPECIAL)
    assert [each.day.day for each in found if each.day == each.slot][:1] == [20]


def test_a_year_of_mondays_has_each_of_them_once() -> None:
    mondays = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(52)]
    # 春节 2026: the 16th and the 23rd of February both move to the 24th, and are one visit there.
    mondays.remove(date(2026, 2, 23))
    found = slots(of(0), date(2026, 1, 1), date(2026, 12, 31), SPECIAL)
    assert [each.slot for each in found] == mondays
    assert len({each.day for each in found}) == 51


def test_at_either_end_of_a_plan_a_holiday_moves_the_visit_inwards() -> None:
    begins = Plan(frozenset({4}), date(2026, 10, 2), None, OnHolidays.BEFORE)
    assert slots(begins, date(2026, 10, 2), date(2026, 10, 2), SPECIAL)[0].day == date(2026, 10, 8)
    ends = Plan(frozenset({0}), date(2026, 9, 1), date(2026, 10, 5), OnHolidays.AFTER)
    assert slots(ends, date(2026, 10, 5), date(2026, 10, 5), SPECIAL)[0].day == date(2026, 9, 30)
