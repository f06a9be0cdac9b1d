"""When something happens again: weekly or monthly rules of RFC 5545, written small and read with a library."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Final

from dateutil.rrule import rrulestr

MOST: Final = 60


class Rhythm(StrEnum):
    """How often: each week, every other week, each month on that date, each month on that weekday (second Sunday)."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_DAY = "monthly_day"
    MONTHLY_WEEKDAY = "monthly_weekday"


def rule(rhythm: Rhythm, first: datetime, until: date) -> str:
    """The RRULE of a rhythm that begins at `first` (aware) and goes on up to and including the day `until`."""
    last = datetime.combine(until, first.timetz())
    weekdays, place = ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), (first.day - 1) // 7 + 1
    weekday = weekdays[first.weekday()]
    said = {
        Rhythm.WEEKLY: f"FREQ=WEEKLY;BYDAY={weekday}",
        Rhythm.FORTNIGHTLY: f"FREQ=WEEKLY;INTERVAL=2;BYDAY={weekday}",
        Rhythm.MONTHLY_DAY: f"FREQ=MONTHLY;BYMONTHDAY={first.day}",
        # The fifth Sunday is not there each month: the last one is meant.
        Rhythm.MONTHLY_WEEKDAY: f"FREQ=MONTHLY;BYDAY={-1 if place == 5 else place}{weekday}",
    }[rhythm]
    return f"{said};UNTIL={last.replace(tzinfo=None):%Y%m%dT%H%M%S}"


def dates(said: str, first: datetime) -> list[datetime]:
    """The moments of a rule from `first` on, at most one more than MOST of them, on the wall clock of `first`'s zone.

    ValueError when the rule makes no sense.
    """
    wall = rrulestr(said, dtstart=first.replace(tzinfo=None))
    return [each.replace(tzinfo=first.tzinfo) for each in islice(wall, MOST + 1)]


def next_week(day: date, today: date) -> date:
    """The first day of the same name after both."""
    weeks = max(0, (today - day).days) // 7 + 1
    return day + timedelta(weeks=weeks)


def next_year(day: date, today: date) -> date:
    """The same date in the first year that has it still to come; 29 February comes again on the 28th."""
    year = max(day.year, today.year - 1) + 1
    last = _in_year(day, year)
    return last if last > today else _in_year(day, year + 1)


def _in_year(day: date, year: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else day.replace(year=year)
