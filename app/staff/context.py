"""What every page of the desk knows: who is at it, and which drawers they may open."""

from typing import Any

from flask_login import current_user

from app import clock


def page() -> dict[str, Any]:
    """The values every desk template may use."""
    return {"staff": current_user, "now": clock.now()}
