"""Bars for a page, reckoned on the server: numbers in, places and sizes out, in units of the drawing."""

from collections.abc import Sequence
from typing import Final, NamedTuple

WIDTH: Final = 600
HEIGHT: Final = 176
FOOT: Final = 36
"""Room for the words under the bars."""
HEAD: Final = 34
"""Room for the number over the highest."""
GAP: Final = 0.28


class Bar(NamedTuple):
    """One bar; `is_told`: its number is written over it, at `at`, which is its `anchor` ("start", "middle", "end")."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    value: int
    is_told: bool
    at: float
    anchor: str


class Chart(NamedTuple):
    """A drawing of bars on a ground line, and the whole size of it."""

    bars: tuple[Bar, ...]
    ground: int
    width: int = WIDTH
    height: int = HEIGHT + FOOT + HEAD


def chart(values: Sequence[tuple[str, int]]) -> Chart:
    """A bar for each (label, value), the highest as high as there is room; its number is told."""
    ground = HEAD + HEIGHT
    if not values:
        return Chart((), ground)
    most = max(value for _label, value in values)
    step = WIDTH / len(values)
    highest = next(place for place, (_label, value) in enumerate(values) if value == most)
    ends = {0: "start", len(values) - 1: "end"}
    bars = [_bar(place, label, value, most, step) for place, (label, value) in enumerate(values)]
    return Chart(
        tuple(_told(bar, ends.get(place, "middle"), bool(most) and place == highest) for place, bar in enumerate(bars)),
        ground,
    )


def _bar(place: int, label: str, value: int, most: int, step: float) -> Bar:
    height = HEIGHT * value / most if most else 0
    if value and height < 2:
        height = 2
    left, middle = round(place * step + step * GAP / 2, 1), round(place * step + step / 2, 1)
    y, width = round(HEAD + HEIGHT - height, 1), round(step * (1 - GAP), 1)
    return Bar(left, y, width, round(height, 1), middle, label, value, is_told=False, at=middle, anchor="middle")


def _told(bar: Bar, anchor: str, is_told: bool) -> Bar:  # noqa: FBT001 — read in one line above
    """A number over the first or the last bar must not run out of the drawing."""
    at = {"start": bar.x, "middle": bar.middle, "end": round(bar.x + bar.width, 1)}[anchor]
    return bar._replace(is_told=is_told, at=at, anchor=anchor)
