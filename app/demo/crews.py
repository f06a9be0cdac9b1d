"""Who comes to which duty, day by day through the year: never to two at once, and nobody before they are one of us."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Final, NamedTuple

from app.demo.bees import Bee
from app.demo.doors import Span, hours, moment
from app.demo.ledger import Stay
from app.demo.pen import Pen, wrong_tap
from app.demo.people import dice
from app.demo.rounds import Diary
from app.demo.rows import Row
from app.demo.year import several

_TURNS: Final = (("07:00", "10:30"), ("10:30", "14:00"), ("14:00", "17:30"), ("17:30", "21:00"))
_FORGETS: Final = 0.015
_TAPS_WRONG: Final = 0.004
_FRESH: Final = timedelta(days=12)  # whoever forgot so lately is told of as a story
_LATEST: Final = timedelta(minutes=15)
_EVENING: Final = 18
_WORK_ENDS: Final = 17
_SATURDAY: Final = 5

Busy = dict[date, set[int]]
"""Which bees (by number) are taken on a day."""


class Shift(NamedTuple):
    """What somebody is wanted for: a duty, and from when until when."""

    duty: Row
    begins: datetime
    ends: datetime


class Crews:
    """Finds who comes; `keepers` keep the station, all `bees` do the rest."""

    def __init__(self, bees: list[Bee], keepers: list[Bee], pen: Pen, busy: Busy, now: datetime) -> None:
        self._bees, self._keepers, self._pen, self._busy, self._now = bees, keepers, pen, busy, now

    def live(self, day: date, diary: Diary) -> Iterator[Stay]:
        """A day's stays at the station and at what is planned, as far as they have begun."""
        taken, chance = set(self._busy.get(day, ())), dice("crews", day)
        for wanted, duty in diary.planned(day):
            shift = Shift(duty, duty["starts_at"], duty["ends_at"])
            for bee in self._crew(several(wanted, chance), self._bees, shift, taken, chance):
                yield from self._come(bee, shift, chance)
        span = hours(day)
        for begins, ends in _turns(day, span) if span else ():
            many = 2 if chance.random() < (0.6 if day.weekday() >= _SATURDAY else 0.25) else 1
            for bee in self._crew(many, self._keepers, Shift({}, begins, ends), taken, chance):
                if begins + _LATEST <= self._now:
                    yield from self._come(bee, Shift(diary.keeping(day), begins, ends), chance)

    def _crew(self, many: int, bees: list[Bee], shift: Shift, taken: set[int], chance: Random) -> list[Bee]:
        here = [bee for bee in bees if bee.id not in taken and bee.is_here(shift.begins, shift.ends)]
        shares = [_pull(bee, shift) for bee in here]
        asked = {bee.id: bee for bee in chance.choices(here, shares, k=2 * many)} if any(shares) else {}
        crew = list(asked.values())[:many]
        taken.update(bee.id for bee in crew)
        return crew

    def _come(self, bee: Bee, shift: Shift, chance: Random) -> Iterator[Stay]:
        arrives, leaves = _arrival(shift, chance), _leaving(shift, chance)
        luck = chance.random()
        if arrives > self._now:
            return
        is_over_long_ago = self._now - shift.ends > _FRESH
        if luck < _FORGETS and is_over_long_ago:
            yield self._pen.forgot(bee.id, shift.duty, arrives, leaves, chance)
            return
        if luck > 1 - _TAPS_WRONG:
            yield wrong_tap(bee.id, shift.duty, arrives - timedelta(seconds=50))
        yield self._pen.signed(bee.id, shift.duty, arrives, leaves, chance)


def _turns(day: date, span: Span) -> Iterator[tuple[datetime, datetime]]:
    for begins, ends in _TURNS:
        yield max(moment(day, begins), span.opens), min(moment(day, ends), span.closes)


def _pull(bee: Bee, shift: Shift) -> float:
    """How likely it is this one: who likes it comes more often, who has a job less in working hours."""
    pull = bee.share * (3 if shift.duty.get("category") in bee.likes else 1)
    if bee.row["unit_id"] and shift.begins.weekday() < _SATURDAY and shift.begins.hour < _WORK_ENDS:
        pull *= 0.3
    return 0 if bee.row["is_minor"] and shift.ends.hour > _EVENING else pull


def _arrival(shift: Shift, chance: Random) -> datetime:
    return shift.begins + min(_LATEST, timedelta(seconds=round(60 * max(-15, chance.gauss(-3, 5)))))


def _leaving(shift: Shift, chance: Random) -> datetime:
    """About when it ends; one in twelve has to go early."""
    if chance.random() < 0.08:
        return shift.begins + (shift.ends - shift.begins) * chance.uniform(0.5, 0.8)
    return shift.ends + timedelta(seconds=round(60 * min(8, max(-20, chance.gauss(-1, 5)))))
