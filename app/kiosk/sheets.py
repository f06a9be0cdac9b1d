"""A long list goes on the next sheet: nothing scrolls at a kiosk."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from flask import request

from app.kiosk.models import Panel

ROWS = {Panel.SMALL: 4, Panel.DEFAULT: 5, Panel.LARGE: 5}
CARDS = {Panel.SMALL: 4, Panel.DEFAULT: 6, Panel.LARGE: 6}
"""As many cards fill a page of their own, in two columns where the screen lies on its side."""
FURTHEST = 10_000


class Sheet(NamedTuple):
    """Some rows of a list, and the numbers of the sheets before and after (None at the ends)."""

    rows: Sequence[Any]
    before: int | None
    after: int | None


def cut(rows: Sequence[Any], panel: str, sizes: Mapping[Panel, int] = ROWS) -> list[Sequence[Any]]:
    """The list in pieces that fit on `panel`; at least one, if only an empty one."""
    size = sizes[Panel(panel)]
    return [rows[start : start + size] for start in range(0, len(rows), size)] or [rows]


def sheet(pieces: Sequence[Sequence[Any]], number: int) -> Sheet:
    """Sheet `number` (from 1; one that is not there becomes the nearest)."""
    last = len(pieces)
    number = min(max(1, number), last)
    return Sheet(pieces[number - 1], number - 1 if number > 1 else None, number + 1 if number < last else None)


def asked(found: Callable[[int, int], Sequence[Any]], size: int) -> Sheet:
    """The sheet the address asks for (`?page=3`) of a list too long to read whole: `found(skip, most)` are its rows."""
    number = min(max(1, request.args.get("page", 1, type=int)), FURTHEST)
    rows = found((number - 1) * size, size + 1)
    return Sheet(rows[:size], number - 1 if number > 1 else None, number + 1 if len(rows) > size else None)
