"""The cells as of a day: grids, what they hold, where a building belonged and belongs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from app.community.models import Area, Grid, GridBuilding, Level, Post, PostKind
from app.community.models_homes import Household
from app.db import db
from app.reach import Within, within


class GridOn(NamedTuple):
    """A grid as it is on a day: how many buildings and doors it holds, and who leads it."""

    id: int
    name: str
    code: str
    buildings: int
    doors: int
    leader: str | None
    duty_phone: str | None


class BuildingOn(NamedTuple):
    """A building as it is on a day: in which grid, how many doors, who its 楼栋长 is."""

    id: int
    name: str
    compound: str
    grid_id: int | None
    grid: str | None
    doors: int
    leader: str | None


class Belonged(NamedTuple):
    """A building was, is or will be part of a grid: from a day, until another."""

    grid_id: int
    grid: str
    since: date
    until: date | None


def on_day(row: Any, day: date) -> Any:
    """Whether a dated row (since, until) is good on a day."""
    return (row.since <= day) & (row.until.is_(None) | (row.until > day))


def grids_on(day: date) -> list[GridOn]:
    """Every grid as of a day, by code."""
    inside = (GridBuilding.grid_id == Grid.id) & on_day(GridBuilding, day)
    buildings = select(func.count()).select_from(GridBuilding).where(inside).correlate(Grid)
    doors = select(func.count()).select_from(Household)
    doors = doors.join(GridBuilding, GridBuilding.building_id == Household.building_id).where(inside).correlate(Grid)
    held = (Post.grid_id == Grid.id) & (Post.kind == PostKind.GRID) & on_day(Post, day)
    leader = select(func.min(Post.id)).where(held).correlate(Grid).scalar_subquery()
    rows = (
        select(Grid.id, Grid.name, Grid.code, buildings.scalar_subquery(), doors.scalar_subquery())
        .add_columns(Post.holder, Post.duty_phone)
        .outerjoin(Post, Post.id == leader)
        .order_by(Grid.code)
        .limit(500)
    )
    return [GridOn(*row) for row in db.session.execute(rows)]


def buildings_on(
    day: date, *, compound_id: int | None = None, grid_id: int | None = None, ids: Iterable[int] | None = None
) -> list[BuildingOn]:
    """Buildings of a compound, a grid or a list, as of a day, in the tree's order."""
    compound = aliased(Area)
    doors = select(func.count()).where(Household.building_id == Area.id).correlate(Area).scalar_subquery()
    held = (Post.area_id == Area.id) & (Post.kind == PostKind.BUILDING) & on_day(Post, day)
    leader = select(func.min(Post.holder)).where(held).correlate(Area).scalar_subquery()
    found = (
        select(Area.id, Area.name, compound.name, Grid.id, Grid.name, doors, leader)
        .join(compound, compound.id == Area.parent_id)
        .outerjoin(GridBuilding, (GridBuilding.building_id == Area.id) & on_day(GridBuilding, day))
        .outerjoin(Grid, Grid.id == GridBuilding.grid_id)
        .where(Area.level == Level.BUILDING, within(Area.id, Within.AREA))
        .order_by(compound.path, Area.id)
    )
    if compound_id is not None:
        found = found.where(Area.parent_id == compound_id)
    if grid_id is not None:
        found = found.where(Grid.id == grid_id)
    if ids is not None:
        found = found.where(Area.id.in_(list(ids)))
    return [BuildingOn(*row) for row in db.session.execute(found.limit(500))]


class Leader(NamedTuple):
    """Who holds a post: the name, the phone of the post, and their own entry if they are a volunteer."""

    kind: PostKind
    holder: str
    duty_phone: str
    volunteer_id: int | None


_NEAREST_FIRST = [PostKind.BUILDING, PostKind.GRID, PostKind.PARTY]


def leaders_of_grid(grid_id: int, day: date) -> list[Leader]:
    """网格长 and 党小组长 of a grid on a day."""
    return _leaders(Post.grid_id == grid_id, day)


def leaders_of(building_id: int, day: date) -> list[Leader]:
    """楼栋长 of a building, 网格长 and 党小组长 of its grid, on a day."""
    grid = select(GridBuilding.grid_id).where(GridBuilding.building_id == building_id, on_day(GridBuilding, day))
    return _leaders(or_(Post.area_id == building_id, Post.grid_id.in_(grid)), day)


def _leaders(where: Any, day: date) -> list[Leader]:
    posts = select(Post.kind, Post.holder, Post.duty_phone, Post.volunteer_id).where(on_day(Post, day), where)
    found = [Leader(*row) for row in db.session.execute(posts.order_by(Post.id))]
    return sorted(found, key=lambda each: _NEAREST_FIRST.index(each.kind))


def history(building_id: int) -> list[Belonged]:
    """Where a building belonged, the latest first; one with a day to come is a move that is planned."""
    rows = select(Grid.id, Grid.name, GridBuilding.since, GridBuilding.until)
    rows = rows.join(GridBuilding, GridBuilding.grid_id == Grid.id).where(GridBuilding.building_id == building_id)
    return [Belonged(*row) for row in db.session.execute(rows.order_by(GridBuilding.since.desc(), GridBuilding.id))]


def last_belonging(building_id: int) -> GridBuilding | None:
    """The row that has no end, locked: two who move a building come one after the other."""
    last = select(GridBuilding).where(GridBuilding.building_id == building_id, GridBuilding.until.is_(None))
    return db.session.scalar(last.with_for_update().execution_options(populate_existing=True))


def belonging_until(building_id: int, day: date) -> GridBuilding | None:
    """The row that ends on a day."""
    found = select(GridBuilding).where(GridBuilding.building_id == building_id, GridBuilding.until == day)
    return db.session.scalar(found)


def grid(id: int) -> Grid | None:
    return db.session.scalar(select(Grid).where(Grid.id == id))


def grid_coded(code: str) -> Grid | None:
    return db.session.scalar(select(Grid).where(Grid.code == code))


def grids() -> Sequence[Grid]:
    """Every grid one works with, by code."""
    return db.session.scalars(select(Grid).order_by(Grid.code).limit(500)).all()


def area_for_update(id: int) -> Area | None:
    """An area one works with, locked."""
    mine = select(Area).where(Area.id == id, within(Area.id, Within.AREA))
    return db.session.scalar(mine.with_for_update(of=Area))


def area(id: int) -> Area | None:
    """An area one works with, or one above it."""
    return db.session.scalar(select(Area).where(Area.id == id, within(Area.id, Within.AREA_OR_ABOVE)))


def named(parent_id: int | None, name: str) -> Area | None:
    """The area of this name right below another."""
    return db.session.scalar(select(Area).where(Area.parent_id == parent_id, Area.name == name))


def is_in_use(area: Area) -> bool:
    """Whether something stands below it."""
    below = or_(Area.parent_id == area.id, Area.path.startswith(area.path) & (Area.id != area.id))
    return db.session.scalar(select(Area.id).where(below).limit(1)) is not None
