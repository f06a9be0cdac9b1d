"""What can happen to the calendar: a day is marked as free or worked, corrected, and unmarked."""

from collections.abc import Iterable
from datetime import date

from app.audit import record
from app.community import queries_days
from app.community.holidays import Announced
from app.community.models import SpecialDay
from app.db import Base, db
from app.refusal import Refused
from app.words import _


def mark(by: Base | None, day: date, name: str, *, is_working: bool) -> SpecialDay:
    """Note that `day` is a holiday, or worked in exchange for one (调休)."""
    if queries_days.day_on(day):
        raise Refused(_("这一天已经记过了，请在表里改"))
    marked = SpecialDay(day=day, name=name, is_working=is_working)
    db.session.add(marked)
    record(by, "day.marked", marked, day.isoformat())
    return marked


def announce(by: Base | None, days: Iterable[Announced]) -> int:
    """Mark every announced day that is not marked yet; how many."""
    fresh = [each for each in days if queries_days.day_on(each.day) is None]
    for each in fresh:
        mark(by, each.day, each.name, is_working=each.is_working)
    return len(fresh)


def change(marked: SpecialDay, by: Base, day: date, name: str, *, is_working: bool) -> None:
    """Correct a day; two notes about one day would contradict each other."""
    other = queries_days.day_on(day)
    if other is not None and other is not marked:
        raise Refused(_("这一天已经记过了，请在表里改"))
    marked.day, marked.name, marked.is_working = day, name, is_working
    record(by, "day.changed", marked, day.isoformat())


def unmark(marked: SpecialDay, by: Base) -> None:
    """An ordinary day after all."""
    record(by, "day.unmarked", marked, marked.day.isoformat())
    db.session.delete(marked)
