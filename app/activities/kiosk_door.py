"""The activities' door at the kiosk: a ticket, or the phone's last digits, and the whole party is in with one tap."""

from datetime import timedelta

from flask import Blueprint, Response, abort, request

from app import clock, ticket
from app.activities import (
    kiosk_hands,
    kiosk_seals,
    queries,
    queries_door,
    queries_seats,
    screens_door,
    tickets,
    verbs_door,
    verbs_queue,
)
from app.activities.forms_door import HeadsForm
from app.activities.models_seats import Arrival, Signup, SignupStage
from app.config import rules
from app.kiosk import door
from app.kiosk.sheets import cut, sheet
from app.pages import errors, lead_to, show
from app.transaction import commit_early
from app.volunteers import cards, guesses
from app.volunteers.forms_door import TailForm
from app.words import _

bp = door.guard(Blueprint("arrivals", __name__, url_prefix="/kiosk/door"))


@bp.get("")
def doors() -> Response:
    """Which activity is it? Where there is only one, its door is open already."""
    found = queries_door.open_doors(clock.now(), timedelta(minutes=rules().doors_open_minutes), door.here().place_id)
    if len(found) == 1:
        return lead_to(".at_door", id=found[0].id)
    rows = [screens_door.row(one) for one in found]
    return show("activities/door_which.html", rows=sheet(cut(rows, door.here().panel), _page()))


@bp.get("/<id:id>")
def at_door(id: int) -> Response:
    """Show your ticket, or tap the end of your phone's number."""
    return _at_door(id, 200, {})


@bp.post("/scan")
def scan() -> Response:
    """A ticket says who comes; a volunteer's card signs them in."""
    scanned, id = request.form.get("card", ""), request.form.get("activity", 0, type=int)
    card, token = cards.token_in(scanned), tickets.ticket_in(scanned)
    if card:
        return kiosk_hands.sign_in(card, id)
    holder = queries_seats.holder_of(token) if token else None
    signup = queries_seats.signup_for_update(holder.id) if holder else None
    if signup is None:
        words = _("这张票现在用不了，可以输手机尾号，或找人帮忙")
        return _at_door(id, 422, {"card": words}) if id else show("activities/door_unknown.html", 422)
    return _receive(signup)


@bp.post("/<id:id>/find")
def find_guest(id: int) -> Response:
    """Whose phone ends like this? The answer is masked, and only so many are given."""
    form = TailForm()
    if not form.validate():
        return _at_door(id, 422, errors(form))
    may_look_up = guesses.may_look_up(door.here().device_id)
    count()
    if not may_look_up:
        return show("activities/door_locked.html", 429)
    found = queries_door.guests_with(form.tail.data, id)
    if not found:
        return _at_door(id, 422, {"tail": _("没有找到这个尾号，没报名也可以直接来")})
    told = screens_door.candidates(found, kiosk_seals.shown, says_what=False)
    return show("activities/door_guests.html", activity_id=id, **told)


@bp.post("/guest")
def show_guest() -> Response:
    """That is us."""
    return _receive(kiosk_seals.tapped())


@bp.post("/arrive")
def arrive() -> Response:
    """We are here, so many of us."""
    signup = kiosk_seals.tapped()
    form = HeadsForm(signup.party)
    if not form.validate():
        return _party(signup, 422, errors(form))
    return _arrive(signup, form.heads.data)


@bp.get("/here/<word>")
def came(word: str) -> Response:
    """Welcome. A wrong tap can be undone from here."""
    arrival = kiosk_seals.arrival_seen(word)
    if arrival is None:
        return lead_to(".doors")
    told = screens_door.welcome(arrival, request.args.get("said", ""))
    return show("activities/door_came.html", word=word, **told)


@bp.post("/here/<word>/undo")
def undo_arrival(word: str) -> Response:
    """That was a wrong tap."""
    seen = kiosk_seals.arrival_seen(word) or abort(404)
    signup = queries_seats.signup_for_update(seen.signup_id) or abort(404)
    arrival = queries_seats.arrival(signup.id)
    if arrival is not None and arrival.id == seen.id:
        verbs_door.undo(arrival, signup, None)
    return lead_to(".came", word=word)


def count() -> None:
    """What was counted stays counted; whoever sends the same again is answered anew."""
    ticket.put_back()
    commit_early()


def welcome(arrival: Arrival, said: str | None = None) -> Response:
    """To the page that says so."""
    return lead_to("arrivals.came", word=kiosk_seals.came(arrival), said=said)


def _receive(signup: Signup) -> Response:
    """Here already, alone, several, or not with a seat: each is answered in its own way."""
    here = queries_seats.arrival(signup.id)
    if here is not None:
        return welcome(here, "again")
    if signup.task_id is None and signup.stage is SignupStage.WAITING:
        verbs_queue.give_free_seats(signup)
    if signup.task_id is not None or signup.stage not in {SignupStage.CONFIRMED, SignupStage.OFFERED}:
        told = screens_door.activity(signup.activity)
        is_helper, is_waiting = signup.task_id is not None, signup.stage is SignupStage.WAITING
        return show("activities/door_ask.html", is_helper=is_helper, is_waiting=is_waiting, **told)
    return _arrive(signup, 1) if signup.party == 1 else _party(signup, 200, {})


def _arrive(signup: Signup, heads: int) -> Response:
    before = queries_seats.arrival(signup.id)
    arrival = verbs_door.check_in(signup, heads, None, door.here().device_id)
    if before is None:
        guesses.give_look_back(door.here().device_id)
    return welcome(arrival, "again" if before else None)


def _party(signup: Signup, status: int, errors: dict[str, str]) -> Response:
    told = screens_door.party(signup, kiosk_seals.shown(signup.id))
    return show("activities/door_party.html", status, errors=errors, **told)


def _at_door(id: int, status: int, errors: dict[str, str]) -> Response:
    activity = queries.announced(id) or abort(404)
    told = screens_door.activity(activity)
    return show("activities/door_at.html", status, page_key=f"at_door-{id}", errors=errors, **told)


def _page() -> int:
    return request.args.get("page", 1, type=int)
