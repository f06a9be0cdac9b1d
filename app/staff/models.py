"""Staff of the community and the sessions they hold at the desk."""

from enum import StrEnum
from typing import NamedTuple

from flask_login import UserMixin
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.db import Base, Code, Digest, Id, Key, Line, Name, Ref, When, word


class Role(StrEnum):
    """The four roles: 管理员, 社区干部, 网格员, 驿站值守."""

    ADMIN = "admin"
    CADRE = "cadre"
    GRID = "grid"
    STATION = "station"


class Charge(NamedTuple):
    """What a colleague looks after: a community, a grid, a place."""

    area_id: int | None = None
    grid_id: int | None = None
    place_id: int | None = None


class Staff(UserMixin, Base):  # type: ignore[misc]
    """Someone who works at the desk: a cadre for a community, a grid worker for a grid, a keeper at a place."""

    __tablename__ = "staff"
    id: Mapped[Id]
    username: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[Name]
    search: Mapped[Key] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(word(Role))
    area_id: Mapped[Ref | None] = mapped_column(ForeignKey("area.id"))
    grid_id: Mapped[Ref | None] = mapped_column(ForeignKey("grid.id"))
    place_id: Mapped[Ref | None] = mapped_column(ForeignKey("place.id"))
    password_hash: Mapped[Line]
    must_change_password: Mapped[bool] = mapped_column(default=True)
    language: Mapped[Code] = mapped_column(default="zh")
    left_at: Mapped[When | None]

    @property
    def is_active(self) -> bool:
        return self.left_at is None


class StaffSession(Base):
    """One sign-in at the desk: dead at sign-out, and after its absolute limit, whatever cookie comes back."""

    __tablename__ = "staff_session"
    id: Mapped[Id]
    staff_id: Mapped[Ref] = mapped_column(ForeignKey("staff.id"))
    token_hash: Mapped[Digest] = mapped_column(unique=True)
    opened_at: Mapped[When] = mapped_column(index=True)
    ended_at: Mapped[When | None]
    address_hash: Mapped[Digest] = mapped_column(default="")
    staff: Mapped[Staff] = relationship()
