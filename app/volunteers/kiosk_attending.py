"""Signing in and out at the kiosk: one tap each, and a way back for a wrong one."""

from flask import Blueprint, Response, abort, request

from app import clock
from app.community import queries as community
from app.kiosk import door
from app.pages import lead_to, show
from app.volunteers import (
    queries,
    queries_door,
    queries_ledger,
    screens_mine,
    screens_stint,
    verbs_duties,
    verbs_ledger,
)
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, Stint
from app.volunteers.stints import Stage

bp = door.guard(Blueprint("attending", __name__, url_prefix="/kiosk/volunteer"))


@bp.post("/duties/<id:id>/sign-in")
def sign_in(id: int) -> Response:
    """I am here."""
    return _sign_in(queries_ledger.duty(id) or abort(404)) if _is_known() else lead_to("volunteer.identify")


@bp.post("/station/sign-in")
def keep_station() -> Response:
    """I keep the station today."""
    if not _is_known():
        return lead_to("volunteer.identify")
    place = community.place(door.here().place_id) or abort(404)
    return _sign_in(verbs_duties.station_duty(place, clock.today()))


@bp.get("/stints/<id:id>")
def stint(id: int) -> Response:
    """Say what came of the tap; a wrong one can be undone from here."""
    seen = queries_door.own_stint(id, door.visitor_id())
    if seen is None:
        return abort(404) if _is_known() else lead_to("station.home")
    return show("volunteers/stint.html", **screens_stint.page(seen, request.args.get("said", "")))


@bp.post("/stints/<id:id>/sign-out")
def sign_out(id: int) -> Response:
    """I am leaving. A tap so soon after the sign-in belongs to that."""
    if not _is_known():
        return lead_to("volunteer.identify")
    own = _own(id)
    said = "soon" if verbs_ledger.is_just_begun(own) else "out"
    verbs_ledger.sign_out(own, door.here().device_id)
    # Who forgot to sign out for hours is asked when they really left.
    return lead_to("volunteer.me") if own.stage is Stage.PROVISIONAL else lead_to(".stint", id=id, said=said)


@bp.post("/stints/<id:id>/undo")
def undo(id: int) -> Response:
    """That was a wrong tap."""
    if not _is_known():
        return lead_to("volunteer.identify")
    verbs_ledger.undo(_own(id))
    return lead_to(".stint", id=id, said="undone")


@bp.post("/stints/<id:id>/left")
def say_when_left(id: int) -> Response:
    """So late it was, that time; or I cannot say."""
    if not _is_known():
        return lead_to("volunteer.identify")
    own, left = _own(id), request.form.get("left", "")
    if left == "unsaid":
        verbs_ledger.leave_unsaid(own)
        return lead_to("volunteer.me", said="left")
    moment = next((each for each in screens_mine.leaving_times(own) if each.isoformat() == left), None)
    if moment is None:
        return show("volunteers/mine.html", 422, **screens_mine.ask_again(own))
    verbs_ledger.say_when_left(own, moment)
    return lead_to("volunteer.me", said="left")


def _is_known() -> bool:
    return queries.present(door.visitor_id()) is not None


def _sign_in(duty: Duty) -> Response:
    volunteer = _volunteer()
    before = queries_ledger.open_stint(volunteer.id)
    begun = verbs_ledger.sign_in(volunteer, duty, door.here().device_id)
    return lead_to(".stint", id=begun.id, said="again" if before else "in")


def _volunteer() -> Volunteer:
    known = queries.present(door.visitor_id()) or abort(404)
    return queries.volunteer_for_update(known.id) or abort(404)


def _own(id: int) -> Stint:
    """A stint of whoever stands here, locked; another's is not there."""
    if queries_door.own_stint(id, door.visitor_id()) is None:
        abort(404)
    volunteer, own = _volunteer(), queries_ledger.stint_for_update(id)
    return own if own is not None and own.volunteer_id == volunteer.id else abort(404)
