"""The station's counter at the kiosk: come in, take, borrow, bring back."""

from datetime import timedelta

from flask import Blueprint, Response, abort, redirect, request, url_for

from app import clock
from app.config import rules
from app.kiosk import door
from app.pages import show
from app.station import queries, screens, verbs
from app.station.forms import DigitsForm, LendForm, VisitForm
from app.station.models import AssetKind, VisitorType

bp = door.guard(Blueprint("station", __name__, url_prefix="/kiosk"))


@bp.get("/")
def home() -> Response:
    """The wall of tiles."""
    here = door.here()
    tiles = queries.tiles(here.place_id, clock.today())
    guests, faults = queries.guests_on(here.place_id, clock.today()), queries.faults_now(here.place_id)
    return show("kiosk/home.html", tiles=screens.tiles(tiles), today_count=guests, faults=faults, note=screens.note())


@bp.get("/info")
def info() -> Response:
    """When the doors are open, what does not work, what else is near."""
    here = door.here()
    exceptions = queries.exceptions_from(here.place_id, clock.today())
    places = queries.places_nearby()
    faults = queries.faults_now(here.place_id)
    return show("kiosk/info.html", hours=screens.week(here.week, exceptions), faults=faults, places=screens.places(places))


@bp.get("/visit")
def visit() -> Response:
    """One page to say who and what."""
    return _visit_page(VisitForm(), request.args.get("service", 0, type=int))


@bp.post("/visit")
def register() -> Response:
    """Register the walk-in."""
    here, form = door.here(), VisitForm()
    tiles, shelf = queries.tiles(here.place_id, clock.today()), queries.shelf(here.place_id, clock.today())
    if not form.reads(tiles, shelf, request.form):
        return _visit_page(form, request.form.get("from", 0, type=int), status=422)
    who, party = VisitorType(form.who.data), form.party.data
    visit = verbs.welcome(door.device(), door.visitor(), who, party, form.service.data, form.supplies)
    return redirect(url_for("station.registered", id=visit.id), 303)


@bp.get("/visit/<id:id>/done")
def registered(id: int) -> Response:
    """Thank the guest; a wrong tap can be undone from here."""
    seen = queries.visit_of(id, door.visitor_id())
    if seen is None:
        return redirect(url_for("station.home"), 303)
    window = timedelta(minutes=rules().undo_minutes)
    can_undo = seen.can_be_undone_by(door.visitor_id() or 0, clock.now(), window)
    return show("station/walk_in_done.html", visit=seen, can_undo=can_undo, **screens.taken(seen))


@bp.post("/visit/<id:id>/undo")
def undo_visit(id: int) -> Response:
    """Undo a wrong tap."""
    seen = queries.visit_for_update(id)
    if seen is None or seen.visitor_id != door.visitor().id:
        abort(404)
    verbs.undo_visit(seen, door.visitor(), timedelta(minutes=rules().undo_minutes))
    return redirect(url_for("station.undone"), 303)
