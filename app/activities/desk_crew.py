"""A volunteer rings up and wants to help: the desk finds them on the roster and puts their name down."""

from flask import Blueprint, Response, abort, flash, request

from app.activities import queries, verbs_seats
from app.activities.desk_asked import held, seen, told_of
from app.activities.models import Activity, Task
from app.activities.models_seats import SignupStage, Source
from app.activities.verbs_seats import Asked
from app.pages import lead_to, show
from app.privacy import mask_phone
from app.staff import door
from app.volunteers import queries as volunteers
from app.volunteers import queries_roster
from app.volunteers.numbered import asked
from app.volunteers.queries_roster import Sift
from app.words import _

bp = door.guard(Blueprint("crew", __name__, url_prefix="/desk/activities"))
SHOWN = 20


@bp.get("/<id:id>/crew")
def page(id: int) -> Response:
    """Who is it?"""
    return _page(seen(id))


@bp.post("/<id:id>/crew")
def seek(id: int) -> Response:
    """Those whose name, pinyin or phone fits; what is typed stays out of the address."""
    return _page(seen(id), request.form.get("q", "").strip()[:40])


@bp.post("/<id:id>/crew/take")
def take(id: int) -> Response:
    """They help there, or wait for a place."""
    activity, task = held(id), _task(id)
    volunteer = volunteers.volunteer_for_update(asked("volunteer") or 0)
    if task is None or volunteer is None:
        return _page(activity, status=422, wrong=_("请选一位志愿者和一个岗位"))
    signup = verbs_seats.help_out(activity, task, volunteer, Asked(Source.DESK, door.staff()))
    waits = signup.stage is SignupStage.WAITING
    flash(_("岗位满了，先记为候补") if waits else _("记好了"), "wait" if waits else "ok")
    return lead_to("programme.one", id=id)


def _task(activity_id: int) -> Task | None:
    task = queries.task(asked("task") or 0)
    return task if task and task.activity_id == activity_id else None


def _page(activity: Activity, search: str = "", status: int = 200, wrong: str = "") -> Response:
    found = queries_roster.roster(Sift(), search, limit=SHOWN) if search else []
    people = [(row.id, row.name, mask_phone(row.phone or "")) for row in found]
    tasks = queries.tasks(activity.id) or abort(404)
    told = {"people": people, "tasks": tasks, "q": search, "wrong": wrong}
    return show("activities/desk_crew.html", status, **told_of(activity), **told)
