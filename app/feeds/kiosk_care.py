"""At the kiosk: my visits in my phone's calendar, by a code to scan that is shown this once."""

from flask import Blueprint, Response

from app import qr
from app.feeds import queries_care, verbs_care
from app.kiosk import door
from app.orders.kiosk_hands import guard, volunteer
from app.outside import outside_url
from app.pages import lead_to, show

bp = guard(door.guard(Blueprint("own_calendar", __name__, url_prefix="/kiosk/care/calendar")))


@bp.get("")
def ask() -> Response:
    """What it is, and whether there is one."""
    has_one = queries_care.feed_of(volunteer().id) is not None
    return show("feeds/care_ask.html", page_key="care_calendar", has_one=has_one)


@bp.post("")
def make() -> Response:
    """A new one; the code stands on this answer and nowhere else."""
    address = outside_url("care_calendar.look", token=verbs_care.follow(volunteer()))
    return show("feeds/care_code.html", page_key="care_calendar", qr=qr.svg(address))


@bp.post("/end")
def end() -> Response:
    """No more."""
    verbs_care.unfollow(volunteer())
    return lead_to(".ask")
