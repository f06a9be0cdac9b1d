"""When a station's screens are lit: while its door is open, and a little before and after."""

from datetime import datetime, timedelta
from typing import Final

from app.community.hours import Exceptions, Week, open_spans

EARLY: Final = timedelta(minutes=15)
LATE: Final = timedelta(minutes=30)
"""Whoever sweeps up after closing still sees something. (Rules of this house.)"""
ONE_DAY: Final = timedelta(days=1)


def are_on(moment: datetime, week: Week, exceptions: Exceptions) -> bool:
    """Whether a screen should be lit at `moment`, in its own zone. Where nobody said any hours it always is."""
    if not week and not exceptions:
        return True
    # Yesterday's hours may run past midnight, tomorrow's may begin at it.
    days = (moment.date() + ahead * ONE_DAY for ahead in (-1, 0, 1))
    openings = (opening for day in days for opening in open_spans(day, week, exceptions, moment.tzinfo))
    return any(start - EARLY <= moment < end + LATE for start, end in openings)
