"""The pages of 点单 and 接单 at a kiosk: every card of a new order, one's own order, and a volunteer's jobs."""

from datetime import date
from typing import Final

from flask import Flask

from app import clock
from app.care.models import CareVisit
from app.community.models import Area, Level, Place
from app.db import db
from app.orders import verbs, verbs_clock, verbs_dispatch, verbs_taking
from app.orders.models import Order, Source, WhyPaused
from app.orders.models_lists import ServiceItem
from app.orders.verbs import Asked, Caller, Consent, Home, Need
from app.staff.models import Staff
from app.transaction import work
from app.volunteers import verbs_door
from app.volunteers.models import Volunteer
from bench.browser import Browser, Environ, arrive

NEW: Final = "/kiosk/orders/new"
PHONE: Final = "13900008888"


def pages(app: Flask) -> dict[str, Environ]:
    """What a resident sees card by card, and what a volunteer sees who has one order in hand."""
    with app.app_context(), work():
        item = db.session.query(ServiceItem).filter_by(is_sensitive=True).order_by(ServiceItem.id).first()
        house = db.session.query(Area).filter_by(level=Level.BUILDING).order_by(Area.id).first()
        assert item
        assert house
        waiting, done, taken, open_one = _four(item, house)
        token, visit = _come_in(taken)
        said = {"category": item.category_id, "item": item.id, "when": "any", "where": house.parent_id}
        said |= {"building": house.id, "unit": 1, "room": "101", "health": "y", "phone": PHONE}
        numbers = {name: each.id for name, each in (("done", done), ("waiting", waiting))}
        job, other, codes = taken.id, open_one.id, (done.number, waiting.number)
    resident, helper = _resident(app, codes), arrive(app)
    helper.go("/kiosk/volunteer/card", {"card": token})
    return _asking(arrive(app), said) | _own(resident, numbers) | _jobs(helper, job, other, visit)


def _asking(browser: Browser, said: dict[str, object]) -> dict[str, Environ]:
    for step, answer in said.items():
        browser.go(f"{NEW}/{step}", {step: answer})
    steps = (*said, "wish", "consent")
    return {f"order: {step}": browser.environ(f"{NEW}/{step}") for step in steps}


def _own(browser: Browser, numbers: dict[str, int]) -> dict[str, Environ]:
    done, waiting = (f"/kiosk/orders/{numbers[name]}" for name in ("done", "waiting"))
    return {
        "order: find": browser.environ("/kiosk/orders/find"),
        "order: placed": browser.environ(f"{waiting}/placed"),
        "order: own": browser.environ(waiting),
        "order: question": browser.environ(f"{waiting}/answer"),
        "order: in words": browser.environ(f"{waiting}/answer/words"),
        "order: rate": browser.environ(f"{done}/rate"),
        "order: rated": browser.environ(f"{done}/rated"),
    }


def _jobs(browser: Browser, job: int, other: int, visit: int) -> dict[str, Environ]:
    one = f"/kiosk/jobs/{job}"
    return {
        "jobs: open": browser.environ("/kiosk/jobs/open"),
        "jobs: mine": browser.environ("/kiosk/jobs"),
        "jobs: to take": browser.environ(f"/kiosk/jobs/{other}"),
        "jobs: one": browser.environ(one),
        **{f"jobs: {step}": browser.environ(f"{one}/{step}") for step in ("done", "back", "wait")},
        "jobs: thanks": browser.environ("/kiosk/jobs/thanks"),
        "care: mine": browser.environ("/kiosk/care"),
        "care: one": browser.environ(f"/kiosk/care/{visit}"),
        "care: answered": browser.environ(f"/kiosk/care/{visit}/answered"),
    }


def _resident(app: Flask, codes: tuple[str, ...]) -> Browser:
    browser = arrive(app)
    for number in codes:
        browser.go("/kiosk/orders/find", {"number": number, "tail": PHONE[-4:]})
    return browser


def _four(item: ServiceItem, house: Area) -> list[Order]:
    """One whose resident is asked something, one that is done, one in hand, one on the board."""
    by, place = db.session.query(Staff).order_by(Staff.id).first(), db.session.query(Place).order_by(Place.id).first()
    assert by
    assert place
    made = []
    for _number in range(4):
        asked, consent = Asked(place, Source.KIOSK), Consent(contact=True, health=True)
        order = verbs.place(Need(item), Home(house, "1单元", "101"), Caller(phone=PHONE), consent, asked)
        verbs_dispatch.to_the_board(order, by)
        made.append(order)
    verbs_clock.pause(made[0], by, WhyPaused.QUESTION, "什么时候在家？")
    verbs_taking.settle(made[1], by, Level.COMMUNITY, "电话里说清了")
    return made


def _come_in(order: Order) -> tuple[str, int]:
    """The card of somebody with an order in hand and a visit to make today."""
    helper = db.session.query(Volunteer).filter_by(standing="active").order_by(Volunteer.id.desc()).first()
    by = db.session.query(Staff).order_by(Staff.id).first()
    assert helper
    assert by
    verbs_taking.take(order, helper)
    visit = db.session.query(CareVisit).filter(CareVisit.day > clock.today()).order_by(CareVisit.id).first()
    assert visit
    visit.day, visit.slot, visit.volunteer_id, visit.is_own = clock.today(), date(2000, 1, 1), helper.id, True
    return verbs_door.issue_card(helper, by), visit.id
