"""What the station gives: services, visits, supplies by batch, and things lent."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Place
from app.db import Base, Code, Count, Day, Id, Line, Name, Phone, Ref, Tail, When, word

_OUT = text("closed_at IS NULL")
_UNCLEARED = text("cleared_at IS NULL")


class ServiceKind(StrEnum):
    """Three kinds: used on the spot, consumed from stock, lent and brought back."""

    USE = "use"
    CONSUME = "consume"
    LEND = "lend"


class VisitorType(StrEnum):
    """The six kinds of guests the station was built for; each picks their own."""

    COURIER = "courier"
    RIDER = "rider"
    CLEANER = "cleaner"
    VOLUNTEER = "volunteer"
    CITIZEN = "citizen"
    SPECIAL = "special"


class MoveKind(StrEnum):
    """Why a batch's stock changed: delivered, handed out, taken back, counted, thrown away."""

    IN = "in"
    OUT = "out"
    BACK = "back"
    COUNT = "count"
    WASTE = "waste"


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


class Service(Base):
    """A service of the station, as it stands on the kiosk's tile."""

    __tablename__ = "service"
    id: Mapped[Id]
    code: Mapped[Code] = mapped_column(unique=True)
    kind: Mapped[ServiceKind] = mapped_column(word(ServiceKind))
    name: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    hint: Mapped[Name] = mapped_column(default="")
    hint_en: Mapped[Name] = mapped_column(default="")
    icon: Mapped[Code] = mapped_column(default="heart-handshake")
    position: Mapped[Count] = mapped_column(default=0)


class Offer(Base):
    """That a place offers a service; pausing it greys the tile with the words given."""

    __tablename__ = "offer"
    __table_args__ = (UniqueConstraint("place_id", "service_id"),)
    id: Mapped[Id]
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    service_id: Mapped[Ref] = mapped_column(ForeignKey("service.id"))
    paused_at: Mapped[When | None]
    paused_words: Mapped[Line] = mapped_column(default="")
    service: Mapped[Service] = relationship()


class Fault(Base):
    """Something at a place that does not work, told on the kiosk until it is mended."""

    __tablename__ = "fault"
    __table_args__ = (Index("ix_fault_now", "place_id", sqlite_where=_UNCLEARED, postgresql_where=_UNCLEARED),)
    id: Mapped[Id]
    place_id: Mapped[Ref] = mapped_column(ForeignKey("place.id"))
    words: Mapped[Name]
    words_en: Mapped[Name] = mapped_column(default="")
    since: Mapped[When]
    cleared_at: Mapped[When | None]


class Visit(Base):
    """One walk-in: a party of one or more, at a place, using several services. Person-times are the parties' sum."""

    __tablename__ = "visit"
    __table_args__ = (
        CheckConstraint("party_size BETWEEN 1 AND 99", name="party_size"),
        Index("ix_visit_place_day", "place_id", "day"),
    )
    id: Mapped[Id]
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    device_id: Mapped[Ref | None] = mapped_column(ForeignKey("device.id"))
    visitor_id: Mapped[Ref | None] = mapped_column(ForeignKey("visitor.id"))
    who: Mapped[VisitorType | None] = mapped_column(word(VisitorType))
    party_size: Mapped[Count] = mapped_column(default=1)
    day: Mapped[Day]
    at: Mapped[When]
    undone_at: Mapped[When | None]

    def can_be_undone_by(self, visitor_id: int, now: datetime, window: timedelta) -> bool:
        return self.visitor_id == visitor_id and self.undone_at is None and now - self.at <= window


class VisitService(Base):
    """That a visit used a service: services are counted here, people on the visit."""

    __tablename__ = "visit_service"
    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("service.id"), primary_key=True, index=True)


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
