"""What is there already of the doors a table speaks of."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased

from app.community.models import Area, GridBuilding, Level
from app.community.models_homes import Household
from app.db import db
from app.reach import Within, within


class There(NamedTuple):
    """Compounds and buildings by the names above them, buildings that are in a grid, and doors."""

    compounds: set[tuple[str, ...]]
    buildings: set[tuple[str, ...]]
    in_grids: set[tuple[str, ...]]
    doors: set[tuple[str, ...]]


def own_communities() -> dict[str, Area]:
    """The communities one works with, by name."""
    found = select(Area).where(Area.level == Level.COMMUNITY, within(Area.id, Within.AREA)).order_by(Area.path)
    return {area.name: area for area in db.session.scalars(found.limit(500))}


def there(communities: Iterable[Area]) -> There:
    """What stands in some communities."""
    names: dict[int | None, str] = {area.id: area.name for area in communities}
    compound = aliased(Area)
    inside = compound.parent_id.in_(names), compound.level == Level.COMPOUND
    is_in_grid = exists().where(GridBuilding.building_id == Area.id, GridBuilding.until.is_(None)).correlate(Area)
    houses = select(compound.parent_id, compound.name, Area.name, is_in_grid).join(Area, Area.parent_id == compound.id)
    doors = select(compound.parent_id, compound.name, Area.name, Household.unit, Household.room)
    doors = doors.join(Area, Area.parent_id == compound.id).join(Household, Household.building_id == Area.id)
    buildings = {(names[row[0]], *row[1:3]): row[3] for row in db.session.execute(houses.where(*inside))}
    return There(
        {
            (names[id], name)
            for id, name in db.session.execute(select(compound.parent_id, compound.name).where(*inside))
        },
        set(buildings),
        {where for where, is_inside in buildings.items() if is_inside},
        {(names[row[0]], *row[1:]) for row in db.session.execute(doors.where(*inside))},
    )
