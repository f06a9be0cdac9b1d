"""The activities' pages of a kiosk: an open door, a guest who has just come in, a garden with one more."""

from datetime import timedelta
from typing import Final

from flask import Flask

from app import clock
from app.activities import verbs
from app.activities.models import Activity, Kind
from app.activities.verbs import Plan
from app.community.models import Area, Level, Place, PlaceKind
from app.db import db
from app.staff import verbs as staff
from app.staff.models import Role, Staff
from app.transaction import work
from bench.browser import Environ, arrive

DOOR: Final = "/kiosk/door"


def pages(app: Flask) -> dict[str, Environ]:
    """What they see; of two open doors one is chosen."""
    with app.app_context(), work():
        id, garden = _announced()
    guest = arrive(app)
    came = guest.go(f"{DOOR}/{id}/walk-in", {"adults": 2}).location
    visited = guest.go(f"/kiosk/gardens/{garden}/visit", {"heads": 1}).location
    return {
        "doors": guest.environ(DOOR),
        "at_door": guest.environ(f"{DOOR}/{id}"),
        "walk_in": guest.environ(f"{DOOR}/{id}/walk-in"),
        "came": guest.environ(came),
        "opinion": guest.environ("/kiosk/opinion"),
        "opinion_thanks": guest.environ("/kiosk/opinion/thanks"),
        "gardens": guest.environ("/kiosk/gardens"),
        "garden": guest.environ(f"/kiosk/gardens/{garden}"),
        "garden_visited": guest.environ(visited),
    }


def _announced() -> tuple[int, int]:
    by, _password = staff.take_on(None, "host", "主持人", Role.CADRE)
    place = db.session.query(Place).order_by(Place.id).first()
    assert place
    first, _second = (_activity(place, name, by) for name in ("包粽子", "听粤剧"))
    return first.id, _garden().id


def _activity(place: Place, name: str, by: Staff) -> Activity:
    start = clock.now() + timedelta(minutes=20)
    said = Plan(
        Kind.FESTIVAL, name, "", place.id, "居委会", "甲", start, start + timedelta(hours=2), 200, None, start, start
    )
    made = verbs.draft(said._replace(shares_room=True), by)
    verbs.publish(made, by)
    return made


def _garden() -> Place:
    found = db.session.query(Place).filter_by(kind=PlaceKind.GARDEN).first()
    if found is None:
        area = db.session.query(Area).filter_by(level=Level.COMMUNITY).one()
        found = Place(area_id=area.id, kind=PlaceKind.GARDEN, name="爱心乐园", week=[])
        db.session.add(found)
        db.session.flush()
    return found
