"""Whose hands an order comes into at the kiosk: the volunteer whom a card or a PIN has named."""

from typing import cast

from flask import Blueprint, Response, abort, g, request

from app.kiosk import door
from app.orders import queries
from app.orders.models import Order
from app.pages import lead_to
from app.volunteers import queries as volunteers
from app.volunteers.models import Volunteer

OPEN_TO_ALL = "taking.scan"
"""A slip may be shown before anybody has said who they are."""


def guard(faces: Blueprint) -> Blueprint:
    """Let only volunteers who have said who they are through to `faces`."""
    faces.before_request(_know)
    return faces


def volunteer() -> Volunteer:
    """Who stands here."""
    return cast(Volunteer, g.volunteer)


def is_known() -> bool:
    return g.volunteer is not None


def held(id: int) -> Order:
    """An order, locked before whoever acts."""
    return queries.order_for_update(id) or abort(404)


def _know() -> Response | None:
    g.volunteer = volunteers.present(door.visitor_id())
    return lead_to("volunteer.identify") if g.volunteer is None and request.endpoint != OPEN_TO_ALL else None
