"""A table of doors is taken in: compounds, buildings and doors that are not there yet. All of it or nothing."""

from collections.abc import Sequence
from itertools import groupby

from app import clock
from app.audit import record
from app.community import queries_cells as queries
from app.community import verbs_cells, verbs_homes
from app.community.homes_sheet import Door
from app.community.models import Area, Grid
from app.db import Base


def take_in(by: Base, community: Area, rows: Sequence[tuple[int, Door]]) -> None:
    """Take in rows without a fault. A building that has a grid keeps it; doors that are there stay as they are."""
    grids = {grid.name: grid for grid in queries.grids() if grid.community_id == community.id}
    added = 0
    in_order = sorted(rows, key=lambda each: (each[1].where, each[0]))
    for (_community, name, house), lines in groupby(in_order, key=lambda each: each[1].where):
        compound = queries.named(community.id, name) or verbs_cells.add_area(by, community, name)
        building = queries.named(compound.id, house) or verbs_cells.add_area(by, compound, house)
        doors = [door for _row, door in lines]
        _join(by, building, next((grids[door.grid] for door in doors if door.grid), None))
        added += verbs_homes.add_doors(by, building, [(door.unit, door.room) for door in doors])
    record(by, "home.imported", community, str(added))


def _join(by: Base, building: Area, grid: Grid | None) -> None:
    if grid and queries.last_belonging(building.id) is None:
        verbs_cells.move(building, by, grid, clock.today())
