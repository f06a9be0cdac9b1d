"""How jobs read at the kiosk: before taking what, which building and when; after it only what the job needs."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import url_for

from app import clock
from app.orders import queries, queries_taking, screens, screens_new
from app.orders.models import Order
from app.orders.promises import Urgency
from app.orders.queries_taking import Job
from app.volunteers.kiosk_offers import Entry
from app.volunteers.models import Volunteer
from app.words import _


class Row(NamedTuple):
    """A job in a list."""

    id: int
    task: str
    where: str
    when: str
    tag: str
    is_urgent: bool


def rows(jobs: Iterable[Job]) -> list[Row]:
    """One row for each."""
    return [_row(each) for each in jobs]


def outline(order: Order) -> list[tuple[str, str]]:
    """What anybody may know who thinks of taking it."""
    return [
        (_("做什么"), order.item.task),
        (_("在哪里"), screens_new.door_words(order.building, "", "")),
        (_("什么时候"), screens_new.wanted_words(order.wanted_on, order.half.value)),
        (_("缓急"), str(screens.URGENCIES[order.urgency])),
    ]


def whole(order: Order) -> list[tuple[str, str]]:
    """What whoever took it needs. Of somebody's health no more than the task."""
    rows = [
        (_("做什么"), order.item.task),
        (_("在哪里"), screens_new.door_words(order.building, order.unit, order.room)),
        (_("什么时候"), screens_new.wanted_words(order.wanted_on, order.half.value)),
        (_("找谁"), order.contact or _("按门铃就好")),
        (_("电话"), order.phone or _("没有留")),
    ]
    rows += [(_("还说了"), order.wish)] if order.wish else []
    # Asked about somebody's health, an answer tells of it too: that stays between them and the desk.
    answers = [] if order.item.is_sensitive else [each for each in queries.pauses(order.id) if each.answer]
    return rows + [(each.question or str(screens.WHY_PAUSED[each.why]), each.answer) for each in answers[-1:]]


def promise(order: Order) -> screens.Clock | None:
    return screens.promise(order, queries.open_pause(order.id))


def to_set_out(volunteer: Volunteer) -> list[Entry]:
    """What they took and can sign in for today, for their own page."""
    gone = queries_taking.gone_for(volunteer.id, clock.today())
    jobs = [each for each in queries_taking.taken_jobs(volunteer.id) if each.id not in gone]
    return [
        Entry(url_for("own_job.set_out", id=each.id), "clipboard-list", each.task, row.when, row.where)
        for each, row in zip(jobs, rows(jobs), strict=True)
    ]


def _row(job: Job) -> Row:
    when = _("%(when)s 前", when=screens.when(job.due_at)) if job.due_at else _("等居民回话")
    if job.wanted_on is not None:
        when = screens_new.wanted_words(job.wanted_on, job.half.value)
    tag = _("请您") if job.is_for_me else str(screens.URGENCIES[job.urgency])
    return Row(job.id, job.task, f"{job.compound}{job.building}", when, tag, job.urgency is Urgency.URGENT)
