"""The clock of a promise: it runs while people work, and stands in the night, on holidays, and while one waits.

All moments are aware and of one zone; what is reckoned is whole working time between them, in minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from app.clock import NO_SPECIALS, ONE_DAY, Specials, is_working_day

MINUTE: Final = timedelta(minutes=1)
DAY_MINUTES: Final = 1440


class Hours(NamedTuple):
    """When people work: spans of a day in minutes from midnight, in order; on working days only, or every day."""

    spans: tuple[tuple[int, int], ...]
    special: Specials = NO_SPECIALS
    is_daily: bool = False


AROUND: Final = Hours(((0, DAY_MINUTES),), is_daily=True)
"""The clock that never stands."""


class Pause(NamedTuple):
    """The clock stands from `since` to `until`; one without an end lasts for ever."""

    since: datetime
    until: datetime | None


class _Stretch(NamedTuple):
    begin: datetime
    end: datetime


def due(start: datetime, minutes: float, hours: Hours, pauses: Iterable[Pause] = ()) -> datetime | None:
    """The moment when so many minutes (above 0) of the clock have passed after `start`; None if it stands for ever."""
    held = _merged(pauses)
    for begin, end in _running(start, hours, held):
        length = (end - begin) / MINUTE
        if minutes <= length:
            return begin + minutes * MINUTE
        minutes -= length
    return None


def elapsed(start: datetime, end: datetime, hours: Hours, pauses: Iterable[Pause] = ()) -> float:
    """Minutes of the clock between two moments; 0 when the clock on the wall was set back."""
    passed = timedelta()
    for stretch in _running(start, hours, _merged(pauses)):
        if stretch.begin >= end:
            break
        passed += min(stretch.end, end) - stretch.begin
    return passed / MINUTE


def day_minutes(hours: Hours) -> int:
    """How long a working day is."""
    return sum(end - begin for begin, end in hours.spans)


def _running(start: datetime, hours: Hours, held: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """The stretches in which the clock runs, from `start` on: without end, unless a pause has none."""
    for stretch in _worked(start, hours):
        if held and stretch.begin >= held[-1].begin and held[-1].end == _never(start):
            return
        yield from _without(stretch, held)


def _worked(start: datetime, hours: Hours) -> Iterator[_Stretch]:
    day = start.date()
    while True:
        if hours.is_daily or is_working_day(day, hours.special):
            for begin, end in hours.spans:
                stretch = _Stretch(max(start, _at(day, begin, start)), _at(day, end, start))
                if stretch.begin < stretch.end:
                    yield stretch
        day += ONE_DAY


def _without(stretch: _Stretch, held: Sequence[_Stretch]) -> Iterator[_Stretch]:
    begin = stretch.begin
    for pause in held:
        if pause.begin >= stretch.end:
            break
        if pause.begin > begin:
            yield _Stretch(begin, pause.begin)
        begin = max(begin, pause.end)
    if begin < stretch.end:
        yield _Stretch(begin, stretch.end)


def _merged(pauses: Iterable[Pause]) -> list[_Stretch]:
    """In order, those that touch or overlap made one."""
    merged: list[_Stretch] = []
    for since, until in sorted(pauses, key=lambda pause: pause.since):
        end = until or _never(since)
        if merged and since <= merged[-1].end:
            merged[-1] = _Stretch(merged[-1].begin, max(merged[-1].end, end))
        elif since < end:
            merged.append(_Stretch(since, end))
    return merged


def _at(day: date, minutes: int, like: datetime) -> datetime:
    return datetime.combine(day, time(), like.tzinfo) + minutes * MINUTE


def _never(like: datetime) -> datetime:
    return datetime.max.replace(tzinfo=like.tzinfo)
