"""Putting one's name down at the kiosk: a phone, how many come, a yes; then a number to take along."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock, qr
from app.activities import (
    kiosk_who,
    queries,
    queries_kiosk,
    queries_seats,
    screens_coming,
    screens_mine,
    screens_signup,
    verbs_guest,
    verbs_seats,
)
from app.activities.forms import NameForm, PartyForm, SignUpForm
from app.activities.models import Activity, Stage
from app.activities.models_seats import Signup, Source
from app.activities.verbs_seats import Asked, Party
from app.config import rules
from app.kiosk import door, pace
from app.pages import errors, lead_to, show
from app.slips import printer
from app.transaction import commit_early

bp = door.guard(Blueprint("signing", __name__, url_prefix="/kiosk/activities"))


@bp.get("/<id:id>/sign-up")
def sign_up(id: int) -> Response:
    """A phone, and how many."""
    found = _open(id)
    return _page(found, SignUpForm(found, {})) if found else lead_to("gathering.activity", id=id)


@bp.post("/<id:id>/sign-up")
def put_down(id: int) -> Response:
    """Turn to the children and back, or put the name down."""
    locked = _announced_for_update(id)
    form = SignUpForm(locked, request.form)
    if turn := request.form.get("turn"):
        return _turn(locked, form, turn)
    if not form.validate():
        return _page(locked, form, 422, errors(form))
    if queries_seats.guest(id, form.phone.data):
        return show("activities/already.html", 409, activity=locked)
    if (page := pace.too_many("signup", rules().signups_an_hour)) is not None:
        return page
    signup = verbs_seats.sign_up(locked, _party(form), Asked(Source.KIOSK, visitor_id=door.visitor().id))
    kiosk_who.remember(signup.id)
    return lead_to(".signed_up", id=signup.id)


@bp.get("/signups/<id:id>/done")
def signed_up(id: int) -> Response:
    """The number, the code, the ticket; a wrong tap can be undone from here."""
    signup = kiosk_who.seen(id)
    if signup is None:
        return lead_to("station.home")
    told: dict[str, Any] = screens_mine.page(signup)
    can_undo = verbs_guest.can_be_undone(signup, clock.now())
    wants_name = signup.task_id is None and signup.activity.seats is not None and not signup.name
    told["slip"] = request.args.get("slip", "")
    return show(
        "activities/signed_up.html", page_key=f"signed_up-{id}", can_undo=can_undo, wants_name=wants_name, **told
    )


@bp.post("/signups/<id:id>/undo")
def undo(id: int) -> Response:
    """That was a wrong tap."""
    signup = kiosk_who.own_for_update(id)
    if signup is None:
        return lead_to("guest.my_signups")
    verbs_guest.undo(signup, kiosk_who.actor(signup))
    return lead_to(".signed_up", id=id)


@bp.get("/signups/<id:id>/name")
def say_name(id: int) -> Response:
    """What may we call you?"""
    signup = kiosk_who.seen(id)
    return _name_page(signup, 200, {}) if signup else lead_to("station.home")


@bp.post("/signups/<id:id>/name")
def keep_name(id: int) -> Response:
    """Keep it; nobody must say one."""
    signup, form = kiosk_who.own_for_update(id), NameForm()
    if signup is None:
        return lead_to("guest.my_signups")
    if not form.validate():
        return _name_page(signup, 422, errors(form))
    verbs_guest.say_name(signup, form.name.data)
    return lead_to(".signed_up", id=id)


@bp.get("/signups/<id:id>/print")
def ticket_print(id: int) -> Response:
    """The slip that is printed, without a name; it leaves by itself."""
    signup = kiosk_who.seen(id)
    if signup is None or not signup.ticket:
        return lead_to("station.home")
    back = "signing.signed_up" if request.args.get("back") == "done" else "own_signup.my_signup"
    told: dict[str, Any] = {"back_url": url_for(back, id=id), "home_url": url_for("station.home")}
    told |= {"leave_after": rules().quiet_seconds, "signup": signup, "qr": qr.svg(signup.ticket)}
    return show("activities/ticket_print.html", **told, **screens_mine.slip(signup))


@bp.post("/signups/<id:id>/slip")
def slip(id: int) -> Response:
    """The same slip on the station's printer; how it went is said on the page it leads back to."""
    signup = kiosk_who.seen(id)
    if signup is None or not signup.ticket:
        return lead_to("station.home")
    made = screens_mine.paper_slip(signup, door.here().community_name)
    # Nobody else waits for the printer.
    commit_early()
    is_printed = printer.print_out(made, door.here().printer)
    return lead_to(".signed_up", id=id, slip="out" if is_printed else "stuck")


def _turn(activity: Activity, form: SignUpForm, to: str) -> Response:
    """To the children, or from them to the phone; whoever goes back keeps the phone, and children as they may be."""
    if to == "children":
        return _children(activity, form)
    faults = _of_party(PartyForm(activity, request.form))
    if to == "back":
        return _page(activity, SignUpForm(activity, {}) if faults else form)
    return _children(activity, form, 422, faults) if faults else _page(activity, form)


def _open(id: int) -> Activity | None:
    """The activity, while one can put one's name down."""
    found, _taken = queries_kiosk.activity(id, clock.now()) or abort(404)
    return found if found.takes_signups(clock.now()) else None


def _announced_for_update(id: int) -> Activity:
    locked = queries.activity_for_update(id)
    return locked if locked is not None and locked.stage is not Stage.DRAFT else abort(404)


def _of_party(form: PartyForm) -> dict[str, str]:
    """What is wrong with who comes; the notice is asked for on the page before."""
    form.validate()
    return {name: words for name, words in errors(form).items() if name != "risks"}


def _party(form: SignUpForm) -> Party:
    said = form.guardian.data, form.risks.data
    return Party(form.phone.data, "", form.adults.data, form.children, *said)


def _page(activity: Activity, form: SignUpForm, status: int = 200, faults: dict[str, str] | None = None) -> Response:
    taken = sum(queries_seats.taken(activity.id, None, clock.now()))
    told = screens_signup.phone_page(activity, form) | {"left": screens_coming.left(activity, taken)}
    return show("activities/sign_up.html", status, page_key=f"sign_up-{activity.id}", errors=faults or {}, **told)


def _children(
    activity: Activity, form: SignUpForm, status: int = 200, faults: dict[str, str] | None = None
) -> Response:
    told = screens_signup.children_page(activity, form)
    return show("activities/children.html", status, page_key=f"sign_up-{activity.id}", errors=faults or {}, **told)


def _name_page(signup: Signup, status: int, faults: dict[str, str]) -> Response:
    told = {"back_url": url_for(".signed_up", id=signup.id), "errors": faults}
    return show("activities/say_name.html", status, page_key=f"say_name-{signup.id}", signup=signup, **told)
