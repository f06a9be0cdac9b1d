"""The demo's sky, doors and borrowers: dice, but never against the rules of the house."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.clock import ZONE
from app.demo import doors, lending, people, year
from app.demo.lending import NUMBERS, Lent, lendings
from app.privacy import is_mobile
from app.station.models import VisitorType
from app.station.models_loan import AssetKind

DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2030, 12, 31), timezones=st.just(ZONE))
# Lent for one day only, what went out yesterday is overdue tonight: true, but not the story told here.
LOAN_DAYS = st.integers(2, 7)


@given(DAYS)
def test_everyone_comes_while_the_door_is_open(day: date) -> None:
    span = doors.hours(day)
    for arrival in year.arrivals(day):
        assert span is not None
        assert span.opens < arrival.at < span.closes
        assert arrival.party_size >= 1
        assert arrival.wants


@given(DAYS)
def test_the_same_day_is_always_lived_the_same_way(day: date) -> None:
    first, sky = year.arrivals(day), year.weather(day)
    year.weather.cache_clear()
    assert (year.arrivals(day), year.weather(day)) == (first, sky)


def test_the_station_rests_at_spring_festival() -> None:
    assert doors.hours(date(2026, 2, 15)) is not None
    assert [doors.hours(date(2026, 2, day)) for day in (16, 17, 18, 19)] == [None] * 4
    assert year.arrivals(date(2026, 2, 17)) == []
    assert doors.open_day_from(date(2026, 2, 16)) == date(2026, 2, 20)
    assert doors.open_day_before(date(2026, 2, 20)) == date(2026, 2, 15)


def test_a_year_has_the_rain_and_the_heat_of_heyuan() -> None:
    skies = [year.weather(date(2026, 1, 1) + timedelta(days=ahead)) for ahead in range(365)]
    assert 100 < sum(sky.rain > 0 for sky in skies) < 180
    assert 40 < sum(sky.warmth >= 33 for sky in skies) < 130


def test_heat_makes_thirsty_and_rain_keeps_volunteers_home() -> None:
    days = doors.open_year(date(2026, 6, 30))
    hot = [day for day in days if year.weather(day).warmth >= 33]
    cool = [day for day in days if year.weather(day).warmth < 22]
    assert _share_of("water", hot) > _share_of("water", cool) + 0.05
    wet = [day for day in days if year.weather(day).rain > 0]
    dry = [day for day in days if year.weather(day).rain == 0]
    assert _guests(VisitorType.VOLUNTEER, wet) < _guests(VisitorType.VOLUNTEER, dry)


@given(MOMENTS, LOAN_DAYS)
@settings(max_examples=25, deadline=None)
def test_nothing_is_lent_to_two_people_at_once(now: datetime, loan_days: int) -> None:
    lent = lendings(doors.open_year(now.date()), now, loan_days)
    for number in (number for numbers in NUMBERS.values() for number in numbers):
        turns = [each for each in lent if each.number == number]
        for earlier, later in pairwise(turns):
            assert not earlier.wish.is_lost
            assert earlier.wish.back_at is not None
            assert earlier.wish.at < earlier.wish.back_at <= later.wish.at


@given(MOMENTS, LOAN_DAYS)
@example(datetime(2027, 2, 9, 20, 0, 0, 1, tzinfo=ZONE), 2)
@settings(max_examples=25, deadline=None)
def test_a_few_are_out_two_are_overdue_and_one_is_lost(now: datetime, loan_days: int) -> None:
    lent = lendings(doors.open_year(now.date()), now, loan_days)
    out = [each for each in lent if not _is_closed(each, now)]
    assert 5 <= len(out) <= 40
    assert sum(each.due_at < now for each in out) == 2
    assert sum(each.wish.is_lost for each in lent) == 1
    assert all(each.wish.at <= now for each in lent)


@given(MOMENTS, LOAN_DAYS)
@settings(max_examples=10, deadline=None)
def test_things_go_out_come_home_and_are_due_while_the_door_is_open(now: datetime, loan_days: int) -> None:
    for each in lendings(doors.open_year(now.date()), now, loan_days):
        for moment in (each.wish.at, each.due_at, each.wish.back_at):
            span = doors.hours(moment.date()) if moment else None
            assert moment is None or (span is not None and span.opens < moment < span.closes)


def test_rain_takes_umbrellas_out() -> None:
    now = datetime(2026, 7, 1, tzinfo=ZONE)
    lent = lendings(doors.open_year(now.date()), now, 3)
    umbrellas = [each for each in lent if each.wish.kind is AssetKind.UMBRELLA and not each.wish.is_story]
    assert umbrellas
    assert all(year.weather(each.wish.at.date()).rain > 0 for each in umbrellas)


def test_invented_people_have_names_of_their_own_and_numbers_that_could_be_dialled() -> None:
    names = list(people.invented_names())
    assert len(names) == len(set(names)) > 300
    assert is_mobile(people.duty_phone(101))
    assert is_mobile(people.guest_phone(7))
    assert "黄浩平" not in names


def test_due_hours_skip_the_days_on_which_the_station_rests() -> None:
    assert lending.due(date(2026, 2, 14), 3) == datetime(2026, 2, 20, 20, tzinfo=ZONE)


def _share_of(code: str, days: list[date]) -> float:
    arrivals = [arrival for day in days for arrival in year.arrivals(day)]
    return sum(code in arrival.wants for arrival in arrivals) / len(arrivals)


def _guests(who: VisitorType, days: list[date]) -> float:
    return sum(arrival.who is who for day in days for arrival in year.arrivals(day)) / len(days)


def _is_closed(lent: Lent, now: datetime) -> bool:
    return lent.wish.back_at is not None and lent.wish.back_at <= now
