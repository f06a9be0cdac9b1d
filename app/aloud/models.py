"""The recordings: one for each phrase, in one language."""

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.aloud.sounds import Kind
from app.db import Base, Code, Count, Id, Line, Ref, When, word
from app.staff.models import Staff


class Clip(Base):
    """A phrase as somebody said it, who agreed to be heard; who spoke is not written down.

    `digest` names what is in the recording, so that a browser may keep it; `seconds` is 0 where nobody measured.
    """

    __tablename__ = "clip"
    __table_args__ = (Index("ix_clip_tongue_at", "tongue", "at"),)
    id: Mapped[Id]
    key: Mapped[Code] = mapped_column(unique=True)
    tongue: Mapped[Code]
    words: Mapped[Line]
    kind: Mapped[Kind] = mapped_column(word(Kind))
    digest: Mapped[Code] = mapped_column(index=True)
    seconds: Mapped[Count] = mapped_column(default=0)
    at: Mapped[When]
    by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    # Last, so that what is before it can be read without it.
    blob: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    by: Mapped[Staff] = relationship()
