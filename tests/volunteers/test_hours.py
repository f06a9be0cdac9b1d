"""The reckoning of hours, by rules that hold for every ledger there could be."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import ZONE
from app.volunteers import hours, stints
from app.volunteers.hours import Limits
from app.volunteers.stints import Deed, Line, Span, Stage

LIMITS = Limits(free=480, second=720, longest=960)
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)

moments = st.datetimes(datetime(2024, 2, 28), datetime(2026, 3, 2)).map(lambda at: at.replace(tzinfo=ZONE))
colleagues = st.integers(1, 4)
some_hours = st.timedeltas(timedelta(), timedelta(hours=16))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(moments)
    end = draw(st.none() | st.timedeltas(timedelta(days=-1), timedelta(days=41)).map(lambda time: start + time))
    return Span(start, end, draw(st.booleans()), draw(st.booleans()), frozenset(draw(st.sets(colleagues))))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Line]:
    """Any rows at all after a first one that begins: what the verbs would refuse among them."""
    time = st.none() | moments
    rows = st.builds(Line, st.sampled_from(Deed), time, time, colleagues)
    return [Line(Deed.IN, draw(moments)), *draw(st.lists(rows, max_size=8))]


def split_evenly(start: datetime, cuts: list[int]) -> list[Span]:
    """Stints that follow one another without touching the same minute twice."""
    found, at = [], start
    for length in cuts:
        found.append(Span(at, at + timedelta(minutes=length)))
        at += timedelta(minutes=length)
    return found


@given(ledgers())
def test_whatever_the_rows_say_hours_are_never_negative_and_never_above_the_longest(rows: list[Line]) -> None:
    span = stints.replay(rows)
    assert 0 <= hours.minutes(span, LIMITS.longest) <= LIMITS.longest
    end = hours.end_of(span, LIMITS.longest)
    assert end is None or end >= span.start


@given(ledgers())
def test_a_replay_gives_the_same_again(rows: list[Line]) -> None:
    assert stints.replay(rows) == stints.replay(list(rows))


@given(ledgers(), st.integers(0, 8))
def test_a_correction_loses_nothing_that_was_written_before(rows: list[Line], at: int) -> None:
    before = rows[: at + 1]
    corrected = [*before, Line(Deed.CORRECTED, NINE, NINE + timedelta(hours=1), 1)]
    assert corrected[: len(before)] == before
    assert stints.replay(corrected) == Span(NINE, NINE + timedelta(hours=1))
    assert stints.replay(corrected[: len(before)]) == stints.replay(before)


@given(spans())
def test_the_pieces_of_a_stint_are_its_minutes(span: Span) -> None:
    pieces = list(hours.pieces(span, LIMITS.longest))
    assert sum(some for _day, some in pieces) == hours.minutes(span, LIMITS.longest)
    assert len({day for day, _some in pieces}) == len(pieces) <= 2
    assert all(0 <= some <= 24 * 60 for _day, some in pieces)


@given(st.lists(spans(), max_size=6))
def test_no_more_counts_than_was_given_and_the_free_hours_always_count(found: list[Span]) -> None:
    for day in hours.reckon(found, LIMITS).values():
        assert day.minutes > 0 or day.counted == 0
        assert min(day.minutes, LIMITS.free) <= day.counted <= day.minutes
        assert day.needed == (2 if day.minutes > LIMITS.second else 1)


@given(st.lists(spans(), max_size=6))
def test_open_unbelieved_and_struck_out_stints_count_nowhere(found: list[Span]) -> None:
    believed = [each for each in found if each.end is not None and not each.is_void and not each.is_provisional]
    assert hours.reckon(found, LIMITS) == hours.reckon(believed, LIMITS)


@given(st.lists(spans(), max_size=5), st.randoms())
def test_the_order_of_stints_makes_no_difference(found: list[Span], chance: object) -> None:
    mixed = sorted(found, key=lambda _each: chance.random())  # type: ignore[attr-defined]
    assert hours.reckon(mixed, LIMITS) == hours.reckon(found, LIMITS)


@given(moments, st.lists(st.integers(0, 300), max_size=6))
def test_a_day_cut_into_stints_is_as_long_as_the_whole(start: datetime, cuts: list[int]) -> None:
    whole, most = Span(start, start + timedelta(minutes=sum(cuts))), 6 * 300
    given_in_pieces = sum(day.minutes for day in hours.reckon(split_evenly(start, cuts), LIMITS).values())
    assert given_in_pieces == hours.minutes(whole, most)


@given(moments, st.lists(st.integers(1, 240), min_size=1, max_size=6))
def test_answering_for_everything_makes_everything_count(start: datetime, cuts: list[int]) -> None:
    answered = [each._replace(confirmed_by=frozenset({1, 2})) for each in split_evenly(start, cuts)]
    days = hours.reckon(answered, LIMITS)
    assert all(day.counted == day.minutes for day in days.values())
    assert all(stints.stage(each, hours.needed(each, days, LIMITS.longest)) is Stage.CONFIRMED for each in answered)


@given(moments, st.none() | moments, st.none() | moments)
def test_a_stint_begins_neither_early_nor_in_the_one_before(
    now: datetime, opens: datetime | None, last_end: datetime | None
) -> None:
    start = hours.begins(now, opens, last_end)
    assert start >= now
    assert opens is None or start >= opens
    assert last_end is None or start >= last_end
    assert start in {now, opens, last_end}


@given(moments, some_hours, some_hours, st.integers(1, 9))
def test_times_to_choose_from_lie_between_begin_and_latest(
    start: datetime, length: timedelta, stays: timedelta, most: int
) -> None:
    planned, latest = start + length, start + length + stays
    times = hours.leaving_times(start, planned, latest, most)
    assert 1 <= len(times) <= most + 2
    assert all(start <= at <= latest for at in times)
    assert times == sorted(times, reverse=True)
    assert planned in times


@pytest.mark.parametrize(
    ("minutes", "answers", "counted", "needed"),
    [
        (480, 0, 480, 1),
        (481, 0, 480, 1),
        (481, 1, 481, 1),
        (720, 1, 720, 1),
        (721, 1, 480, 2),
        (721, 2, 721, 2),
    ],
)
def test_eight_hours_count_at_once_twelve_with_one_colleague_more_with_two(
    minutes: int, answers: int, counted: int, needed: int
) -> None:
    early = NINE.replace(hour=1)
    span = Span(early, early + timedelta(minutes=minutes), confirmed_by=frozenset(range(answers)))
    assert hours.reckon([span], LIMITS)[early.date()] == (minutes, counted, needed)


def test_new_year_and_the_29th_of_february_are_days_like_others() -> None:
    leap = datetime(2028, 2, 28, 23, 0, tzinfo=ZONE)
    assert list(hours.pieces(Span(leap, leap + timedelta(hours=2)), 960)) == [
        (date(2028, 2, 28), 60),
        (date(2028, 2, 29), 60),
    ]
    eve = datetime(2026, 12, 31, 23, 30, tzinfo=ZONE)
    assert [day for day, _some in hours.pieces(Span(eve, eve + timedelta(hours=1)), 960)] == [
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]


@pytest.mark.parametrize(
    ("given_hours", "stars"), [(0, 0), (99.9, 0), (100, 1), (300, 2), (600, 3), (1000, 4), (1500, 5)]
)
def test_stars_come_with_the_hours(given_hours: float, stars: int) -> None:
    assert hours.stars(int(given_hours * 60)) == stars


def test_a_short_pause_is_no_rest() -> None:
    rest = timedelta(minutes=15)
    earlier = [(NINE, NINE + timedelta(hours=2)), (NINE - timedelta(hours=3), NINE - timedelta(hours=1))]
    assert hours.unbroken_since(NINE + timedelta(hours=2, minutes=10), earlier, rest) == NINE
    assert hours.unbroken_since(NINE + timedelta(hours=2, minutes=15), earlier, rest) == NINE + timedelta(
        hours=2, minutes=15
    )


@given(moments, moments, st.lists(st.tuples(moments, moments), max_size=4))
def test_an_overlap_is_seen_from_both_sides(
    start: datetime, end: datetime, others: list[tuple[datetime, datetime]]
) -> None:
    seen = hours.overlap(start, end, others)
    assert seen == any(hours.overlap(*other, [(start, end)]) for other in others)


@pytest.mark.parametrize(("minutes", "shown"), [(0, "0.0"), (2, "0.0"), (3, "0.1"), (90, "1.5"), (750, "12.5")])
def test_minutes_are_shown_in_hours_to_a_tenth(minutes: int, shown: str) -> None:
    assert hours.in_hours(minutes) == shown
