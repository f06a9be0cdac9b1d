"""Which days a month or a week shows."""

from datetime import date, timedelta

import pytest

from app.activities import leaves


@pytest.mark.parametrize(
    ("day", "first", "last", "weeks"),
    [
        (date(2026, 3, 2), date(2026, 2, 23), date(2026, 4, 5), 6),
        (date(2026, 2, 14), date(2026, 1, 26), date(2026, 3, 1), 5),
        (date(2027, 2, 28), date(2027, 2, 1), date(2027, 2, 28), 4),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 3, 5), 5),
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3), 5),
    ],
)
def test_a_month_is_filled_up_to_whole_weeks(day: date, first: date, last: date, weeks: int) -> None:
    leaf = leaves.month(day)
    assert (leaf.days[0], leaf.days[-1], len(leaf.days)) == (first, last, weeks * 7)
    assert leaves.month(leaf.before).last + timedelta(days=1) == leaf.first
    assert leaves.month(leaf.after).first - timedelta(days=1) == leaf.last
    assert leaf.is_own(day)


def test_a_week_begins_on_monday_and_goes_on_with_the_next() -> None:
    leaf = leaves.week(date(2026, 3, 1))
    assert (leaf.first, leaf.last) == (date(2026, 2, 23), date(2026, 3, 1))
    assert leaves.week(leaf.after).days[0] == date(2026, 3, 2)
    assert leaves.week(leaf.before).last == date(2026, 2, 22)
