"""The station's counter at the kiosk: come in, take, borrow, bring back."""

from datetime import timedelta

from flask import Blueprint, Response, abort, request

from app import clock
from app.community import openness, placards
from app.community import queries as community
from app.config import rules
from app.kiosk import door
from app.kiosk.sheets import cut, sheet
from app.pages import errors, lead_to, show
from app.station import lending, queries, screens, screens_entry, screens_loan, verbs
from app.station import queries_wall as wall
from app.station.forms import DigitsForm, LendForm, VisitForm
from app.station.models import VisitorType
from app.station.models_loan import AssetKind

bp = door.guard(Blueprint("station", __name__, url_prefix="/kiosk"))


@bp.get("/")
def home() -> Response:
    """The wall of tiles. Whoever comes back to it has finished: the next one is not known here."""
    here = door.here()
    if here.knows_someone:
        door.forget_visitor()
        return lead_to("station.home")
    tiles = screens.tiles(wall.tiles(here.place_id, clock.today()))
    mood = wall.mood(here.place_id, clock.today())
    faults, greeting = screens.faults(mood.faults), screens.greeting()
    told = {"open_state": openness.words_now(here), "today_count": mood.guests, "faults": faults}
    told |= {"is_stale": "stale" in request.args}
    return show("kiosk/home.html", 200, tiles=tiles, greeting=greeting, entries=screens_entry.entries(), **told)


@bp.get("/about")
def about() -> Response:
    """When the doors are open, what does not work, what else is near."""
    here, today, found = door.here(), clock.today(), community.places_of_their_own()
    others = community.other_days({here.place_id, *(place.id for place in found)}, today)
    open_state = openness.sign(here, others[here.place_id])
    hours = openness.coming_week(here.week, others[here.place_id])
    faults = screens.faults(wall.mood(here.place_id, today).faults)
    near = sheet(cut(placards.nearby(found, others, but=here.place_id), here.panel), _number("page"))
    return show("kiosk/about.html", open_state=open_state, hours=hours, faults=faults, places=near)


@bp.get("/visit")
def visit() -> Response:
    """One page to say who and what."""
    return _visit_page(VisitForm(), _number("service"))


@bp.post("/visit")
def register() -> Response:
    """Register the walk-in."""
    here, form = door.here(), VisitForm()
    tiles, shelf = wall.tiles(here.place_id, clock.today()), wall.shelf(here.place_id, clock.today())
    is_valid, tile = form.reads(tiles, shelf, request.form), request.form.get("tile", 0, type=int)
    if turned_to := request.form.get("sheet", 0, type=int):
        return _visit_page(form, tile, turned_to)
    if not is_valid:
        return _visit_page(form, tile, status=422)
    who = VisitorType(form.who.data)
    visit = verbs.welcome(door.device(), door.visitor(), who, form.party.data, form.service.data, form.supplies)
    return lead_to("station.registered", id=visit.id)


@bp.get("/visit/<id:id>")
def registered(id: int) -> Response:
    """Thank the guest; a wrong tap can be undone from here."""
    seen = queries.visit_by(id, door.visitor_id())
    if seen is None:
        return lead_to("station.home")
    can_undo = seen.can_be_undone_by(seen.visitor_id or 0, clock.now(), timedelta(minutes=rules().undo_minutes))
    return show("station/walk_in_done.html", can_undo=can_undo, **screens.visit(seen))


@bp.post("/visit/<id:id>/undo")
def undo_visit(id: int) -> Response:
    """Undo a wrong tap."""
    seen = queries.visit_for_update(id)
    if seen is None or seen.visitor_id != door.visitor().id:
        abort(404)
    verbs.undo_visit(seen, door.visitor(), timedelta(minutes=rules().undo_minutes))
    return lead_to("station.registered", id=id)


@bp.get("/lend")
def lend() -> Response:
    """Umbrella, raincoat or power bank?"""
    place_id = door.here().place_id
    free = queries.free_assets(place_id) if queries.lending_services(place_id) else {}
    return show("station/lend.html", kinds=screens_loan.kinds(free))


@bp.get("/lend/<any(umbrella, raincoat, power_bank):kind>")
def lend_one(kind: str) -> Response:
    """Ask for a phone number, say why."""
    return _lend_page(LendForm(kind=kind), AssetKind(kind))


@bp.post("/lend")
def lend_out() -> Response:
    """Lend the next one of a kind."""
    form = LendForm()
    if not form.validate():
        kind = form.kind.data if form.kind.data in set(AssetKind) else AssetKind.UMBRELLA
        return _lend_page(form, AssetKind(kind), status=422)
    kind, due_at = AssetKind(form.kind.data), lending.due(door.here())
    loan = verbs.lend(door.device(), door.visitor(), kind, form.phone.data, due_at)
    return lead_to("station.lent", id=loan.id)


@bp.get("/loan/<id:id>")
def lent(id: int) -> Response:
    """Say which one to take, and until when."""
    loan = queries.loan_by(id, door.visitor_id())
    if loan is None:
        return lead_to("station.home")
    return show("station/lend_done.html", **screens_loan.loan(loan))


@bp.get("/return")
def give_back_start() -> Response:
    """Which one is it?"""
    return show("station/give_back.html", digits="", errors={})


@bp.post("/return")
def find_loan() -> Response:
    """Find what is being brought back: by its number, or the borrower's phone tail."""
    form = DigitsForm()
    if not form.validate():
        return show("station/give_back.html", 422, digits=form.digits.data, errors=errors(form))
    matches = queries.open_loans_matching(form.digits.data)
    if not matches:
        words = screens_loan.not_found(form.digits.data)
        return show("station/give_back.html", 422, digits=form.digits.data, errors={"digits": words})
    return show(
        "station/give_back_matches.html",
        matches=screens_loan.matches(matches[: queries.MATCHES]),
        is_cut=len(matches) > queries.MATCHES,
        digits=form.digits.data,
    )


@bp.post("/loan/<id:id>/return")
def give_back(id: int) -> Response:
    """Bring it back, here, whoever you are."""
    loan = queries.loan_to_close(id, request.form.get("digits", "")) or abort(404)
    verbs.give_back(loan, door.device())
    return lead_to("station.given_back", number=loan.asset.number)


@bp.get("/returned/<number>")
def given_back(number: str) -> Response:
    """Say thank you."""
    asset = queries.asset_numbered(number) or abort(404)
    return show("station/give_back_done.html", kind_label=screens_loan.LENT[asset.kind][0], number=asset.number)


def _number(name: str) -> int:
    """A number from the address; 0 for anything else."""
    return request.args.get(name, 0, type=int)


def _visit_page(form: VisitForm, service_id: int, number: int = 1, status: int = 200) -> Response:
    """Who and what: a tile's own supplies on the first sheet, what else there is to take on the next ones."""
    place_id, today = door.here().place_id, clock.today()
    tiles, shelf = wall.tiles(place_id, today), wall.shelf(place_id, today)
    tile = next((each for each in tiles if each.id == service_id), None) or next(iter(tiles), None) or abort(404)
    own, others = ([item for item in shelf if (item.service_id == tile.id) is mine] for mine in (True, False))
    shown = sheet(cut(own, door.here().panel) + (cut(others, door.here().panel) if others else []), number)
    is_turning = "sheet" in request.form
    return show("station/walk_in.html", status, **screens.walk_in(form, tile, tiles, shown, is_turning=is_turning))


def _lend_page(form: LendForm, kind: AssetKind, status: int = 200) -> Response:
    values = screens_loan.lend_one(kind, lending.due(door.here()))
    return show("station/lend_phone.html", status, phone=form.phone.data or "", errors=errors(form), **values)
