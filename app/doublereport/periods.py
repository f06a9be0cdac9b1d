"""Over which time a report goes: this quarter, this half of the year, this year, or from one day to another."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from app.months import months_on, stretch_of


class Span(StrEnum):
    """The usual ones."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Period(NamedTuple):
    """From a day until another, both inside."""

    first: date
    last: date


MONTHS = {Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: 12}


def period(span: Span, today: date) -> Period:
    """The quarter, half or year that holds `today`, whole."""
    first = stretch_of(today, MONTHS[span])
    return Period(first, months_on(first, MONTHS[span]) - timedelta(days=1))


def asked(first: str, last: str, span: str, today: date) -> Period:
    """What is asked for by two days, or by a span; this quarter when neither can be read."""
    try:
        chosen = Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return period(Span(span) if span in set(Span) else Span.QUARTER, today)
    return chosen if chosen.first <= chosen.last else Period(chosen.last, chosen.first)
