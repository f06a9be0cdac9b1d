"""How care reads on any screen: rhythms, outcomes, how far an alarm has gone."""

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from flask import url_for

from app import clock
from app.care import queries
from app.care.models import CarePlan, CareVisit, Outcome, Stage
from app.care.recurrence import FAR, OnHolidays, slots
from app.community import queries_days
from app.daywords import day_words
from app.orders import screens_new
from app.orders.models import Half
from app.orders.screens import HALVES
from app.privacy import mask_name
from app.volunteers.kiosk_offers import Entry
from app.volunteers.models import Volunteer
from app.words import _, _l, language

__all__ = ["HALVES", "ON_HOLIDAYS", "OUTCOMES", "WEEKDAYS"]

WEEKDAYS: Final = {
    0: _l("星期一"),
    1: _l("星期二"),
    2: _l("星期三"),
    3: _l("星期四"),
    4: _l("星期五"),
    5: _l("星期六"),
    6: _l("星期日"),
}
ON_HOLIDAYS: Final = {
    OnHolidays.AFTER: _l("往后挪到上班那天"),
    OnHolidays.BEFORE: _l("提前到上班那天"),
    OnHolidays.KEEP: _l("照样去"),
}
OUTCOMES: Final = {
    Outcome.BROUGHT: _l("送到了"),
    Outcome.FOR_THEM: _l("别人代收"),
    Outcome.NOT_HOME: _l("没人在"),
    Outcome.PUT_OFF: _l("改天"),
}
TONES: Final = {Outcome.BROUGHT: "ok", Outcome.FOR_THEM: "ok", Outcome.NOT_HOME: "err", Outcome.PUT_OFF: "wait"}
RUNGS: Final = {1: _l("请志愿者"), 2: _l("请网格长"), 3: _l("请驿站")}


class Row(NamedTuple):
    """A visit in a list."""

    id: int
    day: str
    who: str
    state: str
    tone: str
    note: str


def rhythm_words(plan: CarePlan) -> str:
    """每星期一 上午."""
    days = _("、").join(str(WEEKDAYS[each]) for each in plan.weekdays)
    return _("每%(days)s %(half)s", days=days, half=HALVES[plan.half])


def where(plan: CarePlan, *, is_whole: bool) -> str:
    """The building, or the door."""
    return screens_new.door_words(plan.building, *((plan.unit, plan.room) if is_whole else ("", "")))


def rows(visits: Iterable[CareVisit]) -> list[Row]:
    """One row for each."""
    return [
        Row(
            each.id,
            day_words(each.day, language()),
            each.volunteer.name if each.volunteer else _("还没有人去"),
            *state(each),
            each.note,
        )
        for each in visits
    ]


def state(visit: CareVisit) -> tuple[str, str]:
    """Where it stands, and how that looks."""
    if visit.outcome is not None:
        return str(OUTCOMES[visit.outcome]), TONES[visit.outcome]
    if visit.stage is Stage.SKIPPED:
        return _("跳过"), "plain"
    if visit.is_ringing():
        return _("没有回音"), "err"
    if visit.volunteer_id is None:
        return _("还没有人去"), "err"
    return (_("挪过"), "wait") if visit.day != visit.slot else (_("排好了"), "plain")


def ahead(plan: CarePlan) -> list[Row]:
    """What is laid ahead."""
    today = clock.today()
    found = queries.visits(plan.id, today - FAR, date.max)
    return rows(each for each in found if each.day >= today)


def next_visits(plans: Iterable[CarePlan]) -> dict[int, str]:
    """When each plan's next visit is, by its own rules."""
    today = clock.today()
    special = queries_days.calendar(today - FAR, today + 3 * FAR)
    held = queries.pauses(each.id for each in plans)
    found = {}
    for plan in plans:
        coming = slots(plan.rhythm, today - FAR, today + FAR, special, held.get(plan.id, []))
        days = [each.day for each in coming if each.day >= today]
        found[plan.id] = day_words(days[0], language()) if days else _("近期没有")
    return found


def to_bring(volunteer: Volunteer) -> list[Entry]:
    """A volunteer's visits of today, for their own page."""
    return [
        Entry(
            url_for("bringing.set_out", id=each.id),
            "calendar-heart",
            each.plan.item.task,
            str(HALVES[each.plan.half]),
            where(each.plan, is_whole=False),
        )
        for each in queries.own_visits(volunteer.id, clock.today())
        if each.duty_id is None
    ]


def half_of(half: Half) -> str:
    return str(HALVES[half])


def masked(plan: CarePlan) -> str:
    return mask_name(plan.contact)
