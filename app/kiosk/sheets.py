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


def cut(rows: Sequence[Any], panel: str) -> list[Sequence[Any]]:
    """The list in pieces that fit on `panel`; at least one, if only an empty one."""
    size = ROWS[Panel(panel)]
    return [rows[start : start + size] for start in range(0, len(rows), size)] or [rows]


def sheet(pieces: Sequence[Sequence[Any]], number: int) -> Sheet:
    """Sheet `number` (from 1; one that is not there becomes the nearest)."""
    last = len(pieces)
    number = min(max(1, number), last)
    return Sheet(pieces[number - 1], number - 1 if number > 1 else None, number + 1 if number < last else None)
