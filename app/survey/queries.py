"""What is read of surveys: the rounds, the doors of a building, how far each grid is."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from app import clock
from app.community.models import Area, Grid, GridBuilding
from app.community.models_homes import Household
from app.community.queries_cells import on_day
from app.db import db
from app.survey.models import Outcome, Survey, SurveyGrid, SurveyKnock, SurveyNeed, SurveyVisit


class Door(NamedTuple):
    """A door on the round, and what has come of it so far."""

    id: int
    unit: str
    room: str
    outcome: Outcome | None
    knocks: int


class Coverage(NamedTuple):
    """A grid in numbers: doors, and of them talked to, without need, with one, refused, nobody at home so far."""

    grid_id: int
    name: str
    doors: int
    visited: int
    needs: int
    refused: int
    not_home: int

    @property
    def reached(self) -> int:
        return self.visited + self.needs

    @property
    def open(self) -> int:
        """Nobody has knocked, or nobody was at home."""
        return self.doors - self.reached - self.refused

    @property
    def percent(self) -> int:
        """Doors with an answer of all doors."""
        return round(100 * (self.reached + self.refused) / self.doors) if self.doors else 0


def survey(id: int) -> Survey | None:
    return db.session.get(Survey, id)


def survey_for_update(id: int) -> Survey | None:
    locked = select(Survey).where(Survey.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def surveys() -> Sequence[Survey]:
    """The latest first."""
    return db.session.scalars(select(Survey).order_by(Survey.since.desc(), Survey.id.desc()).limit(100)).all()


def grids(survey_id: int) -> Sequence[Grid]:
    walked = select(Grid).join(SurveyGrid, SurveyGrid.grid_id == Grid.id).where(SurveyGrid.survey_id == survey_id)
    return db.session.scalars(walked.order_by(Grid.code)).all()


def buildings(grid_ids: Iterable[int]) -> Sequence[tuple[int, Area]]:
    """(grid, building) of grids as they are now."""
    inside = select(GridBuilding.grid_id, Area).join(Area, Area.id == GridBuilding.building_id)
    inside = inside.where(GridBuilding.grid_id.in_(list(grid_ids)), on_day(GridBuilding, clock.today()))
    rows = db.session.execute(inside.options(joinedload(Area.parent)).order_by(Area.path, Area.id))
    return [(grid_id, area) for grid_id, area in rows]


def is_walked(survey_id: int, building_id: int) -> bool:
    """Whether a building is on the round."""
    inside = select(GridBuilding.id).join(SurveyGrid, SurveyGrid.grid_id == GridBuilding.grid_id)
    inside = inside.where(SurveyGrid.survey_id == survey_id, GridBuilding.building_id == building_id)
    return db.session.scalar(inside.where(on_day(GridBuilding, clock.today())).limit(1)) is not None


def doors(survey_id: int, building_id: int) -> list[Door]:
    """The doors of a building in the order one walks past them."""
    seen = and_(SurveyVisit.household_id == Household.id, SurveyVisit.survey_id == survey_id)
    columns = Household.id, Household.unit, Household.room, SurveyVisit.outcome, func.coalesce(SurveyVisit.knocks, 0)
    rows = select(*columns).outerjoin(SurveyVisit, seen).where(Household.building_id == building_id)
    return [Door(*row) for row in db.session.execute(rows.order_by(Household.position, Household.id).limit(1000))]


def household(id: int) -> Household | None:
    return db.session.get(Household, id)


def door_count(building_id: int) -> int:
    counted = select(func.count()).select_from(Household).where(Household.building_id == building_id)
    return int(db.session.scalar(counted) or 0)


def visit_for_update(survey_id: int, household_id: int) -> SurveyVisit | None:
    """A door's visit, locked: two workers at one door come one after the other."""
    seen = select(SurveyVisit).where(SurveyVisit.survey_id == survey_id, SurveyVisit.household_id == household_id)
    return db.session.scalar(seen.with_for_update().execution_options(populate_existing=True))


def is_known(ticket: str) -> bool:
    """Whether an entry has been taken in already."""
    return db.session.scalar(select(SurveyKnock.id).where(SurveyKnock.ticket == ticket)) is not None


def needs(survey_id: int) -> int:
    """How many orders came of a round."""
    counted = select(func.count()).select_from(SurveyNeed).join(SurveyVisit, SurveyVisit.id == SurveyNeed.visit_id)
    return int(db.session.scalar(counted.where(SurveyVisit.survey_id == survey_id)) or 0)


def coverage(survey_id: int) -> list[Coverage]:
    """Every grid of a round in numbers, counted from its doors."""
    seen = and_(SurveyVisit.household_id == Household.id, SurveyVisit.survey_id == survey_id)
    # A round that is over keeps the grids it was walked through in, whatever has moved since.
    until = db.session.scalar(select(Survey.until).where(Survey.id == survey_id)) or clock.today()
    belonged = on_day(GridBuilding, min(until, clock.today()))
    inside = and_(GridBuilding.building_id == Household.building_id, belonged)
    counted = (
        select(GridBuilding.grid_id, SurveyVisit.outcome, func.count())
        .select_from(Household)
        .join(GridBuilding, inside)
        .outerjoin(SurveyVisit, seen)
        .group_by(GridBuilding.grid_id, SurveyVisit.outcome)
    )
    found: dict[int, dict[Outcome | None, int]] = {}
    for grid_id, outcome, count in db.session.execute(counted):
        found.setdefault(grid_id, {})[outcome] = count
    return [_coverage(grid, found.get(grid.id, {})) for grid in grids(survey_id)]


def _coverage(grid: Grid, of: dict[Outcome | None, int]) -> Coverage:
    talked = of.get(Outcome.VISITED, 0), of.get(Outcome.NEEDS, 0)
    return Coverage(
        grid.id, grid.name, sum(of.values()), *talked, of.get(Outcome.REFUSED, 0), of.get(Outcome.NOT_HOME, 0)
    )
