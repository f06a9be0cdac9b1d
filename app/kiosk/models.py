"""Kiosk devices, the visitor standing before one, and calls for help."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Place
from app.db import Base, Code, Digest, Id, Name, Ref, When, word
from app.privacy import Sealed

FRESH = timedelta(seconds=10)
_RINGING = text("answered_at IS NULL")


class Panel(StrEnum):
    """How big the screen really is: a page cannot know, so whoever enrols the kiosk says it."""

    DEFAULT = "default"
    SMALL = "small"
    LARGE = "large"


class Device(Base):
    """A kiosk: bound to a place, known by a token (only its hash is kept), enrolled with a short code."""

    __tablename__ = "device"
    id: Mapped[Id]
    name: Mapped[Name]
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    panel: Mapped[Panel] = mapped_column(word(Panel), default=Panel.DEFAULT)
    printer: Mapped[Code] = mapped_column(default="")
    """Where its slip printer listens, such as 192.168.1.20:9100; without one, slips are the browser's."""
    is_this_machine: Mapped[bool] = mapped_column(default=False)
    token_hash: Mapped[Digest | None] = mapped_column(unique=True)
    code_hash: Mapped[Digest | None] = mapped_column(unique=True)
    code_until: Mapped[When | None]
    enrolled_at: Mapped[When | None]
    revoked_at: Mapped[When | None]
    seen_at: Mapped[When | None]
    place: Mapped[Place] = relationship()

    def is_silent(self, now: datetime, patience: timedelta) -> bool:
        return self.revoked_at is None and (self.seen_at is None or now - self.seen_at > patience)


class Sight(StrEnum):
    """How a visitor sees pages: as they are, in large type, in large type on plain black and white."""

    NORMAL = "normal"
    LARGE = "large"
    CLEAR = "clear"


class Visitor(Base):
    """Whoever stands before a kiosk just now. Nothing personal: a language, a text size, and an end."""

    __tablename__ = "visitor"
    __table_args__ = (
        Index(
            "ix_visitor_open",
            "seen_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )
    id: Mapped[Id]
    device_id: Mapped[Ref] = mapped_column(ForeignKey("device.id"))
    token_hash: Mapped[Digest | None] = mapped_column(unique=True)
    language: Mapped[Code] = mapped_column(default="zh")
    sight: Mapped[Sight] = mapped_column(word(Sight), default=Sight.NORMAL)
    opened_at: Mapped[When]
    seen_at: Mapped[When]
    ended_at: Mapped[When | None]

    def is_here(self, now: datetime, patience: timedelta) -> bool:
        return self.ended_at is None and -FRESH <= now - self.seen_at <= patience


class Keepsake(Base):
    """What a room of the house keeps for a visitor until they leave, under a name of its own: words, sealed."""

    __tablename__ = "keepsake"
    __table_args__ = (UniqueConstraint("visitor_id", "name"),)
    id: Mapped[Id]
    visitor_id: Mapped[int] = mapped_column(ForeignKey("visitor.id", ondelete="CASCADE"))
    name: Mapped[Code]
    words: Mapped[str] = mapped_column(Sealed)
    at: Mapped[When]


class HelpCall(Base):
    """The bell: rung at a kiosk, ringing on the desk until someone answers. One at a time per kiosk."""

    __tablename__ = "help_call"
    __table_args__ = (
        Index("ux_help_call_ringing", "device_id", unique=True, sqlite_where=_RINGING, postgresql_where=_RINGING),
    )
    id: Mapped[Id]
    device_id: Mapped[Ref] = mapped_column(ForeignKey("device.id"))
    visitor_id: Mapped[Ref | None] = mapped_column(ForeignKey("visitor.id"))
    rung_at: Mapped[When] = mapped_column(index=True)
    answered_at: Mapped[When | None]
    answered_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    device: Mapped[Device] = relationship()
