"""Units members come from, partners that signed with the community, whom one rings there, and what was agreed."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area
from app.db import Base, Code, Count, Day, Id, Key, Line, Name, Note, Phone, Ref, When, word
from app.privacy import SealedFile

_STANDING = text("ended_on IS NULL")


class Kind(StrEnum):
    """What sort of organisation it is."""

    ORGAN = "organ"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    COMPANY = "company"
    SHOP = "shop"
    ASSOCIATION = "association"
    OTHER = "other"


class Unit(Base):
    """An organisation by its full name."""

    __tablename__ = "unit"
    id: Mapped[Id]
    name: Mapped[Name] = mapped_column(unique=True)
    search: Mapped[Key] = mapped_column(default="")


class Partner(Base):
    """结对共建单位: a unit that has signed with a community, or is about to."""

    __tablename__ = "partner"
    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), unique=True)
    area_id: Mapped[Ref] = mapped_column(ForeignKey("area.id"))
    kind: Mapped[Kind] = mapped_column(word(Kind))
    credit_code: Mapped[Code | None] = mapped_column(unique=True)
    address: Mapped[Line] = mapped_column(default="")
    unit: Mapped[Unit] = relationship(lazy="joined", innerjoin=True)
    area: Mapped[Area] = relationship()


class PartnerContact(Base):
    """Whom one rings there."""

    __tablename__ = "partner_contact"
    id: Mapped[Id]
    partner_id: Mapped[Ref] = mapped_column(ForeignKey("partner.id"))
    name: Mapped[Name]
    duty: Mapped[Name] = mapped_column(default="")
    phone: Mapped[Phone] = mapped_column(default="")


class Agreement(Base):
    """One version of what was agreed, from a day until another, both inside. A renewal is a version of its own.

    `ended_on`: it was ended before its time, on that day.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        UniqueConstraint("partner_id", "version"),
        CheckConstraint("until >= since", name="until_after_since"),
        Index("ix_agreement_until", "until", sqlite_where=_STANDING, postgresql_where=_STANDING),
    )
    id: Mapped[Id]
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"))
    version: Mapped[Count]
    since: Mapped[Day]
    until: Mapped[Day]
    ours: Mapped[Note] = mapped_column(default="")
    theirs: Mapped[Note] = mapped_column(default="")
    ended_on: Mapped[Day | None]
    end_reason: Mapped[Line] = mapped_column(default="")
    partner: Mapped[Partner] = relationship()

    def is_in_force(self, day: date) -> bool:
        """From its first day to its last, unless it was ended before."""
        return self.since <= day <= self.until and (self.ended_on is None or day < self.ended_on)


class AgreementCopy(Base):
    """The signed paper, as a PDF: kept sealed in the store-room, so that every backup holds it."""

    __tablename__ = "agreement_copy"
    id: Mapped[Id]
    agreement_id: Mapped[int] = mapped_column(ForeignKey("agreement.id"), unique=True)
    size: Mapped[Count]
    blob: Mapped[bytes] = mapped_column(SealedFile, deferred=True)
    at: Mapped[When]
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
