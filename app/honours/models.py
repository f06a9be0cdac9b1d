"""最美家庭: rounds, the families nominated in them, what the committee said, and objections."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area
from app.db import Base, Code, Count, Day, Id, Line, Name, Ref, When, word
from app.honours.lifecycle import Stage
from app.privacy import Sealed
from app.staff.models import Staff


class Merit(StrEnum):
    """For what a family is nominated."""

    ELDERS = "elders"
    HARMONY = "harmony"
    CHILDREN = "children"
    NEIGHBOURS = "neighbours"
    SERVICE = "service"
    THRIFT = "thrift"
    STUDY = "study"
    COURAGE = "courage"


class Doubt(StrEnum):
    """What is said against honouring a family."""

    UNTRUE = "untrue"
    QUARREL = "quarrel"
    RULES = "rules"
    UNAWARE = "unaware"
    OTHER = "other"


class HonourRound(Base):
    """A round of a year: nominations from one day until another, both included, and how long the notice lasts."""

    __tablename__ = "honour_round"
    __table_args__ = (CheckConstraint("closes_on >= opens_on", name="closes_after_it_opens"),)
    id: Mapped[Id]
    name: Mapped[Name]
    year: Mapped[Count]
    opens_on: Mapped[Day]
    closes_on: Mapped[Day]
    notice_days: Mapped[Count]

    def is_open_on(self, day: date) -> bool:
        return self.opens_on <= day <= self.closes_on


class Nomination(Base):
    """A family in a round, by what the neighbours call it. It is shown to nobody outside without its consent.

    `is_told` is what the nominator says, a hint; `consented_at` is when a colleague wrote down the family's own yes.
    One that asked to be erased stays as a figure, without a name.
    """

    __tablename__ = "nomination"
    __table_args__ = (Index("ix_nomination_shown", "stage", "consented_at"),)
    id: Mapped[Id]
    round_id: Mapped[Ref] = mapped_column(ForeignKey("honour_round.id"))
    family: Mapped[Name]
    area_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    merit: Mapped[Merit] = mapped_column(word(Merit))
    words: Mapped[Line] = mapped_column(default="")
    told: Mapped[Line] = mapped_column(default="")
    phone: Mapped[str | None] = mapped_column(Sealed)
    is_told: Mapped[bool] = mapped_column(default=False)
    consented_at: Mapped[When | None]
    consented_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    stage: Mapped[Stage] = mapped_column(word(Stage), default=Stage.NOMINATED)
    nominated_at: Mapped[When]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    notice_from: Mapped[Day | None]
    notice_until: Mapped[Day | None]
    settled_at: Mapped[When | None] = mapped_column(index=True)
    erased_at: Mapped[When | None]
    round: Mapped[HonourRound] = relationship()
    area: Mapped[Area] = relationship()
    consented_by: Mapped[Staff | None] = relationship(foreign_keys=consented_by_id)

    @property
    def has_consent(self) -> bool:
        """Whether the family itself said yes, as the desk wrote it down."""
        return self.consented_at is not None


class CommitteeNote(Base):
    """What the committee said of a nomination, and each step it took: kept inside. `deed` is 'note' or the step."""

    __tablename__ = "committee_note"
    id: Mapped[Id]
    nomination_id: Mapped[Ref] = mapped_column(ForeignKey("nomination.id"))
    deed: Mapped[Code]
    words: Mapped[Line] = mapped_column(default="")
    at: Mapped[When]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    by: Mapped[Staff | None] = relationship()


class Objection(Base):
    """Something said against a family in public notice; answered once, and upheld or not."""

    __tablename__ = "objection"
    id: Mapped[Id]
    nomination_id: Mapped[Ref] = mapped_column(ForeignKey("nomination.id"))
    doubt: Mapped[Doubt] = mapped_column(word(Doubt))
    words: Mapped[Line] = mapped_column(default="")
    phone: Mapped[str | None] = mapped_column(Sealed)
    at: Mapped[When]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    answered_at: Mapped[When | None] = mapped_column(index=True)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    is_upheld: Mapped[bool | None]
    answer: Mapped[Line] = mapped_column(default="")
