"""What a resident is asked at the kiosk, in which order, and when it may be wanted."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

FIRST: Final = ("category", "item", "when", "where", "building", "unit", "room")
LEANING: Final[Mapping[str, tuple[str, ...]]] = {
    "category": ("item", "is_sensitive", "health"),
    "item": ("health",),
    "where": ("building", "unit", "room"),
    "building": ("unit", "room"),
}
"""What is asked again when an answer changes."""
ANY: Final = "any"
NOON: Final = 12
EVENING: Final = 17
UNITS: Final = 6


def way(answers: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions: of what tells of somebody's health a yes of its own is asked for."""
    health = ("health",) if answers.get("is_sensitive") else ()
    return (*FIRST, *health, "phone", "consent")


def times(hour: int) -> list[str]:
    """What can be wanted at this hour of the day: '0-morning' is today before noon, '2-any' the day after tomorrow."""
    today = [] if hour >= EVENING else ["0-afternoon"]
    today = ["0-morning", *today] if hour < NOON else today
    return [*today, "1-morning", "1-afternoon", "2-any", ANY]


def day_and_half(code: str, today: date) -> tuple[date | None, str]:
    """'1-morning' → tomorrow, 'morning'; 'any' is no day at all."""
    ahead, _dash, half = code.partition("-")
    return (None, ANY) if code == ANY else (today + timedelta(days=int(ahead)), half)
