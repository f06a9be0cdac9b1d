"""The public holidays and make-up workdays (调休) announced so far; staff add each new year's at the desk.

Sources: 国务院办公厅关于2025年部分节假日安排的通知 (2024年11月12日) and
国务院办公厅关于2026年部分节假日安排的通知 (2025年11月4日).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple


class Announced(NamedTuple):
    """A day whose weekday does not tell whether people work."""

    day: date
    is_working: bool
    name: str


# Year, name, first and last day off, the days worked in exchange; days as (month, day).
_PERIODS: Final = (
    (2025, "元旦", (1, 1), (1, 1), ()),
    (2025, "春节", (1, 28), (2, 4), ((1, 26), (2, 8))),
    (2025, "清明节", (4, 4), (4, 6), ()),
    (2025, "劳动节", (5, 1), (5, 5), ((4, 27),)),
    (2025, "端午节", (5, 31), (6, 2), ()),
    (2025, "国庆节、中秋节", (10, 1), (10, 8), ((9, 28), (10, 11))),
    (2026, "元旦", (1, 1), (1, 3), ((1, 4),)),
    (2026, "春节", (2, 15), (2, 23), ((2, 14), (2, 28))),
    (2026, "清明节", (4, 4), (4, 6), ()),
    (2026, "劳动节", (5, 1), (5, 5), ((5, 9),)),
    (2026, "端午节", (6, 19), (6, 21), ()),
    (2026, "中秋节", (9, 25), (9, 27), ()),
    (2026, "国庆节", (10, 1), (10, 7), ((9, 20), (10, 10))),
)


def announced_days() -> tuple[Announced, ...]:
    """Every announced day in order of date: days off, and days worked in exchange under the holiday's name + 调休."""
    return tuple(sorted(_announced()))


def _announced() -> Iterator[Announced]:
    for year, name, first, last, worked in _PERIODS:
        start, end = date(year, *first), date(year, *last)
        for ahead in range((end - start).days + 1):
            yield Announced(start + timedelta(days=ahead), is_working=False, name=name)
        for month_and_day in worked:
            yield Announced(date(year, *month_and_day), is_working=True, name=f"{name}调休")
