"""How a volunteer's own record reads on the screen: sums, stars, months, services in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from app.daywords import SHORT_MONTHS, day_words
from app.volunteers import hours, queries_growth
from app.volunteers.hours import in_hours
from app.volunteers.models_growth import Training
from app.volunteers.queries_record import Sums
from app.words import _, language

MONTHS = 12


class Month(NamedTuple):
    """A bar: which month, its hours, how high (0 to 100)."""

    label: str
    words: str
    minutes: int
    hours: str
    height: int


class Given(NamedTuple):
    """A training, an award or an evaluation in the list."""

    kind: str
    words: str
    more: str


def overview(sums: Sums, days: Iterable[tuple[date, int]], today: date) -> dict[str, Any]:
    """All of it at a glance."""
    return {
        "counted": in_hours(sums.counted),
        "waiting": in_hours(sums.waiting) if sums.waiting else "",
        "stars": hours.stars(sums.counted),
        "star_words": _stars(sums.counted),
        "months": _months(days, today),
    }


def first_month(today: date) -> date:
    """The first day of the first of the last twelve months."""
    return _months_back(today, MONTHS - 1)


def grown(volunteer_id: int) -> list[Given]:
    """What they learned and were given, the latest first."""
    trainings, awards = queries_growth.trainings(volunteer_id), queries_growth.awards(volunteer_id)
    found = [
        *((one.day, _("培训"), one.topic, _training(one)) for one in trainings),
        *((one.day, _("表彰"), one.name, one.giver) for one in awards),
        *((one.day, _("评价"), one.words, "") for one in queries_growth.evaluations(volunteer_id)),
    ]
    newest = sorted(found, key=lambda each: each[0], reverse=True)
    return [
        Given(kind, words, " · ".join(filter(None, (day_words(day, language()), more))))
        for day, kind, words, more in newest
    ]


def _training(one: Training) -> str:
    return " · ".join((_("%(hours)s 小时", hours=in_hours(one.minutes)), one.place, one.organiser))


def _stars(minutes: int) -> str:
    have = hours.stars(minutes)
    if have == len(hours.STAR_HOURS):
        return _("五星志愿者，谢谢您！")
    missing = in_hours(hours.STAR_HOURS[have] * 60 - minutes)
    if not have:
        return _("再服务 %(hours)s 小时，就是一星志愿者", hours=missing)
    return _("%(have)d 星志愿者，再服务 %(hours)s 小时就是 %(next)d 星", have=have, hours=missing, next=have + 1)


def _months(days: Iterable[tuple[date, int]], today: date) -> list[Month]:
    sums: dict[tuple[int, int], int] = {}
    for day, minutes in days:
        sums[day.year, day.month] = sums.get((day.year, day.month), 0) + minutes
    highest = max(sums.values(), default=0) or 1
    back = [_months_back(today, number) for number in reversed(range(MONTHS))]
    return [_month(first, sums.get((first.year, first.month), 0), highest) for first in back]


def _month(first: date, minutes: int, highest: int) -> Month:
    is_english = language() == "en"
    label = SHORT_MONTHS[first.month - 1] if is_english else f"{first.month}月"
    words = f"{label} {first.year}" if is_english else f"{first.year}年{label}"
    return Month(label, words, minutes, in_hours(minutes), minutes * 100 // highest)


def _months_back(today: date, number: int) -> date:
    years, month = divmod(today.year * 12 + today.month - 1 - number, 12)
    return date(years, month + 1, 1)
