"""As of a day: which day is asked for, and what hung on buildings then."""

from collections.abc import Sequence
from datetime import date

from app import clock
from app.community import hanging
from app.community.queries_cells import BuildingOn, GridOn, buildings_on
from app.daywords import day_words
from app.words import language


def asked(said: str | None) -> date:
    """The day in an address; today when there is none, or none that can be read."""
    try:
        return date.fromisoformat(said or "")
    except ValueError:
        return clock.today()


def day(when: date) -> str:
    """A day in words."""
    return day_words(when, language())


def per_building(rows: Sequence[BuildingOn], when: date) -> dict[int, list[int]]:
    """For each building the numbers of what hangs on it, in the order of hanging.words()."""
    counted = hanging.counted([row.id for row in rows], when)
    return {row.id: [each.get(row.id, 0) for each in counted] for row in rows}


def per_grid(grids: Sequence[GridOn], when: date) -> dict[int, list[int]]:
    """The same summed up for each grid, by where the buildings belonged on that day."""
    rows = buildings_on(when)
    counts = per_building(rows, when)
    sums: dict[int, list[int]] = {grid.id: [0] * len(hanging.words()) for grid in grids}
    for row in rows:
        if row.grid_id in sums:
            sums[row.grid_id] = [so_far + more for so_far, more in zip(sums[row.grid_id], counts[row.id], strict=True)]
    return sums
