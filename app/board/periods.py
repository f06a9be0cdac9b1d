"""Over which time a report goes: a month, a quarter, a year; the one before, the one after."""

from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from app.board.pieces import Days
from app.clock import ONE_DAY
from app.months import months_on, stretch_of


class Length(StrEnum):
    """How long."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


MONTHS: Final = {Length.MONTH: 1, Length.QUARTER: 3, Length.YEAR: 12}
EARLIEST: Final = date(2000, 1, 1)


class Term(NamedTuple):
    """A month, quarter or year by its first day."""

    length: Length
    first: date

    @property
    def days(self) -> Days:
        return Days(self.first, self.after - ONE_DAY)

    @property
    def after(self) -> date:
        """The first day of the next one."""
        return months_on(self.first, MONTHS[self.length])

    @property
    def before(self) -> date:
        """The first day of the one before."""
        return months_on(self.first, -MONTHS[self.length])


def asked(length: str, on: str, today: date) -> Term:
    """The term of a length that holds a day; this quarter where something cannot be read. Never one to come."""
    long = Length(length) if length in set(Length) else Length.QUARTER
    return term(long, min(today, max(EARLIEST, _day(on) or today)))


def term(length: Length, day: date) -> Term:
    return Term(length, stretch_of(day, MONTHS[length]))


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
