"""The volunteers' door at the kiosk: a card, or the phone's tail and a PIN, says who comes; then their own page."""

from flask import Blueprint, Response, abort, request

from app import clock, ticket
from app.kiosk import door
from app.pages import errors, lead_to, show
from app.transaction import commit_early
from app.volunteers import (
    cards,
    guesses,
    kiosk_offers,
    kiosk_who,
    queries,
    queries_door,
    screens_door,
    screens_mine,
    verbs_door,
)
from app.volunteers.forms_door import PinForm, TailForm
from app.volunteers.models import Volunteer
from app.words import _

bp = door.guard(Blueprint("volunteer", __name__, url_prefix="/kiosk/volunteer"))


@bp.get("")
def identify() -> Response:
    """Who is it? A card is quickest."""
    if queries.present(door.visitor_id()):
        return lead_to(".me")
    return _identify(200, {})


@bp.post("/card")
def show_card() -> Response:
    """A card says who it is."""
    token = cards.token_in(request.form.get("card", ""))
    holder = queries.holder_of(token) if token else None
    if holder is None:
        return _identify(422, {"card": _("这张卡现在用不了，可以输手机尾号，或找人帮忙")})
    verbs_door.recognise(holder, door.visitor().id)
    return door.lead_on(".me")


@bp.post("/find")
def find() -> Response:
    """Whose phone ends like this? The answer is masked, and only so many are given."""
    form = TailForm()
    if not form.validate():
        return _identify(422, errors(form))
    may_look_up = guesses.may_look_up(door.here().device_id)
    _count()
    if not may_look_up:
        return show("volunteers/locked.html", 429, is_person=False)
    found = queries.candidates(form.tail.data)
    if not found:
        return _identify(422, {"tail": _("没有找到这个尾号，请再看一看")})
    return show("volunteers/which.html", **screens_door.candidates(found, form.tail.data, kiosk_who.sealed))


@bp.post("/ask")
def ask() -> Response:
    """That is me: ask for the PIN."""
    return _ask(kiosk_who.tapped(), 200, {})


@bp.post("/pin")
def try_pin() -> Response:
    """Count the try, then judge what was typed while no lock is held, then open the door."""
    found, form = kiosk_who.tapped(), PinForm()
    if not form.validate():
        return _ask(found, 422, errors(form))
    id, keys = found.id, found.keys(clock.now())
    may_try = guesses.may_try(id, door.here().device_id)
    _count()
    if not may_try:
        return show("volunteers/locked.html", 429, is_person=guesses.is_shut(id))
    key = guesses.fitting(form.pin.data, keys)
    volunteer = queries.volunteer_for_update(id) or abort(404)
    if key not in volunteer.keys(clock.now()):
        return _ask(volunteer, 422, {"pin": _("密码不对，请再试一次")})
    return _open(volunteer, is_spare=key == volunteer.spare_hash)


@bp.get("/me")
def me() -> Response:
    """Their own page: what there is to answer, to sign out of, or to sign in for."""
    standing = queries_door.standing_here(door.visitor_id())
    if standing is None:
        return lead_to(".identify")
    if standing[0].owes_pin:
        return lead_to("record.pin_new")
    told = screens_mine.page(*standing, request.args.get("said", ""))
    told["ways"] = kiosk_offers.ways()
    if told["state"] == "free":
        told["duties"] = kiosk_offers.sheet_for(standing[0], request.args.get("page", 1, type=int))
    return show("volunteers/mine.html", **told)


def _count() -> None:
    """What was counted stays counted; whoever sends the same again is answered anew."""
    ticket.put_back()
    commit_early()


def _open(volunteer: Volunteer, *, is_spare: bool) -> Response:
    device_id, visitor_id = door.here().device_id, door.visitor().id
    guesses.welcome(volunteer.id, device_id)
    if queries.presence(visitor_id) is None:
        guesses.give_look_back(device_id)
    verbs_door.recognise(volunteer, visitor_id)
    if not is_spare:
        return door.lead_on(".me")
    verbs_door.use_spare(volunteer)
    return lead_to("record.pin_new")


def _identify(status: int, errors: dict[str, str]) -> Response:
    return show("volunteers/identify.html", status, errors=errors)


def _ask(found: Volunteer, status: int, errors: dict[str, str]) -> Response:
    who = kiosk_who.sealed(found.id, found.phone_tail or "")
    return show("volunteers/pin.html", status, who=who, errors=errors, **screens_door.person(found))
