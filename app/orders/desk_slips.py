"""Slips for who might take an order: one for whoever comes, and one for each who was asked by name."""

from typing import Any

from flask import Blueprint, Response, abort

from app import qr
from app.orders import queries, screens_jobs
from app.orders.models_hands import Invitation
from app.orders.numbers import spaced
from app.outside import outside_url
from app.pages import show
from app.staff import door
from app.words import speak_chinese

bp = door.guard(Blueprint("slips", __name__, url_prefix="/desk/orders/<id:id>/slips"))


@bp.get("")
def slip(id: int) -> Response:
    """What, which building, when, and a code: for the scanner of a kiosk, or for the phone of who was asked."""
    speak_chinese()
    order = queries.order(id) or abort(404)
    invited = [each for each in queries.invitations(id) if each.is_good]
    slips = [_named(each) for each in invited] or [("", qr.svg(order.slip or abort(404)))]
    told: dict[str, Any] = {"facts": screens_jobs.outline(order), "promise": screens_jobs.promise(order)}
    told |= {"number": spaced(order.number)}
    return show("orders/slip_print.html", slips=slips, back_url=f"/desk/orders/{id}", **told)


def _named(sent: Invitation) -> tuple[str, object]:
    return sent.volunteer.name, qr.svg(outside_url("offer.look", token=sent.token))
