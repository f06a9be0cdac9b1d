"""A long list goes on the next sheet: nothing scrolls at a kiosk."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.kiosk.models import Panel

ROWS = {Panel.SMALL: 4, Panel.DEFAULT: 5, Panel.LARGE: 5}


class Sheet(NamedTuple):
    """Some rows of a list, and the numbers of the sheets before and after (None at the ends)."""

    rows: Sequence[Any]
    before: int | None
    after: int | None


def sheet(rows: Sequence[Any], number: int, panel: str) -> Sheet:
    """Sheet `number` (from 1; one that is not there becomes the nearest) of what fits on `panel`."""
    size = ROWS[Panel(panel)]
    last = max(1, -(-len(rows) // size))
    number = min(max(1, number), last)
    shown = rows[(number - 1) * size : number * size]
    return Sheet(shown, number - 1 if number > 1 else None, number + 1 if number < last else None)
