"""The neighbours' gardens at the kiosk: which are open, what is on there, and one tap for who came."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app.activities import queries_after, queries_door, screens_gardens, verbs_after
from app.activities.forms_door import HeadsForm
from app.community.models import Place
from app.config import rules
from app.kiosk import door, pace
from app.kiosk.sheets import sheet
from app.pages import errors, lead_to, show

ON_A_SHEET = 3
WHENCE = {"coming": "gathering.coming", "about": "station.about"}
"""The pages that lead here, and back to which one returns."""

bp = door.guard(Blueprint("garden", __name__, url_prefix="/kiosk/gardens"))


@bp.get("")
def gardens() -> Response:
    """All of them, the one at hand first."""
    rows = screens_gardens.gardens(queries_after.gardens(), door.here().place_id)
    pieces = [rows[start : start + ON_A_SHEET] for start in range(0, len(rows), ON_A_SHEET)] or [rows]
    whence = request.args.get("from", "")
    told: dict[str, Any] = {"whence": whence, "back_url": url_for(WHENCE[whence])} if whence in WHENCE else {}
    return show("activities/garden_all.html", gardens=sheet(pieces, request.args.get("page", 1, type=int)), **told)


@bp.get("/<id:id>")
def garden(id: int) -> Response:
    """Several of us are here."""
    return _several(queries_door.garden(id) or abort(404), 200, HeadsForm(rules().largest_party))


@bp.post("/<id:id>/visit")
def visit_garden(id: int) -> Response:
    """Here I am, or so many of us."""
    place, form = queries_door.garden(id) or abort(404), HeadsForm(rules().largest_party)
    if not form.validate():
        return _several(place, 422, form)
    if (page := pace.too_many("garden", rules().garden_taps_an_hour)) is not None:
        return page
    visit = verbs_after.visit_garden(place, form.heads.data, None, door.here().device_id, door.visitor().id)
    return lead_to(".garden_visited", id=visit.id)


@bp.get("/visits/<id:id>")
def garden_visited(id: int) -> Response:
    """Welcome. A wrong tap can be undone from here."""
    seen = queries_door.garden_visit_by(id, door.visitor_id())
    if seen is None:
        return lead_to(".gardens")
    return show("activities/garden_visited.html", **screens_gardens.visited(*seen))


@bp.post("/visits/<id:id>/undo")
def undo_garden_visit(id: int) -> Response:
    """That was a wrong tap."""
    visit = queries_after.garden_visit(id)
    if visit is None or visit.visitor_id != door.visitor().id:
        abort(404)
    verbs_after.undo_garden_visit(visit)
    return lead_to(".garden_visited", id=id)


def _several(place: Place, status: int, form: HeadsForm) -> Response:
    shown, *_others = screens_gardens.gardens([place], door.here().place_id)
    told = {"garden": shown, "heads": form.heads.data, "errors": errors(form)}
    return show("activities/garden_one.html", status, page_key=f"garden-{place.id}", **told)
