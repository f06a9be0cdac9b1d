"""What is promised: how long an order may take, in the hours people work."""

from enum import StrEnum
from typing import NamedTuple

from app.clock import Specials
from app.orders.workclock import AROUND, Hours, day_minutes
from app.rules import Rules


class Urgency(StrEnum):
    """How long the promise is: within a day, as usual, or hard and so longer."""

    URGENT = "urgent"
    ORDINARY = "ordinary"
    HARD = "hard"


class Promise(NamedTuple):
    """So many minutes: of working time, or around the clock."""

    minutes: int
    is_around: bool = False


def office_hours(rules: Rules, special: Specials) -> Hours:
    """When people work: a morning and an afternoon on every working day of the calendar."""
    morning = rules.morning_from_hour * 60, rules.morning_until_hour * 60
    afternoon = rules.afternoon_from_hour * 60, rules.afternoon_until_hour * 60
    return Hours((morning, afternoon), special)


def promise(urgency: Urgency, days: int | None, rules: Rules) -> Promise:
    """What an item of the menu promises: `days` of its own (working days), else what its urgency stands for."""
    if urgency is Urgency.URGENT and days is None:
        return Promise(rules.urgent_hours * 60, is_around=True)
    usual = rules.hard_days if urgency is Urgency.HARD else rules.ordinary_days
    return in_days(days or usual, rules)


def in_days(days: int, rules: Rules) -> Promise:
    """So many working days."""
    return Promise(days * day_minutes(office_hours(rules, {})))


def clock_for(is_around: bool, hours: Hours) -> Hours:  # noqa: FBT001 — the one thing it asks
    """The clock a promise runs by."""
    return AROUND if is_around else hours
