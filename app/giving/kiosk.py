"""爱心捐赠 at the kiosk: who is thanked, and where what they gave went."""

from flask import Blueprint, Response

from app.giving import queries, screens
from app.kiosk import door, sheets
from app.kiosk.models import Panel
from app.pages import show

ROWS = {Panel.SMALL: 3, Panel.DEFAULT: 4, Panel.LARGE: 4}
bp = door.guard(Blueprint("thanking", __name__, url_prefix="/kiosk/thanks"))


@bp.get("")
def thanks() -> Response:
    """The latest thanks, a few to a page."""
    shown = sheets.asked(queries.thanks, ROWS[Panel(door.here().panel)])
    return show("giving/thanks.html", shown=shown._replace(rows=screens.thanks(shown.rows)))
