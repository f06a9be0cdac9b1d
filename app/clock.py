"""The house's only clock, and which days people work."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

ZONE: Final = ZoneInfo("Asia/Shanghai")

Specials = Mapping[date, bool]
"""Days whose weekday does not tell: False is a public holiday, True a make-up workday (调休)."""

NO_SPECIALS: Final[Specials] = MappingProxyType({})
SATURDAY: Final = 5
ONE_DAY: Final = timedelta(days=1)


def now() -> datetime:
    """This moment, aware, on the community's own clock."""
    return _source()


def today() -> date:
    """This day in the community, whatever zone the machine keeps."""
    return now().date()


def at_home(moment: datetime) -> datetime:
    """`moment` on the community's clock; one without a zone is taken to be there already."""
    return moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)


class Hands:
    """The hands of a stopped clock: they move only when told to, forward or back."""

    def __init__(self, at: datetime) -> None:
        self.at = at_home(at)

    def __call__(self) -> datetime:
        return self.at

    def set(self, at: datetime) -> None:
        self.at = at_home(at)

    def move(self, **by: float) -> None:
        """Turn the hands: `move(minutes=5)`, `move(hours=-1)`."""
        self.at += timedelta(**by)


@contextmanager
def frozen(at: datetime) -> Iterator[Hands]:
    """Stop the clock at `at` for every thread, so that a live house in a test agrees with the test."""
    hands = Hands(at)
    with _shown_by(hands):
        yield hands


@contextmanager
def travel(**by: float) -> Iterator[None]:
    """Shift the clock and let it run on: `travel(days=3)`; `travel(hours=-1)` is a clock set back."""
    source, shift = _source, timedelta(**by)
    with _shown_by(lambda: source() + shift):
        yield


def is_working_day(day: date, special: Specials = NO_SPECIALS) -> bool:
    """Monday to Friday, unless the calendar says otherwise.

    The State Council (国务院办公厅) announces each autumn which weekdays of the next year are off, and which Saturdays
    and Sundays are worked in exchange (调休): a plain weekday test is wrong some twenty-five times a year.
    """
    return special.get(day, day.weekday() < SATURDAY)


def next_working_day(day: date, special: Specials = NO_SPECIALS) -> date:
    """The first working day after `day`, never `day` itself."""
    following = day + ONE_DAY
    while not is_working_day(following, special):
        following += ONE_DAY
    return following


def add_working_days(day: date, count: int, special: Specials = NO_SPECIALS) -> date:
    """The `count`-th working day after `day`; `day` itself when `count` is 0. ValueError below 0."""
    if count < 0:
        raise ValueError("count must not be negative")
    for _ in range(count):
        day = next_working_day(day, special)
    return day


def working_days_between(start: date, end: date, special: Specials = NO_SPECIALS) -> int:
    """Working days after `start`, up to and including `end`; negative when `end` comes first."""
    if end < start:
        return -working_days_between(end, start, special)
    days = (start + timedelta(days=ahead) for ahead in range(1, (end - start).days + 1))
    return sum(is_working_day(day, special) for day in days)


def _wall() -> datetime:
    return datetime.now(ZONE)


@contextmanager
def _shown_by(source: Callable[[], datetime]) -> Iterator[None]:
    global _source  # noqa: PLW0603 — one clock on the wall, read by every thread
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before


_source: Callable[[], datetime] = _wall
