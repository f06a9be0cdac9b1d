"""Who gets a free seat: the rules of the queue, with no database and no clock of their own.

A party is seated whole or not at all. A free seat becomes an offer that holds it for a while. Each look at the queue
says of everyone in it what was decided and why.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What a look at the queue said of one who waits."""

    OFFERED = "offered"
    NONE_FREE = "none_free"
    TOO_MANY = "too_many"
    HOLDS_OFFER = "holds_offer"
    MISSED = "missed"
    TOO_LATE = "too_late"


class Waiting(NamedTuple):
    """One who waits, numbered in the order of asking: how many they are, how often they let an offer run out.

    `holds_offer`: they hold an offer at the same activity already, as guest or as helper.
    """

    id: int
    party: int
    missed: int
    holds_offer: bool = False


class Patience(NamedTuple):
    """How long an offer holds, how near the start none is made any more, how many may run out."""

    holds: timedelta
    least: timedelta
    misses: int


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Who has missed fewest offers, then who asked first: by number, which no clock set back can change."""
    return sorted(waiting, key=lambda one: (one.missed, one.id))


def free_seats(seats: int | None, confirmed: int, held: int) -> int | None:
    """Seats nobody has and nobody holds; None where there is no end of them."""
    return None if seats is None else max(0, seats - confirmed - held)


def look(
    free: int | None, waiting: Iterable[Waiting], *, patience: Patience, is_late: bool
) -> list[tuple[Waiting, Verdict]]:
    """Go through the queue once: each who waits, in order, with the verdict. What is offered never exceeds `free`."""
    return list(_verdicts(free, in_order(waiting), patience, is_late=is_late))


def offer_until(now: datetime, starts_at: datetime, patience: Patience) -> datetime | None:
    """Until when an offer made `now` holds: never past the start; None when it is too late to make one."""
    if starts_at - now < patience.least:
        return None
    return min(now + patience.holds, starts_at)


def children_among(heads: int, adults: int, children: int) -> int:
    """How many of `heads` are children of a party: whoever comes in part comes with the grown-ups first."""
    return min(children, max(0, heads - adults))


def position(id: int, waiting: Sequence[Waiting]) -> int | None:
    """One's place in the queue, from 1; None when one does not wait."""
    return next((place for place, one in enumerate(in_order(waiting), 1) if one.id == id), None)


def _verdicts(
    free: int | None, queue: Iterable[Waiting], patience: Patience, *, is_late: bool
) -> Iterator[tuple[Waiting, Verdict]]:
    for one in queue:
        verdict = _verdict(one, free, patience, is_late=is_late)
        if verdict is Verdict.OFFERED and free is not None:
            free -= one.party
        yield one, verdict


def _verdict(one: Waiting, free: int | None, patience: Patience, *, is_late: bool) -> Verdict:
    if is_late:
        return Verdict.TOO_LATE
    if one.holds_offer:
        return Verdict.HOLDS_OFFER
    if one.missed >= patience.misses:
        return Verdict.MISSED
    if free == 0:
        return Verdict.NONE_FREE
    return Verdict.TOO_MANY if free is not None and one.party > free else Verdict.OFFERED
