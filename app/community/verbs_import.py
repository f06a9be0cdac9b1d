"""A table of doors is taken in: compounds, buildings and doors that are not there yet. All of it or nothing."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from app import clock
from app.audit import forget_events, record
from app.community import queries_cells as queries
from app.community import verbs_cells, verbs_homes
from app.community.homes_sheet import Door
from app.community.models import Area
from app.db import Base, db


class Taken(NamedTuple):
    """What is new: compounds, buildings, buildings put into a grid, doors."""

    compounds: int
    buildings: int
    joined: int
    doors: int


def try_out(by: Base, community: Area, found: Sequence[Door]) -> Taken:
    """What would be new, told by doing it and undoing it; nothing is written, and no line in the book."""
    with db.session.begin_nested() as trial:
        taken = take_in(by, community, found)
        trial.rollback()
    forget_events(db.session())
    db.session.expire_all()
    return taken


def take_in(by: Base, community: Area, found: Sequence[Door]) -> Taken:
    """Take in rows without a fault. A building that has a grid keeps it; doors that are there stay as they are."""
    grids = {grid.name: grid for grid in queries.grids() if grid.community_id == community.id}
    compounds = buildings = joined = doors = 0
    by_compound = sorted(found, key=lambda door: door.where)
    for name, rows in groupby(by_compound, key=lambda door: door.compound):
        compound = queries.named(community.id, name)
        compounds += compound is None
        compound = compound or verbs_cells.add_area(by, community, name)
        for house, lines in groupby(rows, key=lambda door: door.building):
            here = sorted(lines, key=lambda door: door.row)
            building = queries.named(compound.id, house)
            buildings += building is None
            building = building or verbs_cells.add_area(by, compound, house)
            grid = next((grids[door.grid] for door in here if door.grid), None)
            if grid and queries.last_belonging(building.id) is None:
                verbs_cells.move(building, by, grid, clock.today())
                joined += 1
            doors += verbs_homes.add_doors(by, building, [(door.unit, door.room) for door in here])
    record(by, "home.imported", community, str(doors))
    return Taken(compounds, buildings, joined, doors)
