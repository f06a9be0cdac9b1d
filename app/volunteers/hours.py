"""The hours a volunteer gives: a pure reckoning of what the attendance ledger says, the same on every database.

Sources: 民政部令第67号 (hours are those really given); the rules of i志愿, the system of 广东省 (8 and 12 hours a day,
arriving early adds nothing).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from app.clock import ONE_DAY, ZONE, at_home
from app.volunteers.stints import Span

MINUTE: Final = timedelta(minutes=1)
QUARTER: Final = timedelta(minutes=15)
STAR_HOURS: Final = (100, 300, 600, 1000, 1500)
"""Hours for one star to five (志愿服务记录办法, 民政部 2012)."""


@dataclass(frozen=True)
class Limits:
    """In minutes: a day up to `free` counts at once, above `second` it needs two colleagues; `longest` is one stint."""

    free: int
    second: int
    longest: int


class Day(NamedTuple):
    """One person's day: minutes given, minutes that count so far, how many colleagues must answer for each record."""

    minutes: int
    counted: int
    needed: int


NOTHING: Final = Day(0, 0, 1)


def begins(now: datetime, opens_at: datetime | None, last_end: datetime | None) -> datetime:
    """When a sign-in begins to count: not before the duty, nor before the last stint's end if the clock went back."""
    return max(moment for moment in (now, opens_at, last_end) if moment is not None)


def end_of(span: Span, longest: int) -> datetime | None:
    """Until when it counts: never before it began, never longer than `longest` minutes."""
    if span.end is None:
        return None
    return min(max(span.end, span.start), span.start + longest * MINUTE)


def minutes(span: Span, longest: int) -> int:
    """Whole minutes given; an open or struck-out stint has none."""
    end = end_of(span, longest)
    return 0 if end is None or span.is_void else (end - span.start) // MINUTE


def in_hours(minutes: int) -> str:
    """750 → "12.5": hours to a tenth, half a tenth rounded up."""
    tenths = (minutes + 3) // 6
    return f"{tenths // 10}.{tenths % 10}"


def is_too_long(span: Span, longest: int) -> bool:
    """Whether more is claimed than one person can give at a stretch: somebody has to look."""
    return span.end is not None and span.end - span.start > longest * MINUTE


def pieces(span: Span, longest: int) -> Iterator[tuple[date, int]]:
    """The minutes of each day a stint touches: a night shift belongs to two days."""
    left, start = minutes(span, longest), at_home(span.start)
    while left:
        midnight = datetime.combine(start.date() + ONE_DAY, time(), ZONE)
        today = min(left, (midnight - start) // MINUTE)
        yield start.date(), today
        left, start = left - today, midnight


def reckon(spans: Iterable[Span], limits: Limits) -> dict[date, Day]:
    """A person's days: what was given on each, what of it counts, how many colleagues each record of it needs.

    Open, struck-out and not yet believed stints count nowhere. Up to `free` minutes of a day count at once; the rest
    counts when every record of the day has its one colleague, or two where the day is above `second`.
    """
    given: dict[date, int] = {}
    answered: dict[date, int] = {}
    for span in spans:
        if span.is_provisional:
            continue
        for day, some in pieces(span, limits.longest):
            given[day] = given.get(day, 0) + some
            answered[day] = min(answered.get(day, 2), len(span.confirmed_by))
    return {day: _day(total, answered[day], limits) for day, total in given.items()}


def _day(total: int, answered: int, limits: Limits) -> Day:
    needed = 2 if total > limits.second else 1
    counts_whole = total <= limits.free or answered >= needed
    return Day(total, total if counts_whole else limits.free, needed)


def needed(span: Span, days: dict[date, Day], longest: int) -> int:
    """How many colleagues must answer for a stint: as many as the fullest of its days asks."""
    return max((days.get(day, NOTHING).needed for day, _some in pieces(span, longest)), default=1)


def overlap(start: datetime, end: datetime, others: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether a time from `start` to `end` runs into one of the others; touching is not running into."""
    return any(start < other_end and other_start < end for other_start, other_end in others)


def unbroken_since(start: datetime, earlier: Iterable[tuple[datetime, datetime]], rest: timedelta) -> datetime:
    """Since when somebody has been at it: stints before `start` with less than `rest` between them count on."""
    for begun, ended in sorted(earlier, reverse=True):
        if start - ended >= rest:
            break
        start = min(start, begun)
    return start


def is_tired(since: datetime, now: datetime, most: timedelta) -> bool:
    """Whether somebody at it since then has gone on too long: more than `most`."""
    return now - since > most


def leaving_times(start: datetime, planned: datetime, latest: datetime, most: int = 6) -> list[datetime]:
    """Times to choose from for "when did you leave?", the latest first.

    Quarters of an hour, or as many of them as it takes, back from the `planned` end, at most `most`; and before them up
    to two after it, none later than `latest`, for who stayed on.
    """
    if planned <= start:
        return [start]
    stayed = [planned + 2 * QUARTER * number for number in (3, 1)]
    step = QUARTER
    while planned - start > most * step:
        step += QUARTER
    back = [planned - number * step for number in range(most) if planned - number * step > start]
    return [at for at in stayed if at <= latest] + back


def stars(minutes_given: int) -> int:
    """One star to five, none below a hundred hours."""
    return sum(minutes_given >= hours * 60 for hours in STAR_HOURS)
