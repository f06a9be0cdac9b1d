"""How a volunteer is known at the kiosk: a printed card, who stands before it now, an enrolment half said."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Digest, Id, Ref, When
from app.privacy import Sealed

_GOOD = text("revoked_at IS NULL")


class Card(Base):
    """A printed QR card: chance that says nothing of its holder. One at a time; a lost one is revoked."""

    __tablename__ = "card"
    __table_args__ = (Index("ux_card_good", "volunteer_id", unique=True, sqlite_where=_GOOD, postgresql_where=_GOOD),)
    id: Mapped[Id]
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    issued_at: Mapped[When]
    issued_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    revoked_at: Mapped[When | None]


class Presence(Base):
    """Who stands before a kiosk, once a card or a PIN has said so; gone with the visitor's session."""

    __tablename__ = "presence"
    id: Mapped[Id]
    visitor_id: Mapped[Ref] = mapped_column(ForeignKey("visitor.id", ondelete="CASCADE"), unique=True)
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    since: Mapped[When]


class Draft(Base):
    """An enrolment half said: sealed, and gone when it is done or the visitor leaves."""

    __tablename__ = "draft"
    id: Mapped[Id]
    visitor_id: Mapped[Ref] = mapped_column(ForeignKey("visitor.id", ondelete="CASCADE"), unique=True)
    answers: Mapped[str] = mapped_column(Sealed)
    at: Mapped[When]
