"""Planning at the desk: an activity is thought of, announced, put right, called off, or thrown away."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.activities import queries, verbs
from app.activities.desk_asked import day_asked, held, seen, told_of
from app.activities.forms_desk import ActivityForm, said_of, youngest
from app.activities.forms_desk_reasons import ReasonForm
from app.activities.models import Activity, Kind
from app.activities.verbs import Plan
from app.activities.verbs_tasks import Wanted
from app.community import queries as community
from app.community.models import Place
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.volunteers import queries_duties, queries_ledger
from app.volunteers.numbered import asked
from app.words import _

bp = door.guard(Blueprint("plans", __name__, url_prefix="/desk/activities"))


@bp.get("/new")
def new() -> Response:
    """A new activity, with what is most likely filled in."""
    return _form_page(ActivityForm(None, places=queries_duties.places(), **_first_words()))


@bp.post("/new")
def draft() -> Response:
    """Plan it, and announce it at once if that was the button."""
    form = ActivityForm(places=queries_duties.places())
    if not form.validate():
        return _form_page(form, status=422)
    made = None
    try:
        made = verbs.draft(_plan(form), door.staff())
        if _is_to_be_published():
            verbs.publish(made, door.staff())
    except Refused as refused:
        return _refused_page(form, refused, but=made)
    return _saved(
        made, _("存好了，也发布了，大家看得到了") if _is_to_be_published() else _("存好了，现在还只有工作人员看得到")
    )


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """What is said of it."""
    activity = seen(id)
    tasks = [{"id": task.id, "name": task.name, "places": task.places} for task in queries.tasks(id)]
    return _form_page(ActivityForm(None, places=queries_duties.places(), **said_of(activity, tasks)), activity)


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Put it right."""
    activity = held(id)
    form = ActivityForm(places=queries_duties.places(), children_from=youngest(activity))
    if not form.validate():
        return _form_page(form, activity, 422)
    try:
        verbs.change(activity, door.staff(), _plan(form))
        if _is_to_be_published():
            verbs.publish(activity, door.staff())
    except Refused as refused:
        return _refused_page(form, refused, activity, but=activity)
    return _saved(activity, _("改好了，也发布了，大家看得到了") if _is_to_be_published() else _("改好了"))


@bp.post("/<id:id>/publish")
def publish(id: int) -> Response:
    """Announce it."""
    activity = held(id)
    verbs.publish(activity, door.staff())
    return _saved(activity, _("发布了，大家看得到了"))


@bp.get("/<id:id>/cancel")
def reason(id: int) -> Response:
    """Why it is called off."""
    return _cancel_page(seen(id), ReasonForm(None))


@bp.post("/<id:id>/cancel")
def cancel(id: int) -> Response:
    """Call it off; who signed up is to be rung up."""
    activity, form = held(id), ReasonForm()
    if not form.validate():
        return _cancel_page(activity, form, 422)
    verbs.cancel(activity, door.staff(), form.reason.data)
    return _saved(activity, _("取消好了，请给报名的人打电话"))


@bp.post("/<id:id>/delete")
def delete(id: int) -> Response:
    """Throw it away."""
    verbs.delete(held(id), door.staff())
    flash(_("删除好了"), "ok")
    return lead_to("programme.all_of_them")


def _plan(form: ActivityForm) -> Plan:
    starts, ends = form.times()
    place = community.place(form.place.data) or abort(404)
    told: dict[str, Any] = form.words() | form.limits()
    told["organiser"] = told["organiser"] or queries_ledger.organiser_at(place)
    told["in_charge"] = told["in_charge"] or place.keeper or door.staff().name
    tasks = tuple(Wanted(*row) for row in form.wanted())
    flags: dict[str, Any] = {"counts_hours": form.counts_hours.data, "shares_room": form.shares_room.data}
    return Plan(Kind(form.kind.data), place_id=place.id, starts_at=starts, ends_at=ends, tasks=tasks, **told, **flags)


def _is_to_be_published() -> bool:
    return request.form.get("then") == "publish"


def _first_words() -> dict[str, Any]:
    """What is most likely: at the colleague's own place, for its committee."""
    place = _likely_place()
    said: dict[str, Any] = {"day": day_asked("day") or clock.today(), "children_from": "0"}
    if place is None:
        return said
    return said | {"place": place.id, "organiser": queries_ledger.organiser_at(place), "in_charge": place.keeper}


def _likely_place() -> Place | None:
    wanted = asked("place") or door.staff().place_id or next((id for id, _name in queries_duties.places()), 0)
    return community.place(wanted)


def _form_page(form: ActivityForm, activity: Activity | None = None, status: int = 200, **told: Any) -> Response:
    return show("activities/desk_form.html", status, form=form, activity=activity, **told)


def _refused_page(
    form: ActivityForm, refused: Refused, activity: Activity | None = None, but: Activity | None = None
) -> Response:
    """The page once more with everything that was typed; where the room is taken, one may say that it does not matter.

    What was half done is undone by the status of the answer.
    """
    starts, ends = form.times()
    other = queries.in_the_room(form.place.data, starts, ends, but.id if but else 0)
    return _form_page(form, activity, 409, refused=str(refused), is_shared=other is not None)


def _cancel_page(activity: Activity, form: ReasonForm, status: int = 200) -> Response:
    return show("activities/desk_cancel.html", status, form=form, **told_of(activity))


def _saved(activity: Activity, words: str) -> Response:
    flash(words, "ok")
    return lead_to("programme.one", id=activity.id)
