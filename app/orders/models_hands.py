"""Whose hands an order may pass into: whom it was offered to by name, and the days somebody went for it."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Day, Digest, Id, Ref, When
from app.orders.models import Order
from app.privacy import Sealed
from app.volunteers.models import Volunteer


class Invitation(Base):
    """An order offered to one person by name; what is printed on their slip opens it for them alone."""

    __tablename__ = "invitation"
    __table_args__ = (UniqueConstraint("order_id", "volunteer_id"),)
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    at: Mapped[When]
    token: Mapped[str] = mapped_column(Sealed)
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    declined_at: Mapped[When | None]
    withdrawn_at: Mapped[When | None]
    volunteer: Mapped[Volunteer] = relationship()
    order: Mapped[Order] = relationship()

    @property
    def is_good(self) -> bool:
        return self.declined_at is None and self.withdrawn_at is None


class Errand(Base):
    """A day on which a helper went for an order: the duty their hours stand under."""

    __tablename__ = "errand"
    __table_args__ = (UniqueConstraint("order_id", "volunteer_id", "day"),)
    id: Mapped[Id]
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    volunteer_id: Mapped[Ref] = mapped_column(ForeignKey("volunteer.id"))
    day: Mapped[Day]
    duty_id: Mapped[Ref] = mapped_column(ForeignKey("duty.id"))
