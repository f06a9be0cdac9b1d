"""The days whose weekday does not tell whether people work, as they are read."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from app.community.models import SpecialDay
from app.db import db


def days_of(year: int) -> Sequence[SpecialDay]:
    """Holidays and make-up workdays of a year, in order."""
    days = select(SpecialDay).where(SpecialDay.day >= date(year, 1, 1), SpecialDay.day <= date(year, 12, 31))
    return db.session.scalars(days.order_by(SpecialDay.day)).all()


def calendar(first: date, last: date) -> dict[date, bool]:
    """Days between two days whose weekday does not tell, as the clock wants them: True where people work."""
    days = select(SpecialDay.day, SpecialDay.is_working).where(SpecialDay.day >= first, SpecialDay.day <= last)
    return {row.day: row.is_working for row in db.session.execute(days)}


def day_numbered(id: int) -> SpecialDay | None:
    return db.session.get(SpecialDay, id)


def day_on(day: date) -> SpecialDay | None:
    """What is known of a day."""
    return db.session.scalar(select(SpecialDay).where(SpecialDay.day == day))
