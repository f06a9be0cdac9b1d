"""最美家庭 at the kiosk: who is in public notice, who was honoured, and what is told of a family."""

from flask import Blueprint, Response, abort

from app import clock
from app.honours import queries, screens
from app.kiosk import door, sheets
from app.kiosk.models import Panel
from app.pages import show

ROWS = {Panel.SMALL: 4, Panel.DEFAULT: 6, Panel.LARGE: 6}
bp = door.guard(Blueprint("praise", __name__, url_prefix="/kiosk/honours"))


@bp.get("")
def families() -> Response:
    """A few to a page, those in notice first."""
    shown = sheets.asked(queries.shown, ROWS[Panel(door.here().panel)])
    shown = shown._replace(rows=screens.cards(shown.rows, clock.today()))
    return show("honours/families.html", shown=shown, is_open=queries.open_round(clock.today()) is not None)


@bp.get("/<id:id>")
def family(id: int) -> Response:
    """What is told of one family; during the notice something can be said against it."""
    seen = queries.seen(id) or abort(404)
    return show("honours/family.html", one=screens.card(seen, clock.today()), page_key=f"praise_family-{id}")
