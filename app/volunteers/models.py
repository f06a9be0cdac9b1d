"""The bees themselves: who they are, what they can do, how they are known at the kiosk."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area
from app.db import Base, Code, Day, Digest, Id, Key, Line, Name, Note, Phone, Ref, Tail, When, word
from app.partners.models import Unit
from app.privacy import Sealed


class Group(StrEnum):
    """The eight groups the bees come from."""

    PARTY = "party"
    CADRE = "cadre"
    TEACHER = "teacher"
    BUILDING = "building"
    VETERAN = "veteran"
    RETIREE = "retiree"
    WARM = "warm"
    YOUTH = "youth"


class Skill(StrEnum):
    """What someone can do for others."""

    HAIRCUT = "haircut"
    REPAIR = "repair"
    PLUMBING = "plumbing"
    CARE = "care"
    FIRST_AID = "first_aid"
    TUTORING = "tutoring"
    PHONES = "phones"
    LAW = "law"
    LISTENING = "listening"
    ARTS = "arts"
    DRIVING = "driving"
    CLEANING = "cleaning"


class Category(StrEnum):
    """Kinds of service: the six of the community's plan, and what goes on around them."""

    POLICY = "policy"
    CUSTOMS = "customs"
    SAFETY = "safety"
    MEDIATION = "mediation"
    HEALTH = "health"
    CIVILITY = "civility"
    STATION = "station"
    CARE = "care"
    CHILDREN = "children"
    CULTURE = "culture"


class Standing(StrEnum):
    """Whether someone is one of us: asked to be, is, was turned down, has left."""

    APPLIED = "applied"
    ACTIVE = "active"
    REFUSED = "refused"
    LEFT = "left"


class Sex(StrEnum):
    """As on the identity card."""

    FEMALE = "female"
    MALE = "male"


_PRESENT = text("standing IN ('applied', 'active')")


class Volunteer(Base):
    """A volunteer with the eight fields of 民政部令第67号; at the kiosk only what is needed is asked.

    One name under one phone is one person: a second enrolment of the same is refused by the store-room itself.
    """

    __tablename__ = "volunteer"
    __table_args__ = (
        Index("ux_volunteer_person", "phone", "name", unique=True, sqlite_where=_PRESENT, postgresql_where=_PRESENT),
        Index("ux_volunteer_paper", "id_print", unique=True, sqlite_where=_PRESENT, postgresql_where=_PRESENT),
        Index("ix_volunteer_roster", "standing", "sort", "id"),
    )
    id: Mapped[Id]
    name: Mapped[Name]
    sort: Mapped[Key]
    group: Mapped[Group] = mapped_column(word(Group), index=True)
    phone: Mapped[Phone | None]
    phone_tail: Mapped[Tail | None] = mapped_column(index=True)
    sex: Mapped[Sex | None] = mapped_column(word(Sex))
    born_on: Mapped[Day | None]
    id_number: Mapped[str | None] = mapped_column(Sealed)
    id_print: Mapped[Digest | None]
    home_id: Mapped[Ref | None] = mapped_column(ForeignKey("area.id"))
    is_minor: Mapped[bool] = mapped_column(default=False)
    guardian: Mapped[Name] = mapped_column(default="")
    guardian_phone: Mapped[Phone] = mapped_column(default="")
    unit_id: Mapped[Ref | None] = mapped_column(ForeignKey("unit.id"))
    reported_on: Mapped[Day | None]
    national_number: Mapped[Code | None] = mapped_column(unique=True)
    standing: Mapped[Standing] = mapped_column(word(Standing))
    applied_at: Mapped[When] = mapped_column(index=True)
    decided_at: Mapped[When | None]
    decided_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    decision: Mapped[Line] = mapped_column(default="")
    consented_at: Mapped[When | None]
    left_at: Mapped[When | None]
    withdrawn_at: Mapped[When | None]
    may_show: Mapped[bool] = mapped_column(default=False)
    pin_hash: Mapped[Line | None]
    pin_set_at: Mapped[When | None]
    spare_hash: Mapped[Line | None]
    spare_until: Mapped[When | None]
    merged_into_id: Mapped[Ref | None] = mapped_column(ForeignKey("volunteer.id"))
    home: Mapped[Area | None] = relationship()
    unit: Mapped[Unit | None] = relationship()

    @property
    def is_active(self) -> bool:
        """One of us today, under this entry: whatever is written down of someone is written here."""
        return self.standing is Standing.ACTIVE and self.merged_into_id is None

    @property
    def is_here(self) -> bool:
        """One of us today, or asking to be: what is known of them can be put right."""
        return self.standing in {Standing.APPLIED, Standing.ACTIVE} and self.merged_into_id is None

    def has_spare_code(self, now: datetime) -> bool:
        return self.spare_hash is not None and self.spare_until is not None and now < self.spare_until

    @property
    def owes_pin(self) -> bool:
        """A code from the desk let them in, and no new PIN has been chosen since."""
        return self.pin_hash is None and self.spare_hash is None and self.spare_until is not None

    def keys(self, now: datetime) -> list[str]:
        """What opens the kiosk to them, sealed: their PIN, and a code from the desk while it is good."""
        spare = self.spare_hash if self.has_spare_code(now) else None
        return [sealed for sealed in (self.pin_hash, spare) if sealed]


class VolunteerKey(Base):
    """By what a volunteer is found: name, pinyin and initials in every reading, phone and its tail."""

    __tablename__ = "volunteer_key"
    __table_args__ = (Index("ix_volunteer_key_key", "key", "volunteer_id"),)
    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"), primary_key=True)
    key: Mapped[Key] = mapped_column(primary_key=True)


class VolunteerSkill(Base):
    """Someone can do something."""

    __tablename__ = "volunteer_skill"
    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"), primary_key=True)
    skill: Mapped[Skill] = mapped_column(word(Skill), primary_key=True, index=True)


class VolunteerCategory(Base):
    """Someone would like to serve in a kind of service."""

    __tablename__ = "volunteer_category"
    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"), primary_key=True)
    category: Mapped[Category] = mapped_column(word(Category), primary_key=True, index=True)


class Merge(Base):
    """Two entries that were one person: what moved from `gone` to `kept`, so that it can go back."""

    __tablename__ = "merge"
    id: Mapped[Id]
    kept_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    gone_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    at: Mapped[When]
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    moved: Mapped[Note] = mapped_column(default="{}")
    undone_at: Mapped[When | None]


class Apart(Base):
    """Two entries that look like one person and are two, so that nobody is asked again; the lower number first."""

    __tablename__ = "apart"
    __table_args__ = (UniqueConstraint("low_id", "high_id"),)
    id: Mapped[Id]
    low_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    high_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    at: Mapped[When]
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
