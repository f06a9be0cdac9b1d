"""Open to everybody: what is coming, one activity, and both as a calendar file. Nobody who comes is named."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, cast

from flask import Blueprint, Response, abort, request

from app import clock, ical
from app.activities import queries_public, screens, screens_public
from app.activities.queries_public import Announced
from app.ical import Entry
from app.outside import outside_url, tongues
from app.pages import show
from app.words import _

bp = Blueprint("public_activities", __name__)
REMEMBERED: Final = timedelta(days=90)
"""How far back a calendar that follows the feed still sees."""


@bp.get("/activities")
def all_of_them() -> Response:
    """What is coming."""
    now = clock.now()
    days = screens_public.by_day(queries_public.coming(now), now)
    return show("activities/public_all.html", days=days, feed=outside_url(".feed"), **tongues(".all_of_them"))


@bp.get("/activities/<id:id>")
def one(id: int) -> Response:
    """One of them."""
    now = clock.now()
    found = queries_public.one(id, now) or abort(404)
    told = screens_public.facts(found, now)
    event = screens_public.event(found, outside_url(".one", id=id))
    return show("activities/public_one.html", told=told, event=event, id=id, **tongues(".one", id=id))


@bp.get("/activities/<id:id>.ics")
def file(id: int) -> Response:
    """One of them for the phone's calendar."""
    found = queries_public.one(id, clock.now()) or abort(404)
    return _calendar(found.name, [found], f"activity-{id}.ics")


@bp.get("/feeds/activities.ics")
def feed() -> Response:
    """All of them, for calendars that look again by themselves."""
    return _calendar(str(_("社区活动")), queries_public.since(clock.now() - REMEMBERED), "activities.ics")


def _calendar(name: str, found: Iterable[Announced], filename: str) -> Response:
    body = ical.calendar(name, map(_entry, found))
    response = Response(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    # The same for everybody, and looked at every hour by many.
    response.cache_control.public, response.cache_control.max_age = True, 300
    response.add_etag()
    return cast(Response, response.make_conditional(request))


def _entry(one: Announced) -> Entry:
    place = f"{one.place_name} {one.address}".strip()
    about = _("取消：%(reason)s", reason=one.cancel_reason) if one.is_cancelled else one.about
    url = outside_url(".one", id=one.id)
    times = (one.starts_at, one.ends_at, one.changed_at)
    kind = str(screens.KINDS[one.kind])
    return Entry(one.uid, one.sequence, one.is_cancelled, one.name, about, place, kind, url, *times)
