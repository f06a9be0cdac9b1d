"""How was it? Two questions for whoever came, answered once."""

from flask import Blueprint, Response, request

from app import clock
from app.activities import kiosk_door, kiosk_seals, queries_door, queries_seats, screens_door, tickets, verbs_after
from app.activities.forms_door import OpinionForm
from app.activities.models_seats import Signup
from app.clock import ONE_DAY
from app.kiosk import door
from app.pages import errors, lead_to, show
from app.volunteers import guesses
from app.volunteers.forms_door import TailForm
from app.words import _

LOOKS_BACK = 2 * ONE_DAY
"""So long after it one finds oneself by the phone's tail; with the ticket always."""

bp = door.guard(Blueprint("opinions", __name__, url_prefix="/kiosk/opinion"))


@bp.get("")
def opinion() -> Response:
    """Show your ticket, or tap the end of your phone's number."""
    return _ask_who(200, {})


@bp.post("/scan")
def scan_opinion() -> Response:
    """A ticket says who came."""
    token = tickets.ticket_in(request.form.get("card", ""))
    signup = queries_seats.holder_of(token) if token else None
    if signup is None:
        return _ask_who(422, {"card": _("这张票现在用不了，可以输手机尾号，或找人帮忙")})
    verbs_after.expect_opinion(signup)
    return _questions(signup, OpinionForm())


@bp.post("/find")
def find_opinion() -> Response:
    """Who came, and whose phone ends like this? The answer is masked, and only so many are given."""
    form = TailForm()
    if not form.validate():
        return _ask_who(422, errors(form))
    may_look_up = guesses.may_look_up(door.here().device_id)
    kiosk_door.count()
    if not may_look_up:
        return show("activities/door_locked.html", 429)
    found = queries_door.came_with(form.tail.data, clock.today() - LOOKS_BACK, clock.now())
    if not found:
        return _ask_who(422, {"tail": _("没有找到这个尾号，来参加过的才能说")})
    told = screens_door.candidates(found, kiosk_seals.shown, says_what=True)
    return show("activities/opinion_guests.html", **told)


@bp.post("/ask")
def ask_opinion() -> Response:
    """That is me."""
    signup = kiosk_seals.tapped()
    verbs_after.expect_opinion(signup)
    return _questions(signup, OpinionForm())


@bp.post("")
def give_opinion() -> Response:
    """So it was."""
    signup, form = kiosk_seals.tapped(), OpinionForm()
    if not form.validate():
        return _questions(signup, form, 422)
    verbs_after.give_opinion(signup, int(form.liked.data), comes_again=form.again.data == "yes")
    return lead_to(".opinion_thanks")


@bp.get("/thanks")
def opinion_thanks() -> Response:
    return show("activities/opinion_thanks.html")


def _ask_who(status: int, errors: dict[str, str]) -> Response:
    return show("activities/opinion_who.html", status, errors=errors)


def _questions(signup: Signup, form: OpinionForm, status: int = 200) -> Response:
    told = {"who": kiosk_seals.shown(signup.id), "form": form, "errors": errors(form)}
    told |= screens_door.activity(signup.activity)
    return show("activities/opinion_ask.html", status, faces=screens_door.faces(), **told)
