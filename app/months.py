"""Months of the calendar, by their first days."""

from datetime import date


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def months_on(day: date, months: int) -> date:
    """The first day of the month so many months after (or before, below 0) a day's own."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def stretch_of(day: date, months: int) -> date:
    """The first day of the stretch of so many months (3: a quarter, 6: a half, 12: a year) that holds `day`."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)
