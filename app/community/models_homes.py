"""户: the doors of a building. An address and nothing else: this house keeps no register of who lives where."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.community.models import Area
from app.db import Base, Code, Count, Id


class Household(Base):
    """A door. `position` keeps the doors of a building in the order one walks past them."""

    __tablename__ = "household"
    __table_args__ = (UniqueConstraint("building_id", "unit", "room"),)
    id: Mapped[Id]
    building_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    unit: Mapped[Code] = mapped_column(default="")
    room: Mapped[Code] = mapped_column(default="")
    position: Mapped[Count] = mapped_column(default=0)
    building: Mapped[Area] = relationship()

    @property
    def door(self) -> str:
        return " ".join(part for part in (self.unit, self.room) if part)
