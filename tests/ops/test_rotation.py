"""Copies grow old gracefully: a week of days, a month of weeks, a year of months."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.backup.rotation import kept

NIGHT = datetime(2026, 3, 2, 3, 30)
MOMENTS = st.sets(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), max_size=60)


def test_after_two_years_of_nights_seven_days_four_weeks_and_twelve_months_remain() -> None:
    copies: set[datetime] = set()
    for night in range(730):
        copies = kept({*copies, NIGHT + timedelta(days=night)})
    newest = max(copies)
    assert {newest - timedelta(days=day) for day in range(7)} <= copies
    assert len({at.isocalendar()[:2] for at in copies}) >= 4
    assert len({(at.year, at.month) for at in copies}) == 12
    assert len(copies) <= 7 + 4 + 12


def test_of_many_copies_in_a_day_the_last_stays() -> None:
    day = [NIGHT + timedelta(hours=hour) for hour in range(10)]
    assert kept(day) == {day[-1]}


@given(MOMENTS)
def test_the_newest_always_stays_and_tidying_twice_is_tidying_once(moments: set[datetime]) -> None:
    staying = kept(moments)
    assert staying <= moments
    assert kept(staying) == staying
    if moments:
        assert max(moments) in staying
