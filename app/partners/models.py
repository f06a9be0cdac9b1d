"""Units: public bodies, companies and associations that members and agreements belong to."""

from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id, Key, Name


class Unit(Base):
    """An organisation by its full name."""

    __tablename__ = "unit"
    id: Mapped[Id]
    name: Mapped[Name] = mapped_column(unique=True)
    search: Mapped[Key] = mapped_column(default="")
