"""Open to everybody: families in public notice, and those that were honoured."""

from flask import Blueprint, Response

from app import clock
from app.honours import queries, screens
from app.kiosk import sheets
from app.pages import show

SIZE = 20
bp = Blueprint("honoured", __name__, url_prefix="/honours")


@bp.get("")
def wall() -> Response:
    """Those in notice first; only with the family's consent, and never a building or a room."""
    shown = sheets.asked(queries.shown, SIZE)
    return show("honours/public.html", rows=screens.cards(shown.rows, clock.today()), shown=shown)
