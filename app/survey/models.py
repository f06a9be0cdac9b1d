"""大摸底: a round of visits from door to door, and what came of each. Of people nothing is kept but their needs."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Grid
from app.community.models_homes import Household
from app.db import Base, Code, Count, Day, Id, Line, Ref, When, word
from app.orders.models import Order


class Outcome(StrEnum):
    """What came of knocking: nobody at home, they would rather not, talked, talked and there is a need."""

    NOT_HOME = "not_home"
    REFUSED = "refused"
    VISITED = "visited"
    NEEDS = "needs"


class Survey(Base):
    """A round through some grids, from a day until another."""

    __tablename__ = "survey"
    __table_args__ = (CheckConstraint("until >= since", name="until_after_since"),)
    id: Mapped[Id]
    name: Mapped[Line]
    since: Mapped[Day]
    until: Mapped[Day]
    closed_at: Mapped[When | None]


class SurveyGrid(Base):
    """A grid that is walked through."""

    __tablename__ = "survey_grid"
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"), primary_key=True)
    grid_id: Mapped[int] = mapped_column(ForeignKey("grid.id"), primary_key=True, index=True)
    grid: Mapped[Grid] = relationship()


class SurveyVisit(Base):
    """A door in a round: how often somebody knocked, and what came of it in the end."""

    __tablename__ = "survey_visit"
    __table_args__ = (UniqueConstraint("survey_id", "household_id"),)
    id: Mapped[Id]
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    household_id: Mapped[Ref] = mapped_column(ForeignKey("household.id"))
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    knocks: Mapped[Count] = mapped_column(default=0)
    at: Mapped[When | None] = mapped_column(index=True)
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    household: Mapped[Household] = relationship()


class SurveyKnock(Base):
    """One entry of a worker: its ticket makes sure that what is sent twice counts once."""

    __tablename__ = "survey_knock"
    id: Mapped[Id]
    visit_id: Mapped[Ref] = mapped_column(ForeignKey("survey_visit.id"))
    ticket: Mapped[Code] = mapped_column(unique=True)
    outcome: Mapped[Outcome] = mapped_column(word(Outcome))
    at: Mapped[When]
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))


class SurveyNeed(Base):
    """An order that came of a visit."""

    __tablename__ = "survey_need"
    visit_id: Mapped[int] = mapped_column(ForeignKey("survey_visit.id"), primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    order: Mapped[Order] = relationship()
