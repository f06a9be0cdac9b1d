"""What follows: calls to who must be told, what guests thought of it, and one tap for each who came to a garden."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Count, Day, Id, Ref, When, word


class CallCause(StrEnum):
    """Why somebody is rung up: a seat is held for them, it is called off, it has moved."""

    OFFER = "offer"
    CANCELLED = "cancelled"
    MOVED = "moved"


class CallOutcome(StrEnum):
    """What came of a call: told, nobody answered, they come, they do not."""

    TOLD = "told"
    UNANSWERED = "unanswered"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Call(Base):
    """A colleague rang somebody up; `sequence` says of which change they heard."""

    __tablename__ = "call"
    __table_args__ = (Index("ix_call_signup", "signup_id", "cause"),)
    id: Mapped[Id]
    signup_id: Mapped[int] = mapped_column(ForeignKey("signup.id"))
    cause: Mapped[CallCause] = mapped_column(word(CallCause))
    outcome: Mapped[CallOutcome] = mapped_column(word(CallOutcome))
    sequence: Mapped[Count]
    at: Mapped[When]
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))


class Opinion(Base):
    """Two answers of a guest, given once: was it good (1–5), and would they come again."""

    __tablename__ = "opinion"
    __table_args__ = (UniqueConstraint("signup_id"), CheckConstraint("liked BETWEEN 1 AND 5", name="liked"))
    id: Mapped[Id]
    activity_id: Mapped[Ref] = mapped_column(ForeignKey("activity.id"))
    signup_id: Mapped[int] = mapped_column(ForeignKey("signup.id"))
    liked: Mapped[Count]
    comes_again: Mapped[bool]
    at: Mapped[When]


class GardenVisit(Base):
    """Some came to a garden: counted by one tap, nothing else is kept."""

    __tablename__ = "garden_visit"
    __table_args__ = (
        CheckConstraint("heads BETWEEN 1 AND 99", name="heads"),
        Index("ix_garden_visit_day", "place_id", "day"),
    )
    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    day: Mapped[Day]
    at: Mapped[When]
    heads: Mapped[Count] = mapped_column(default=1)
    device_id: Mapped[Ref | None] = mapped_column(ForeignKey("device.id"))
    visitor_id: Mapped[Ref | None] = mapped_column(ForeignKey("visitor.id", ondelete="SET NULL"))
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    undone_at: Mapped[When | None]
