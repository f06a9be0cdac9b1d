"""The leaves of a calendar: which days a month or a week shows, and which leaf comes before and after."""

from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)


class Leaf(NamedTuple):
    """The days shown, from a Monday to a Sunday; `first` and `last` are the month's or the week's own."""

    days: tuple[date, ...]
    first: date
    last: date
    before: date
    after: date

    def is_own(self, day: date) -> bool:
        return self.first <= day <= self.last


def week(day: date) -> Leaf:
    """The week around a day."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return Leaf(_days(monday, sunday), monday, sunday, monday - timedelta(weeks=1), sunday + ONE_DAY)


def month(day: date) -> Leaf:
    """The month around a day, filled up to whole weeks."""
    first = day.replace(day=1)
    following = (first + timedelta(days=31)).replace(day=1)
    last = following - ONE_DAY
    monday, sunday = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    return Leaf(_days(monday, sunday), first, last, first - ONE_DAY, following)


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
