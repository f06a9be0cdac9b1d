"""Whom an address of the desk names, and what its colleague may do."""

from flask import abort

from app.staff import door
from app.volunteers import queries
from app.volunteers.models import Volunteer


def seen(id: int) -> Volunteer:
    """A volunteer to look at, else 404."""
    return queries.volunteer(id) or abort(404)


def held(id: int) -> Volunteer:
    """A volunteer to do something with, locked, else 404."""
    return queries.volunteer_for_update(id) or abort(404)


def may(endpoint: str) -> bool:
    """Whether the colleague at the desk may do this: what is closed to them is not shown either."""
    return door.may(endpoint, door.staff(), "POST")
