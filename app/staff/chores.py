"""Housekeeping as the desk sees it: what ran, what comes next, what is late."""

from collections.abc import Iterator

from flask import Blueprint, Response, current_app, url_for

from app import jobs
from app.backup import verbs as copies
from app.community.queries_reach import NOTHING
from app.config import Config
from app.daywords import moment_words
from app.jobs import JobRow
from app.pages import show
from app.space import free_space as space_left
from app.staff import door, reaches
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _, language

bp = door.guard(Blueprint("jobs", __name__, url_prefix="/desk/jobs"))


@bp.get("")
def all_of_them() -> Response:
    """Every job with its last and next run."""
    return show("desk/jobs.html", jobs=jobs.overview())


def late_card(staff: Staff) -> Iterator[Card]:
    """Jobs that should have run by now, or failed, for those who may look after them."""
    if not door.may("jobs.all_of_them", staff):
        return
    rows = [Row(job.words, _note(job)) for job in jobs.overview() if job.is_late or job.last_ok is False]
    yield Card(
        _("后台任务"), Tone.ALARM if rows else Tone.OK, rows, url_for("jobs.all_of_them"), _("后台任务都按时做完了")
    )


def backup_card(staff: Staff) -> Iterator[Card]:
    """Whether there is a good copy of last night, and room on the disk for the next one."""
    if not door.may("jobs.all_of_them", staff):
        return
    settings: Config = current_app.extensions["settings"]
    latest, space = copies.latest_verified_at(settings), space_left(settings)
    rows = [] if latest else [Row(_("还没有备份"), _("今晚会做第一份"))]
    if latest and copies.is_overdue(settings):
        rows.append(Row(_("备份晚了"), _("上一份是%(when)s", when=moment_words(latest, language()))))
    if space.is_low:
        rows.append(Row(_("硬盘快满了"), _("还剩 %(mb)d MB", mb=space.free_mb)))
    tone = Tone.ALARM if space.is_low or (latest and rows) else Tone.WAIT if rows else Tone.OK
    yield Card(_("备份和硬盘"), tone, rows, url_for("jobs.all_of_them"), _("备份是新的，硬盘有空"))


def charge_card(staff: Staff) -> Iterator[Card]:
    """Whoever was given nothing to look after is told so, and whom to ask."""
    if reaches.reach_of(staff) == NOTHING:
        row = Row(_("还没有给您定负责的社区、网格或地点"), _("请管理员在「设置」的「人员」里选好"))
        yield Card(_("负责哪里"), Tone.ALARM, [row], is_due_today=True)


def _note(job: JobRow) -> str:
    if job.last_ok is False:
        return str(_("没有做成：%(note)s", note=job.note))
    if job.last_at is None:
        return str(_("还没有做过"))
    return str(_("晚了，上一次是%(when)s", when=moment_words(job.last_at, language())))
