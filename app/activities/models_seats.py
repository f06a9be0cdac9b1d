"""Who has a seat, who waits for one, and how it was given: sign-ups, offers that run out, looks at the queue."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.models import Activity, Task
from app.activities.seating import Verdict
from app.db import Base, Count, Digest, Id, Line, Name, Phone, Ref, Tail, When, word
from app.privacy import Sealed

_GUEST_LIVE = text("task_id IS NULL AND stage <> 'cancelled'")
_HELPER_LIVE = text("volunteer_id IS NOT NULL AND stage <> 'cancelled'")
_PENDING = text("outcome IS NULL")
_HERE = text("undone_at IS NULL")


class SignupStage(StrEnum):
    """A seat, a place in the queue, a seat held until they answer, or no longer coming."""

    CONFIRMED = "confirmed"
    WAITING = "waiting"
    OFFERED = "offered"
    CANCELLED = "cancelled"


class Source(StrEnum):
    """Where someone put their name down: at a kiosk, at the desk, or at the door on the day."""

    KIOSK = "kiosk"
    DESK = "desk"
    DOOR = "door"


class AgeBand(StrEnum):
    """How old a child is, as near as an activity needs to know."""

    BABY = "0-2"
    SMALL = "3-5"
    SCHOOL = "6-9"
    BIG = "10-13"


class Outcome(StrEnum):
    """What became of an offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Signup(Base):
    """A party that wants to come, all of them or none; with `task_id` a volunteer who wants to help.

    `number` counts within the activity. With phone and `code` one finds it again; the ticket is what a scanner reads.
    Who waits stands in the order of (`missed`, id): whoever let an offer run out lets the others go first.
    `is_extra`: let in at the door beyond the seats, because a colleague said yes.
    """

    __tablename__ = "signup"
    __table_args__ = (
        CheckConstraint("adults >= 0 AND children >= 0 AND adults + children BETWEEN 1 AND 99", name="party"),
        UniqueConstraint("activity_id", "number"),
        Index("ux_signup_guest", "activity_id", "phone", unique=True, sqlite_where=_GUEST_LIVE,
              postgresql_where=_GUEST_LIVE),
        Index("ux_signup_helper", "activity_id", "volunteer_id", unique=True, sqlite_where=_HELPER_LIVE,
              postgresql_where=_HELPER_LIVE),
        Index("ix_signup_queue", "activity_id", "stage", "missed", "asked_at"),
    )  # fmt: skip
    id: Mapped[Id]
    activity_id: Mapped[int] = mapped_column(ForeignKey("activity.id"))
    task_id: Mapped[Ref | None] = mapped_column(ForeignKey("task.id"))
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    number: Mapped[Count]
    phone: Mapped[Phone | None] = mapped_column(index=True)
    phone_tail: Mapped[Tail | None] = mapped_column(index=True)
    name: Mapped[Name] = mapped_column(default="")
    adults: Mapped[Count] = mapped_column(default=1)
    children: Mapped[Count] = mapped_column(default=0)
    stage: Mapped[SignupStage] = mapped_column(word(SignupStage))
    missed: Mapped[Count] = mapped_column(default=0)
    asked_at: Mapped[When]
    source: Mapped[Source] = mapped_column(word(Source))
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    visitor_id: Mapped[Ref | None] = mapped_column(ForeignKey("visitor.id", ondelete="SET NULL"))
    ticket: Mapped[str | None] = mapped_column(Sealed)
    ticket_hash: Mapped[Digest | None] = mapped_column(unique=True)
    code: Mapped[str | None] = mapped_column(Sealed)
    is_extra: Mapped[bool] = mapped_column(default=False)
    consented_at: Mapped[When | None]
    guardian_at: Mapped[When | None]
    risks_at: Mapped[When | None]
    cancelled_at: Mapped[When | None] = mapped_column(index=True)
    cancel_reason: Mapped[Line] = mapped_column(default="")
    activity: Mapped[Activity] = relationship()
    task: Mapped[Task | None] = relationship()

    @property
    def party(self) -> int:
        return self.adults + self.children

    @property
    def is_live(self) -> bool:
        return self.stage is not SignupStage.CANCELLED


class Child(Base):
    """A child of a party: what it is called, and about how old. Nothing more."""

    __tablename__ = "child"
    id: Mapped[Id]
    signup_id: Mapped[Ref] = mapped_column(ForeignKey("signup.id"))
    nickname: Mapped[Name]
    band: Mapped[AgeBand] = mapped_column(word(AgeBand))


class SeatOffer(Base):
    """Seats held for a party until `until`, whether or not anybody looks: after that the offer says nothing more."""

    __tablename__ = "seat_offer"
    __table_args__ = (
        Index("ux_seat_offer", "signup_id", unique=True, sqlite_where=_PENDING, postgresql_where=_PENDING),
        Index("ix_seat_offer_until", "until", sqlite_where=_PENDING, postgresql_where=_PENDING),
    )
    id: Mapped[Id]
    signup_id: Mapped[Ref] = mapped_column(ForeignKey("signup.id"))
    seats: Mapped[Count]
    at: Mapped[When]
    until: Mapped[When]
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    answered_at: Mapped[When | None]
    signup: Mapped[Signup] = relationship()

    def is_good(self, now: datetime) -> bool:
        return self.outcome is None and now < self.until


class QueueLook(Base):
    """Once the queue was looked through, with so many seats free: `task_id` for helpers, else for guests."""

    __tablename__ = "queue_look"
    id: Mapped[Id]
    activity_id: Mapped[Ref] = mapped_column(ForeignKey("activity.id"))
    task_id: Mapped[Ref | None] = mapped_column(ForeignKey("task.id"))
    at: Mapped[When]
    free: Mapped[Count]


class QueueVerdict(Base):
    """What that look said of one who waited, and why."""

    __tablename__ = "queue_verdict"
    __table_args__ = (Index("ix_queue_verdict_signup", "signup_id", "id"),)
    id: Mapped[Id]
    look_id: Mapped[Ref] = mapped_column(ForeignKey("queue_look.id"))
    signup_id: Mapped[int] = mapped_column(ForeignKey("signup.id"))
    position: Mapped[Count]
    party: Mapped[Count]
    verdict: Mapped[Verdict] = mapped_column(word(Verdict))


class Arrival(Base):
    """A party came through the door, so many of them. A wrong tap is undone, never deleted."""

    __tablename__ = "arrival"
    __table_args__ = (
        CheckConstraint("heads BETWEEN 1 AND 99 AND children BETWEEN 0 AND heads", name="heads"),
        Index("ux_arrival", "signup_id", unique=True, sqlite_where=_HERE, postgresql_where=_HERE),
    )
    id: Mapped[Id]
    signup_id: Mapped[int] = mapped_column(ForeignKey("signup.id"))
    heads: Mapped[Count]
    children: Mapped[Count] = mapped_column(default=0)
    at: Mapped[When]
    device_id: Mapped[Ref | None] = mapped_column(ForeignKey("device.id"))
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    undone_at: Mapped[When | None]
    signup: Mapped[Signup] = relationship()
