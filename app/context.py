"""Who is looking, and so in which language and with what around the page."""

from typing import Any

from flask import Flask, request

from app.kiosk import context as kiosk
from app.kiosk import door
from app.staff import context as staff
from app.ticket import new_ticket


def init(app: Flask) -> None:
    """Give every page what its face knows."""
    app.context_processor(_surroundings)
    app.jinja_env.globals["new_ticket"] = new_ticket


def spoken_language() -> str:
    """The language of the staff member at the desk, of the visitor at the kiosk, or of the page that is open to all."""
    if is_desk():
        return staff.tongue()
    chosen = kiosk.look().language
    # A page open to all is asked for in English by its own address.
    return "en" if request.args.get("in") == "en" and door.here_or_none() is None else chosen


def is_desk() -> bool:
    return request.path.startswith("/desk")


def _surroundings() -> dict[str, Any]:
    return staff.page() if is_desk() else kiosk.screen()
