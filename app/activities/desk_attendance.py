"""Attendance at the desk: a tap for each party that is here, whoever comes without a name, and volunteers at work."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app.activities import (
    queries,
    queries_desk_signups,
    queries_seats,
    screens_desk_one,
    screens_desk_people,
    verbs_door,
)
from app.activities.desk_asked import held, held_signup, seen, told_of
from app.activities.forms_desk_party import DoorForm, HeadsForm
from app.activities.models import Activity
from app.activities.models_seats import Signup, Source
from app.activities.verbs_seats import Asked, Party
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.volunteers import queries as volunteers
from app.volunteers import queries_ledger, verbs_ledger
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty
from app.volunteers.numbered import asked
from app.words import _, ngettext

bp = door.guard(Blueprint("attendance", __name__, url_prefix="/desk/activities"))


@bp.get("/<id:id>/attendance")
def page(id: int) -> Response:
    """Everyone who is expected, by number."""
    return _page(seen(id))


@bp.post("/<id:id>/attendance")
def seek(id: int) -> Response:
    """Those with a number, or a phone's tail, which belongs in no address."""
    return _page(seen(id), search=request.form.get("q", "").strip()[:20])


@bp.post("/signups/<id:id>/arrive")
def arrive(id: int) -> Response:
    """They are here: all of them, or so many."""
    signup, form = held_signup(id), HeadsForm()
    if not form.validate():
        return _page(signup.activity, 422, wrong=form.heads.errors[0])
    verbs_door.check_in(signup, form.heads.data, door.staff())
    return _back(signup)


@bp.post("/signups/<id:id>/let-in")
def let_in(id: int) -> Response:
    """They have waited, and come in."""
    signup = held_signup(id)
    verbs_door.let_in(signup, door.staff())
    return _back(signup)


@bp.post("/signups/<id:id>/not-here")
def undo(id: int) -> Response:
    """That was a wrong tap."""
    signup = held_signup(id)
    arrival = queries_seats.arrival(id)
    if arrival is not None:
        verbs_door.undo(arrival, signup, door.staff())
    return _back(signup)


@bp.post("/<id:id>/walk-in")
def walk_in(id: int) -> Response:
    """Somebody comes without having signed up; beyond the seats only with an explicit yes."""
    activity, form = held(id), DoorForm(prefix="w")
    if not form.validate():
        return _page(activity, 422, form=form)
    party, asked_here = Party(**form.party()), Asked(Source.DOOR, door.staff())
    try:
        signup = verbs_door.walk_in(activity, party, asked_here, None, may_exceed=form.may_exceed.data)
    except Refused as refused:
        return _page(activity, 409, form=form, refused=str(refused), is_full=_is_full(activity, party))
    flash(ngettext("记下了，来了 %(num)d 位", "记下了，来了 %(num)d 位", party.size), "ok")
    return _back(signup)


@bp.post("/signups/<id:id>/sign-in")
def sign_in(id: int) -> Response:
    """A helper begins."""
    signup = held_signup(id)
    verbs_ledger.sign_in(_volunteer(signup), _duty(signup))
    return _back(signup)


@bp.post("/signups/<id:id>/sign-out")
def sign_out(id: int) -> Response:
    """A helper has done."""
    signup = held_signup(id)
    stint = queries_ledger.open_stint(_volunteer(signup).id)
    if stint is None or stint.duty_id != _duty(signup).id:
        raise Refused(_("现在没有在这里签到"))
    verbs_ledger.sign_out(stint)
    return _back(signup)


def _volunteer(signup: Signup) -> Volunteer:
    """The volunteer behind a sign-up, locked after its activity."""
    return volunteers.volunteer_for_update(signup.volunteer_id or 0) or abort(404)


def _duty(signup: Signup) -> Duty:
    return (signup.task.duty if signup.task else None) or abort(404)


def _is_full(activity: Activity, party: Party) -> bool:
    """Whether it is only for want of seats that they were not let in."""
    left = told_of(activity)["left"]
    return left is not None and left < party.size


def _page(activity: Activity, status: int = 200, search: str = "", **told: Any) -> Response:
    after = asked("after") or 0
    found = queries_desk_signups.guests(activity.id, search, after)
    older = found[-1].number if len(found) == queries_desk_signups.PAGE and not search else None
    told = {"form": DoorForm(None, prefix="w")} | told | {"q": search, "after": after, "older": older}
    crew = queries_desk_signups.crew(activity.id)
    told |= {"walked_in": queries_desk_signups.walked_in(activity.id)}
    told |= {"crew": screens_desk_one.tasks(queries.tasks(activity.id), crew)}
    rows = screens_desk_people.guests(found)
    return show("activities/desk_attendance.html", status, rows=rows, **told_of(activity, "attendance.page"), **told)


def _back(signup: Signup) -> Response:
    """To the list, at the row that was tapped."""
    return lead_to(".page", id=signup.activity_id, _anchor=f"signup-{signup.id}")
