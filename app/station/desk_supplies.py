"""The store cupboard at the desk: what is left, what comes in, what is counted, what goes."""

from typing import Any

from flask import Blueprint, Response, abort, request

from app import clock
from app.community.models import Place
from app.config import rules
from app.pages import lead_to, show
from app.staff import door
from app.station import queries_room, queries_stock, shelf, verbs_stock, whereabouts
from app.station.forms_desk import CountForm, DeliveryForm, NewSupplyForm, SupplyForm, WasteForm
from app.station.models_stock import Batch, Supply

bp = door.guard(Blueprint("supplies", __name__, url_prefix="/desk/supplies"))


@bp.get("")
def all_of_them() -> Response:
    """What is left of everything at a place."""
    place, search, state = asked_for()
    rows = queries_stock.stock(place.id, clock.today(), search, retired=state == "retired")
    chosen: dict[str, Any] = {"at": place, "places": queries_room.stations(), "q": search, "state": state}
    return show("station/desk_supplies.html", rows=shelf.rows(rows, state), states=shelf.STATES, **chosen)


@bp.get("/new")
def new() -> Response:
    """Something new to hand out."""
    return show("station/desk_supply_form.html", supply=None, form=_new_form())


@bp.post("/new")
def add() -> Response:
    """Add it."""
    form = _new_form()
    if not form.validate():
        return show("station/desk_supply_form.html", 422, supply=None, form=form)
    service = queries_room.service(form.service.data) or abort(404)
    supply = verbs_stock.add_supply(door.staff(), service, form.words(), form.limit.data, form.low_at.data)
    return lead_to("supplies.supply", id=supply.id)


@bp.get("/<id:id>")
def supply(id: int) -> Response:
    """One supply at a place: its batches, a delivery to take in, its ledger."""
    return _supply_page(_supply(id), DeliveryForm())


@bp.post("/<id:id>/deliver")
def deliver(id: int) -> Response:
    """Take a delivery in."""
    supply, place, form = _supply(id), whereabouts.place(), DeliveryForm()
    if not form.validate():
        return _supply_page(supply, form, 422)
    verbs_stock.deliver(door.staff(), supply, place, form.quantity.data, form.expires_on.data, form.label.data)
    return _to_supply(supply.id, place.id)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name, its unit, its limits."""
    supply = _supply(id)
    return show(
        "station/desk_supply_form.html", supply=supply, form=SupplyForm(obj=supply, limit=supply.limit_per_visit)
    )


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Change them."""
    supply, form = _supply(id), SupplyForm()
    if not form.validate():
        return show("station/desk_supply_form.html", 422, supply=supply, form=form)
    verbs_stock.change_supply(supply, door.staff(), form.words(), form.limit.data, form.low_at.data)
    return lead_to("supplies.supply", id=id)


@bp.post("/<id:id>/retire")
def retire(id: int) -> Response:
    """Hand it out no more."""
    verbs_stock.retire_supply(_supply(id), door.staff())
    return lead_to("supplies.supply", id=id)


@bp.post("/<id:id>/resume")
def resume(id: int) -> Response:
    """Hand it out again."""
    verbs_stock.resume_supply(_supply(id), door.staff())
    return lead_to("supplies.supply", id=id)


@bp.get("/batches/<id:id>")
def batch(id: int) -> Response:
    """One batch: count it, or throw some away."""
    return _batch_page(queries_stock.batch(id) or abort(404), CountForm(prefix="c"), WasteForm(prefix="w"))


@bp.post("/batches/<id:id>/count")
def count(id: int) -> Response:
    """Say how many really stand there."""
    batch, form = queries_stock.batch_for_update(id) or abort(404), CountForm(prefix="c")
    if not form.validate():
        return _batch_page(batch, form, WasteForm(prefix="w", formdata=None), 422)
    verbs_stock.count(batch, door.staff(), form.found.data, form.note.data)
    return _to_supply(batch.supply_id, batch.place_id)


@bp.post("/batches/<id:id>/waste")
def waste(id: int) -> Response:
    """Take spoilt ones off the shelf."""
    batch, form = queries_stock.batch_for_update(id) or abort(404), WasteForm(prefix="w")
    if not form.validate():
        return _batch_page(batch, CountForm(prefix="c", formdata=None), form, 422)
    verbs_stock.waste(batch, door.staff(), form.quantity.data, form.note.data)
    return _to_supply(batch.supply_id, batch.place_id)


def asked_for() -> tuple[Place, str, str]:
    """At which place, called how, and in what state."""
    said = request.values
    return whereabouts.place(), said.get("q", "").strip(), said.get("state", "")


def _supply(id: int) -> Supply:
    return queries_stock.supply(id) or abort(404)


def _new_form() -> NewSupplyForm:
    services = [(each.id, each.name) for each in queries_stock.consumed_services()]
    return NewSupplyForm(services=services, limit=2, low_at=rules().low_stock)


def _supply_page(supply: Supply, form: DeliveryForm, status: int = 200) -> Response:
    place, lines = whereabouts.place(), queries_stock.ledger(supply.id, whereabouts.asked("before"))
    older = lines[-1].id if len(lines) == queries_stock.PAGE else None
    shown: dict[str, Any] = {"at": place, "places": queries_room.stations(), "older": older}
    batches = shelf.batches(queries_stock.batches(supply.id, place.id))
    return show(
        "station/desk_supply.html", status, supply=supply, form=form, batches=batches, lines=shelf.lines(lines), **shown
    )


def _batch_page(batch: Batch, counting: CountForm, wasting: WasteForm, status: int = 200) -> Response:
    return show("station/desk_batch.html", status, batch=batch, counting=counting, wasting=wasting)


def _to_supply(supply_id: int, place_id: int) -> Response:
    return lead_to("supplies.supply", id=supply_id, place=place_id)
