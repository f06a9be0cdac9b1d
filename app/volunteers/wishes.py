"""The times a volunteer asks for, tapped a quarter of an hour at a time, as minutes since a day's midnight."""

from datetime import date, datetime, time, timedelta
from typing import Final

from app.clock import ZONE, at_home

MINUTE: Final = timedelta(minutes=1)
QUARTER: Final = 15
EARLIEST: Final = -24 * 60
LATEST: Final = 48 * 60


def minute_of(moment: datetime, day: date) -> int:
    """How many minutes after the midnight of `day` a moment is; negative before it."""
    return (at_home(moment) - _midnight(day)) // MINUTE


def moment(minute: int, day: date) -> datetime:
    """The other way round."""
    return _midnight(day) + minute * MINUTE


def moved(minute: int, by: int, latest: int) -> int:
    """A minute moved on or back, to rest on a quarter of an hour; never on past `latest`."""
    quarter = _quarter(minute) if by > 0 else -_quarter(-minute)
    return max(EARLIEST, min(quarter + by, max(minute, _quarter(latest)), LATEST))


def steps(minute: int, latest: int) -> list[tuple[int, int]]:
    """What can be tapped: the move, and the minute it leads to."""
    return [(by, moved(minute, by, latest)) for by in (-60, -QUARTER, QUARTER, 60)]


def _quarter(minute: int) -> int:
    """The last quarter until then."""
    return minute // QUARTER * QUARTER


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
