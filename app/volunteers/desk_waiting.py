"""Who asked to be a volunteer, at the desk: one tap says yes, a reason says no."""

from flask import Blueprint, Response, abort, flash

from app.pages import lead_to, show
from app.staff import door
from app.volunteers import portraits, queries_waiting, verbs
from app.volunteers.desk_asked import held, seen
from app.volunteers.forms_desk import DeclineForm
from app.volunteers.models import Standing, Volunteer
from app.volunteers.numbered import asked
from app.words import _

bp = door.guard(Blueprint("applications", __name__, url_prefix="/desk/applications"))


@bp.get("")
def all_of_them() -> Response:
    """The longest waiting first."""
    found, after = queries_waiting.applicants(asked("after")), asked("after")
    rows = portraits.waiting(found, queries_waiting.namesakes([each.id for each in found]))
    older = found[-1].id if len(found) == queries_waiting.PAGE else None
    return show("volunteers/desk_waiting.html", rows=rows, count=queries_waiting.waiting(), older=older, after=after)


@bp.post("/<id:id>/approve")
def approve(id: int) -> Response:
    """Yes."""
    volunteer = held(id)
    verbs.approve(volunteer, door.staff())
    return _done(_("通过了，可以来签到了"))


@bp.get("/<id:id>/decline")
def reason(id: int) -> Response:
    """Why not?"""
    volunteer = seen(id)
    if volunteer.standing is not Standing.APPLIED:
        abort(404)
    return _reason_page(volunteer, DeclineForm())


@bp.post("/<id:id>/decline")
def decline(id: int) -> Response:
    """No, and why."""
    volunteer, form = held(id), DeclineForm()
    if not form.validate():
        return _reason_page(volunteer, form, 422)
    verbs.decline(volunteer, door.staff(), form.said())
    return _done(_("答复好了，本人在自助机上会看到"))


def _reason_page(volunteer: Volunteer, form: DeclineForm, status: int = 200) -> Response:
    return show("volunteers/desk_decline.html", status, one=volunteer, form=form)


def _done(words: str) -> Response:
    flash(words, "ok")
    return lead_to(".all_of_them")
