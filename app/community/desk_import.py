"""Doors from a table: tried first, with every row that is wrong; then all of it or nothing."""

from contextlib import closing
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import sheet
from app.community import homes_sheet, queries, queries_cells, verbs_import
from app.community.homes_sheet import HEADS, Door, Fault, Wrong
from app.community.models import Area, Level
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.words import _, _l

bp = door.guard(Blueprint("imports", __name__, url_prefix="/desk/community/import"))

FAULTS = {
    Fault.NO_COMPOUND: _l("没写小区"),
    Fault.NO_BUILDING: _l("没写楼栋"),
    Fault.NO_ROOM: _l("没写房号"),
    Fault.TOO_LONG: _l("有一格太长了"),
    Fault.TWICE: _l("和前面一行重复"),
    Fault.TWO_GRIDS: _l("同一栋楼写了两个网格"),
    Fault.NO_SUCH_GRID: _l("没有这个网格，请先建网格"),
}


@bp.get("")
def choose() -> Response:
    """Which file."""
    return _page()


@bp.get("/template")
def template() -> Response:
    """An empty table with its heads and two rows to go by."""
    rows = [["万隆一品小区", "1栋", "第一网格", "1单元", "101"], ["万隆一品小区", "1栋", "第一网格", "1单元", "102"]]
    answer = Response(sheet.written(list(HEADS), rows, "户"), content_type=sheet.XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="homes.xlsx"'
    return answer


@bp.post("")
def take_in() -> Response:
    """Look at it, or take it in: the same table, read anew each time."""
    community = queries_cells.area_for_update(request.form.get("community", 0, type=int)) or abort(404)
    if community.level is not Level.COMMUNITY:
        abort(404)
    try:
        found = _doors()
    except Refused as reason:
        return _page(422, wrong=str(reason))
    wrong = homes_sheet.faults(
        found, [grid.name for grid in queries_cells.grids() if grid.community_id == community.id]
    )
    if wrong or "now" not in request.form:
        return _tried(community, found, wrong)
    taken = verbs_import.take_in(door.staff(), community, found)
    flash(_("导入好了：%(buildings)d 栋新楼，%(doors)d 户", buildings=taken.buildings, doors=taken.doors), "ok")
    return lead_to("community.tree")


def _tried(community: Area, found: list[Door], wrong: list[Wrong]) -> Response:
    """What is wrong, or what would be new."""
    told: dict[str, Any] = {"wrong": [(each.row, FAULTS[each.fault]) for each in wrong], "rows": len(found)}
    if not wrong:
        told["taken"] = verbs_import.try_out(door.staff(), community, found)
    return _page(422 if wrong else 200, chosen=community.id, **told)


def _doors() -> list[Door]:
    sent = request.files.get("table")
    with closing(sent or BytesIO()) as table:
        rows = sheet.rows(table.read())
    at = homes_sheet.columns(rows[0]) if rows else None
    if at is None:
        raise Refused(_("第一行要有这几列：小区、楼栋、房号（网格、单元可以空着）"))
    return homes_sheet.doors(rows[1:], at)


def _page(status: int = 200, **told: Any) -> Response:
    return show("community/desk_import.html", status, communities=queries.areas(Level.COMMUNITY), **told)
