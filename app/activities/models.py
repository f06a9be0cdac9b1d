"""What the community invites to: an activity, the series it may belong to, and where helpers are wanted."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Place
from app.db import Base, Code, Count, Day, Id, Line, Name, Note, Ref, When, word
from app.volunteers.models_ledger import Duty


class Kind(StrEnum):
    """The six kinds of the community's plan, then festivals, families, giving, and the choosing of 最美家庭."""

    POLICY = "policy"
    CUSTOMS = "customs"
    SAFETY = "safety"
    MEDIATION = "mediation"
    HEALTH = "health"
    CIVILITY = "civility"
    FESTIVAL = "festival"
    FAMILY = "family"
    GIVING = "giving"
    SELECTION = "selection"


class Stage(StrEnum):
    """A plan, announced, over, written down; or called off."""

    DRAFT = "draft"
    PUBLISHED = "published"
    HELD = "held"
    RECORDED = "recorded"
    CANCELLED = "cancelled"


def is_open_for(stage: Stage, begins: datetime | None, ends: datetime, now: datetime) -> bool:
    """Whether names are taken at a stage, from a moment (None: from the announcement) until another."""
    return stage is Stage.PUBLISHED and (begins is None or now >= begins) and now < ends


class Series(Base):
    """One activity again and again: the rule is an RRULE of RFC 5545, each date an activity that can move alone."""

    __tablename__ = "series"
    id: Mapped[Id]
    rule: Mapped[Line]
    first_at: Mapped[When]


class Activity(Base):
    """One gathering at one place. `seats` None: whoever comes is welcome; `children_from` None: for adults only.

    `sequence` rises with each change that somebody who signed up must hear of (RFC 5545 3.8.7.4), last at `news_at`.
    `shares_room`: something else may be there at the same time.
    `uncounted`: heads seen at the door that nobody checked in.
    """

    __tablename__ = "activity"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        CheckConstraint("seats IS NULL OR seats > 0", name="seats"),
        Index("ix_activity_calendar", "day", "starts_at", "id"),
        Index("ix_activity_stage", "stage", "ends_at"),
        Index("ix_activity_room", "place_id", "day"),
    )
    id: Mapped[Id]
    uid: Mapped[Code] = mapped_column(unique=True)
    series_id: Mapped[Ref | None] = mapped_column(ForeignKey("series.id"))
    kind: Mapped[Kind] = mapped_column(word(Kind))
    name: Mapped[Line]
    about: Mapped[Note] = mapped_column(default="")
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    organiser: Mapped[Line] = mapped_column(default="")
    in_charge: Mapped[Name] = mapped_column(default="")
    day: Mapped[Day]
    starts_at: Mapped[When]
    ends_at: Mapped[When]
    seats: Mapped[Count | None]
    signup_from: Mapped[When | None]
    signup_until: Mapped[When]
    cancel_until: Mapped[When]
    counts_hours: Mapped[bool] = mapped_column(default=True)
    children_from: Mapped[Count | None]
    risks: Mapped[Note] = mapped_column(default="")
    shares_room: Mapped[bool] = mapped_column(default=False)
    stage: Mapped[Stage] = mapped_column(word(Stage), default=Stage.DRAFT)
    cancelled_at: Mapped[When | None]
    cancel_reason: Mapped[Line] = mapped_column(default="")
    sequence: Mapped[Count] = mapped_column(default=0)
    changed_at: Mapped[When]
    news_at: Mapped[When | None]
    uncounted: Mapped[Count] = mapped_column(default=0)
    summary: Mapped[Note] = mapped_column(default="")
    recorded_at: Mapped[When | None]
    recorded_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    place: Mapped[Place] = relationship()

    @property
    def is_announced(self) -> bool:
        return self.stage not in {Stage.DRAFT, Stage.CANCELLED}

    def takes_signups(self, now: datetime) -> bool:
        """Whether one can put one's name down now."""
        return is_open_for(self.stage, self.signup_from, min(self.signup_until, self.ends_at), now)

    def lets_in(self, now: datetime, before: timedelta) -> bool:
        """Whether guests come in now: from `before` the start until the end."""
        return self.stage is Stage.PUBLISHED and self.starts_at - before <= now < self.ends_at

    def can_be_left(self, now: datetime) -> bool:
        """Whether who signed up may still say no by themselves."""
        return self.stage is Stage.PUBLISHED and now < self.cancel_until


class Task(Base):
    """A place for helpers at an activity: what they do, how many are wanted (None: as many as come), their duty.

    One that somebody once meant to fill is dropped, not deleted.
    """

    __tablename__ = "task"
    __table_args__ = (CheckConstraint("places IS NULL OR places > 0", name="places"),)
    id: Mapped[Id]
    activity_id: Mapped[Ref] = mapped_column(ForeignKey("activity.id"))
    name: Mapped[Name]
    places: Mapped[Count | None]
    duty_id: Mapped[Ref | None] = mapped_column(ForeignKey("duty.id"))
    dropped_at: Mapped[When | None]
    duty: Mapped[Duty | None] = relationship()
