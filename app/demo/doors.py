"""When the demo's doors are open, and the days of 春节 on which they are not."""

from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from app.clock import ONE_DAY, ZONE

Week = list[list[Any]]

STATION_WEEK: Final[Week] = [[day, "07:00" if day < 5 else "08:00", "21:00"] for day in range(7)]
OFFICE_WEEK: Final[Week] = [[day, *span] for day in range(5) for span in (("08:30", "12:00"), ("14:30", "17:30"))]
GARDEN_WEEK: Final[Week] = [[day, "07:00", "21:30"] for day in range(7)]

# 正月初一. The lunar calendar is not computed here: a demo twenty years from now may miss a holiday.
_NEW_YEARS: Final = (
    date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6), date(2028, 1, 26), date(2029, 2, 13),
    date(2030, 2, 3), date(2031, 1, 23), date(2032, 2, 11), date(2033, 1, 31), date(2034, 2, 19), date(2035, 2, 8),
)  # fmt: skip


class Span(NamedTuple):
    """From the moment the door opens to the moment it closes."""

    opens: datetime
    closes: datetime


def _around(new_year: date) -> list[date]:
    return [new_year + timedelta(days=days) for days in range(-1, 3)]


SPRING_DAYS: Final = frozenset(day for new_year in _NEW_YEARS for day in _around(new_year))
"""除夕 to 初三: the station rests."""


def hours(day: date) -> Span | None:
    """The station's hours on `day`; None when it is closed."""
    if day in SPRING_DAYS:
        return None
    _weekday, opens, closes = STATION_WEEK[day.weekday()]
    return Span(moment(day, opens), moment(day, closes))


def moment(day: date, clock_time: str) -> datetime:
    """'20:15' on `day`, here."""
    return datetime.combine(day, time.fromisoformat(clock_time), ZONE)


def open_day_from(day: date) -> date:
    """`day`, or the first one after it on which the station is open."""
    return open_day_from(day + ONE_DAY) if day in SPRING_DAYS else day


def open_day_before(day: date) -> date:
    """The last day before `day` on which the station was open."""
    before = day - ONE_DAY
    return open_day_before(before) if before in SPRING_DAYS else before


def open_year(today: date) -> list[date]:
    """The station's open days of the 365 before `today`, and `today` itself."""
    days = (today - timedelta(days=ago) for ago in range(365, -1, -1))
    return [day for day in days if day not in SPRING_DAYS]
