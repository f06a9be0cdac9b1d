"""Umbrellas out in the rain and home again: who wants one when, who forgets, and which one they get."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heappop, heappush
from operator import attrgetter
from random import Random
from typing import Final, NamedTuple

from app.clock import ONE_DAY
from app.demo.doors import hours, moment, open_day_before, open_day_from
from app.demo.people import dice, guest_phone
from app.demo.year import several, weather
from app.station.models_loan import AssetKind

NUMBERS: Final = {
    AssetKind.UMBRELLA: [f"{number}" for number in range(101, 131)],
    AssetKind.RAINCOAT: [f"{number}" for number in range(201, 213)],
    AssetKind.POWER_BANK: [f"{number}" for number in range(301, 313)],
}
DUE: Final = "20:00"
_SPARE: Final = 3  # kept back, so that the demo's own stories below always find one
_ALREADY_BACK: Final = timedelta(minutes=45)
# Days until something comes home, and how many of 100 keep it so long.
_HOME: Final = {
    AssetKind.UMBRELLA: ((0, 22), (1, 36), (2, 22), (3, 12), (5, 5), (8, 3)),
    AssetKind.RAINCOAT: ((0, 45), (1, 35), (2, 12), (3, 6), (6, 2)),
    AssetKind.POWER_BANK: ((0, 72), (1, 20), (2, 5), (4, 3)),
}


class Wish(NamedTuple):
    """Someone wants to borrow: when, what, and when it will be back (None: it stays out)."""

    at: datetime
    kind: AssetKind
    back_at: datetime | None
    is_story: bool = False
    is_lost: bool = False
    called_at: datetime | None = None


@dataclass(frozen=True)
class Lent:
    """A lending that came about: the number on the handle, the borrower's number, and how it ended."""

    number: str
    phone: str
    due_at: datetime
    wish: Wish


def due(lent_on: date, loan_days: int) -> datetime:
    """A friendly hour, some days later, on a day on which the station is open."""
    return moment(open_day_from(lent_on + timedelta(days=loan_days)), DUE)


def lendings(days: list[date], now: datetime, loan_days: int) -> list[Lent]:
    """What is lent over `days`, in order, up to `now`; nothing is with two people at once."""
    wishes = [wish for day in days for wish in _wishes(day, now, loan_days)]
    free = {kind: list(numbers) for kind, numbers in NUMBERS.items()}
    out: list[tuple[datetime, AssetKind, str]] = []
    chance, lent = dice("phones"), []
    for wish in sorted([*wishes, *_stories(now, loan_days)], key=attrgetter("at")):
        while out and out[0][0] <= wish.at:
            _at, kind, number = heappop(out)
            free[kind].append(number)
        if wish.at > now or len(free[wish.kind]) <= (0 if wish.is_story else _SPARE):
            continue
        free[wish.kind].sort()
        number = free[wish.kind].pop(0)
        lent.append(Lent(number, guest_phone(chance.randrange(10000)), due(wish.at.date(), loan_days), wish))
        if wish.back_at and not wish.is_lost:
            heappush(out, (wish.back_at, wish.kind, number))
    return lent


def _wishes(day: date, now: datetime, loan_days: int) -> Iterator[Wish]:
    """Rain sells umbrellas; batteries die in any weather."""
    span, rain, chance = hours(day), weather(day).rain, dice("wishes", day)
    if span is None:
        return
    means = {AssetKind.UMBRELLA: 9 * rain, AssetKind.RAINCOAT: 2.5 * rain, AssetKind.POWER_BANK: 1.1}
    for kind, mean in means.items():
        for _wish in range(several(mean, chance)):
            at = _some_time(span.opens, span.closes - timedelta(minutes=70), chance)
            yield Wish(at, kind, _back(at, kind, now, loan_days, chance))


def _back(at: datetime, kind: AssetKind, now: datetime, loan_days: int, chance: Random) -> datetime | None:
    """When it comes home. Whoever would be late today came in time: the overdue ones are told as stories."""
    delays, weights = zip(*_HOME[kind], strict=True)
    (delay,) = chance.choices(delays, weights)
    span = hours(open_day_from(at.date() + timedelta(days=delay)))
    assert span is not None
    back_at = _some_time(max(span.opens, at + _ALREADY_BACK), span.closes, chance)
    due_at = due(at.date(), loan_days)
    if back_at > now > due_at:
        back_at = due_at - timedelta(minutes=chance.randrange(5, 600))
    return back_at


def _some_time(start: datetime, end: datetime, chance: Random) -> datetime:
    seconds = int((end - start).total_seconds())
    return start + timedelta(seconds=chance.randrange(300, seconds - 60))


def _stories(now: datetime, loan_days: int) -> Iterator[Wish]:
    """Three still out, two overdue (one borrower was called), one lost."""
    today = now.date()
    yesterday = open_day_before(today)
    forgotten = open_day_before(today - timedelta(days=loan_days + 9))
    called_at = moment(yesterday, "10:05")
    yield Wish(moment(forgotten, "11:25"), AssetKind.UMBRELLA, None, is_story=True, called_at=called_at)
    yield Wish(moment(open_day_before(forgotten + 2 * ONE_DAY), "19:10"), AssetKind.POWER_BANK, None, is_story=True)
    given_up = moment(open_day_before(today - timedelta(days=25)), "10:20")
    lost = moment(open_day_before(today - timedelta(days=45)), "17:40")
    yield Wish(lost, AssetKind.UMBRELLA, given_up, is_story=True, is_lost=True)
    # After the days off of 春节 what went out before them is due on the first evening: these went out that very day.
    lately = yesterday if due(yesterday, loan_days) > now else today
    for clock_time, kind in (
        ("17:05", AssetKind.UMBRELLA),
        ("18:20", AssetKind.POWER_BANK),
        ("19:35", AssetKind.RAINCOAT),
    ):
        yield Wish(moment(lately, clock_time), kind, None, is_story=True)
