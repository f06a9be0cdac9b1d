"""How far a colleague's eyes reach: a fence around the rows their session may read, kept in one place.

Every feature says of its tables what they belong to: an area, a place, a grid, or a row of another table. While a
reach is set, whatever a session looks up in such a table it finds only inside; what hangs on a row that was found
(its place, its taker) is read with it. `everywhere()` lifts the fence for one statement, and says so where it stands.
"""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sqlalchemy import event, or_, select, true
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.sql.elements import ColumnElement

from app.db import Base, db

_SESSION_KEY: Final = "reach"
_OPTION: Final = "everywhere"
EVERYWHERE: Final = {_OPTION: True}
"""Execution options for `session.get()`."""


class Within(Enum):
    """What a row belongs to: an area one works in; such an area or one above it; a place; a grid; a home."""

    AREA = auto()
    AREA_OR_ABOVE = auto()
    PLACE = auto()
    GRID = auto()
    HOME = auto()


class Reach(NamedTuple):
    """The ids one works with: areas, those above them, places, grids; and people of which homes (None: of all)."""

    areas: tuple[int, ...]
    above: tuple[int, ...]
    places: tuple[int, ...]
    grids: tuple[int, ...]
    homes: tuple[int, ...] | None = None

    def ids(self, within: Within) -> tuple[int, ...] | None:
        match within:
            case Within.AREA:
                return self.areas
            case Within.AREA_OR_ABOVE:
                return self.areas + self.above
            case Within.PLACE:
                return self.places
            case Within.GRID:
                return self.grids
            case Within.HOME:
                return self.homes


class Of(NamedTuple):
    """A row belongs with the row of another table whose `column` it names."""

    whole: "Fence"
    column: str = "id"


class Fence(NamedTuple):
    """A table and the columns by which its rows belong; with `or_none`, a row that names nothing belongs to all."""

    model: type[Base]
    columns: Mapping[str, Within | Of]
    or_none: bool = False

    def rule(self, row: Any, reach: Reach) -> ColumnElement[bool]:
        """Whether `row` (a table's columns, or a mapped class) lies inside `reach`."""
        inside = [_inside(getattr(row, name), belongs, reach) for name, belongs in self.columns.items()]
        nowhere = [getattr(row, name).is_(None) for name in self.columns] if self.or_none else []
        return or_(*inside, *nowhere)


_fences: tuple[Fence, ...] = ()


def _inside(column: Any, belongs: Within | Of, reach: Reach) -> ColumnElement[bool]:
    if isinstance(belongs, Within):
        inside: ColumnElement[bool] = column.in_(reach.ids(belongs) or ())
    else:
        # Plain columns of the whole: a fence within a fence must not be fenced again.
        whole: Any = belongs.whole.model.__table__.alias()
        inside = column.in_(select(whole.c[belongs.column]).where(belongs.whole.rule(whole.c, reach)))
    return inside


def let_stand(fences: Iterable[Fence]) -> None:
    """The fences of every feature, said once when the house is wired."""
    global _fences  # noqa: PLW0603 — said once, when the house is wired
    _fences = tuple(fences)
    _criteria.cache_clear()


def fences() -> tuple[Fence, ...]:
    """Those that stand."""
    return _fences


@lru_cache(maxsize=64)
def _criteria(reach: Reach) -> tuple[Any, ...]:
    """The fences as a session keeps them: drawn once for all who look after the same."""
    return tuple(
        with_loader_criteria(fence.model, fence.rule(fence.model, reach), include_aliases=True) for fence in _fences
    )


def keep_within(reach: Reach) -> None:
    """Let the session at hand read only inside `reach`."""
    db.session().info[_SESSION_KEY] = reach


def everywhere(statement: Any) -> Any:
    """The same statement, read as if there were no fence."""
    return statement.execution_options(**EVERYWHERE)


def within(column: Any, kind: Within) -> ColumnElement[bool]:
    """The same fence by hand, for a list that shows part of what is otherwise read as a whole."""
    kept = db.session().info.get(_SESSION_KEY)
    ids = kept.ids(kind) if kept else None
    inside: ColumnElement[bool] = true() if ids is None else column.in_(ids)
    return inside


@event.listens_for(Session, "do_orm_execute")
def _keep(state: ORMExecuteState) -> None:
    kept = state.session.info.get(_SESSION_KEY)
    if kept is None or not state.is_select or state.is_relationship_load or state.is_column_load:
        return
    if not state.execution_options.get(_OPTION):
        state.statement = state.statement.options(*_criteria(kept))
