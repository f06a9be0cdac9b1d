"""Deadlines by today and by the community's own working days: what is overdue, and the last day of one record."""

from datetime import date, timedelta

from app import clock
from app.community import queries_days
from app.config import rules
from app.volunteers import deadlines
from app.volunteers.deadlines import Cutoffs

# Two months of working days with two long holidays among them.
FAR = timedelta(days=150)


def cutoffs() -> Cutoffs:
    """Up to which days services are overdue today, and soon will be."""
    today, rule = clock.today(), rules()
    special = queries_days.calendar(today - FAR, today + FAR)
    return deadlines.cutoffs(today, rule.record_days, rule.record_warn_days, special)


def deadline(served_on: date) -> date:
    """The last working day to confirm a service of `served_on`."""
    return deadlines.deadline(served_on, rules().record_days, queries_days.calendar(served_on, served_on + FAR))
