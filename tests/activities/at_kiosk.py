"""Ways of a guest through the activities at the kiosk, for the tests."""

from werkzeug.test import TestResponse

from app.activities.models import Activity
from app.activities.models_seats import Signup
from app.db import db
from tests.taps import Finger

LIST, MINE = "/kiosk/activities", "/kiosk/activities/mine"
PHONE = "13900002222"


def sign_up(kiosk: Finger, activity: Activity, phone: str = PHONE, **said: object) -> TestResponse:
    """On the one page that asks: a phone, a yes, and whatever else is said."""
    page = kiosk.see(f"{LIST}/{activity.id}/sign-up")
    return kiosk.tap(page, "/sign-up", phone=phone, consent="yes", **said)


def find_again(kiosk: Finger, phone: str, code: str) -> TestResponse:
    """By phone and code."""
    asked = kiosk.tap(kiosk.see(MINE), "/mine/phone", phone=phone)
    return kiosk.tap(asked, "/mine", code=code)


def leave_kiosk(kiosk: Finger) -> None:
    """Home, and the next one stands there."""
    kiosk.see("/kiosk/")


def signups() -> list[Signup]:
    db.session.expire_all()
    return list(db.session.query(Signup).order_by(Signup.id))
