"""Says to the machine below a kiosk whether its screen should be lit. Hours are public, so anybody may ask."""

from flask import Blueprint, Response, abort

from app import clock
from app.community import hours, lights, queries

bp = Blueprint("screen", __name__, url_prefix="/kiosk")


@bp.get("/screen/<id:id>")
def screen(id: int) -> Response:
    """'on' or 'off' for the screens at that place, as plain text; deploy/kiosk/warm-bee-screen asks every minute."""
    place = queries.place(id) or abort(404)
    others = queries.other_days([place.id], clock.today())[place.id]
    is_on = lights.are_on(clock.now(), hours.week(place.week), others)
    return Response("on\n" if is_on else "off\n", mimetype="text/plain")
