"""How the doors of a building are numbered: stairways, floors, so many doors on each."""

from collections.abc import Iterator
from typing import NamedTuple


class Plan(NamedTuple):
    """So many stairways (0: the house has none), floors from one to another, so many doors on each floor."""

    units: int
    first_floor: int
    last_floor: int
    doors: int


def doors(plan: Plan) -> Iterator[tuple[str, str]]:
    """(unit, room) of each door, from the first stairway up: 1单元 101, 102 … 1单元 1804."""
    for unit in range(1, plan.units + 1) or (0,):
        for floor in range(plan.first_floor, plan.last_floor + 1):
            for number in range(1, plan.doors + 1):
                yield (f"{unit}单元" if unit else "", f"{floor}{number:02}")


def count(plan: Plan) -> int:
    """How many doors."""
    return max(1, plan.units) * (plan.last_floor - plan.first_floor + 1) * plan.doors
