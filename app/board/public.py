"""公示屏: the honey on the wall, open to all who pass by. It looks again by itself and nobody touches it."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock
from app.board import counted, queries_wall, scopes, screens
from app.board.scopes import Extent, Scope
from app.daywords import date_words
from app.pages import lead_to, show, show_if_changed
from app.words import language

bp = Blueprint("board", __name__, url_prefix="/board")


@bp.get("")
def first() -> Response:
    """The only community's wall, or which one."""
    found = scopes.communities()
    if len(found) == 1:
        return lead_to(".wall", id=found[0][0])
    return show("board/choose.html", communities=found)


@bp.get("/<id:id>")
def wall(id: int) -> Response:
    """The whole screen."""
    return show("board/wall.html", look_url=url_for(".look", id=id, **_tongue()), **_told(_scope(id)))


@bp.get("/<id:id>/now")
def look(id: int) -> Response:
    """What is on it, for the screen that asks again: 304 when nothing changed."""
    return show_if_changed("board/_now.html", **_told(_scope(id)))


def _scope(id: int) -> Scope:
    return scopes.of_area(id) or abort(404)


def _tongue() -> dict[str, Any]:
    return {"in": "en"} if request.args.get("in") == "en" else {}


def _told(scope: Scope) -> dict[str, Any]:
    now = clock.now()
    over = screens.last_year(now.date())
    here = counted.count(scope, over, now)
    pilots = queries_wall.pilots(scope, screens.PILOTS) if scope.extent is Extent.COMMUNITY else []
    around = [counted.count(found, over, now) for id in pilots if (found := scopes.of_area(id))]
    return {
        "name": screens.name_of(scope),
        "since": date_words(over.first, language()),
        "hive": screens.numbers(here, screens.HIVE),
        "honey": screens.numbers(here, screens.HONEY),
        "rows": screens.rows([here, *around]),
        "charts": screens.charts(scope, now.date()),
        "coming": screens.coming(scope, now),
        "stations": screens.stations(scope, now.date()),
        "on_duty": screens.on_duty(scope, now),
        "today": now.date(),
    }
