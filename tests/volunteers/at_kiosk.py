"""Ways of a volunteer to their page at the kiosk, for the tests."""

from werkzeug.test import TestResponse

from app.db import db
from app.staff.models import Staff
from app.volunteers import verbs_door
from app.volunteers.models import Volunteer
from tests.taps import Finger

DOOR, MINE = "/kiosk/volunteer", "/kiosk/volunteer/me"


def decider() -> Staff:
    """Whoever approved the volunteers of `make`."""
    return db.session.query(Staff).filter_by(username="decider").one()


def card_of(volunteer: Volunteer) -> str:
    return verbs_door.issue_card(volunteer, decider())


def scan(kiosk: Finger, token: str) -> TestResponse:
    return kiosk.tap(kiosk.see(DOOR), "/card", card=token)


def come(kiosk: Finger, volunteer: Volunteer) -> TestResponse:
    """Their own page, by card; whoever stood there before has gone."""
    if kiosk.see(DOOR).status_code == 303:
        kiosk.tap(kiosk.see(MINE), "/end")
    return kiosk.follow(scan(kiosk, card_of(volunteer)))


def pin_page(kiosk: Finger, tail: str = "5678") -> TestResponse:
    """Asked for the PIN, after the tail and a tap on the first of those shown."""
    return kiosk.tap(kiosk.tap(kiosk.see(DOOR), "/find", tail=tail), "/ask")


def say_pin(kiosk: Finger, pin: str) -> TestResponse:
    return kiosk.tap(pin_page(kiosk), "/volunteer/pin", pin=pin)
