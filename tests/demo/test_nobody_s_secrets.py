"""Whoever walks through the kiosk and all public pages of the demo finds nobody else's name, phone or door."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask

from app.care.models import CarePlan
from app.community.models import Place, Post
from app.db import db
from app.demo.people import LI_MEI
from app.orders.models import Order
from app.staff.models import Staff
from app.volunteers import verbs_door
from app.volunteers.models import Volunteer
from tests.taps import Finger
from tests.volunteers.at_kiosk import scan

# Builds the whole year.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]
STARTS = (
    "/kiosk/",
    "/kiosk/orders/new/category",
    "/activities",
    "/thanks",
    "/honours",
    "/feeds/activities.ics",
    "/verify",
)
SAMPLES = 4
"""So many pages of each kind are read: one activity is as good as another."""


class Links(HTMLParser):
    """Where a page leads by links alone."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address)


def read(finger: Finger, *starts: str) -> dict[str, str]:
    """Every page that links lead to, some of each kind."""
    seen: dict[str, str] = {}
    kinds: dict[str, int] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "N", address)
        if address in seen or kinds.get(kind, 0) >= SAMPLES or address.startswith(("/desk", "/assets")):
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        answer = finger.see(address, follow_redirects=True)
        seen[address] = answer.text
        if answer.mimetype == "text/html":
            links = (urljoin(address, link) for link in Links(answer.text).found)
            waiting += [urlsplit(link)._replace(scheme="", netloc="", fragment="").geturl() for link in links]
    return seen


def secrets(but: str = "") -> set[str]:
    """Phones, names and doors that belong to somebody, and stand on no public paper."""
    known = {name for (name,) in db.session.query(Post.holder)} | {name for (name,) in db.session.query(Staff.name)}
    known |= {name for (name,) in db.session.query(Place.keeper)} | {but}
    people = db.session.query(Volunteer.name, Volunteer.phone).filter(Volunteer.name != but).all()
    names = {name for name, _phone in people if len(name) > 2} - known
    phones = {phone for _name, phone in people if phone}
    phones |= {phone for kind in (Order, CarePlan) for (phone,) in db.session.query(kind.phone) if phone}
    called = {name for kind in (Order, CarePlan) for (name,) in db.session.query(kind.contact) if name}
    doors = {f"{unit} {room}" for unit, room in db.session.query(Order.unit, Order.room) if room}
    return names | phones | called | doors


def test_the_secrets_looked_for_are_there() -> None:
    found = secrets()
    assert len(found) > 1000
    assert "张大爷" in found


def test_nobody_s_name_phone_or_door_is_on_any_page_for_everybody(house: Flask) -> None:
    pages = read(Finger(house.test_client()), *STARTS)
    assert len(pages) > 40
    for address, text in pages.items():
        assert not [each for each in secrets() if each in text], address


def test_a_volunteer_who_has_come_in_reads_of_nobody_else_but_whom_they_serve(house: Flask) -> None:
    kiosk = Finger(house.test_client())
    li = db.session.query(Volunteer).filter_by(name=LI_MEI).first()
    assert li
    own = {each.contact for each in db.session.query(CarePlan).filter_by(volunteer_id=li.id)}
    own |= {each.phone or "" for each in db.session.query(CarePlan).filter_by(volunteer_id=li.id)}
    for order in db.session.query(Order).filter_by(taker_id=li.id):
        own |= {order.contact, order.phone or "", f"{order.unit} {order.room}"}
    hidden = secrets(LI_MEI) - own
    scan(kiosk, verbs_door.issue_card(li, db.session.query(Staff).order_by(Staff.id).all()[0]))
    pages = read(kiosk, "/kiosk/volunteer/me", "/kiosk/jobs/open", "/kiosk/jobs", "/kiosk/care")
    assert any("可以接的单" in text for text in pages.values())
    assert len([address for address in pages if re.fullmatch(r"/kiosk/jobs/\d+", address)]) >= 1
    for address, text in pages.items():
        assert not [each for each in hidden if each in text], address
