"""What a volunteer becomes part of and is given: teams, trainings, awards, evaluations."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area
from app.db import Base, Count, Day, Id, Line, Name, Ref, When
from app.volunteers.models import Volunteer

_STILL_IN = text("until IS NULL")


class Team(Base):
    """A team: that of a compound (楼栋长工作小组) or of the whole community (no area)."""

    __tablename__ = "team"
    id: Mapped[Id]
    name: Mapped[Name] = mapped_column(unique=True)
    area_id: Mapped[Ref | None] = mapped_column(ForeignKey("area.id"))
    words: Mapped[Line] = mapped_column(default="")
    retired_at: Mapped[When | None]
    area: Mapped[Area | None] = relationship()


class TeamMember(Base):
    """Who is in a team, from one day until another."""

    __tablename__ = "team_member"
    __table_args__ = (
        Index(
            "ux_team_member_now",
            "team_id",
            "volunteer_id",
            unique=True,
            sqlite_where=_STILL_IN,
            postgresql_where=_STILL_IN,
        ),
    )
    id: Mapped[Id]
    team_id: Mapped[Ref] = mapped_column(ForeignKey("team.id"))
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    is_leader: Mapped[bool] = mapped_column(default=False)
    since: Mapped[Day]
    until: Mapped[Day | None]
    volunteer: Mapped[Volunteer] = relationship()
    team: Mapped[Team] = relationship()


class Training(Base):
    """A training with the five fields of 民政部令第67号: what, when, where, how long, by whom."""

    __tablename__ = "training"
    id: Mapped[Id]
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    topic: Mapped[Line]
    day: Mapped[Day]
    place: Mapped[Line]
    minutes: Mapped[Count]
    organiser: Mapped[Line]
    merge_id: Mapped[Ref | None] = mapped_column(ForeignKey("merge.id"))


class Award(Base):
    """An award with its three fields: its name, the day, and who gave it."""

    __tablename__ = "award"
    id: Mapped[Id]
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    name: Mapped[Line]
    day: Mapped[Day]
    giver: Mapped[Line]
    merge_id: Mapped[Ref | None] = mapped_column(ForeignKey("merge.id"))


class Evaluation(Base):
    """What is said of someone's service, and on which day."""

    __tablename__ = "evaluation"
    id: Mapped[Id]
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    day: Mapped[Day]
    words: Mapped[Line]
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    merge_id: Mapped[Ref | None] = mapped_column(ForeignKey("merge.id"))
