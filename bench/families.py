"""The pages of 最美家庭 at a kiosk: the list, a family, and every question to who nominates or objects."""

from typing import Final

import sqlalchemy as sa
from flask import Flask

from app.community.models import Area, Level
from app.db import db
from app.honours.lifecycle import Stage
from app.honours.models import Nomination
from bench.browser import Browser, Environ, arrive

HONOURS: Final = "/kiosk/honours"
NOMINATE: Final = f"{HONOURS}/nominate"


def pages(app: Flask) -> dict[str, Environ]:
    """What a guest sees who answers one question after the other."""
    with app.app_context():
        noticed = sa.select(Nomination.id).where(Nomination.stage == Stage.NOTICED)
        family = db.session.scalars(noticed).first() or 0
        building = db.session.query(Area).filter_by(level=Level.BUILDING).order_by(Area.id).first()
        assert building
        where, house = building.parent_id, building.id
    one = f"{HONOURS}/{family}"
    return _nominating(arrive(app), where or 0, house) | _objecting(arrive(app), one) | {
        "families": arrive(app).environ(HONOURS),
        "family (in notice)": arrive(app).environ(one),
        "nominated": arrive(app).environ(f"{NOMINATE}/done"),
        "objected": arrive(app).environ(f"{HONOURS}/objected"),
    }  # fmt: skip


def _nominating(browser: Browser, where: int, house: int) -> dict[str, Environ]:
    said = {"where": where, "building": house, "why": "elders", "family": "李家", "words": "", "phone": ""}
    for step, answer in said.items():
        browser.go(f"{NOMINATE}/{step}", {step: answer})
    return {step: browser.environ(f"{NOMINATE}/{step}") for step in (*said, "consent") if step != "family"} | {
        "family (named)": browser.environ(f"{NOMINATE}/family")
    }


def _objecting(browser: Browser, one: str) -> dict[str, Environ]:
    browser.go(f"{one}/reason", {"reason": "other"})
    return {
        "reason": browser.environ(f"{one}/reason"),
        "phone (of who objects)": browser.environ(f"{one}/phone"),
    }
