"""长期照护: who is visited, by whom, on which days; every visit and what came of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.care.recurrence import OnHolidays, Plan
from app.community.models import Area, Place
from app.db import Base, Code, Count, Day, Id, Line, Name, Phone, Ref, When, word
from app.orders.models import Half
from app.orders.models_lists import ServiceItem
from app.privacy import Sealed
from app.volunteers.models import Volunteer


class Stage(StrEnum):
    """A visit to come, made or tried, or left out."""

    PLANNED = "planned"
    MADE = "made"
    SKIPPED = "skipped"


class Outcome(StrEnum):
    """What came of a visit: brought, nobody at home, given to somebody for them, put off to another day."""

    BROUGHT = "brought"
    NOT_HOME = "not_home"
    FOR_THEM = "for_them"
    PUT_OFF = "put_off"


class CarePlan(Base):
    """Something that is brought again and again to one home.

    `weekdays`: numbers, Monday is 0. `until` None: until further notice. `ended_at`: it was ended by a colleague.
    """

    __tablename__ = "care_plan"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="until_after_since"),)
    id: Mapped[Id]
    item_id: Mapped[Ref] = mapped_column(ForeignKey("service_item.id"))
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    building_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    unit: Mapped[Code] = mapped_column(default="")
    room: Mapped[Code] = mapped_column(default="")
    contact: Mapped[Name] = mapped_column(default="")
    phone: Mapped[Phone | None]
    note: Mapped[str | None] = mapped_column(Sealed)
    weekdays: Mapped[list[Any]]
    half: Mapped[Half] = mapped_column(word(Half))
    since: Mapped[Day]
    until: Mapped[Day | None]
    on_holidays: Mapped[OnHolidays] = mapped_column(word(OnHolidays))
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    backup_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    consented_at: Mapped[When]
    health_consented_at: Mapped[When | None]
    ended_at: Mapped[When | None] = mapped_column(index=True)
    end_reason: Mapped[Line] = mapped_column(default="")
    forgotten_at: Mapped[When | None]
    item: Mapped[ServiceItem] = relationship()
    place: Mapped[Place] = relationship()
    building: Mapped[Area] = relationship()
    volunteer: Mapped[Volunteer | None] = relationship(foreign_keys=[volunteer_id])
    backup: Mapped[Volunteer | None] = relationship(foreign_keys=[backup_id])

    @property
    def is_running(self) -> bool:
        return self.ended_at is None

    @property
    def rhythm(self) -> Plan:
        """Its days, as they are reckoned."""
        return Plan(frozenset(self.weekdays), self.since, self.until, self.on_holidays)


class CarePause(Base):
    """Days on which nobody comes: they are in hospital, or away. Both days are inside; None: until further notice."""

    __tablename__ = "care_pause"
    __table_args__ = (CheckConstraint("until IS NULL OR until >= since", name="until_after_since"),)
    id: Mapped[Id]
    plan_id: Mapped[Ref] = mapped_column(ForeignKey("care_plan.id"))
    since: Mapped[Day]
    until: Mapped[Day | None]
    reason: Mapped[Line] = mapped_column(default="")


class CareVisit(Base):
    """One visit of a plan: its day of the series is its identity, it can be moved, skipped or given away alone.

    `is_own`: a colleague moved it or gave it to somebody else; the plan does not touch it any more. `rung`: how far the
    alarm has gone: the helper, the grid's leader, the station. `sequence` rises, last at `changed_at`, with each change
    that the helper's calendar must hear of (RFC 5545 3.8.7.4).
    """

    __tablename__ = "care_visit"
    __table_args__ = (
        UniqueConstraint("plan_id", "slot"),
        Index("ix_care_visit_day", "day", "stage"),
        Index("ix_care_visit_rung", "rung"),
        CheckConstraint("(stage = 'made') = (outcome IS NOT NULL)", name="outcome"),
    )
    id: Mapped[Id]
    plan_id: Mapped[int] = mapped_column(ForeignKey("care_plan.id"))
    slot: Mapped[Day]
    day: Mapped[Day]
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    is_own: Mapped[bool] = mapped_column(default=False)
    stage: Mapped[Stage] = mapped_column(word(Stage), default=Stage.PLANNED)
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    outcome_at: Mapped[When | None]
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[Line] = mapped_column(default="")
    rung: Mapped[Count] = mapped_column(default=0)
    rung_at: Mapped[When | None]
    calmed_at: Mapped[When | None]
    duty_id: Mapped[Ref | None] = mapped_column(ForeignKey("duty.id"))
    sequence: Mapped[Count] = mapped_column(default=0)
    changed_at: Mapped[When | None]
    plan: Mapped[CarePlan] = relationship()
    volunteer: Mapped[Volunteer | None] = relationship()

    def change(self, at: datetime) -> None:
        """Its day, or whether it is at all, is not what it was."""
        self.sequence, self.changed_at = self.sequence + 1, at

    def is_due_on(self, day: date) -> bool:
        return self.stage is Stage.PLANNED and self.day == day

    def is_ringing(self) -> bool:
        """Somebody has to look after it, and nobody has said that it is all right."""
        return self.rung > 0 and self.calmed_at is None


class Generated(Base):
    """When visits were last laid ahead, and how many: one row, so that a silent generator is seen."""

    __tablename__ = "care_generated"
    id: Mapped[Id]
    at: Mapped[When]
    made: Mapped[Count] = mapped_column(default=0)

    def is_silent(self, now: datetime, hours: int) -> bool:
        return (now - self.at).total_seconds() > hours * 3600
