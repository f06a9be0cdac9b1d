"""The activities' pages of a kiosk: what is coming, one of them, signing up, one's own sign-ups, a helper's."""

from datetime import timedelta
from typing import Final

from flask import Flask

from app import clock
from app.activities import verbs
from app.activities.models import Kind
from app.activities.verbs_tasks import Wanted
from app.community.models import Place
from app.db import db
from app.staff import verbs as staff
from app.staff.models import Role, Staff
from app.transaction import work
from app.volunteers import verbs as volunteers
from app.volunteers import verbs_door
from app.volunteers.models import Group
from app.volunteers.verbs_person import Person
from bench.browser import Environ, arrive

LIST: Final = "/kiosk/activities"


def pages(app: Flask) -> dict[str, Environ]:
    """What a guest and a helper see."""
    with app.app_context(), work():
        fair, card = _come_together()
    guest, volunteer = arrive(app), arrive(app)
    done = guest.go(f"{LIST}/{fair}/sign-up", {"phone": "13800001234", "adults": 2, "consent": "yes"}).location
    mine = done.removesuffix("/done")
    volunteer.go("/kiosk/volunteer/card", {"card": card})
    ways = {
        "coming": LIST,
        "activity": f"{LIST}/{fair}",
        "sign_up": f"{LIST}/{fair}/sign-up",
        "signed_up": done,
        "say_name": f"{mine}/name",
        "ticket_print": f"{mine}/print",
        "my_signups": f"{LIST}/mine",
        "my_signup": mine,
        "party": f"{mine}/party",
    }
    hers = {"tasks": f"{LIST}/{fair}/tasks", "my_tasks": f"{LIST}/helping"}
    seen = {name: guest.environ(way) for name, way in ways.items()}
    return seen | {name: volunteer.environ(way) for name, way in hers.items()}


def _come_together() -> tuple[int, str]:
    """Twelve activities of the coming weeks, the first with a place to help; and a helper's card."""
    by, _password = staff.take_on(None, "bench2", "测速员", Role.CADRE)
    place = db.session.query(Place).order_by(Place.id).first()
    assert place
    made = [_announced(place, week, by) for week in range(12)]
    ding = volunteers.take_in(Person("丁", "13900000009", Group.WARM), by)
    db.session.flush()
    return made[0], verbs_door.issue_card(ding, by)


def _announced(place: Place, day: int, by: Staff) -> int:
    begin = clock.now() + timedelta(days=1 + day, hours=1)
    said = verbs.Plan(
        kind=Kind.FESTIVAL,
        name="包粽子",
        about="一起包粽子",
        place_id=place.id,
        organiser="居委会",
        in_charge="甲",
        starts_at=begin,
        ends_at=begin + timedelta(hours=2),
        seats=30,
        signup_from=None,
        signup_until=begin,
        cancel_until=begin,
        tasks=(Wanted("引导", 3),),
        shares_room=True,
    )
    activity = verbs.draft(said, by)
    verbs.publish(activity, by)
    db.session.flush()
    return activity.id
