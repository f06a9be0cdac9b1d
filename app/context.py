"""Who is looking, and so in which language and with what around the page."""

from typing import Any

from flask import Flask, request

from app.kiosk import context as kiosk
from app.staff import context as staff
from app.ticket import new_ticket


def init(app: Flask) -> None:
    """Give every page what its face knows."""
    app.context_processor(_surroundings)
    app.jinja_env.globals["new_ticket"] = new_ticket


def spoken_language() -> str:
    """The language of the staff member at the desk, or of the visitor at the kiosk."""
    if is_desk():
        return staff.tongue()
    return kiosk.look().language


def is_desk() -> bool:
    return request.path.startswith("/desk")


def _surroundings() -> dict[str, Any]:
    return staff.page() if is_desk() else kiosk.screen()
