"""How what is coming reads: a leaf of the calendar, what is left in words, and what to know beforehand."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from app import clock
from app.activities import seating
from app.activities.models import Activity, Stage
from app.activities.queries_kiosk import Coming, HelpWanted
from app.activities.screens import ICONS, KINDS, brief_span, short_day, span_words, weekday
from app.clock import ONE_DAY
from app.config import rules
from app.daywords import time_words
from app.words import _, language, ngettext


class Leaf(NamedTuple):
    """A day as a leaf of the calendar: 今天 or 周四, and the date."""

    day: str
    date: str


class Left(NamedTuple):
    """What is left, in words, and the colour of its tag; `can_join`: whether one can put one's name down now."""

    words: str
    tone: str
    can_join: bool


class Row(NamedTuple):
    """An activity in the list."""

    id: int
    leaf: Leaf
    name: str
    when: str
    where: str
    left: Left


def rows(found: Iterable[Coming]) -> list[Row]:
    """One row for each."""
    return [
        Row(one.id, leaf(one.starts_at), one.name, time_words(one.starts_at, language()), where(one), left(one))
        for one in found
    ]


def leaf(at: datetime) -> Leaf:
    """The day something begins."""
    day = at.date()
    near = {clock.today(): _("今天"), clock.today() + ONE_DAY: _("明天")}
    return Leaf(near.get(day) or weekday(day), short_day(day))


def soon_words(at: datetime) -> str:
    """今天 下午3:00, or 11月26日 下午3:00."""
    day = _("今天") if at.date() == clock.today() else short_day(at)
    return f"{day} {time_words(at, language())}"


def where(one: Coming) -> str:
    return one.place_name_en if one.place_name_en and language() == "en" else one.place_name


def left(one: Coming | Activity, taken: int | None = None) -> Left:
    """How many places there are, or why one cannot sign up."""
    now, taken = clock.now(), one.taken if isinstance(one, Coming) else taken or 0
    if one.stage is Stage.CANCELLED:
        return Left(_("已取消：%(reason)s", reason=one.cancel_reason), "clay", can_join=False)
    if one.stage is not Stage.PUBLISHED or now >= one.ends_at:
        return Left(_("已经结束"), "plain", can_join=False)
    if one.signup_from and now < one.signup_from:
        return Left(_("%(when)s 开始报名", when=soon_words(one.signup_from)), "plain", can_join=False)
    if now >= one.signup_until and one.seats is not None:
        return Left(_("报名结束了"), "plain", can_join=False)
    return _seats_left(seating.free_seats(one.seats, taken, 0), can_join=now < one.signup_until)


def _seats_left(free: int | None, *, can_join: bool) -> Left:
    if free is None:
        return Left(_("不用报名，直接来"), "leaf", can_join)
    if free == 0:
        return Left(_("已满，可以候补"), "honey", can_join)
    return Left(ngettext("还有 %(num)d 个位子", "还有 %(num)d 个位子", free), "leaf", can_join)


def page(activity: Activity, taken: int, wanted: Sequence[HelpWanted]) -> dict[str, Any]:
    """All that is to be known of it."""
    state = left(activity, taken)
    return {
        "kind": str(KINDS[activity.kind]),
        "icon": ICONS[activity.kind],
        "left": state,
        "facts": facts(activity),
        "is_open": activity.lets_in(clock.now(), timedelta(minutes=rules().doors_open_minutes)),
        "wants_help": bool(wanted) and may_help(activity),
    }


def may_help(activity: Activity) -> bool:
    return activity.takes_signups(clock.now())


def facts(activity: Activity) -> list[tuple[str, str, str]]:
    """Icon, head and words: when, where, for whom, who invites."""
    place = activity.place
    name = place.name_en if place.name_en and language() == "en" else place.name
    return [
        ("clock", _("时间"), span_words(activity.starts_at, activity.ends_at)),
        ("map-pin", _("去哪里"), f"{name} {place.address}".strip()),
        ("users", _("谁能来"), for_whom(activity.children_from)),
        ("house", _("谁来办"), activity.organiser),
    ]


def for_whom(children_from: int | None) -> str:
    """Grown-ups only, or children from some age on."""
    if children_from is None:
        return _("大人")
    if children_from == 0:
        return _("大人小朋友都可以")
    return _("大人，和满 %(years)d 岁的小朋友", years=children_from)


class Place(NamedTuple):
    """A place to help."""

    id: int
    name: str
    left: Left


def places(wanted: Iterable[HelpWanted]) -> list[Place]:
    """How many are still wanted at each."""
    return [Place(one.id, one.name, _wanted(one.left)) for one in wanted]


def heading(activity: Activity) -> dict[str, Any]:
    return {"icon": ICONS[activity.kind], "when": brief_span(activity.starts_at, activity.ends_at)}


def _wanted(left: int | None) -> Left:
    if left is None:
        return Left(_("来多少都欢迎"), "leaf", can_join=True)
    if left == 0:
        return Left(_("够了，可以候补"), "honey", can_join=True)
    return Left(ngettext("还要 %(num)d 位", "还要 %(num)d 位", left), "leaf", can_join=True)
