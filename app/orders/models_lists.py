"""Two of the three lists: 服务清单, what can be asked for, and 资源清单, what partners and teams offer."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area, Level
from app.db import Base, Code, Count, Day, Id, Line, Name, Phone, Ref, When, word
from app.orders.promises import Urgency
from app.volunteers.models import Category, Skill
from app.volunteers.models_growth import Team


class ServiceCategory(Base):
    """A tile of the menu. `kind`: under which kind of service the helpers' hours are recorded."""

    __tablename__ = "service_category"
    id: Mapped[Id]
    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    icon: Mapped[Code] = mapped_column(default="heart-handshake")
    kind: Mapped[Category] = mapped_column(word(Category), default=Category.CARE)
    position: Mapped[Count] = mapped_column(default=0)
    retired_at: Mapped[When | None]


class ServiceItem(Base):
    """Something a resident can ask for.

    `brief`: what the helper is told of it (取药包 1 份). `promise_days`: working days; None: as its urgency says.
    `is_sensitive`: it tells of somebody's health. `minutes`: how long it usually takes.
    """

    __tablename__ = "service_item"
    __table_args__ = (
        CheckConstraint("promise_days IS NULL OR promise_days > 0", name="promise_days"),
        CheckConstraint("minutes > 0", name="minutes"),
    )
    id: Mapped[Id]
    category_id: Mapped[Ref] = mapped_column(ForeignKey("service_category.id"))
    name: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    brief: Mapped[Name] = mapped_column(default="")
    urgency: Mapped[Urgency] = mapped_column(word(Urgency), default=Urgency.ORDINARY)
    promise_days: Mapped[Count | None]
    level: Mapped[Level] = mapped_column(word(Level), default=Level.BUILDING)
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    skill: Mapped[Skill | None] = mapped_column(word(Skill))
    minutes: Mapped[Count] = mapped_column(default=60)
    position: Mapped[Count] = mapped_column(default=0)
    retired_at: Mapped[When | None]
    category: Mapped[ServiceCategory] = relationship(lazy="joined", innerjoin=True)

    @property
    def task(self) -> str:
        """What the helper is told."""
        return self.brief or self.name


class Resource(Base):
    """What somebody offers: how much, where, when, until which day; `area_id` None: in the whole community."""

    __tablename__ = "resource"
    id: Mapped[Id]
    name: Mapped[Line]
    provider: Mapped[Name]
    partner_id: Mapped[Ref | None] = mapped_column(ForeignKey("partner.id"))
    contact: Mapped[Name] = mapped_column(default="")
    phone: Mapped[Phone] = mapped_column(default="")
    team_id: Mapped[Ref | None] = mapped_column(ForeignKey("team.id"))
    area_id: Mapped[Ref | None] = mapped_column(ForeignKey("area.id"))
    capacity: Mapped[Line] = mapped_column(default="")
    hours: Mapped[Line] = mapped_column(default="")
    until: Mapped[Day | None]
    retired_at: Mapped[When | None]
    team: Mapped[Team | None] = relationship()
    area: Mapped[Area | None] = relationship()


class ResourceItem(Base):
    """That a resource serves an item of the menu."""

    __tablename__ = "resource_item"
    resource_id: Mapped[int] = mapped_column(ForeignKey("resource.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("service_item.id"), primary_key=True, index=True)
