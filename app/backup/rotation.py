"""Which copies are kept: the newest of each of the last days, weeks and months."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

DAYS, WEEKS, MONTHS = 7, 4, 12

_PERIODS: Final[tuple[tuple[int, Callable[[datetime], object]], ...]] = (
    (DAYS, lambda at: at.date()),
    (WEEKS, lambda at: at.isocalendar()[:2]),
    (MONTHS, lambda at: (at.year, at.month)),
)


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Of copies made at these moments, those that stay: 7 daily, 4 weekly, 12 monthly, and so always the newest."""
    newest_first = sorted(moments, reverse=True)
    staying: set[datetime] = set()
    for count, period in _PERIODS:
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(period(at), at)
        staying.update(list(newest.values())[:count])
    return staying
