"""How large the leaves of a paper are, and how its rows fall onto them. All lengths in points."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

MM: Final = 72 / 25.4
# A4.
WIDTH: Final = 210 * MM
HEIGHT: Final = 297 * MM
LEADING: Final = 12.0
AIR: Final = 9.0
# A row longer than this is laid on in pieces, so that even an essay of a content fits on leaves.
LONGEST: Final = 24


class Row(NamedTuple):
    """The cells of one row, each already in lines."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        return max(map(len, self.cells)) * LEADING + AIR


def pieces(cells: tuple[tuple[str, ...], ...]) -> Iterator[Row]:
    """One row, or several when its longest cell asks for more than LONGEST lines."""
    for begin in range(0, max(map(len, cells)), LONGEST):
        yield Row(tuple(cell[begin : begin + LONGEST] for cell in cells))


def fall(rows: Iterable[Row], first_room: float, room: float, closing: float) -> list[list[Row]]:
    """The rows leaf by leaf: `first_room` on the first, `room` on the others, and `closing` below the last row.

    What closes a paper never stands on a leaf alone: the last row goes over with it, so that a seal has its record.
    """
    leaves: list[list[Row]] = [[]]
    left = first_room
    for row in rows:
        if row.height > left and leaves[-1]:
            leaves.append([])
            left = room
        leaves[-1].append(row)
        left -= row.height
    if closing > left:
        leaves.append([leaves[-1].pop()] if len(leaves[-1]) > 1 else [])
    return leaves
