"""One row of any table, at a place, a building and a grid: what a fence must hold, whatever feature it belongs to."""

from datetime import timedelta
from enum import Enum
from itertools import count
from typing import Any, Final

from sqlalchemy import Boolean, Date, Integer, LargeBinary, String, Text
from sqlalchemy import Enum as Words
from sqlalchemy.types import JSON

from app import clock
from app.community.models import Area, Grid, Place, Post
from app.db import Base, Moment, db
from app.privacy import Sealed, SealedFile

_numbers = count(1)
_LATER: Final = ("ends_at", "until")
_WHERE: Final = ("area_id", "grid_id", "place_id", "building_id", "series_id")
_ONE_OF_TWO: Final = {("case_mediator", "volunteer_id"), ("volunteer", "home_id")}
_TOGETHER: Final = {"survey": ("survey_grid",), "series": ("activity",)}
"""What a row belongs by, where it does not say so itself."""
MODELS: Final = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


class Ground:
    """A place, a building and a grid, and what was planted there: one row a table, each with its own parents."""

    def __init__(self, place: Place, building: Area, grid: Grid) -> None:
        self.known: dict[str, Any] = {"place": place, "area": building, "grid": grid}

    def plant(self, model: type[Base]) -> Any:
        """The row of this table that stands here."""
        name = model.__tablename__
        if name not in self.known:
            columns = [column for column in model.__table__.columns if self._is_wanted(model, column)]
            said = {_key(model, column): self._value(column) for column in columns}
            if name in self.known:  # a parent brought it along
                return self.known[name]
            row = model(**said)
            db.session.add(row)
            db.session.flush()
            self.known[name] = row
            for other in _TOGETHER.get(name, ()):
                self.plant(MODELS[other])
        return self.known[name]

    def _is_wanted(self, model: type[Base], column: Any) -> bool:
        if model is Post and column.name == "grid_id":
            return False  # it belongs to an area or to a grid
        if column.name in _WHERE or (model.__tablename__, column.name) in _ONE_OF_TWO:
            return True
        if column.primary_key and not column.foreign_keys:
            return False
        return not column.nullable and column.default is None

    def _value(self, column: Any) -> Any:
        for key in column.foreign_keys:
            parent = self.plant(MODELS[key.column.table.name])
            return getattr(parent, key.column.name)
        later = timedelta(hours=1) if column.name in _LATER else timedelta(0)
        return _plain(column.type, later)


def _key(model: type[Base], column: Any) -> str:
    return str(model.__mapper__.get_property_by_column(column).key)


def _plain(kind: Any, later: timedelta) -> Any:
    number = next(_numbers)
    plain: dict[type[Any], Any] = {
        Words: lambda: _first(kind),
        Moment: lambda: clock.now() + later,
        Date: clock.today,
        Boolean: lambda: False,
        Integer: lambda: 1,
        JSON: list,
        Sealed: lambda: f"密{number}",
        SealedFile: lambda: b"x",
        LargeBinary: lambda: b"x",
        Text: lambda: f"字{number}",
        String: lambda: str(number) if kind.length == 4 else f"词{number}",
    }
    return next(value() for known, value in plain.items() if isinstance(kind, known))


def _first(kind: Any) -> Any:
    words: list[Enum] = list(kind.enum_class)
    return words[0]
