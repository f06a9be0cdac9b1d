"""The shell around every kiosk screen: language, size, the bell, the end, the notice, the enrolment."""

import re
from datetime import timedelta

from flask import Blueprint, Response, abort, request

from app import locks
from app.config import rules
from app.kiosk import door, queries, verbs
from app.kiosk.models import Sight
from app.kiosk.notice import leaf
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
def look() -> Response:
    """Normal type, large type, or large type in plain black and white, until this visitor leaves."""
    wanted = request.form.get("to", "")
    verbs.look(door.visitor(), Sight(wanted) if wanted in list(Sight) else Sight.NORMAL)
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
    page = request.args.get("page", 1, type=int)
    return show("kiosk/notice.html", articles=leaf(rules(), door.here().panel, page), page=page)


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
_JOINING = ("group", "name", "phone", "age", "guardian", "guardian_phone", "skills", "pin", "pin_again", "consent")
_RECORD = ("mine", "services", "grown", "own", "leaving", "left", "pin", "pin_new", "pin_again", "pin_done")
_NOMINATING = ("where", "building", "why", "family", "words", "phone", "consent")
_ORDERING = ("category", "item", "when", "where", "building", "unit", "room", "health", "phone", "wish", "consent")
_PAGES = {
    "about": "station.about",
    "lend": "station.lend",
    "give_back_start": "station.give_back_start",
    "notice": "kiosk.notice",
    "thanks": "thanking.thanks",
    "families": "praise.families",
    "nominated": "nominating.nominated",
    "objected": "objecting.objected",
    **{f"nominate_{step}": f"nominating.{step}" for step in _NOMINATING},
    "someone_comes": "kiosk.someone_comes",
    "identify": "volunteer.identify",
    "find": "volunteer.identify",
    "ask": "volunteer.identify",
    "try_pin": "volunteer.identify",
    "me": "volunteer.me",
    "stint": "volunteer.me",
    **dict.fromkeys(("doors", "at_door", "scan", "find_guest", "show_guest", "arrive", "came"), "arrivals.doors"),
    **dict.fromkeys(("opinion", "scan_opinion", "find_opinion", "ask_opinion", "give_opinion"), "opinions.opinion"),
    "opinion_thanks": "opinions.opinion_thanks",
    "gardens": "garden.gardens",
    "garden_visited": "garden.gardens",
    **{f"join_{step}": f"join.{step}" for step in ("start", *_JOINING, "known", "waiting", "too_young", "done")},
    **{f"record_{page}": f"record.{page}" for page in _RECORD},
    **{f"order_{step}": f"ordering.{step}" for step in _ORDERING},
    "orders_find": "finding.find",
    "jobs_open": "taking.open_jobs",
    "jobs": "taking.mine",
    "care": "bringing.mine",
    "job_thanks": "own_job.thanks",
    "coming": "gathering.coming",
    "leaders": "leaders.compounds",
    "my_signups": "guest.my_signups",
    "my_tasks": "helping.my_tasks",
}
# Pages of one thing say which one after a dash: record_one-7.
_PAGES_OF_ONE = {
    "job": "taking.job",
    "care_visit": "bringing.one",
    "care_answered": "bringing.answered",
    "job_done": "own_job.done",
    "job_back": "own_job.back",
    "job_wait": "own_job.wait",
    "order": "own_order.order",
    "order_placed": "own_order.placed",
    "order_question": "own_order.question",
    "order_words": "own_order.words",
    "order_rate": "own_order.opinion",
    "order_rated": "own_order.rated",
    "record_one": "record.one",
    "record_correct": "record.correct",
    "praise_family": "praise.family",
    "object_reason": "objecting.reason",
    "object_phone": "objecting.phone",
    "activity": "gathering.activity",
    "sign_up": "signing.sign_up",
    "signed_up": "signing.signed_up",
    "say_name": "signing.say_name",
    "my_signup": "own_signup.my_signup",
    "party": "own_signup.party",
    "tasks": "helping.tasks",
    "at_door": "arrivals.at_door",
    "walk_in": "walk_ins.walk_in",
    "garden": "garden.garden",
    "leaders_buildings": "leaders.buildings",
    "leaders_mine": "leaders.mine",
}


def _back() -> Response:
    page, _dash, number = request.form.get("page", "").partition("-")
    if page in _PAGES_OF_ONE and re.fullmatch(r"[0-9]{1,18}", number):
        return lead_to(_PAGES_OF_ONE[page], id=int(number))
    return lead_to(_PAGES.get(page, "station.home"))
