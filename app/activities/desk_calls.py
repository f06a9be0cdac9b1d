"""Whom to ring up: a held seat first, then what was called off or has moved; each answer is one tap."""

from typing import Any

from flask import Blueprint, Response, flash, request

from app import clock
from app.activities import queries_after, screens_desk_calls, verbs_after
from app.activities.desk_asked import held_signup, may
from app.activities.models_after import CallCause, CallOutcome
from app.activities.models_seats import Signup
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("calls", __name__, url_prefix="/desk/calls"))


@bp.get("")
def all_of_them() -> Response:
    """Everyone who is to be told something, what presses most first."""
    return _page()


@bp.get("/<id:id>/phone")
def number(id: int) -> Response:
    """A number is shown only on the answer to a tap: whoever comes this way again finds the list."""
    return lead_to(".all_of_them", _anchor=f"call-{id}")


@bp.post("/<id:id>/phone")
def unmask(id: int) -> Response:
    """Show one number in full, to ring it up: a deliberate act, and written down."""
    signup = held_signup(id)
    verbs_after.unmask(signup, door.staff())
    return _page(unmasked=signup)


@bp.post("/<id:id>")
def note(id: int) -> Response:
    """What came of a call."""
    cause, outcome = request.form.get("cause", ""), request.form.get("outcome", "")
    signup = held_signup(id)
    if cause not in set(CallCause) or outcome not in screens_desk_calls.answers(CallCause(cause)):
        return _page(status=422, wrong=_("请点一下电话打得怎么样"))
    verbs_after.note_call(signup, door.staff(), CallCause(cause), CallOutcome(outcome))
    flash(screens_desk_calls.noted_words(signup, CallOutcome(outcome)), "ok")
    return lead_to(".all_of_them")


def _page(unmasked: Signup | None = None, status: int = 200, **told: Any) -> Response:
    found = queries_after.to_call(clock.now())
    rows = screens_desk_calls.calls(found, unmasked.id if unmasked else None)
    return show("activities/desk_calls.html", status, rows=rows, may=may, **told)
