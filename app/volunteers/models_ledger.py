"""The attendance ledger: duties one can sign in for, the rows that are only ever added, and what they come to."""

from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Place
from app.db import Base, Code, Count, Day, Id, Line, Name, Ref, When, word
from app.volunteers.models import Category, Volunteer
from app.volunteers.stints import Deed, Stage

_STATION = text("kind = 'station'")
_OPEN = text("stage = 'open'")
_SHORT = text("counted < minutes")


class DutyKind(StrEnum):
    """Where a duty comes from: keeping the station (值守), an activity, an order, or planned at the desk."""

    STATION = "station"
    ACTIVITY = "activity"
    ORDER = "order"
    PLANNED = "planned"


class Duty(Base):
    """What a volunteer signs in for, with the service fields of 民政部令第67号 that belong to it.

    Meetings, training and one's own shift are no volunteering: such a duty does not count hours.
    `volunteer_id`: only this one can sign in for it; nobody else sees it.
    """

    __tablename__ = "duty"
    __table_args__ = (
        Index("ux_duty_station", "place_id", "day", unique=True, sqlite_where=_STATION, postgresql_where=_STATION),
        Index("ix_duty_day_place", "day", "place_id"),
    )
    id: Mapped[Id]
    kind: Mapped[DutyKind] = mapped_column(word(DutyKind))
    category: Mapped[Category] = mapped_column(word(Category))
    name: Mapped[Line]
    content: Mapped[Line] = mapped_column(default="")
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    organiser: Mapped[Line] = mapped_column(default="")
    in_charge: Mapped[Name] = mapped_column(default="")
    day: Mapped[Day]
    starts_at: Mapped[When]
    ends_at: Mapped[When]
    counts_hours: Mapped[bool] = mapped_column(default=True)
    called_off_at: Mapped[When | None]
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    place: Mapped[Place] = relationship()

    @property
    def has_all_fields(self) -> bool:
        """Whether all that a record must state is there."""
        return all((self.name, self.content, self.organiser, self.in_charge))


class Stint(Base):
    """One stay at one duty, as its ledger rows add up: `hours.replay` of them, kept so that lists are quick.

    `start_at`: when it begins to count; `signed_at`: when the tap was. `needed` colleagues must answer, `answered` did.
    """

    __tablename__ = "stint"
    __table_args__ = (
        Index("ux_stint_open", "volunteer_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_stint_person", "volunteer_id", "start_at"),
        Index("ix_stint_stage", "stage", "end_at"),
        Index("ix_stint_end", "end_at", "id"),
    )
    id: Mapped[Id]
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    duty_id: Mapped[Ref] = mapped_column(ForeignKey("duty.id"))
    day: Mapped[Day]
    signed_at: Mapped[When]
    start_at: Mapped[When]
    end_at: Mapped[When | None]
    stage: Mapped[Stage] = mapped_column(word(Stage), default=Stage.OPEN)
    minutes: Mapped[Count] = mapped_column(default=0)
    needed: Mapped[Count] = mapped_column(default=1)
    answered: Mapped[Count] = mapped_column(default=0)
    is_too_long: Mapped[bool] = mapped_column(default=False)
    is_asked: Mapped[bool] = mapped_column(default=False)
    merge_id: Mapped[Ref | None] = mapped_column(ForeignKey("merge.id"))
    volunteer: Mapped[Volunteer] = relationship()
    duty: Mapped[Duty] = relationship()


class Attendance(Base):
    """A row of the ledger. Nothing changes or deletes one: what was wrong is put right by another row."""

    __tablename__ = "attendance"
    id: Mapped[Id]
    stint_id: Mapped[Ref] = mapped_column(ForeignKey("stint.id"))
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    deed: Mapped[Deed] = mapped_column(word(Deed))
    at: Mapped[When]
    start_at: Mapped[When | None]
    end_at: Mapped[When | None]
    device_id: Mapped[Ref | None] = mapped_column(ForeignKey("device.id"))
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[Line] = mapped_column(default="")


class ServiceDay(Base):
    """A volunteer's day in minutes, kept in the same transaction as its rows: given, and counted so far."""

    __tablename__ = "service_day"
    __table_args__ = (
        UniqueConstraint("volunteer_id", "day"),
        Index("ix_service_day_day", "day"),
        Index("ix_service_day_short", "day", "id", sqlite_where=_SHORT, postgresql_where=_SHORT),
    )
    id: Mapped[Id]
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    day: Mapped[Day]
    minutes: Mapped[Count]
    counted: Mapped[Count]


class CorrectionRequest(Base):
    """A volunteer asks to have a stint put right: the times they remember, why, and what came of it."""

    __tablename__ = "correction_request"
    id: Mapped[Id]
    stint_id: Mapped[Ref] = mapped_column(ForeignKey("stint.id"))
    start_at: Mapped[When]
    end_at: Mapped[When]
    reason: Mapped[Code]
    at: Mapped[When]
    decided_at: Mapped[When | None]
    decided_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    is_granted: Mapped[bool | None]
    answer: Mapped[Line] = mapped_column(default="")
    stint: Mapped[Stint] = relationship()

    @property
    def is_taken_back(self) -> bool:
        """Neither granted nor declined: the volunteer thought better of it."""
        return self.decided_at is not None and self.is_granted is None
