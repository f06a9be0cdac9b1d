"""A volunteer for the served house, entered from beside it: its keys are its own, so this is a program of its own."""

import os
import subprocess
import sys

from app import create_app
from app.activities.verbs_tasks import Wanted
from app.community.models import Place
from app.db import db
from app.kiosk.models import Device
from app.staff.models import Staff
from app.transaction import work
from app.volunteers import verbs_door
from tests import make
from tests.browser import walks, walks_activities
from tests.browser.served import TOP, Served


def enrolled(house: Served) -> tuple[str, str]:
    """李梅 with the PIN of the walks and a duty that lasts all day: the token of her card, and a guest's ticket."""
    environ = {**os.environ, "INSTANCE": str(house.said.parent), "JOBS": "0"}
    told = subprocess.run(
        [sys.executable, "-m", __name__], cwd=TOP, env=environ, check=True, capture_output=True, text=True
    )
    card, ticket = told.stdout.split()[-2:]
    return card, ticket


def _enrol() -> str:
    li_mei = make.volunteer(phone=f"1390000{walks.TAIL}", pin=walks.PIN)
    station = db.session.query(Device).one().place
    make.duty(station, hours=12, starts_in=-1)
    ticket = _invite(station)
    card = verbs_door.issue_card(li_mei, db.session.query(Staff).filter_by(username="decider").one())
    return f"{card} {ticket}"


def _invite(station: Place) -> str | None:
    """A day for families with much to say and places to help, and one that is full: the ticket of who is in there."""
    warned = "包粽子要用开水和剪刀，请家长看好小朋友，不要靠近灶台。"
    wanted = (Wanted("引导", None), Wanted("煮粽子", 1))
    family = {"seats": 5000, "children_from": 3, "risks": warned, "tasks": wanted, "shares_room": True}
    make.activity(station, walks_activities.FAMILY, starts_in=25, **family)
    full = make.activity(station, walks_activities.FULL, starts_in=25, seats=1, shares_room=True)
    return make.signup(full).ticket


if __name__ == "__main__":
    with create_app().app_context(), work():
        sys.stdout.write(_enrol())
