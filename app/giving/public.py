"""Open to everybody: thanks to those who gave and said yes to being thanked."""

from flask import Blueprint, Response

from app.giving import queries, screens
from app.kiosk import sheets
from app.pages import show

SIZE = 20
bp = Blueprint("thanks", __name__, url_prefix="/thanks")


@bp.get("")
def wall() -> Response:
    """The latest first, twenty to a page; no whole name, no number."""
    shown = sheets.asked(queries.thanks, SIZE)
    return show("giving/public_thanks.html", rows=screens.thanks(shown.rows), shown=shown)
