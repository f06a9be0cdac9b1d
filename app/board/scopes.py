"""Whose figures: a community's, a compound's, a grid's; and the places and areas that count for it."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select

from app.community.models import Area, Grid, GridBuilding, Level, Place
from app.community.queries_cells import on_day
from app.db import db
from app.reach import Within, within


class Extent(StrEnum):
    """How wide."""

    COMMUNITY = "community"
    COMPOUND = "compound"
    GRID = "grid"


class Scope(NamedTuple):
    """`areas`: itself and all below it, a grid's buildings as they are on the day; `places`: those that lie in them.

    `is_alone`: the only community of the house; whatever names no area is then its own.
    """

    extent: Extent
    id: int
    name: str
    name_en: str
    areas: tuple[int, ...]
    places: tuple[int, ...]
    is_alone: bool = False


def of_area(id: int) -> Scope | None:
    """A community or a compound."""
    area = db.session.scalar(select(Area).where(Area.id == id, Area.level.in_((Level.COMMUNITY, Level.COMPOUND))))
    if area is None:
        return None
    below = db.session.scalars(select(Area.id).where(Area.path.startswith(area.path, autoescape=True))).all()
    is_alone = area.level is Level.COMMUNITY and len(communities()) == 1
    extent = Extent.COMMUNITY if area.level is Level.COMMUNITY else Extent.COMPOUND
    return Scope(extent, area.id, area.name, area.name_en, tuple(below), _places(below), is_alone)


def of_grid(id: int, day: date) -> Scope | None:
    """A grid as it is on a day."""
    grid = db.session.scalar(select(Grid).where(Grid.id == id))
    if grid is None:
        return None
    inside = select(GridBuilding.building_id).where(GridBuilding.grid_id == id, on_day(GridBuilding, day))
    buildings = db.session.scalars(inside).all()
    return Scope(Extent.GRID, grid.id, grid.name, "", tuple(buildings), _places(buildings))


def communities() -> list[tuple[int, str]]:
    """Every community of the house, in the tree's order."""
    found = select(Area.id, Area.name).where(Area.level == Level.COMMUNITY).order_by(Area.path)
    return [(id, name) for id, name in db.session.execute(found)]


def to_choose() -> list[tuple[str, str]]:
    """(value, name) of the communities, compounds and grids one looks after: 'area-3', 'grid-2'."""
    levels = Level.COMMUNITY, Level.COMPOUND
    areas = select(Area.id, Area.name).where(Area.level.in_(levels), within(Area.id, Within.AREA)).order_by(Area.path)
    grids = select(Grid.id, Grid.name).order_by(Grid.code)
    return [(f"area-{id}", name) for id, name in db.session.execute(areas)] + [
        (f"grid-{id}", name) for id, name in db.session.execute(grids)
    ]


def _places(areas: object) -> tuple[int, ...]:
    return tuple(db.session.scalars(select(Place.id).where(Place.area_id.in_(areas))).all())  # type: ignore[arg-type]
