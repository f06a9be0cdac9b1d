"""What is read of the three leaders: every post with its holder or its gap, and whose a home's are."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.community.models import Area, Grid, GridBuilding, Level, Post, PostKind
from app.community.queries_cells import on_day
from app.db import db
from app.names import sort_key
from app.reach import Within, within
from app.volunteers.models import Standing, Volunteer

MANY: Final = 300


class View(StrEnum):
    """Which posts: those without a holder, those of the grids, those of the buildings."""

    VACANT = "vacant"
    GRIDS = "grids"
    BUILDINGS = "buildings"


class PostRow(NamedTuple):
    """A post as it is on a day: of a grid or a building; without a holder it is vacant."""

    kind: PostKind
    grid_id: int | None
    area_id: int | None
    where: str
    post_id: int | None
    holder: str | None
    duty_phone: str | None
    since: date | None


def posts(view: View, day: date, search: str = "") -> list[PostRow]:
    """Every post there should be, in the order of the grids and the buildings."""
    rows = [] if view is View.BUILDINGS else _of_grids(day)
    rows += [] if view is View.GRIDS else _of_buildings(day)
    if view is View.VACANT:
        rows = [row for row in rows if row.post_id is None]
    return [row for row in rows if not search or search in row.where or search in (row.holder or "")]


def vacant(day: date) -> int:
    """How many posts nobody holds."""
    return len(posts(View.VACANT, day))


def post_for_update(id: int) -> Post | None:
    locked = select(Post).where(Post.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def post(id: int) -> Post | None:
    return db.session.scalar(select(Post).where(Post.id == id))


def standing(kind: PostKind, grid_id: int | None, area_id: int | None) -> Post | None:
    """The post that has no end yet, locked."""
    at = (Post.grid_id == grid_id) if grid_id else (Post.area_id == area_id)
    found = select(Post).where(Post.kind == kind, at, Post.until.is_(None))
    return db.session.scalar(found.with_for_update().execution_options(populate_existing=True))


def held_before(kind: PostKind, grid_id: int | None, area_id: int | None) -> Sequence[Post]:
    """Everybody who held a post, the latest first."""
    at = (Post.grid_id == grid_id) if grid_id else (Post.area_id == area_id)
    return db.session.scalars(select(Post).where(Post.kind == kind, at).order_by(Post.since.desc()).limit(50)).all()


def grid_for_update(id: int) -> Grid | None:
    return db.session.scalar(select(Grid).where(Grid.id == id).with_for_update())


def building_for_update(id: int) -> Area | None:
    mine = select(Area).where(Area.id == id, Area.level == Level.BUILDING, within(Area.id, Within.AREA))
    return db.session.scalar(mine.with_for_update(of=Area))


def neighbours(grid_id: int | None, area_id: int | None, day: date) -> list[tuple[int, str]]:
    """Volunteers who live in the grid or the building, by pinyin: one of them may be who is meant."""
    inside: Any = select(GridBuilding.building_id).where(GridBuilding.grid_id == grid_id, on_day(GridBuilding, day))
    home = Volunteer.home_id == area_id if area_id else Volunteer.home_id.in_(inside)
    found = select(Volunteer.id, Volunteer.name).where(home, Volunteer.standing == Standing.ACTIVE)
    rows = db.session.execute(found.where(Volunteer.merged_into_id.is_(None)).limit(MANY))
    return sorted(((id, name) for id, name in rows), key=lambda each: sort_key(each[1]))


def _of_grids(day: date) -> list[PostRow]:
    held = select(Post).where(Post.grid_id.is_not(None), on_day(Post, day))
    kept = {(post.grid_id, post.kind): post for post in db.session.scalars(held)}
    grids = db.session.execute(select(Grid.id, Grid.name).order_by(Grid.code))
    kinds = (PostKind.GRID, PostKind.PARTY)
    return [_row(kind, id, None, name, kept.get((id, kind))) for id, name in grids for kind in kinds]


def _of_buildings(day: date) -> list[PostRow]:
    compound = aliased(Area)
    held = select(Post).where(Post.area_id.is_not(None), on_day(Post, day))
    kept = {post.area_id: post for post in db.session.scalars(held)}
    found = select(Area.id, compound.name, Area.name).join(compound, compound.id == Area.parent_id)
    found = found.where(Area.level == Level.BUILDING, within(Area.id, Within.AREA)).order_by(compound.path, Area.id)
    return [
        _row(PostKind.BUILDING, None, id, f"{around}{name}", kept.get(id))
        for id, around, name in db.session.execute(found)
    ]


def _row(kind: PostKind, grid_id: int | None, area_id: int | None, where: str, held: Post | None) -> PostRow:
    if held is None:
        return PostRow(kind, grid_id, area_id, where, None, None, None, None)
    return PostRow(kind, grid_id, area_id, where, held.id, held.holder, held.duty_phone, held.since)
