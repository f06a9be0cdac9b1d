"""A volunteer's visits behind a secret address: a page for the phone, and the calendar it follows."""

from typing import Final, cast

from flask import Blueprint, Response, abort, request

from app import clock, ical
from app.feeds import queries_care, visits
from app.feeds.models import CareFeed
from app.outside import outside_url, tongues
from app.pages import show
from app.words import _

bp = Blueprint("care_calendar", __name__, url_prefix="/feeds/care")
WHILE: Final = 300
"""Seconds a phone may go by what it read last."""


@bp.get("/<token>")
def look(token: str) -> Response:
    """Where the code on the kiosk leads: put it into the phone's calendar."""
    _feed(token)
    address = outside_url(".follow", token=token)
    subscribe = f"webcal://{address.partition('://')[2]}"
    return show("feeds/care_phone.html", address=address, subscribe=subscribe, **tongues(".look", token=token))


@bp.get("/<token>.ics")
def follow(token: str) -> Response:
    """The visits of these weeks, for a calendar that looks again by itself."""
    feed, today = _feed(token), clock.today()
    found = queries_care.visits(feed.volunteer_id, today - visits.BACK, today + visits.AHEAD)
    response = Response(
        ical.calendar(_("暖蜂上门"), map(visits.entry, found)), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'inline; filename="care.ics"'
    response.cache_control.private, response.cache_control.max_age = True, WHILE
    response.add_etag()
    return cast(Response, response.make_conditional(request))


def _feed(token: str) -> CareFeed:
    return queries_care.followed(token) or abort(404)
