"""我的三长 at the kiosk: a compound, a building, and who is there for it. Nothing is asked of anybody."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock
from app.community import queries as community
from app.community import queries_cells
from app.community.models import Area, Level
from app.community.posts import POSTS
from app.kiosk import door, sheets
from app.pages import show
from app.words import language

bp = door.guard(Blueprint("leaders", __name__, url_prefix="/kiosk/leaders"))
TILES = 8


@bp.get("")
def compounds() -> Response:
    """Which compound?"""
    return _tiles(community.compound_names(), None)


@bp.get("/<id:id>")
def buildings(id: int) -> Response:
    """Which building?"""
    compound = _area(id, Level.COMPOUND)
    return _tiles(community.building_names(compound.id), compound)


@bp.get("/of/<id:id>")
def mine(id: int) -> Response:
    """Who is there for it: the names and the phones of the posts, never anybody's own."""
    building = _area(id, Level.BUILDING)
    rows = [(POSTS[each.kind], each) for each in queries_cells.leaders_of(building.id, clock.today())]
    told: dict[str, Any] = {"building": building, "back_url": url_for(".buildings", id=building.parent_id)}
    return show("leaders/mine.html", page_key=f"leaders_mine-{id}", rows=rows, **told)


def _area(id: int, level: Level) -> Area:
    found = community.area(id)
    return found if found is not None and found.level is level else abort(404)


def _tiles(names: list[tuple[int, str]], compound: Area | None) -> Response:
    pieces = [names[start : start + TILES] for start in range(0, len(names), TILES)] or [names]
    tiles = sheets.sheet(pieces, request.args.get("page", 1, type=int))
    key = f"leaders_buildings-{compound.id}" if compound else "leaders"
    below = "leaders.mine" if compound else "leaders.buildings"
    told: dict[str, Any] = {"here": request.path, "below": below, "compound": compound, "tongue": language()}
    return show("leaders/pick.html", page_key=key, tiles=tiles, **told)
