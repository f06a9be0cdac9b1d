"""What is kept of the figures: each measure's days and months, so that a year is read as fast as an afternoon."""

from enum import StrEnum

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from app.db import Base, Code, Count, Day, word


class Span(StrEnum):
    """How long a row goes: one day, or the month that begins on its day."""

    DAY = "day"
    MONTH = "month"


class Tally(Base):
    """A measure (`measures.MEASURES`) at one spot on one day or in one month, kept in the transaction of its rows.

    `spot`: the id of a place or of an area, as the measure says; 0 where a row names none. `kind`: what the measure is
    divided by, or nothing. `times`: how many rows; `amount`: what they add up to.
    """

    __tablename__ = "tally"
    measure: Mapped[Code] = mapped_column(primary_key=True)
    span: Mapped[Span] = mapped_column(word(Span), primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    spot: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[Code] = mapped_column(primary_key=True, default="")
    times: Mapped[Count] = mapped_column(default=0)
    amount: Mapped[int] = mapped_column(BigInteger, default=0)
