"""An issued certificate, kept as it was on its day."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Code, Count, Day, Id, Line, Name, Ref, When
from app.volunteers.models import Volunteer


class CertificateRow(Base):
    """An issued 志愿服务记录证明: what it said on the day it was issued, and whether it still stands."""

    __tablename__ = "certificate"
    id: Mapped[Id]
    number: Mapped[Code] = mapped_column(unique=True)
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    name: Mapped[Name]
    minutes: Mapped[Count]
    since: Mapped[Day]
    until: Mapped[Day]
    lines: Mapped[list[Any]]
    recorder: Mapped[Line]
    issued_at: Mapped[When]
    issued_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("staff.id"))
    revoked_at: Mapped[When | None]
    revoked_words: Mapped[Line] = mapped_column(default="")
    replaced_by_id: Mapped[Ref | None] = mapped_column(ForeignKey("certificate.id"))
    volunteer: Mapped[Volunteer] = relationship()
