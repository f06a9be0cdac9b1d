"""Days and hours in the station's own words: 2026年3月2日 星期一 上午9:00."""

from datetime import date, datetime, time
from typing import Final

from app.clock import at_home

WEEKDAYS: Final = "一二三四五六日"
SHORT_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHORT_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
# The hour each part of the day begins.
PARTS: Final = ((18, "晚上"), (13, "下午"), (12, "中午"), (6, "上午"), (0, "凌晨"))


def day_words(day: date, language: str = "zh") -> str:
    """Say a day; a moment is first brought to the station's own clock."""
    day = at_home(day) if isinstance(day, datetime) else day
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"
    weekday, month = SHORT_WEEKDAYS[day.weekday()], SHORT_MONTHS[day.month - 1]
    return f"{weekday} {day.day} {month} {day.year}"


def date_words(day: date, language: str = "zh") -> str:
    """The date alone: 2026年3月2日."""
    return (
        f"{day.year}年{day.month}月{day.day}日"
        if language == "zh"
        else f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"
    )


def time_words(at: datetime | time, language: str = "zh") -> str:
    """Say an hour of the day, with the part of the day in Chinese."""
    at = at_home(at) if isinstance(at, datetime) else at
    if language == "zh":
        return f"{part_of_day(at.hour)}{at.hour - 12 if at.hour > 12 else at.hour}:{at.minute:02}"
    return f"{at.hour}:{at.minute:02}"


def hours_words(starts_at: datetime, ends_at: datetime, language: str = "zh") -> str:
    """From when until when on one day: 下午3:00–4:30; another part of the day says so: 上午11:00–下午1:00."""
    begins, ends = time_words(starts_at, language), time_words(ends_at, language)
    part = part_of_day(at_home(ends_at).hour)
    if language == "zh" and part == part_of_day(at_home(starts_at).hour):
        ends = ends.removeprefix(part)
    # Joiners: the hours stay on one line.
    return f"{begins}\u2060–\u2060{ends}"


def moment_words(at: datetime, language: str = "zh") -> str:
    between = " " if language == "zh" else ", "
    return day_words(at, language) + between + time_words(at, language)


def brief_words(at: datetime, language: str = "zh") -> str:
    """The same for a row of a list: 2026年3月2日 9:00."""
    at, hour = at_home(at), clock_words(at)
    return (
        f"{at.year}年{at.month}月{at.day}日 {hour}"
        if language == "zh"
        else f"{at.day} {SHORT_MONTHS[at.month - 1]} {at.year}, {hour}"
    )


def clock_words(at: datetime | None) -> str:
    """Nothing but the hour: 9:00."""
    return f"{at_home(at).hour}:{at_home(at):%M}" if at else ""


def part_of_day(hour: int) -> str:
    return next(name for begins, name in PARTS if hour >= begins)
