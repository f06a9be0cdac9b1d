"""What the rows of one stint come to. Nothing is ever changed: a correction is one more row.

A *stint* is one stay at one duty; its rows say, in the order they were written, what is known of it.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from typing import Final, NamedTuple


class Deed(StrEnum):
    """What a row of the ledger says."""

    IN = "in"  # signed in: when it begins to count
    OUT = "out"  # signed out: until when it counts
    AUTO = "auto"  # forgot to sign out: closed at the planned end, not yet believed
    SAID = "said"  # the volunteer says when they left, not yet believed
    CORRECTED = "corrected"  # a colleague puts begin and end right
    CONFIRMED = "confirmed"  # a colleague answers for it
    STRUCK = "struck"  # a colleague strikes it out
    UNDONE = "undone"  # a wrong tap: it never was
    RESUMED = "resumed"  # signed out by a wrong tap: it goes on


class Line(NamedTuple):
    """One row: what it says, of which times, and which colleague (by number) wrote it."""

    deed: Deed
    start: datetime | None = None
    end: datetime | None = None
    by: int | None = None


class Span(NamedTuple):
    """What the rows of one stint come to."""

    start: datetime
    end: datetime | None = None
    is_provisional: bool = False
    is_void: bool = False
    confirmed_by: frozenset[int] = frozenset()


class Stage(StrEnum):
    """Where a stint stands."""

    OPEN = "open"
    PROVISIONAL = "provisional"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    VOID = "void"


UNANSWERED: Final = (Stage.PROVISIONAL, Stage.WAITING)
"""Over, and no colleague has answered for it yet."""
LONGEST: Final = timedelta(days=31)
"""No service goes on for so long: what began earlier and is over need not be looked through."""


def replay(lines: Iterable[Line]) -> Span:
    """What a stint's rows, in the order they were written, come to. ValueError when the first one states no begin."""
    first, *rest = lines
    if first.start is None:
        raise ValueError("a stint begins with a time")
    return reduce(_after, rest, Span(first.start, first.end))


def _after(span: Span, line: Line) -> Span:
    match line.deed:
        case Deed.OUT | Deed.RESUMED:
            return span._replace(end=line.end)
        case Deed.AUTO | Deed.SAID:
            return span._replace(end=line.end, is_provisional=True)
        case Deed.CORRECTED:
            return Span(line.start or span.start, line.end)
        case Deed.CONFIRMED:
            return span._replace(is_provisional=False, confirmed_by=span.confirmed_by | {line.by or 0})
        case Deed.STRUCK | Deed.UNDONE:
            return span._replace(is_void=True, confirmed_by=frozenset())
    return span


def stage(span: Span, answers_needed: int) -> Stage:
    """Where a stint stands."""
    if span.is_void:
        return Stage.VOID
    if span.end is None:
        return Stage.OPEN
    if span.is_provisional:
        return Stage.PROVISIONAL
    return Stage.CONFIRMED if len(span.confirmed_by) >= answers_needed else Stage.WAITING
