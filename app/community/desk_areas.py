"""Compounds and buildings at the desk: what stands where, in which grid, and what moves when a building changes it."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community import asof, hanging, queries_cells, verbs_cells
from app.community.forms_cells import AreaForm, MoveForm
from app.community.models import Area, Grid, Level
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("areas", __name__, url_prefix="/desk/community/areas"))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """What stands below an area; of a building, where it belongs and belonged."""
    return _page(_area(id), AreaForm(formdata=None))


@bp.post("/<id:id>/add")
def add(id: int) -> Response:
    """Something more below it."""
    parent, form = _mine(id), AreaForm()
    if not form.validate():
        return _page(parent, form, 422)
    verbs_cells.add_area(door.staff(), parent, *form.said())
    flash(_("添好了"), "ok")
    return lead_to(".one", id=id)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name and code."""
    seen = _area(id)
    return show("community/desk_area_form.html", seen=seen, form=AreaForm(formdata=None, obj=seen))


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Call it something else."""
    seen, form = _mine(id), AreaForm()
    if not form.validate():
        return show("community/desk_area_form.html", 422, seen=seen, form=form)
    verbs_cells.rename(seen, door.staff(), *form.said())
    flash(_("保存好了"), "ok")
    return lead_to(".one", id=id)


@bp.post("/<id:id>/remove")
def remove(id: int) -> Response:
    """It was a mistake."""
    seen = _mine(id)
    verbs_cells.remove(seen, door.staff())
    flash(_("已经删除"), "ok")
    return lead_to(".one", id=seen.parent_id) if seen.parent_id else lead_to("community.tree")


@bp.get("/<id:id>/move")
def where(id: int) -> Response:
    """To which grid, and from when."""
    return _move_page(_building(id), _move_form(id, formdata=None, since=clock.today()))


@bp.post("/<id:id>/preview")
def preview(id: int) -> Response:
    """What would move along. Nothing is changed yet."""
    return _weighed(id, lambda building, form, grid: _move_page(building, form, grid=grid))


@bp.post("/<id:id>/move")
def move(id: int) -> Response:
    """It belongs there from that day on."""

    def moved(building: Area, form: MoveForm, grid: Grid) -> Response:
        verbs_cells.move(building, door.staff(), grid, form.since.data)
        flash(_("定好了：%(day)s起归%(grid)s", day=asof.day(form.since.data), grid=grid.name), "ok")
        return lead_to(".one", id=building.id)

    return _weighed(id, moved)


@bp.post("/<id:id>/stay")
def stay(id: int) -> Response:
    """The move that was planned is called off."""
    verbs_cells.call_off(_mine(id), door.staff())
    flash(_("取消了，还在原来的网格"), "ok")
    return lead_to(".one", id=id)


def _weighed(id: int, deed: Any) -> Response:
    """Read the form of a move, and go on with the building, the form and the grid."""
    building, form = _building(id, for_update=True), _move_form(id)
    if not form.validate():
        return _move_page(building, form, 422)
    answer: Response = deed(building, form, queries_cells.grid(form.grid.data) or abort(404))
    return answer


def _area(id: int) -> Area:
    return queries_cells.area(id) or abort(404)


def _mine(id: int) -> Area:
    return queries_cells.area_for_update(id) or abort(404)


def _building(id: int, *, for_update: bool = False) -> Area:
    seen = _mine(id) if for_update else _area(id)
    return seen if seen.level is Level.BUILDING else abort(404)


def _move_form(id: int, **said: Any) -> MoveForm:
    """Every grid but the one it is in."""
    last = queries_cells.history(id)[:1]
    others = [(each.id, each.name) for each in queries_cells.grids() if not last or each.id != last[0].grid_id]
    return MoveForm(grids=others, **said)


def _page(seen: Area, form: AreaForm, status: int = 200) -> Response:
    day = asof.asked(request.args.get("on"))
    told: dict[str, Any] = {"day": day, "today": clock.today(), "below": verbs_cells.BELOW.get(seen.level)}
    if seen.level is Level.BUILDING:
        told |= {"history": queries_cells.history(seen.id), "here": queries_cells.buildings_on(day, ids=[seen.id])}
    if seen.level is Level.COMPOUND:
        rows = queries_cells.buildings_on(day, compound_id=seen.id)
        told |= {"rows": rows, "hanging": hanging.words(), "counts": asof.per_building(rows, day)}
    return show("community/desk_area.html", status, seen=seen, form=form, may=door.may_change, **told)


def _move_page(seen: Area, form: MoveForm, status: int = 200, grid: Grid | None = None) -> Response:
    told: dict[str, Any] = {"now": queries_cells.buildings_on(clock.today(), ids=[seen.id])}
    if grid is not None:
        counts = hanging.counted([seen.id], clock.today())
        told["moves"] = [(words, each.get(seen.id, 0)) for words, each in zip(hanging.words(), counts, strict=True)]
        told["leaders"] = queries_cells.leaders_of_grid(grid.id, form.since.data)
        told |= {"lose": door.walking(told["now"][0].grid_id), "gain": door.walking(grid.id)}
    return show("community/desk_move.html", status, seen=seen, form=form, grid=grid, **told)
