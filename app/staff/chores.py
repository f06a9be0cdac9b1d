"""Housekeeping as the desk sees it: what ran, what comes next, what is late."""

from collections.abc import Iterator

from flask import Blueprint, Response, url_for

from app import jobs
from app.daywords import moment_words
from app.jobs import JobRow
from app.pages import show
from app.staff import door
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
    yield Card(_("后台任务"), Tone.ALARM if rows else Tone.OK, rows, url_for("jobs.all_of_them"), _("都按时做完了"))


def _note(job: JobRow) -> str:
    if job.last_ok is False:
        return str(_("没有做成：%(note)s", note=job.note))
    if job.last_at is None:
        return str(_("还没有做过"))
    return str(_("晚了，上一次是%(when)s", when=moment_words(job.last_at, language())))
