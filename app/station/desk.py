"""The counter's own page at the desk: what its wall offers."""

from flask import Blueprint, Response, abort

from app.pages import lead_to, show
from app.staff import door
from app.station import queries_room, verbs_room, whereabouts
from app.station.forms_desk import PauseForm, ServiceForm
from app.station.models import Offer

bp = door.guard(Blueprint("services", __name__, url_prefix="/desk/services"))


@bp.get("")
def all_of_them() -> Response:
    """The tiles of a place."""
    return _wall_page(PauseForm())


@bp.post("/<id:id>/pause")
def pause(id: int) -> Response:
    """Let a service rest, and say why."""
    offer, form = queries_room.offer_for_update(id) or abort(404), PauseForm()
    if not form.validate():
        return _wall_page(form, 422, offer)
    verbs_room.pause(offer, door.staff(), form.words.data)
    return _to_wall(offer.place_id)


@bp.post("/<id:id>/resume")
def resume(id: int) -> Response:
    """Serve again."""
    offer = queries_room.offer_for_update(id) or abort(404)
    verbs_room.resume(offer, door.staff())
    return _to_wall(offer.place_id)


@bp.post("/<id:id>/offer")
def offer(id: int) -> Response:
    """Hang the tile up at a place."""
    place, service = whereabouts.place(), queries_room.service(id) or abort(404)
    verbs_room.offer(service, door.staff(), place)
    return _to_wall(place.id)


@bp.post("/<id:id>/withdraw")
def withdraw(id: int) -> Response:
    """Take the tile down."""
    offer = queries_room.offer_for_update(id) or abort(404)
    verbs_room.withdraw(offer, door.staff())
    return _to_wall(offer.place_id)


@bp.get("/<id:id>")
def service(id: int) -> Response:
    """How a tile reads."""
    seen = queries_room.service(id) or abort(404)
    return show("station/desk_service.html", service=seen, form=ServiceForm(obj=seen))


@bp.post("/<id:id>")
def change(id: int) -> Response:
    """Change how a tile reads."""
    service, form = queries_room.service(id) or abort(404), ServiceForm()
    if not form.validate():
        return show("station/desk_service.html", 422, service=service, form=form)
    verbs_room.change_service(service, door.staff(), form.words(), form.position.data)
    return lead_to("services.all_of_them")


def _wall_page(form: PauseForm, status: int = 200, resting: Offer | None = None) -> Response:
    """The wall; with a service about to rest, the question why comes first."""
    place = whereabouts.place(resting.place_id if resting else None)
    rows, asked = queries_room.services_at(place.id), resting.id if resting else whereabouts.asked("pause")
    pausing = next((row for row in rows if row.offer_id == asked and asked), None)
    return show(
        "station/desk_services.html",
        status,
        at=place,
        places=queries_room.stations(),
        rows=rows,
        form=form,
        pausing=pausing,
    )


def _to_wall(place_id: int) -> Response:
    return lead_to("services.all_of_them", place=place_id)
