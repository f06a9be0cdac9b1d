"""What the station gives: services on its wall, faults, and the visits of its guests."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Code, Count, Day, Id, Line, Name, Ref, When, word

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
