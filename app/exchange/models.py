"""What the house remembers of its files: how the table of hours is laid out."""

from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Id


class Source(StrEnum):
    """What of a confirmed service may stand in a column of the table of hours."""

    NAME = "name"
    PAPER = "paper"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    NATIONAL_NUMBER = "national_number"
    ACTIVITY = "activity"
    DAY = "day"
    STARTS = "starts"
    ENDS = "ends"
    HOURS = "hours"
    PLACE = "place"
    CONTENT = "content"
    ORGANISER = "organiser"
    IN_CHARGE = "in_charge"
    NOTHING = "nothing"


class HoursMap(Base):
    """One row: the columns of the table of hours in their order, each [their heading, a Source]."""

    __tablename__ = "hours_map"
    id: Mapped[Id]
    columns: Mapped[list[Any]] = mapped_column(default=list)
