"""When it is over, at the desk: how many came, what they thought, and how it was, in a few words."""

from typing import Any

from flask import Blueprint, Response, flash

from app import clock
from app.activities import queries, queries_after, queries_desk_after, screens_desk, verbs, verbs_after
from app.activities.desk_asked import held, seen, told_of
from app.activities.forms_desk_party import RecordForm
from app.activities.models import Activity
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.volunteers import queries_deadlines
from app.words import _

bp = door.guard(Blueprint("afterwards", __name__, url_prefix="/desk/activities"))


@bp.get("/<id:id>/record")
def page(id: int) -> Response:
    """What is known of it so far."""
    activity = seen(id)
    said = {"summary": activity.summary, "uncounted": activity.uncounted}
    return _page(activity, RecordForm(None, **said))


@bp.post("/<id:id>/record")
def write_down(id: int) -> Response:
    """How it was; it can be put right by writing it down again."""
    activity, form = held(id), RecordForm()
    if not form.validate():
        return _page(activity, form, 422)
    try:
        verbs.write_down(activity, door.staff(), form.summary.data, form.uncounted.data or 0)
    except Refused as refused:
        return _page(activity, form, 409, refused=str(refused))
    flash(_("记录写好了"), "ok")
    return lead_to(".page", id=id)


def _page(activity: Activity, form: RecordForm, status: int = 200, refused: str = "") -> Response:
    told: dict[str, Any] = {"form": form, "refused": refused, "heads": verbs_after.heads(activity)}
    told |= {"deadline": queries_deadlines.deadline(activity.ends_at.date())}
    told |= {"is_over": activity.ends_at <= clock.now()} | _opinions(activity) | _hours(activity)
    return show("activities/desk_record.html", status, **told_of(activity, "afterwards.page"), **told)


def _opinions(activity: Activity) -> dict[str, Any]:
    """What guests thought of it."""
    said = queries_after.opinions(activity.id)
    liked = screens_desk.liked_words([one.liked for one in said]) if said else ""
    return {"opinions": len(said), "come_again": sum(one.comes_again for one in said), "liked": liked}


def _hours(activity: Activity) -> dict[str, Any]:
    """Where helpers served, and what of it is still to be confirmed."""
    tasks = [task for task in queries.tasks(activity.id) if task.duty_id]
    waiting = queries_desk_after.unconfirmed([task.duty_id or 0 for task in tasks])
    return {"tasks": tasks, "waiting": waiting, "can_see_duty": door.may("duties.duty", door.staff())}
