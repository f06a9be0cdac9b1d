"""The grids at the desk, as they are today or were on another day."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community import asof, hanging, queries, queries_cells, verbs_cells
from app.community.forms_cells import GridForm
from app.community.models import Grid, Level
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("grids", __name__, url_prefix="/desk/community/grids"))


@bp.get("")
def all_of_them() -> Response:
    """Every grid: its buildings, doors, leader, and what was open in it on the day."""
    day = day_asked()
    rows = queries_cells.grids_on(day)
    told: dict[str, Any] = {"hanging": hanging.words(), "counts": asof.per_grid(rows, day)}
    told["may"] = door.may_change
    return show("community/desk_grids.html", rows=rows, day=day, today=clock.today(), **told)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """A grid with its buildings on a day."""
    seen, day = _grid(id), day_asked()
    rows = queries_cells.buildings_on(day, grid_id=id)
    told: dict[str, Any] = {"hanging": hanging.words(), "counts": asof.per_building(rows, day)}
    told |= {"leaders": queries_cells.leaders_of_grid(id, day), "may": door.may_change}
    return show("community/desk_grid.html", seen=seen, rows=rows, day=day, today=clock.today(), **told)


@bp.get("/new")
def new() -> Response:
    """A new grid."""
    return _form_page(None, _form(formdata=None))


@bp.post("/new")
def draw() -> Response:
    """Draw it; it is still empty."""
    form = _form()
    if not form.validate():
        return _form_page(None, form, 422)
    community = queries_cells.area_for_update(form.community.data) or abort(404)
    made = verbs_cells.draw_grid(door.staff(), community, form.name.data, form.code.data)
    flash(_("网格建好了；到楼栋那里把楼调进来"), "ok")
    return lead_to(".one", id=made.id)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name and code."""
    seen = _grid(id)
    return _form_page(seen, _form(formdata=None, name=seen.name, code=seen.code, community=seen.community_id))


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Call it something else."""
    seen, form = _grid(id), _form()
    if not form.validate():
        return _form_page(seen, form, 422)
    verbs_cells.change_grid(seen, door.staff(), form.name.data, form.code.data)
    flash(_("保存好了"), "ok")
    return lead_to(".one", id=id)


def day_asked() -> date:
    """As of which day."""
    return asof.asked(request.values.get("on"))


def _grid(id: int) -> Grid:
    return queries_cells.grid(id) or abort(404)


def _form(**said: Any) -> GridForm:
    communities = queries.areas(Level.COMMUNITY)
    return GridForm(communities=[(each.id, each.name) for each in communities], **said)


def _form_page(seen: Grid | None, form: GridForm, status: int = 200) -> Response:
    return show("community/desk_grid_form.html", status, seen=seen, form=form)
