"""What two records of service come to when they turn out to be one person's: a pure reckoning."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from app.volunteers import hours
from app.volunteers.hours import Limits
from app.volunteers.stints import Span


class Together(NamedTuple):
    """A day's minutes that count: of the one, of the other, and of both as one person."""

    day: date
    kept: int
    gone: int
    both: int


def are_open(spans: Sequence[Span]) -> bool:
    """Whether somebody is at work just now."""
    return any(span.end is None and not span.is_void for span in spans)


def overlap(spans: Sequence[Span], longest: int) -> bool:
    """Whether two stints would run into each other: nobody is at two places at once."""
    times = sorted((span.start, hours.end_of(span, longest) or span.start) for span in spans if not span.is_void)
    return any(start < end_before for (_start, end_before), (start, _end) in pairwise(times))


def days_together(kept: Sequence[Span], gone: Sequence[Span], limits: Limits) -> list[Together]:
    """The days the one who goes has served on, the earliest first, before and after."""
    mine, theirs = hours.reckon(kept, limits), hours.reckon(gone, limits)
    both = hours.reckon([*kept, *gone], limits)
    return [
        Together(day, mine.get(day, hours.NOTHING).counted, theirs[day].counted, both[day].counted)
        for day in sorted(theirs)
    ]
