"""One sign-up of one's own at the kiosk: where it stands; yes or no to a held seat, more or fewer, no longer coming."""

from typing import cast

from flask import Blueprint, Response, g, request, url_for

from app.activities import (
    kiosk_who,
    queries_seats,
    screens_mine,
    screens_signup,
    verbs_guest,
    verbs_party,
    verbs_queue,
    verbs_seats,
)
from app.activities.forms import PartyForm
from app.activities.models_seats import Signup
from app.activities.verbs_seats import Party
from app.kiosk import door
from app.pages import errors, lead_to, show

bp = door.guard(Blueprint("own_signup", __name__, url_prefix="/kiosk/activities/signups"))


@bp.before_request
def _know() -> Response | None:
    """Only whose it is; a write holds it, its activity locked first."""
    id = (request.view_args or {})["id"]
    own = kiosk_who.own_for_update(id) if request.method == "POST" else kiosk_who.seen(id)
    if own is None:
        return lead_to("guest.my_signups")
    g.signup = own
    return None


def _own() -> Signup:
    return cast(Signup, g.signup)


@bp.get("/<id:id>")
def my_signup(id: int) -> Response:
    """Where it stands, and what can be done."""
    signup = _own()
    list_url = url_for("helping.my_tasks" if signup.task_id else "guest.my_signups")
    return show("activities/my_signup.html", page_key=f"my_signup-{id}", list_url=list_url, **screens_mine.page(signup))


@bp.post("/<id:id>/accept")
def accept(id: int) -> Response:
    """We come."""
    verbs_queue.accept(_own(), kiosk_who.actor(_own()))
    return lead_to(".my_signup", id=id)


@bp.post("/<id:id>/decline")
def decline(id: int) -> Response:
    """We do not come after all."""
    verbs_queue.decline(_own(), kiosk_who.actor(_own()))
    return lead_to(".my_signup", id=id)


@bp.post("/<id:id>/leave")
def leave(id: int) -> Response:
    """We cannot come."""
    verbs_seats.leave(_own(), kiosk_who.actor(_own()))
    return lead_to(".my_signup", id=id)


@bp.post("/<id:id>/come-back")
def come_back(id: int) -> Response:
    """That was a wrong tap: we come."""
    verbs_guest.come_back(_own(), kiosk_who.actor(_own()))
    return lead_to(".my_signup", id=id)


@bp.get("/<id:id>/party")
def party(id: int) -> Response:
    """How many now?"""
    signup = _own()
    bands = [child.band.value for child in queries_seats.children(id)]
    said = {f"band-{band}": str(bands.count(band)) for band in bands}
    ticked = {"guardian": bool(bands), "risks": signup.risks_at is not None}
    form = PartyForm(signup.activity, said, adults=str(signup.adults), **ticked)
    return _party_page(signup, form, 200, {})


@bp.post("/<id:id>/party")
def change_party(id: int) -> Response:
    """So many now."""
    signup = _own()
    form = PartyForm(signup.activity, request.form)
    if not form.validate():
        return _party_page(signup, form, 422, errors(form))
    ticked = form.guardian.data, form.risks.data
    said = Party(signup.phone or "", signup.name, form.adults.data, form.children, *ticked)
    verbs_party.change_party(signup, said, None)
    return lead_to(".my_signup", id=id)


def _party_page(signup: Signup, form: PartyForm, status: int, faults: dict[str, str]) -> Response:
    told = screens_signup.children_page(signup.activity, form) | {"back_url": url_for(".my_signup", id=signup.id)}
    return show("activities/party.html", status, page_key=f"party-{signup.id}", signup=signup, errors=faults, **told)
