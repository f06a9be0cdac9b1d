"""The rules of the orders without a database: the way of an order, what is promised, who fits."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import ZONE, is_working_day
from app.community.holidays import announced_days
from app.orders import lifecycle, wanting
from app.orders.lifecycle import OPEN, SETTLED, Deed, Stage
from app.orders.matching import WEIGHTS, Candidate, Why, ranked, weight
from app.orders.promises import Urgency, in_days, office_hours, promise
from app.orders.workclock import AROUND, Hours, Pause, day_minutes, due, elapsed
from app.rules import Rules

SPECIAL = {each.day: each.is_working for each in announced_days()}
OFFICE = office_hours(Rules(), SPECIAL)
moments = st.datetimes(datetime(2025, 9, 1), datetime(2026, 12, 20), timezones=st.just(ZONE))
minutes = st.integers(1, 6 * 420)
clocks = st.sampled_from((OFFICE, AROUND))
lengths = st.timedeltas(timedelta(0), timedelta(days=20))
pauses = st.lists(st.tuples(moments, lengths), max_size=4).map(
    lambda drawn: [Pause(since, since + length) for since, length in drawn]
)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@given(moments, moments, minutes, clocks, pauses)
def test_who_asks_later_is_never_served_earlier(
    one: datetime, other: datetime, long: int, hours: Hours, held: list[Pause]
) -> None:
    first, second = sorted((one, other))
    assert due(first, long, hours, held) <= due(second, long, hours, held)
    assert due(first, long, hours, held) < due(first, long + 1, hours, held)


@given(moments, minutes, clocks, pauses)
def test_what_has_passed_when_it_is_due_is_what_was_promised(
    start: datetime, long: int, hours: Hours, held: list[Pause]
) -> None:
    assert elapsed(start, due(start, long, hours, held), hours, held) == pytest.approx(long)


@given(moments, minutes, clocks, moments, lengths)
def test_a_pause_shifts_the_promise_by_the_work_that_was_not_done(
    start: datetime, long: int, hours: Hours, since: datetime, length: timedelta
) -> None:
    plain = due(start, long, hours)
    begin, end = max(start, since), max(start, since) + length
    shifted = due(start, long, hours, [Pause(begin, end)])
    if begin < plain:
        assert shifted == due(start, long + elapsed(begin, end, hours), hours)
    else:
        assert shifted == plain


@given(moments, moments, moments, clocks, pauses)
def test_time_adds_up_and_a_clock_set_back_takes_nothing_away(
    one: datetime, two: datetime, three: datetime, hours: Hours, held: list[Pause]
) -> None:
    first, middle, last = sorted((one, two, three))
    whole = elapsed(first, last, hours, held)
    assert whole == pytest.approx(elapsed(first, middle, hours, held) + elapsed(middle, last, hours, held))
    assert elapsed(last, first, hours, held) == 0 or last == first


@given(moments, minutes, pauses)
def test_nothing_falls_due_while_nobody_works(start: datetime, long: int, held: list[Pause]) -> None:
    found = due(start, long, OFFICE, held)
    assert is_working_day(found.date(), SPECIAL)
    minute = found.hour * 60 + found.minute + found.second / 60 + found.microsecond / 6e7
    assert any(begin < minute <= end for begin, end in OFFICE.spans)


def test_while_a_pause_lasts_nobody_knows_when_it_is_due() -> None:
    assert due(at(3, 2, 9), 60, OFFICE, [Pause(at(3, 2, 9, 30), None)]) is None
    assert due(at(3, 2, 9), 30, OFFICE, [Pause(at(3, 2, 9, 30), None)]) == at(3, 2, 9, 30)


def test_pauses_that_overlap_count_once() -> None:
    held = [Pause(at(3, 2, 10), at(3, 2, 11)), Pause(at(3, 2, 10, 30), at(3, 2, 11, 30))]
    assert due(at(3, 2, 9), 120, OFFICE, held) == at(3, 2, 14, 30)


def test_holidays_stand_still_and_a_make_up_sunday_is_worked() -> None:
    # 国庆 2026: 1 to 7 October off, Sunday 20 September and Saturday 10 October worked.
    assert due(at(9, 30, 17), 120, OFFICE) == at(10, 8, 10)
    assert due(at(9, 18, 17), 120, OFFICE) == at(9, 20, 10)
    assert due(at(10, 9, 17), 120, OFFICE) == at(10, 10, 10)


def test_at_midnight_and_at_the_stroke_of_the_hour_the_clock_is_exact() -> None:
    assert due(at(3, 3, 0), 60, OFFICE) == at(3, 3, 10)
    assert due(at(3, 2, 12), 60, OFFICE) == at(3, 2, 15)
    assert due(at(3, 2, 11), 60, OFFICE) == at(3, 2, 12)
    assert due(at(3, 2, 23, 59), 24 * 60, AROUND) == at(3, 3, 23, 59)


def test_promises_are_what_the_rules_say() -> None:
    rules = Rules()
    assert promise(Urgency.URGENT, None, rules) == (24 * 60, True)
    assert promise(Urgency.ORDINARY, None, rules) == (3 * 7 * 60, False)
    assert promise(Urgency.HARD, None, rules) == (7 * 7 * 60, False)
    assert promise(Urgency.URGENT, 2, rules) == in_days(2, rules) == (2 * day_minutes(OFFICE), False)


@pytest.mark.parametrize("stage", Stage)
def test_what_is_over_stays_over_and_every_open_stage_has_an_end(stage: Stage) -> None:
    if stage in SETTLED:
        assert not lifecycle.open_deeds(stage)
    if stage in OPEN:
        assert {Deed.WITHDRAW, Deed.SETTLE} <= lifecycle.open_deeds(stage)
    for deed in lifecycle.open_deeds(stage):
        assert lifecycle.after(deed, stage) in Stage


@given(st.lists(st.sampled_from(Deed), max_size=30))
def test_an_order_is_taken_only_from_the_board_and_rated_only_when_done(deeds: list[Deed]) -> None:
    stage = Stage.SUBMITTED
    for deed in deeds:
        found = lifecycle.after(deed, stage)
        if found is None:
            continue
        if deed is Deed.TAKE:
            assert stage is Stage.DISPATCHED
        if deed in {Deed.RATE, Deed.CLOSE, Deed.REOPEN}:
            assert stage is Stage.DONE
        stage = found


reasons = st.frozensets(st.sampled_from([why for why in Why if why is not Why.FREE]))
people = st.lists(st.builds(Candidate, st.integers(1, 999), st.just("李梅"), reasons, st.integers(0, 3)), max_size=12,
                  unique_by=lambda each: each.id)  # fmt: skip


@given(people, st.integers(1, 12))
def test_nobody_is_suggested_without_a_reason_and_the_weightier_comes_first(found: list[Candidate], most: int) -> None:
    said = ranked(found, most)
    known = {each.id: each for each in found}
    assert len(said) == min(most, sum(bool(each.reasons) for each in found))
    assert all(set(each.why) - {Why.FREE} == known[each.id].reasons for each in said)
    weights = [weight(known[each.id]) for each in said]
    assert weights == sorted(weights, reverse=True)


def test_one_reason_outweighs_all_that_follow_it_together() -> None:
    whys = list(Why)
    for place, why in enumerate(whys[:-2]):
        assert WEIGHTS[why] > sum(WEIGHTS[each] for each in whys[place + 1 :])


@pytest.mark.parametrize(
    ("hour", "first"), [(8, "0-morning"), (12, "0-afternoon"), (17, "1-morning"), (23, "1-morning")]
)
def test_only_times_that_can_still_be_are_offered(hour: int, first: str) -> None:
    assert wanting.times(hour)[0] == first
    assert wanting.times(hour)[-1] == wanting.ANY


def test_a_time_is_a_day_and_a_half_of_it() -> None:
    today = date(2026, 12, 31)
    assert wanting.day_and_half("1-morning", today) == (date(2027, 1, 1), "morning")
    assert wanting.day_and_half("any", today) == (None, "any")
