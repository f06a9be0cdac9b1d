"""What is read of the community: its tree, its grids and their leaders, its places and their days."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import Select, bindparam, func, literal, select
from sqlalchemy.orm import aliased

from app.community import hours
from app.community.hours import OtherHours
from app.community.models import Area, Grid, GridBuilding, HoursException, Level, Place, PlaceKind, Post
from app.db import db, holds, run
from app.reach import Within, everywhere, within

PAGE = 100


class GridRow(NamedTuple):
    """A grid, how many buildings it holds today, and who leads it."""

    id: int
    name: str
    code: str
    buildings: int
    leader: str | None
    duty_phone: str | None


class CompoundRow(NamedTuple):
    """A compound and how many buildings stand in it."""

    id: int
    parent_id: int
    name: str
    buildings: int


def place(place_id: int) -> Place | None:
    return db.session.scalar(_here().where(Place.id == place_id))


def place_for_update(place_id: int) -> Place | None:
    """A place, locked: two people changing its hours come one after the other."""
    locked = _here().where(Place.id == place_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def _here() -> Select[Place]:
    return select(Place).where(within(Place.id, Within.PLACE))


def places(search: str = "", kind: PlaceKind | None = None, after: int = 0, limit: int = PAGE) -> Sequence[Place]:
    """The places whose name or pinyin fits `search`, in the order they were opened: `limit` after place `after`."""
    found = _here().where(Place.id > after).order_by(Place.id).limit(limit)
    if search:
        found = found.where(holds(search, Place.search, Place.name))
    if kind is not None:
        found = found.where(Place.kind == kind)
    return db.session.scalars(found).all()


def places_of_their_own() -> Sequence[Place]:
    """Places with a door to the street; a podium inside a practice point is found there."""
    return db.session.scalars(_here().where(Place.parent_id.is_(None)).order_by(Place.id).limit(PAGE)).all()


def station_around(grid_id: int) -> Place | None:
    """The first station in the community of a grid: nobody on a round stands at one."""
    around = select(Area).join(Grid, Grid.community_id == Area.id).where(Grid.id == grid_id)
    community = db.session.scalars(everywhere(around)).first()
    return station_of(community) if community else None


def station_of(area: Area) -> Place | None:
    """The first station of the community that an area is, or lies in."""
    around = aliased(Area)
    found = select(Place).join(Area, Area.id == Place.area_id).join(around, Area.path.startswith(around.path))
    found = found.where(around.level == Level.COMMUNITY, literal(area.path).startswith(around.path))
    found = found.where(Place.kind == PlaceKind.STATION)
    return db.session.scalars(everywhere(found.order_by(Place.id).limit(1))).first()


def places_without_hours() -> list[tuple[int, str]]:
    """Places that nobody knows when to find open."""
    return [(each.id, each.name) for each in db.session.scalars(_here().order_by(Place.id).limit(200)) if not each.week]


def days_from(place_id: int, day: date) -> Sequence[HoursException]:
    """Days from `day` on that keep other hours."""
    coming = select(HoursException).where(HoursException.place_id == place_id, HoursException.day >= day)
    return db.session.scalars(coming.order_by(HoursException.day).limit(100)).all()


def day_of(place_id: int, day: date) -> HoursException | None:
    kept = select(HoursException).where(HoursException.place_id == place_id, HoursException.day == day)
    return db.session.scalar(kept)


def special_day(exception_id: int) -> HoursException | None:
    return db.session.get(HoursException, exception_id)


def area(area_id: int) -> Area | None:
    return db.session.get(Area, area_id)


def areas(*levels: Level) -> Sequence[Area]:
    """Areas of these levels, the whole tree in its order."""
    found = select(Area).where(Area.level.in_(levels), within(Area.id, Within.AREA_OR_ABOVE))
    return db.session.scalars(found.order_by(Area.path, Area.id).limit(500)).all()


def compounds() -> list[CompoundRow]:
    """Every compound with its number of buildings."""
    building = select(Area.parent_id, func.count().label("standing")).where(Area.level == Level.BUILDING)
    counted = building.group_by(Area.parent_id).subquery()
    rows = db.session.execute(
        select(Area.id, Area.parent_id, Area.name, func.coalesce(counted.c.standing, 0))
        .outerjoin(counted, counted.c.parent_id == Area.id)
        .where(Area.level == Level.COMPOUND, within(Area.id, Within.AREA_OR_ABOVE))
        .order_by(Area.path, Area.id)
        .limit(500)
    )
    return [CompoundRow(*row) for row in rows]


def grids(today: date) -> list[GridRow]:
    """Every grid with its buildings and its leader on a day."""
    held = (Post.grid_id == Grid.id) & (Post.since <= today) & (Post.until.is_(None) | (Post.until > today))
    inside = (GridBuilding.grid_id == Grid.id) & (GridBuilding.since <= today)
    inside &= GridBuilding.until.is_(None) | (GridBuilding.until > today)
    buildings = select(func.count()).select_from(GridBuilding).where(inside).correlate(Grid).scalar_subquery()
    leader = select(func.min(Post.id)).where(held).correlate(Grid).scalar_subquery()
    rows = db.session.execute(
        select(Grid.id, Grid.name, Grid.code, buildings, Post.holder, Post.duty_phone)
        .outerjoin(Post, Post.id == leader)
        .order_by(Grid.code)
        .limit(200)
    )
    return [GridRow(*row) for row in rows]


def compound_names() -> list[tuple[int, str]]:
    """Every compound to be tapped, in the tree's order."""
    found = select(Area.id, Area.name).where(Area.level == Level.COMPOUND, within(Area.id, Within.AREA_OR_ABOVE))
    return [(id, name) for id, name in db.session.execute(found.order_by(Area.path))]


def building_names(compound_id: int) -> list[tuple[int, str]]:
    """The same of the buildings of a compound."""
    found = select(Area.id, Area.name).where(Area.level == Level.BUILDING, Area.parent_id == compound_id)
    found = found.where(within(Area.id, Within.AREA))
    return [(id, name) for id, name in db.session.execute(found.order_by(Area.id))]


def grids_numbered(ids: Iterable[int]) -> Sequence[Grid]:
    return db.session.scalars(select(Grid).where(Grid.id.in_(list(ids))).order_by(Grid.code)).all()


_OTHER_DAYS = (
    select(HoursException.place_id, HoursException.day, HoursException.spans, HoursException.words)
    .where(HoursException.place_id.in_(bindparam("places", expanding=True)))
    .where(HoursException.day >= bindparam("first"), HoursException.day <= bindparam("last"))
)


def other_days(place_ids: Iterable[int], today: date) -> dict[int, dict[date, OtherHours]]:
    """For each place the days that keep other hours, from yesterday as far as anyone looks."""
    first, last = today - timedelta(days=1), today + hours.HORIZON
    kept: dict[int, dict[date, OtherHours]] = {id: {} for id in place_ids}
    for row in run(_OTHER_DAYS, places=list(kept), first=first, last=last):
        kept[row.place_id][row.day] = hours.other_hours(row.spans, row.words)
    return kept
