"""How near an agreement is to its end: the rungs on which somebody is reminded."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum


class Rung(StrEnum):
    """Far from its end, coming to it, near, very near, over."""

    FAR = "far"
    COMING = "coming"
    NEAR = "near"
    LAST = "last"
    OVER = "over"


def days_left(until: date, today: date) -> int:
    """How many days it still holds after today; 0 on its last day, below 0 when it is over."""
    return (until - today).days


def rung(until: date, today: date, steps: Sequence[int]) -> Rung:
    """Which rung, by `steps`: so many days before, the longest first (60, 30, 7)."""
    left, (first, second, last) = days_left(until, today), steps
    if left < 0:
        return Rung.OVER
    if left <= last:
        return Rung.LAST
    if left <= second:
        return Rung.NEAR
    return Rung.COMING if left <= first else Rung.FAR
