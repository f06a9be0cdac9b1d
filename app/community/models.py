"""The cells of the hive: areas in four levels, grids across them, places with their hours, and dated posts."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Code, Count, Day, Id, Key, Line, Name, Phone, Ref, When, word

_OPEN_ENDED = text("until IS NULL")


class Level(StrEnum):
    """The four levels of the tree, from street down to building (街道 社区 小区 楼栋)."""

    STREET = "street"
    COMMUNITY = "community"
    COMPOUND = "compound"
    BUILDING = "building"


class PlaceKind(StrEnum):
    """What a place is: 暖蜂驿站, 文明实践点, 宣讲阵地, 邻里小屋, or any other room."""

    STATION = "station"
    PRACTICE_POINT = "practice_point"
    PODIUM = "podium"
    GARDEN = "garden"
    ROOM = "room"


class PostKind(StrEnum):
    """The three leaders (三长制): 网格长, 楼栋长, 党小组长."""

    GRID = "grid_leader"
    BUILDING = "building_leader"
    PARTY = "party_leader"


class Area(Base):
    """A street, community, compound or building; `path` holds the ids from the root ('/1/4/')."""

    __tablename__ = "area"
    id: Mapped[Id]
    parent_id: Mapped[Ref | None] = mapped_column(ForeignKey("area.id"))
    level: Mapped[Level] = mapped_column(word(Level))
    name: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    code: Mapped[Code] = mapped_column(default="")
    path: Mapped[Key] = mapped_column(default="", index=True)
    parent: Mapped["Area | None"] = relationship(remote_side="Area.id")


class Grid(Base):
    """A grid (网格) of a community. Its code is text: nobody promises that codes keep to digits."""

    __tablename__ = "grid"
    id: Mapped[Id]
    community_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    name: Mapped[Name]
    code: Mapped[Code] = mapped_column(unique=True)


class GridBuilding(Base):
    """Which building belongs to which grid, from one day until another; history stays."""

    __tablename__ = "grid_building"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until > since", name="until_after_since"),
        Index(
            "ux_grid_building_now",
            "building_id",
            unique=True,
            sqlite_where=_OPEN_ENDED,
            postgresql_where=_OPEN_ENDED,
        ),
    )
    id: Mapped[Id]
    grid_id: Mapped[Ref] = mapped_column(ForeignKey("grid.id"))
    building_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    since: Mapped[Day]
    until: Mapped[Day | None]


class Post(Base):
    """One of the three leaders' posts: held by a person, for a grid or a building, from a day until another.

    `volunteer_id`: the holder's own entry among the volunteers, if they are one.
    """

    __tablename__ = "post"
    __table_args__ = (
        CheckConstraint("(area_id IS NULL) <> (grid_id IS NULL)", name="area_or_grid"),
        Index(
            "ux_post_area_now", "area_id", "kind", unique=True, sqlite_where=_OPEN_ENDED, postgresql_where=_OPEN_ENDED
        ),
        Index(
            "ux_post_grid_now", "grid_id", "kind", unique=True, sqlite_where=_OPEN_ENDED, postgresql_where=_OPEN_ENDED
        ),
        CheckConstraint("until IS NULL OR until > since", name="until_after_since"),
    )
    id: Mapped[Id]
    kind: Mapped[PostKind] = mapped_column(word(PostKind))
    holder: Mapped[Name]
    duty_phone: Mapped[Phone]
    area_id: Mapped[Ref | None] = mapped_column(ForeignKey("area.id"))
    grid_id: Mapped[Ref | None] = mapped_column(ForeignKey("grid.id"))
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    since: Mapped[Day]
    until: Mapped[Day | None]

    def is_held_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


class Place(Base):
    """A door of the community: a station, a practice point, a podium, a garden.

    `week` is its opening hours: rows of [weekday 0–6 from Monday, 'HH:MM', 'HH:MM'], as hours.week() reads them.
    """

    __tablename__ = "place"
    id: Mapped[Id]
    area_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    parent_id: Mapped[Ref | None] = mapped_column(ForeignKey("place.id"))
    kind: Mapped[PlaceKind] = mapped_column(word(PlaceKind))
    name: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    address: Mapped[Line] = mapped_column(default="")
    keeper: Mapped[Name] = mapped_column(default="")
    duty_phone: Mapped[Phone] = mapped_column(default="")
    week: Mapped[list[Any]] = mapped_column(default=list)
    search: Mapped[Key] = mapped_column(default="")
    seats: Mapped[Count] = mapped_column(default=0)
    closed_at: Mapped[When | None]
    closed_words: Mapped[Line] = mapped_column(default="")
    area: Mapped[Area] = relationship()

    @property
    def is_shut_for_now(self) -> bool:
        return self.closed_at is not None


class HoursException(Base):
    """A day on which a place keeps other hours: no spans means closed all day."""

    __tablename__ = "hours_exception"
    __table_args__ = (UniqueConstraint("place_id", "day"),)
    id: Mapped[Id]
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    day: Mapped[Day]
    spans: Mapped[list[Any]] = mapped_column(default=list)
    words: Mapped[Line] = mapped_column(default="")


class SpecialDay(Base):
    """A public holiday, or a make-up workday (调休): a day whose weekday does not tell whether people work."""

    __tablename__ = "special_day"
    id: Mapped[Id]
    day: Mapped[Day] = mapped_column(unique=True)
    is_working: Mapped[bool]
    name: Mapped[Name]
