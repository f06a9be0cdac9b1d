"""The neighbours' gardens at the desk: how many came, and one tap more."""

from flask import Blueprint, Response, abort

from app.activities import queries_after, queries_door, screens_gardens, verbs_after
from app.activities.forms_door import HeadsForm
from app.pages import lead_to, show
from app.staff import door

MOST = 99

bp = door.guard(Blueprint("gardens", __name__, url_prefix="/desk/gardens"))


@bp.get("")
def all_of_them() -> Response:
    """Every garden with its sums, and today's taps."""
    return _page(200, {})


@bp.post("/<id:id>/visits")
def count(id: int) -> Response:
    """So many came."""
    place, form = queries_door.garden(id) or abort(404), HeadsForm(MOST)
    if not form.validate():
        return _page(422, {id: str(form.heads.errors[0])})
    verbs_after.visit_garden(place, form.heads.data, door.staff())
    return lead_to(".all_of_them")


@bp.post("/visits/<id:id>/undo")
def undo(id: int) -> Response:
    """That was a wrong tap."""
    verbs_after.undo_garden_visit(queries_after.garden_visit(id) or abort(404), door.staff())
    return lead_to(".all_of_them")


def _page(status: int, errors: dict[int, str]) -> Response:
    rows = screens_gardens.counted(queries_after.gardens())
    return show("activities/desk_gardens.html", status, rows=rows, taps=screens_gardens.taps(), errors=errors)
