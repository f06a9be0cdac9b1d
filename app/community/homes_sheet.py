"""A table of doors, row by row: what each says, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

HEADS: Final = ("小区", "楼栋", "网格", "单元", "房号")
LONGEST: Final = {"小区": 30, "楼栋": 30, "网格": 30, "单元": 20, "房号": 20}


class Fault(StrEnum):
    """What can be wrong with a row."""

    NO_COMPOUND = "no_compound"
    NO_BUILDING = "no_building"
    NO_ROOM = "no_room"
    TOO_LONG = "too_long"
    TWICE = "twice"
    TWO_GRIDS = "two_grids"
    NO_SUCH_GRID = "no_such_grid"


class Door(NamedTuple):
    """One row: where it stands in the table, and what it says."""

    row: int
    compound: str
    building: str
    grid: str
    unit: str
    room: str

    @property
    def where(self) -> tuple[str, str]:
        return self.compound, self.building


class Wrong(NamedTuple):
    """A row that cannot be taken in, and why."""

    row: int
    fault: Fault


def columns(heads: Sequence[str]) -> dict[str, int] | None:
    """Where each column stands, in whatever order; None when one that must be there is missing."""
    found = {head: place for place, head in enumerate(heads) if head in HEADS}
    return found if {"小区", "楼栋", "房号"} <= found.keys() else None


def doors(rows: Iterable[Sequence[str]], at: dict[str, int]) -> list[Door]:
    """The rows under the heads; row 2 is the first. Lines with nothing in them are passed over."""
    lines = enumerate(rows, start=2)
    return [Door(number, *(_cell(row, at, head) for head in HEADS)) for number, row in lines if any(row)]


def faults(found: Sequence[Door], grids: Iterable[str]) -> list[Wrong]:
    """Every row that is wrong, with the first thing that is wrong about it, by row."""
    known, wrong = set(grids), []
    seen: set[tuple[str, ...]] = set()
    belongs: dict[tuple[str, str], str] = {}
    for door in found:
        fault = _fault(door, known, seen, belongs)
        if fault:
            wrong.append(Wrong(door.row, fault))
        seen.add((*door.where, door.unit, door.room))
        if door.grid:
            belongs.setdefault(door.where, door.grid)
    return wrong


def _fault(
    door: Door, known: set[str], seen: set[tuple[str, ...]], belongs: dict[tuple[str, str], str]
) -> Fault | None:
    tests = (
        (Fault.NO_COMPOUND, not door.compound),
        (Fault.NO_BUILDING, not door.building),
        (Fault.NO_ROOM, not door.room),
        (Fault.TOO_LONG, any(len(words) > LONGEST[head] for head, words in zip(HEADS, door[1:], strict=True))),
        (Fault.NO_SUCH_GRID, bool(door.grid) and door.grid not in known),
        (Fault.TWO_GRIDS, bool(door.grid) and belongs.get(door.where, door.grid) != door.grid),
        (Fault.TWICE, (*door.where, door.unit, door.room) in seen),
    )
    return next((fault for fault, is_so in tests if is_so), None)


def _cell(row: Sequence[str], at: dict[str, int], head: str) -> str:
    place = at.get(head)
    return row[place] if place is not None and place < len(row) else ""
