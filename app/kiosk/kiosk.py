"""The shell around every kiosk screen: language, size, the bell, the end, the notice, the enrolment."""

from datetime import timedelta

from flask import Blueprint, Response, abort, request

from app import locks
from app.config import rules
from app.kiosk import door, queries, verbs
from app.pages import lead_to, show
from app.transaction import commit_early
from app.words import _

bp = door.guard(Blueprint("kiosk", __name__, url_prefix="/kiosk"))
open_bp = Blueprint("enrolment", __name__, url_prefix="/kiosk")  # reachable before there is a kiosk


@bp.post("/language")
def speak() -> Response:
    """Chinese or English, until this visitor leaves."""
    verbs.speak(door.visitor(), "en" if request.form.get("to") == "en" else "zh")
    return _back()


@bp.post("/size")
def enlarge() -> Response:
    """Normal or large type, until this visitor leaves."""
    verbs.enlarge(door.visitor(), is_large=request.form.get("to") == "large")
    return _back()


@bp.post("/help")
def ring() -> Response:
    """Ring the bell on the desk."""
    verbs.ring(door.device(), door.visitor())
    return lead_to("kiosk.someone_comes")


@bp.get("/help")
def someone_comes() -> Response:
    """Tell that the bell rings, and that someone is on the way."""
    return show("kiosk/waiting_help.html")


@bp.get("/notice")
def notice() -> Response:
    """The privacy notice: who, why, how long, and the rights."""
    return show("kiosk/notice.html", rules=rules())


@bp.post("/end")
def end() -> Response:
    """The visitor leaves: the session ends here and on the house's side."""
    verbs.end(door.visitor())
    door.forget_visitor()
    return lead_to("station.home")


@open_bp.post("/pulse")
def pulse() -> Response:
    """A kiosk's heartbeat; 'active' also keeps the visitor's session awake."""
    here = door.find_kiosk()
    if here is None:
        abort(403)
    verbs.beat(here.device_id)
    if request.form.get("active") and here.visitor_id is not None:
        verbs.see(here.visitor_id)
    response = Response(status=204)
    door.renew_device_cookie(response)
    return response


@open_bp.get("/enrol")
def enrol() -> Response:
    """Ask a staff member for the six digits from the desk."""
    if door.find_kiosk() is not None:
        return lead_to("station.home")
    if not queries.is_founded():
        return show("kiosk/unfounded.html")
    return show("kiosk/enrol.html", errors={})


@open_bp.post("/enrol")
def enrol_with_code() -> Response:
    """Six digits make this browser a kiosk; a few wrong ones close the door for a while."""
    door_key = f"enrol:{request.remote_addr}"
    window = timedelta(minutes=rules().lockout_minutes)
    is_welcome = locks.knock(door_key, at_most=rules().lockout_tries, window=window)
    commit_early()
    enrolled = verbs.enrol(request.form.get("code", "").strip()) if is_welcome else None
    if enrolled is None:
        words = _("这个码不对，或者已经用过了，请在工作台重新拿一个") if is_welcome else _("试得太多了，请过一会儿再来")
        return show("kiosk/enrol.html", 422 if is_welcome else 429, errors={"code": words})
    locks.open_again(door_key)
    response = lead_to("station.home")
    door.leave_device_cookie(response, enrolled[1])
    return response


# The page a choice was made on: a word from this list, never an address from outside.
_PAGES = {
    "about": "station.about",
    "lend": "station.lend",
    "give_back_start": "station.give_back_start",
    "notice": "kiosk.notice",
    "someone_comes": "kiosk.someone_comes",
}


def _back() -> Response:
    return lead_to(_PAGES.get(request.form.get("page", ""), "station.home"))
