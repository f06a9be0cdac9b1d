"""The shelf: supplies, their batches, and the ledger of every piece that came or went."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Code, Count, Day, Id, Line, Name, Ref, When, word
from app.station.models import Service


class MoveKind(StrEnum):
    """Why a batch's stock changed: delivered, handed out, taken back, counted, thrown away."""

    IN = "in"
    OUT = "out"
    BACK = "back"
    COUNT = "count"
    WASTE = "waste"


class Supply(Base):
    """A thing handed out under a service: bread, masks, plasters."""

    __tablename__ = "supply"
    id: Mapped[Id]
    service_id: Mapped[Ref] = mapped_column(ForeignKey("service.id"))
    name: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    unit: Mapped[Code]
    unit_en: Mapped[Code] = mapped_column(default="")
    limit_per_visit: Mapped[Count] = mapped_column(default=2)
    low_at: Mapped[Count] = mapped_column(default=10)
    search: Mapped[Line] = mapped_column(default="")
    retired_at: Mapped[When | None]
    service: Mapped[Service] = relationship()


class Batch(Base):
    """A delivery of a supply at a place, with its expiry. `left` always equals the sum of its moves."""

    __tablename__ = "batch"
    __table_args__ = (
        CheckConstraint("left_over >= 0", name="never_below_zero"),
        Index("ix_batch_shelf", "place_id", "supply_id", "expires_on"),
    )
    id: Mapped[Id]
    supply_id: Mapped[int] = mapped_column(ForeignKey("supply.id"))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    label: Mapped[Name] = mapped_column(default="")
    expires_on: Mapped[Day | None]
    left: Mapped[Count] = mapped_column("left_over", default=0)
    supply: Mapped[Supply] = relationship()

    def is_good_on(self, day: date) -> bool:
        return self.expires_on is None or day <= self.expires_on


class StockMove(Base):
    """A line of the stock ledger: append-only, signed."""

    __tablename__ = "stock_move"
    id: Mapped[Id]
    batch_id: Mapped[Ref] = mapped_column(ForeignKey("batch.id"))
    kind: Mapped[MoveKind] = mapped_column(word(MoveKind))
    quantity: Mapped[Count]
    at: Mapped[When] = mapped_column(index=True)
    visit_id: Mapped[Ref | None] = mapped_column(ForeignKey("visit.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    note: Mapped[Line] = mapped_column(default="")
    batch: Mapped[Batch] = relationship()
