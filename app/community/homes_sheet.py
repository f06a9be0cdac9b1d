"""A table of doors, row by row: what each says, and what is wrong with it beside those before it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Fault(StrEnum):
    """What can be wrong with a row."""

    TWICE = "twice"
    TWO_GRIDS = "two_grids"
    NO_SUCH_GRID = "no_such_grid"


class Door(NamedTuple):
    """What a row says."""

    community: str
    compound: str
    building: str
    grid: str
    unit: str
    room: str

    @property
    def where(self) -> tuple[str, str, str]:
        return self.community, self.compound, self.building


class Judge:
    """Reads doors one after the other; `grids`: those of each community by name."""

    def __init__(self, grids: Mapping[str, set[str]]) -> None:
        self.grids = grids
        self.seen: set[Door] = set()
        self.belongs: dict[tuple[str, str, str], str] = {}

    def fault(self, door: Door) -> Fault | None:
        """The first thing that is wrong with a door, if something is."""
        alone = door._replace(grid="")
        tests = (
            (Fault.NO_SUCH_GRID, bool(door.grid) and door.grid not in self.grids.get(door.community, set())),
            (Fault.TWO_GRIDS, bool(door.grid) and self.belongs.get(door.where, door.grid) != door.grid),
            (Fault.TWICE, alone in self.seen),
        )
        self.seen.add(alone)
        found = next((fault for fault, is_so in tests if is_so), None)
        if door.grid and found is None:
            self.belongs.setdefault(door.where, door.grid)
        return found
