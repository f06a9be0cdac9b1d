"""The volunteers' pages of a kiosk: three of them stand there, one free, one at work, one who has no PIN yet."""

from datetime import timedelta
from typing import Final

from flask import Flask

from app import clock
from app.community.models import Place
from app.db import db
from app.staff import verbs as staff
from app.staff.models import Role
from app.transaction import work
from app.volunteers import verbs, verbs_door, verbs_duties, verbs_ledger
from app.volunteers.models import Category, Group
from app.volunteers.verbs_duties import Plan
from app.volunteers.verbs_person import Person
from bench.browser import Browser, Environ, arrive

DOOR: Final = "/kiosk/volunteer"


def pages(app: Flask) -> dict[str, Environ]:
    """What each of them sees."""
    with app.app_context(), work():
        (free, busy, new), duty, stint = _come_together()
    hers, his, theirs = (_recognised(app, token) for token in (free, busy, new))
    signed_in = his.go(f"{DOOR}/duties/{duty}/sign-in", {}).location
    return {
        "identify": arrive(app).environ(DOOR),
        "me (free)": hers.environ(f"{DOOR}/me"),
        "me (at work)": his.environ(f"{DOOR}/me"),
        "stint": his.environ(signed_in),
        "pin_new": theirs.environ(f"{DOOR}/record/pin/new"),
        "start": arrive(app).environ(f"{DOOR}/join"),
        "group": arrive(app).environ(f"{DOOR}/join/group"),
        "mine": his.environ(f"{DOOR}/record"),
        "services": his.environ(f"{DOOR}/record/services"),
        "one": his.environ(f"{DOOR}/record/{stint}"),
        "correct": his.environ(f"{DOOR}/record/{stint}/correct"),
        "grown": his.environ(f"{DOOR}/record/grown"),
        "own": his.environ(f"{DOOR}/record/own"),
        "leaving": hers.environ(f"{DOOR}/record/leaving"),
        "left": arrive(app).environ(f"{DOOR}/record/left"),
        "pin": hers.environ(f"{DOOR}/record/pin"),
        "draft": his.environ(f"{DOOR}/certificate"),
    }


def _come_together() -> tuple[list[str], int, int]:
    """The tokens of three cards, a duty to sign in for, and a stay of the second one long ago."""
    by, _password = staff.take_on(None, "bench", "测速员", Role.CADRE)
    people = [
        verbs.take_in(Person(name, f"1390000000{at}", Group.WARM), by) for at, name in enumerate(("甲", "乙", "丙"))
    ]
    for each in people[:2]:
        verbs_door.set_pin(each, "862930")
    db.session.flush()
    begin, place = clock.now() - timedelta(hours=1), db.session.query(Place).order_by(Place.id).first()
    assert place
    said = Plan("敬老服务", Category.CARE, "陪老人说话", place.id, "居委会", "甲", begin, begin + timedelta(hours=9))
    duty = verbs_duties.plan(said, by)
    past = verbs_duties.plan(
        said._replace(starts_at=begin - timedelta(days=3), ends_at=begin - timedelta(days=2.9)), by
    )
    db.session.flush()
    stint = verbs_ledger.write_up(people[1], past, by, past.starts_at, past.ends_at, "补录")
    return [verbs_door.issue_card(each, by) for each in people], duty.id, stint.id


def _recognised(app: Flask, token: str) -> Browser:
    browser = arrive(app)
    answer = browser.go(f"{DOOR}/card", {"card": token})
    assert answer.location == f"{DOOR}/me", answer
    return browser
