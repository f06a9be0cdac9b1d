"""An order in one's hands, at the kiosk: set out, done, waits, goes back."""

from typing import Any

from flask import Blueprint, Response, abort, url_for
from flask_wtf import FlaskForm

from app.community import queries as community
from app.kiosk import door
from app.orders import queries, screens, verbs_clock, verbs_taking
from app.orders.forms_taking import BACK, DONE, WAITS, BackForm, DoneForm, WaitForm
from app.orders.kiosk_hands import guard, held, volunteer
from app.pages import errors, lead_to, show
from app.volunteers import queries as volunteers

bp = guard(door.guard(Blueprint("own_job", __name__, url_prefix="/kiosk/jobs")))
LISTS = {
    "done": {code: said[1] for code, said in DONE.items()},
    "back": {code: said[1] for code, said in BACK.items()},
    "wait": {each.value: screens.WHY_PAUSED[each] for each in WAITS},
}
"""What can be tapped, by question."""


@bp.post("/<id:id>/set-out")
def set_out(id: int) -> Response:
    """I am on my way: signed in."""
    order = held(id)
    at = community.place(door.here().place_id) or abort(404)
    who = volunteers.volunteer_for_update(volunteer().id) or abort(404)
    stint = verbs_taking.set_out(order, who, at, door.here().device_id)
    return lead_to("attending.stint", id=stint.id, said="in")


@bp.get("/<id:id>/done")
def done(id: int) -> Response:
    """How did it go?"""
    return _ask("done", id, DoneForm(), 200)


@bp.post("/<id:id>/done")
def complete(id: int) -> Response:
    """So it went; the resident says how it was."""
    form = DoneForm()
    if not form.validate():
        return _ask("done", id, form, 422)
    verbs_taking.complete(held(id), volunteer(), form.words.data or DONE[form.how.data][0])
    return lead_to(".thanks")


@bp.get("/thanks")
def thanks() -> Response:
    """Well done."""
    return show("orders/job_thanks.html", page_key="job_thanks")


@bp.get("/<id:id>/back")
def back(id: int) -> Response:
    """Why does it go back?"""
    return _ask("back", id, BackForm(), 200)


@bp.post("/<id:id>/back")
def give_back(id: int) -> Response:
    """Somebody else will do it."""
    form = BackForm()
    if not form.validate():
        return _ask("back", id, form, 422)
    verbs_taking.give_back(held(id), volunteer(), BACK[form.why.data][0])
    return lead_to("taking.open_jobs")


@bp.get("/<id:id>/wait")
def wait(id: int) -> Response:
    """Why does it wait?"""
    return _ask("wait", id, WaitForm(), 200)


@bp.post("/<id:id>/wait")
def pause(id: int) -> Response:
    """The clock stands till the resident can be met."""
    form = WaitForm()
    if not form.validate():
        return _ask("wait", id, form, 422)
    order = held(id)
    verbs_taking.expect_theirs(order, volunteer())
    verbs_clock.pause(order, volunteer(), next(each for each in WAITS if each.value == form.why.data))
    return lead_to("taking.job", id=id)


@bp.post("/<id:id>/resume")
def resume(id: int) -> Response:
    """It goes on."""
    order = held(id)
    verbs_taking.expect_theirs(order, volunteer())
    verbs_clock.resume(order, volunteer())
    return lead_to("taking.job", id=id)


def _ask(question: str, id: int, form: FlaskForm, status: int) -> Response:
    if queries.order(id) is None:
        abort(404)
    told: dict[str, Any] = {"id": id, "choices": LISTS[question].items(), "back_url": url_for("taking.job", id=id)}
    told |= {"errors": errors(form) if status == 422 else {}}
    return show(f"orders/job_{question}.html", status, page_key=f"job_{question}-{id}", **told)
