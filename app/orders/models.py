"""居民点单: what a resident asks for, where it stands, and every step it took."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area, Level, Place
from app.db import Base, Code, Count, Day, Digest, Id, Line, Name, Phone, Ref, Tail, When, word
from app.orders.lifecycle import OPEN, Deed, Stage
from app.orders.models_lists import ServiceItem
from app.orders.promises import Urgency
from app.privacy import Sealed
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team

_OPEN_PAUSE = text("until IS NULL")
_DUE = text("stage IN ('dispatched', 'taken')")


class Source(StrEnum):
    """How an order came in: at the kiosk, said to a colleague (代点单) in whichever way, or sent in by a program."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    PHONE = "phone"
    PAPER = "paper"
    SURVEY = "survey"
    OPEN = "open311"


class Half(StrEnum):
    """When on the day it would suit."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Target(StrEnum):
    """Whom an order is handed out to: whoever likes, a team, or people by name."""

    BOARD = "board"
    TEAM = "team"
    PEOPLE = "people"


class WhyNot(StrEnum):
    """Why the community cannot do it."""

    OUT_OF_SCOPE = "out_of_scope"
    NO_HELPER = "no_helper"
    UNSAFE = "unsafe"
    REFERRED = "referred"
    DUPLICATE = "duplicate"
    OTHER = "other"


class WhyPaused(StrEnum):
    """What the house waits for; all of it is with the resident."""

    QUESTION = "question"
    NOT_REACHED = "not_reached"
    NOT_HOME = "not_home"
    LATER = "later"
    MATERIALS = "materials"


class Order(Base):
    """A need of one household, and what became of it.

    `number`: eight digits to tap. `promise_minutes`: the promise, frozen when first handed out, in working minutes, or
    in minutes around the clock (`is_around`); `due_at`: until when, as far as pauses are known; None while paused.
    `round`: rises each time the resident says that it is not solved. `slip`: what the scanner reads on a printed slip.
    """

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint("stage <> 'taken' OR taker_id IS NOT NULL", name="taker"),
        Index("ix_orders_stage", "stage", "placed_at", "id"),
        Index("ix_orders_placed", "placed_at", "id"),
        Index("ix_orders_due", "due_at", sqlite_where=_DUE, postgresql_where=_DUE),
        Index("ix_orders_home", "building_id", "item_id"),
        Index("ix_orders_contact", "contact", "id"),
        Index("ix_orders_home_placed", "building_id", "placed_at"),
        Index("ix_orders_home_done", "building_id", "done_at"),
    )
    id: Mapped[Id]
    number: Mapped[Code] = mapped_column(unique=True)
    item_id: Mapped[Ref] = mapped_column(ForeignKey("service_item.id"))
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    building_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    unit: Mapped[Code] = mapped_column(default="")
    room: Mapped[Code] = mapped_column(default="")
    contact: Mapped[Name] = mapped_column(default="")
    phone: Mapped[Phone | None]
    phone_tail: Mapped[Tail | None] = mapped_column(index=True)
    wish: Mapped[Line] = mapped_column(default="")
    health_note: Mapped[str | None] = mapped_column(Sealed)
    wanted_on: Mapped[Day | None]
    half: Mapped[Half] = mapped_column(word(Half), default=Half.ANY)
    urgency: Mapped[Urgency] = mapped_column(word(Urgency))
    level: Mapped[Level] = mapped_column(word(Level))
    source: Mapped[Source] = mapped_column(word(Source))
    stage: Mapped[Stage] = mapped_column(word(Stage), default=Stage.SUBMITTED)
    placed_at: Mapped[When]
    placed_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    consented_at: Mapped[When | None]
    health_consented_at: Mapped[When | None]
    target: Mapped[Target | None] = mapped_column(word(Target))
    team_id: Mapped[Ref | None] = mapped_column(ForeignKey("team.id"))
    dispatched_at: Mapped[When | None]
    accept_by: Mapped[When | None]
    promise_minutes: Mapped[Count | None]
    is_around: Mapped[bool] = mapped_column(default=False)
    extended_days: Mapped[Count] = mapped_column(default=0)
    due_at: Mapped[When | None]
    taker_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    taken_at: Mapped[When | None]
    done_at: Mapped[When | None] = mapped_column(index=True)
    done_note: Mapped[Line] = mapped_column(default="")
    settled_at: Mapped[When | None] = mapped_column(index=True)
    why_not: Mapped[WhyNot | None] = mapped_column(word(WhyNot))
    round: Mapped[Count] = mapped_column(default=1)
    slip: Mapped[str | None] = mapped_column(Sealed)
    slip_hash: Mapped[Digest | None] = mapped_column(unique=True)
    forgotten_at: Mapped[When | None]
    item: Mapped[ServiceItem] = relationship()
    place: Mapped[Place] = relationship()
    building: Mapped[Area] = relationship()
    team: Mapped[Team | None] = relationship()
    taker: Mapped[Volunteer | None] = relationship()

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    def is_in_hands_of(self, volunteer: Volunteer) -> bool:
        return self.stage is Stage.TAKEN and self.taker_id == volunteer.id

    def can_be_rated(self, now: datetime, days: int) -> bool:
        """Whether the resident may still say how it was."""
        return self.stage is Stage.DONE and self.done_at is not None and now < self.done_at + timedelta(days=days)


class OrderEvent(Base):
    """A step of an order: who, when, from where to where; the resident reads it too, so `note` names nobody."""

    __tablename__ = "order_event"
    __table_args__ = (Index("ix_order_event_order", "order_id", "id"), Index("ix_order_event_deed", "deed", "at"))
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    at: Mapped[When]
    deed: Mapped[Deed] = mapped_column(word(Deed))
    before: Mapped[Stage | None] = mapped_column(word(Stage))
    stage: Mapped[Stage] = mapped_column(word(Stage))
    staff_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    note: Mapped[Line] = mapped_column(default="")


class OrderPause(Base):
    """The clock stands, because something is waited for: a question may be asked and answered in it."""

    __tablename__ = "order_pause"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="until_after_since"),
        Index("ux_order_pause_open", "order_id", unique=True, sqlite_where=_OPEN_PAUSE, postgresql_where=_OPEN_PAUSE),
    )
    id: Mapped[Id]
    order_id: Mapped[Ref] = mapped_column(ForeignKey("orders.id"))
    why: Mapped[WhyPaused] = mapped_column(word(WhyPaused))
    since: Mapped[When]
    until: Mapped[When | None]
    question: Mapped[Line] = mapped_column(default="")
    answer: Mapped[Line] = mapped_column(default="")


class Rating(Base):
    """What the resident said of a round: is it solved, and how satisfied, 1 to 5 (5: very). Said once."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("order_id", "round"),
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction"),
    )
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    round: Mapped[Count]
    is_solved: Mapped[bool]
    satisfaction: Mapped[Count]
    at: Mapped[When] = mapped_column(index=True)
