"""An activity in words for everybody: when, where, for whom, and how many places are left."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from app.activities import screens
from app.activities.models import Stage
from app.activities.queries_public import Announced
from app.clock import at_home
from app.daywords import brief_words, day_words, hours_words, time_words
from app.words import _, language, ngettext


class Line(NamedTuple):
    """An activity as a list shows it."""

    id: int
    icon: str
    name: str
    when: str
    where: str
    seats: str
    is_cancelled: bool


class Facts(NamedTuple):
    """The same on its own page."""

    name: str
    kind: str
    icon: str
    about: str
    day: str
    hours: str
    where: str
    address: str
    organiser: str
    seats: str
    who: str
    risks: str
    cancelled: str
    is_ahead: bool
    phone: str


def by_day(found: Iterable[Announced], now: datetime) -> list[tuple[str, list[Line]]]:
    """The list, day by day."""
    days = groupby(found, key=lambda one: at_home(one.starts_at).date())
    return [(day_words(day, language()), [line(one, now) for one in those]) for day, those in days]


def line(one: Announced, now: datetime) -> Line:
    icon = screens.ICONS[one.kind]
    return Line(one.id, icon, one.name, hours(one), place(one), seats(one, now), one.is_cancelled)


def facts(one: Announced, now: datetime) -> Facts:
    return Facts(
        name=one.name,
        kind=str(screens.KINDS[one.kind]),
        icon=screens.ICONS[one.kind],
        about=one.about,
        day=day_words(at_home(one.starts_at).date(), language()),
        hours=hours(one),
        where=place(one),
        address=one.address,
        organiser=one.organiser,
        seats=seats(one, now),
        who=who(one),
        risks=one.risks,
        cancelled=one.cancel_reason if one.is_cancelled else "",
        is_ahead=one.stage is Stage.PUBLISHED and now < one.ends_at,
        phone=one.duty_phone,
    )


def hours(one: Announced) -> str:
    """From when until when; an end on another day says so."""
    is_same_day = at_home(one.starts_at).date() == at_home(one.ends_at).date()
    if is_same_day:
        return hours_words(one.starts_at, one.ends_at, language())
    start, end = time_words(one.starts_at, language()), brief_words(one.ends_at, language())
    return _("%(start)s到%(end)s", start=start, end=end)


def place(one: Announced) -> str:
    return one.place_name_en if language() == "en" and one.place_name_en else one.place_name


def who(one: Announced) -> str:
    """Whether children may come."""
    if one.children_from is None:
        return _("成年人参加")
    if one.children_from == 0:
        return _("小朋友可以和家长一起来")
    return _("满 %(years)d 岁的小朋友可以和家长一起来", years=one.children_from)


def seats(one: Announced, now: datetime) -> str:
    """Places left, in words."""
    if one.is_cancelled:
        return _("已取消")
    if one.stage is not Stage.PUBLISHED or now >= one.ends_at:
        return _("已结束")
    if one.signup_from and now < one.signup_from:
        return _("%(when)s 开始报名", when=brief_words(one.signup_from, language()))
    if one.free is None:
        return _("不限人数，直接来也行")
    return _left(one) if one.takes_signups(now) else _("报名截止了")


def event(one: Announced, url: str) -> dict[str, Any]:
    """The same for search machines: schema.org Event."""
    status = "EventCancelled" if one.is_cancelled else "EventScheduled"
    return {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": one.name,
        "description": one.about,
        "startDate": one.starts_at.isoformat(),
        "endDate": one.ends_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "isAccessibleForFree": True,
        "location": {"@type": "Place", "name": one.place_name, "address": one.address or one.place_name},
        "organizer": {"@type": "Organization", "name": one.organiser},
        "url": url,
    }


def _left(one: Announced) -> str:
    if one.free:
        return ngettext("还有 %(num)d 个位子", "还有 %(num)d 个位子", one.free)
    return _("满了，可以候补")
