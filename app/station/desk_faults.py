"""What does not work at a place, told to its guests until it is mended."""

from typing import Any

from flask import Blueprint, Response, abort

from app.pages import lead_to, show
from app.staff import door
from app.station import queries_room, verbs_room, whereabouts
from app.station.forms_desk import FaultForm

bp = door.guard(Blueprint("faults", __name__, url_prefix="/desk/faults"))


@bp.get("")
def all_of_them() -> Response:
    """What does not work at a place."""
    return _faults_page(FaultForm())


@bp.post("")
def report() -> Response:
    """Tell the guests what does not work."""
    place, form = whereabouts.place(), FaultForm()
    if not form.validate():
        return _faults_page(form, 422)
    verbs_room.report_fault(door.staff(), place, form.words.data, form.words_en.data)
    return lead_to("faults.all_of_them", place=place.id)


@bp.post("/<id:id>/clear")
def clear(id: int) -> Response:
    """It works again."""
    fault = queries_room.fault_for_update(id) or abort(404)
    verbs_room.clear_fault(fault, door.staff())
    return lead_to("faults.all_of_them", place=fault.place_id)


def _faults_page(form: FaultForm, status: int = 200) -> Response:
    place = whereabouts.place()
    mended = queries_room.faults_lately(place.id, mended=True)[:20]
    seen: dict[str, Any] = {"at": place, "places": queries_room.stations(), "mended": mended}
    return show("station/desk_faults.html", status, form=form, broken=queries_room.faults_lately(place.id), **seen)
