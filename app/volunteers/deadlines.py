"""Until when a service must be written down: so many working days after it, holidays and make-up days counted rightly.

Source: 民政部令第67号, within ten working days.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.clock import NO_SPECIALS, ONE_DAY, Specials, add_working_days, is_working_day


class Pressing(StrEnum):
    """How close a record is to its last day."""

    CALM = "calm"
    NEAR = "near"
    PAST = "past"


class Cutoffs(NamedTuple):
    """Services up to `past` are overdue today; those after it and up to `near` soon will be."""

    past: date
    near: date

    def pressing(self, served_on: date) -> Pressing:
        if served_on <= self.past:
            return Pressing.PAST
        return Pressing.NEAR if served_on <= self.near else Pressing.CALM


def deadline(served_on: date, days: int, special: Specials = NO_SPECIALS) -> date:
    """The last day for a service of `served_on`: the `days`-th working day after it."""
    return add_working_days(served_on, days, special)


def latest_due(by: date, days: int, special: Specials = NO_SPECIALS) -> date:
    """The latest day of service whose deadline is not after `by`."""
    day = by
    while days:
        days -= is_working_day(day, special)
        day -= ONE_DAY
    return day


def cutoffs(today: date, days: int, warn: int, special: Specials = NO_SPECIALS) -> Cutoffs:
    """What is overdue on `today`, and what falls due within `warn` working days."""
    soon = add_working_days(today, warn, special)
    return Cutoffs(latest_due(today - ONE_DAY, days, special), latest_due(soon, days, special))
