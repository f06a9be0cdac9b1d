"""What belongs to a community, a grid, a station: the ids by which everything else is fenced."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select

from app.community.models import Area, Grid, GridBuilding, Place
from app.db import run
from app.reach import Reach

# Plain tables: what a fence is made of is not fenced itself.
_AREA: Any = Area.__table__
_GRID: Any = Grid.__table__
_PLACE: Any = Place.__table__
_BELONGS: Any = GridBuilding.__table__

NOTHING: Final = Reach(areas=(), above=(), places=(), grids=(), homes=())


def of_area(area_id: int) -> Reach:
    """An area with all below it: its places, and the grids that hold a building of it."""
    path = run(select(_AREA.c.path).where(_AREA.c.id == area_id)).scalar()
    return _below(path) if path else NOTHING


def of_place(place_id: int) -> Reach:
    """One place with the rooms inside it, and the homes of the area it stands in."""
    stands = select(_AREA.c.path).join(_PLACE, _PLACE.c.area_id == _AREA.c.id).where(_PLACE.c.id == place_id)
    path = run(stands).scalar()
    if not path:
        return NOTHING
    inside = or_(_PLACE.c.id == place_id, _PLACE.c.parent_id == place_id)
    return _below(path)._replace(places=_ids(select(_PLACE.c.id).where(inside)))


def of_grid(grid_id: int, today: date) -> Reach:
    """The buildings of a grid on a day and who lives there, and the places in the compounds they stand in."""
    mine = run(select(_AREA.c.id, _AREA.c.parent_id, _AREA.c.path).where(_AREA.c.id.in_(buildings_of(grid_id, today))))
    houses = list(mine)
    around = {id for house in houses for id in (house.id, house.parent_id)}
    above = {step for house in houses for step in _steps(house.path)}
    places = _ids(select(_PLACE.c.id).where(_PLACE.c.area_id.in_(around)))
    ids = tuple(house.id for house in houses)
    return Reach(ids, tuple(sorted(above)), places, (grid_id,), homes=ids)


def buildings_of(grid_id: int, day: date) -> Any:
    """A select of the ids of the buildings that belong to a grid on a day."""
    then = (_BELONGS.c.since <= day) & (_BELONGS.c.until.is_(None) | (_BELONGS.c.until > day))
    return select(_BELONGS.c.building_id).where(_BELONGS.c.grid_id == grid_id, then)


def _below(path: str) -> Reach:
    areas = _ids(select(_AREA.c.id).where(_AREA.c.path.startswith(path, autoescape=True)))
    above = tuple(step for step in _steps(path) if step not in areas)
    places = _ids(select(_PLACE.c.id).where(_PLACE.c.area_id.in_(areas)))
    holding = select(_BELONGS.c.grid_id).where(_BELONGS.c.building_id.in_(areas), _BELONGS.c.until.is_(None))
    grids = _ids(select(_GRID.c.id).where(or_(_GRID.c.community_id.in_(areas), _GRID.c.id.in_(holding))))
    return Reach(areas, above, places, grids)


def _steps(path: str) -> Iterable[int]:
    return (int(step) for step in path.split("/") if step)


def _ids(found: Any) -> tuple[int, ...]:
    return tuple(run(found).scalars())
