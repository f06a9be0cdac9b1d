"""爱心捐赠: who gave what, and where each piece of it went."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Place
from app.db import Base, Code, Count, Day, Id, Key, Line, Name, Ref, When, word
from app.privacy import Sealed
from app.staff.models import Staff


class DonorKind(StrEnum):
    """Who gives: somebody, or a shop, a school, a company."""

    PERSON = "person"
    UNIT = "unit"


class Way(StrEnum):
    """Where a piece goes: onto the station's shelf, to a household or a cause, into an activity."""

    STOCK = "stock"
    CAUSE = "cause"
    ACTIVITY = "activity"


class Donation(Base):
    """One giving. Without a donor's name it is anonymous; thanked in public only by consent."""

    __tablename__ = "donation"
    id: Mapped[Id]
    number: Mapped[Code] = mapped_column(unique=True)
    donor: Mapped[Name] = mapped_column(default="")
    search: Mapped[Key] = mapped_column(default="")
    kind: Mapped[DonorKind] = mapped_column(word(DonorKind), default=DonorKind.PERSON)
    phone: Mapped[str | None] = mapped_column(Sealed)
    may_thank: Mapped[bool] = mapped_column(default=False, index=True)
    note: Mapped[Line] = mapped_column(default="")
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    received_by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    received_at: Mapped[When] = mapped_column(index=True)
    place: Mapped[Place] = relationship()
    received_by: Mapped[Staff] = relationship()
    gifts: Mapped[list["Gift"]] = relationship(back_populates="donation", order_by="Gift.id")


class Gift(Base):
    """A thing of a donation, so many of a unit. `left` always equals what came less what was handed on."""

    __tablename__ = "gift"
    __table_args__ = (
        CheckConstraint("left_over >= 0", name="never_below_zero"),
        CheckConstraint("left_over <= quantity", name="never_more_than_came"),
    )
    id: Mapped[Id]
    donation_id: Mapped[Ref] = mapped_column(ForeignKey("donation.id"))
    name: Mapped[Name]
    unit: Mapped[Code]
    quantity: Mapped[Count]
    left: Mapped[Count] = mapped_column("left_over")
    donation: Mapped[Donation] = relationship(back_populates="gifts")

    @property
    def handed_on(self) -> int:
        return self.quantity - self.left


class HandOn(Base):
    """A part of a gift on its way: how many, where to, by whom; taken back within the day when it was a slip.

    `stocked` is the same in the shelf's own unit: two boxes may be a hundred masks.
    """

    __tablename__ = "hand_on"
    id: Mapped[Id]
    gift_id: Mapped[Ref] = mapped_column(ForeignKey("gift.id"))
    way: Mapped[Way] = mapped_column(word(Way))
    quantity: Mapped[Count]
    words: Mapped[Line] = mapped_column(default="")
    batch_id: Mapped[Ref | None] = mapped_column(ForeignKey("batch.id"))
    stocked: Mapped[Count] = mapped_column(default=0)
    at: Mapped[When]
    day: Mapped[Day]
    by_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    undone_at: Mapped[When | None]
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    gift: Mapped[Gift] = relationship()

    def can_be_undone_on(self, day: date) -> bool:
        return self.undone_at is None and self.day == day
