"""A case, its parties, who mediates it, when they sat down, and whether it holds. What was said is sealed."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area, Level
from app.db import Base, Code, Day, Digest, Id, Ref, When, word
from app.mediation.lifecycle import Deed, Outcome, Stage
from app.privacy import Sealed
from app.staff.models import Staff
from app.volunteers.models import Volunteer

_NOT_DONE = text("done_at IS NULL")


class Kind(StrEnum):
    """What it is about."""

    NOISE = "noise"
    LEAK = "leak"
    PARKING = "parking"
    PETS = "pets"
    PROPERTY = "property"
    FAMILY = "family"
    SPACE = "space"
    DEBT = "debt"
    OTHER = "other"


class Side(StrEnum):
    """One side and the other."""

    A = "a"
    B = "b"


class Case(Base):
    """A dispute. `area_id`: its building or its compound; `level`: where it stands, and was settled at last."""

    __tablename__ = "mediation_case"
    __table_args__ = (
        CheckConstraint("(stage = 'closed') = (outcome IS NOT NULL)", name="outcome"),
        Index("ix_mediation_case_stage", "stage", "last_at"),
    )
    id: Mapped[Id]
    number: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[Kind] = mapped_column(word(Kind))
    area_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    level: Mapped[Level] = mapped_column(word(Level), default=Level.BUILDING)
    stage: Mapped[Stage] = mapped_column(word(Stage))
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    opened_at: Mapped[When] = mapped_column(index=True)
    closed_at: Mapped[When | None] = mapped_column(index=True)
    last_at: Mapped[When]
    summary: Mapped[str | None] = mapped_column(Sealed)
    opened_by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    forgotten_at: Mapped[When | None]
    area: Mapped[Area] = relationship()

    @property
    def is_open(self) -> bool:
        return self.stage is Stage.OPEN


class CaseParty(Base):
    """Somebody on one side; found again only by the fingerprint of a name or a phone."""

    __tablename__ = "case_party"
    id: Mapped[Id]
    case_id: Mapped[Ref] = mapped_column(ForeignKey("mediation_case.id"))
    side: Mapped[Side] = mapped_column(word(Side))
    name: Mapped[str | None] = mapped_column(Sealed)
    name_print: Mapped[Digest | None] = mapped_column(index=True)
    phone: Mapped[str | None] = mapped_column(Sealed)
    phone_print: Mapped[Digest | None] = mapped_column(index=True)


class CaseMediator(Base):
    """Who mediates, and so may read: a colleague or a volunteer."""

    __tablename__ = "case_mediator"
    __table_args__ = (
        CheckConstraint("(staff_id IS NULL) <> (volunteer_id IS NULL)", name="one_of_both"),
        UniqueConstraint("case_id", "staff_id"),
        UniqueConstraint("case_id", "volunteer_id"),
    )
    id: Mapped[Id]
    case_id: Mapped[Ref] = mapped_column(ForeignKey("mediation_case.id"))
    staff_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    volunteer_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    staff: Mapped[Staff | None] = relationship()
    volunteer: Mapped[Volunteer | None] = relationship()

    @property
    def key(self) -> str:
        """As a form names them: staff-3, volunteer-7."""
        return f"staff-{self.staff_id}" if self.staff_id else f"volunteer-{self.volunteer_id}"

    @property
    def name(self) -> str:
        who = self.staff or self.volunteer
        return who.name if who else ""


class Hearing(Base):
    """They sat down together: when, and what was said."""

    __tablename__ = "hearing"
    id: Mapped[Id]
    case_id: Mapped[Ref] = mapped_column(ForeignKey("mediation_case.id"))
    held_on: Mapped[Day]
    words: Mapped[str | None] = mapped_column(Sealed)
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))


class CaseEvent(Base):
    """A step of a case; it names nobody, and its reason is sealed."""

    __tablename__ = "case_event"
    __table_args__ = (Index("ix_case_event_case", "case_id", "id"),)
    id: Mapped[Id]
    case_id: Mapped[int] = mapped_column(ForeignKey("mediation_case.id"))
    at: Mapped[When] = mapped_column(index=True)
    deed: Mapped[Deed] = mapped_column(word(Deed))
    stage: Mapped[Stage] = mapped_column(word(Stage))
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    level: Mapped[Level] = mapped_column(word(Level))
    why: Mapped[str | None] = mapped_column(Sealed)
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    by: Mapped[Staff] = relationship()


class FollowUp(Base):
    """Asked again after a while: does it still hold? Dropped when the case is opened again before."""

    __tablename__ = "follow_up"
    __table_args__ = (
        UniqueConstraint("case_id", "due_on"),
        CheckConstraint("(done_at IS NULL) = (holds IS NULL)", name="answered"),
        Index("ix_follow_up_open", "due_on", "case_id", sqlite_where=_NOT_DONE, postgresql_where=_NOT_DONE),
    )
    id: Mapped[Id]
    case_id: Mapped[Ref] = mapped_column(ForeignKey("mediation_case.id"))
    due_on: Mapped[Day] = mapped_column(index=True)
    done_at: Mapped[When | None]
    holds: Mapped[bool | None]
    by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    case: Mapped[Case] = relationship()
