"""Who may send orders from outside, and whose calendar follows their visits: keys, kept as their fingerprints alone."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Digest, Id, Name, Ref, When
from app.staff.models import Staff
from app.volunteers.models import Volunteer


class ApiKey(Base):
    """A program that may place orders, until it is taken back."""

    __tablename__ = "api_key"
    id: Mapped[Id]
    name: Mapped[Name]
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    made_at: Mapped[When]
    made_by_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    used_at: Mapped[When | None]
    revoked_at: Mapped[When | None]
    made_by: Mapped[Staff] = relationship()


class CareFeed(Base):
    """The secret address of a volunteer's visits: one each, a new one in place of the old."""

    __tablename__ = "care_feed"
    volunteer_id: Mapped[int] = mapped_column(ForeignKey("volunteer.id"), primary_key=True)
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    made_at: Mapped[When]
    volunteer: Mapped[Volunteer] = relationship()
