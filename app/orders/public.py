"""An order offered to one person by name: the code on their slip opens it on their own phone, and for them alone."""

from typing import Any

from flask import Blueprint, Response, abort

from app.orders import numbers, queries, screens_jobs, verbs_taking
from app.orders.models_hands import Invitation
from app.pages import lead_to, show

bp = Blueprint("offer", __name__, url_prefix="/o")


@bp.get("/<token>")
def look(token: str) -> Response:
    """What, which building, when; never whose it is."""
    sent = _sent(token)
    order = sent.order
    is_open = sent.is_good and verbs_taking.is_open_to(order, sent.volunteer)
    told: dict[str, Any] = {
        "facts": screens_jobs.outline(order),
        "promise": screens_jobs.promise(order),
        "is_open": is_open,
    }
    is_mine = order.is_in_hands_of(sent.volunteer)
    return show("orders/public_offer.html", token=token, is_mine=is_mine, is_declined=bool(sent.declined_at), **told)


@bp.post("/<token>/take")
def take(token: str) -> Response:
    """I will do it."""
    sent = _held(token)
    verbs_taking.take(sent.order, sent.volunteer)
    return lead_to(".look", token=token)


@bp.post("/<token>/refuse")
def refuse(token: str) -> Response:
    """Not this time."""
    verbs_taking.refuse(_held(token))
    return lead_to(".look", token=token)


def _sent(token: str) -> Invitation:
    slip = numbers.slip_in(token)
    return (queries.invitation_on_slip(slip) if slip else None) or abort(404)


def _held(token: str) -> Invitation:
    """The invitation, its order locked first."""
    sent = _sent(token)
    queries.order_for_update(sent.order_id)
    return sent
