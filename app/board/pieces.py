"""A period as whole months and the days left over at its ends."""

from datetime import date
from typing import NamedTuple

from app.clock import ONE_DAY
from app.months import month_of, months_on


class Days(NamedTuple):
    """From a day until another, both inside."""

    first: date
    last: date


class Pieces(NamedTuple):
    """Whole months by their first days (from, until), and the days before and after them; None where there are none."""

    months: Days | None
    before: Days | None
    after: Days | None


def pieces(period: Days) -> Pieces:
    """Cut a period so that every day of it lies in exactly one piece."""
    begin = period.first if period.first.day == 1 else months_on(period.first, 1)
    end = month_of(period.last + ONE_DAY)
    if begin >= end:
        return Pieces(None, period if period.first <= period.last else None, None)
    months = Days(begin, month_of(end - ONE_DAY))
    before = Days(period.first, begin - ONE_DAY) if period.first < begin else None
    after = Days(end, period.last) if end <= period.last else None
    return Pieces(months, before, after)
