"""What is lent: numbered things, and who has them until when."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Place
from app.db import Base, Code, Id, Phone, Ref, Tail, When, word

_OUT = text("closed_at IS NULL")


class AssetKind(StrEnum):
    """What is lent: 雨伞, 雨衣, 充电宝."""

    UMBRELLA = "umbrella"
    RAINCOAT = "raincoat"
    POWER_BANK = "power_bank"


class AssetState(StrEnum):
    """Where a lent thing is: on the shelf, with someone, lost, or taken out of use."""

    IN = "in"
    OUT = "out"
    LOST = "lost"
    RETIRED = "retired"


class Outcome(StrEnum):
    """How a loan ended."""

    RETURNED = "returned"
    LOST = "lost"


class Asset(Base):
    """A numbered thing that is lent: its number is on the handle, its home is where it was last brought back."""

    __tablename__ = "asset"
    __table_args__ = (Index("ix_asset_shelf", "place_id", "kind", "state", "number"),)
    id: Mapped[Id]
    number: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[AssetKind] = mapped_column(word(AssetKind))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    state: Mapped[AssetState] = mapped_column(word(AssetState), default=AssetState.IN)
    place: Mapped[Place] = relationship()


class Loan(Base):
    """One lending. At most one is open per asset; the phone is wiped some days after the return, the row stays."""

    __tablename__ = "loan"
    __table_args__ = (
        Index("ux_loan_open", "asset_id", unique=True, sqlite_where=_OUT, postgresql_where=_OUT),
        Index("ix_loan_due", "due_at", sqlite_where=_OUT, postgresql_where=_OUT),
    )
    id: Mapped[Id]
    asset_id: Mapped[Ref] = mapped_column(ForeignKey("asset.id"))
    visit_id: Mapped[Ref | None] = mapped_column(ForeignKey("visit.id"))
    phone: Mapped[Phone | None]
    phone_tail: Mapped[Tail | None] = mapped_column(index=True)
    lent_place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    lent_at: Mapped[When] = mapped_column(index=True)
    due_at: Mapped[When]
    called_at: Mapped[When | None]
    closed_at: Mapped[When | None] = mapped_column(index=True)
    outcome: Mapped[Outcome | None] = mapped_column(word(Outcome))
    closed_place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"))
    asset: Mapped[Asset] = relationship()

    def is_overdue(self, now: datetime) -> bool:
        return self.closed_at is None and now > self.due_at
