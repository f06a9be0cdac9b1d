"""What every page of the desk knows: who is at it, in which tongue, and which drawers they may open."""

from typing import Any

from flask import request, session
from flask_login import current_user

from app import clock, intake, outgoing
from app.staff import navigation, policy
from app.staff.screens import ROLES


def page() -> dict[str, Any]:
    """The values every desk template may use."""
    shown = navigation.sections(current_user.role) if current_user.is_authenticated else []
    role = ROLES.get(current_user.role) if current_user.is_authenticated else None
    return {
        "staff": current_user,
        "now": clock.now(),
        "nav": [way[:3] for way in shown],
        "place": navigation.here(shown),
        "role_words": role,
        "going_out": outgoing.shown_by(request.endpoint),
        "narrowed": outgoing.filters(request.values),
        "coming_in": _coming_in(),
    }


def _coming_in() -> intake.Intake | None:
    """The table that may be brought to the list of this page."""
    found = intake.of_page(request.endpoint)
    is_allowed = found and current_user.is_authenticated and policy.allows(current_user.role, found.like, "POST")
    return found if is_allowed else None


def tongue() -> str:
    """The language of whoever sits here; before the entrance, the one they tapped there."""
    return str(getattr(current_user, "language", None) or session.get("language", "zh"))
