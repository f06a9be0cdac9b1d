"""Opening hours: when the door is open, when it opens again, and when an umbrella is best brought back.

A span belongs to the day it opens on. One that closes before it opens, or at 24:00, runs past midnight or up to it; the
late hours of a day therefore run on into the next, even when that next day keeps other hours or none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from types import MappingProxyType
from typing import Any, Final, NamedTuple

ONE_DAY: Final = timedelta(days=1)
LAST_HOUR: Final = timedelta(hours=1)
HORIZON: Final = timedelta(days=60)
"""How far ahead anyone looks: a place shut for longer is shut with no date, one open for longer never closes."""


class Span(NamedTuple):
    """Open from `opens` to `closes` on a weekday, 0 is Monday. Closing at time(0) is 24:00."""

    weekday: int
    opens: time
    closes: time


class OtherHours(NamedTuple):
    """The hours of one day that differs from its weekday: no spans is closed all day; `note` says why."""

    spans: tuple[tuple[time, time], ...] = ()
    note: str = ""


class Opening(NamedTuple):
    """From the moment the door opens up to, not including, the moment it closes."""

    start: datetime
    end: datetime


class OpenState(NamedTuple):
    """Open or not; `closes_at` when open, `opens_at` when closed, None where neither comes within the horizon."""

    is_open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    note: str


Week = Sequence[Span]
Exceptions = Mapping[date, OtherHours]
NO_EXCEPTIONS: Final[Exceptions] = MappingProxyType({})


def week(rows: Iterable[Sequence[Any]]) -> tuple[Span, ...]:
    """Rows of [0–6 from Monday, 'HH:MM', 'HH:MM'] as a place keeps them. ValueError for what is no hour."""
    return tuple(Span(int(weekday), _hour(opens), _hour(closes)) for weekday, opens, closes in rows)


def other_hours(spans: Iterable[Sequence[str]], note: str = "") -> OtherHours:
    """Rows of ['HH:MM', 'HH:MM'] as a day keeps them. ValueError for what is no hour."""
    return OtherHours(tuple((_hour(opens), _hour(closes)) for opens, closes in spans), note)


def open_spans(
    day: date, week: Week, exceptions: Exceptions = NO_EXCEPTIONS, zone: tzinfo | None = None
) -> list[Opening]:
    """The openings that begin on `day`, in order; the last may end on the next day."""
    other = exceptions.get(day)
    usual = ((opens, closes) for weekday, opens, closes in week if weekday == day.weekday())
    return sorted(_opening(day, opens, closes, zone) for opens, closes in (other.spans if other else usual))


def state_at(moment: datetime, week: Week, exceptions: Exceptions = NO_EXCEPTIONS) -> OpenState:
    """Whether the door is open at `moment`, and when that changes; the note is the day's own."""
    note = exceptions[moment.date()].note if moment.date() in exceptions else ""
    for start, end in _openings_from(moment, week, exceptions):
        if start <= moment:
            return OpenState(True, end if end - moment < HORIZON else None, None, note)
        return OpenState(False, None, start, note)
    return OpenState(False, None, None, note)


def add_open_time(
    moment: datetime, minutes: int, week: Week, exceptions: Exceptions = NO_EXCEPTIONS
) -> datetime | None:
    """When the door has been open for `minutes` after `moment`; None when it is not open so long within the horizon."""
    left = timedelta(minutes=minutes)
    for start, end in _openings_from(moment, week, exceptions):
        begun = max(start, moment)
        if left <= end - begun:
            return begun + left
        left -= end - begun
    return None


def open_time_between(start: datetime, end: datetime, week: Week, exceptions: Exceptions = NO_EXCEPTIONS) -> timedelta:
    """How long the door is open from `start` to `end`, as far as the horizon."""
    openings = _openings_from(start, week, exceptions)
    return sum((max(min(closes, end) - max(opens, start), timedelta()) for opens, closes in openings), timedelta())


def friendly_due(lent_at: datetime, week: Week, exceptions: Exceptions = NO_EXCEPTIONS, days: int = 3) -> datetime:
    """When a loan is to be back: never sooner than `days` later, never when the door is closed.

    The borrower gets the whole of that day, up to the last hour before closing, so that nobody stands before a door
    just shut. When the place is closed then, the same holds for its next opening. Without hours, or open day and night,
    it is the same time of day. (A rule of this house.)
    """
    target = (lent_at + timedelta(days=days)).replace(second=0, microsecond=0)
    opening = next(_openings_from(target, week, exceptions), None)
    if opening is None or opening.end - max(target, opening.start) > ONE_DAY:
        return max(target, opening.start) if opening else target
    return max(target, opening.start, opening.end - LAST_HOUR)


def _openings_from(moment: datetime, week: Week, exceptions: Exceptions) -> Iterator[Opening]:
    """Openings that end after `moment`, those that touch or overlap made one; as far as the horizon."""
    current: Opening | None = None
    for opening in _day_by_day(moment, week, exceptions):
        if current and opening.start <= current.end:
            current = Opening(current.start, max(current.end, opening.end))
            continue
        if current and current.end > moment:
            yield current
        current = opening
    if current and current.end > moment:
        yield current


def _day_by_day(moment: datetime, week: Week, exceptions: Exceptions) -> Iterator[Opening]:
    for ahead in range(-1, HORIZON.days + 1):
        yield from open_spans(moment.date() + ahead * ONE_DAY, week, exceptions, moment.tzinfo)


def _opening(day: date, opens: time, closes: time, zone: tzinfo | None) -> Opening:
    last_day = day if closes > opens else day + ONE_DAY
    return Opening(datetime.combine(day, opens, zone), datetime.combine(last_day, closes, zone))


def _hour(written: str) -> time:
    return time() if written == "24:00" else time.fromisoformat(written)
