"""On which days somebody is visited: weekdays in a span of time, holidays stepped around, pauses left out.

A visit is known by its `slot`, the day of the series; its `day` is the day it really takes place.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from app.clock import ONE_DAY, Specials, is_working_day

FAR: Final = timedelta(days=21)
"""Longer than any run of holidays: no visit is moved as far as this."""


class OnHolidays(StrEnum):
    """What becomes of a visit on a public holiday: the working day before, the one after, or come all the same."""

    BEFORE = "before"
    AFTER = "after"
    KEEP = "keep"


class Plan(NamedTuple):
    """Which weekdays (0 is Monday), from a day until another (the last one, or None), and what of holidays."""

    weekdays: frozenset[int]
    since: date
    until: date | None
    on_holidays: OnHolidays


class Span(NamedTuple):
    """Days without visits: from one to another, both included; None: until further notice."""

    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


class Slot(NamedTuple):
    """A visit: the day of the series, and the day it is on."""

    slot: date
    day: date


def slots(plan: Plan, first: date, last: date, special: Specials, pauses: Collection[Span] = ()) -> list[Slot]:
    """All visits whose day of the series lies between two days, both included, whatever else is asked for.

    What is moved onto a day that has a visit already is one with it: nobody is visited twice on a day. In a pause
    there is none, whichever of its two days lies in it.
    """
    found, taken = [], set[date]()
    for slot in _days(plan, first - FAR, last + FAR):
        day = _moved(plan, slot, special)
        is_own = day == slot or not _is_slot(plan, day, special)
        if is_own and day not in taken and not any(each.holds(slot) or each.holds(day) for each in pauses):
            taken.add(day)
            found.append(Slot(slot, day))
    return [each for each in found if first <= each.slot <= last]


def _days(plan: Plan, first: date, last: date) -> Iterator[date]:
    """The days of the series, holidays or not."""
    day, end = max(first, plan.since), last if plan.until is None else min(last, plan.until)
    while day <= end:
        if day.weekday() in plan.weekdays:
            yield day
        day += ONE_DAY


def _is_slot(plan: Plan, day: date, special: Specials) -> bool:
    """Whether a day has a visit of its own that stays where it is."""
    is_inside = plan.since <= day and (plan.until is None or day <= plan.until)
    return is_inside and day.weekday() in plan.weekdays and _moved(plan, day, special) == day


def _moved(plan: Plan, slot: date, special: Specials) -> date:
    """Only a public holiday moves a visit, to the next day of work; never before the plan begins nor after it ends."""
    if plan.on_holidays is OnHolidays.KEEP or special.get(slot) is not False:
        return slot
    earlier, later = _work_day(slot, -ONE_DAY, special), _work_day(slot, ONE_DAY, special)
    if plan.on_holidays is OnHolidays.BEFORE:
        return earlier if earlier >= plan.since else later
    return later if plan.until is None or later <= plan.until else earlier


def _work_day(day: date, step: timedelta, special: Specials) -> date:
    day += step
    while not is_working_day(day, special):
        day += step
    return day
