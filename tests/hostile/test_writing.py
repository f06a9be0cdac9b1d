"""Whatever is sent to whatever can be written: a page in words, and nothing half-written."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.db import Base, db
from tests.hostile.harvest import Fields, address, fresh, harvest, rules_for
from tests.taps import Finger

# One of many fields that are all read alike.
LIKE_ANOTHER = re.compile(r"(opens|closes)-(?!0-0)")
MEANT_TO_STAY = {"tries", "ticket", "visitor"}
WRONG: tuple[str, ...] = (
    "",
    "🐝" * 80,
    "\u202e邪恶\u202c",
    "-1",
    str(2**63),
    str(2**200),
    "１２３",
    "²",
    "9999-12-31",
    "24:00",
    "' OR 1=1; --",
    "字" * 5000,
)


def rows() -> dict[str, int]:
    """How many rows each table holds, but for those that count tries."""
    tables = [table for name, table in Base.metadata.tables.items() if name not in MEANT_TO_STAY]
    counts = sa.select(
        *(sa.select(sa.func.count()).select_from(each).scalar_subquery().label(each.name) for each in tables)
    )
    found = {str(name): int(count) for name, count in db.session.execute(counts).mappings().one().items()}
    db.session.rollback()
    return found


def check(answer: TestResponse, *told: object) -> None:
    """A page in words, or on to the next one; never a breakdown."""
    assert answer.status_code < 500, (told, answer.status)
    if answer.status_code >= 400:
        assert ('id="screen"' in answer.text) or ('class="desk' in answer.text) or "<main" in answer.text, told
        assert "Traceback" not in answer.text


Send = Callable[..., TestResponse]


@pytest.fixture
def send(kiosk: Finger, desk: Finger) -> Send:
    """Send to a rule from the kiosk or the desk it belongs to, with the same cookies each time."""
    cookies = {browser: dict(browser.client._cookies or {}) for browser in (kiosk, desk)}

    def post(rule: Rule, **body: Any) -> TestResponse:
        browser = desk if rule.rule.startswith("/desk") else kiosk
        browser.client._cookies = dict(cookies[browser])
        return browser.client.post(address(rule), buffered=True, **body)

    return post


@pytest.fixture
def forms(app: Flask, standstill: None, kiosk: Finger, desk: Finger, stranger: Finger) -> dict[str, Fields]:
    return harvest(app, kiosk, desk, stranger, Finger(app.test_client()))


@pytest.mark.slow
def test_every_field_of_every_form_takes_anything(app: Flask, forms: dict[str, Fields], send: Send) -> None:
    before = rows()
    for rule in rules_for(app, "POST"):
        fields = forms.get(rule.endpoint, {})
        for name in fields.keys() - {"csrf_token", "ticket"} - {each for each in fields if LIKE_ANOTHER.match(each)}:
            for wrong in WRONG:
                answer = send(rule, data=fresh(fields | {name: [wrong]}))
                check(answer, rule.endpoint, name, wrong[:20])
            check(send(rule, data=fresh(fields | {name: ["1", "x", "2", "1"]})), rule.endpoint, name)
            check(send(rule, data={key: said for key, said in fresh(fields).items() if key != name}))
    assert rows() == before


@pytest.mark.slow
def test_every_form_takes_any_body(app: Flask, forms: dict[str, Fields], send: Send) -> None:
    before = rows()
    for rule in rules_for(app, "POST"):
        fields = fresh(forms.get(rule.endpoint, {"x": ["1"]}))
        bodies = bodies_of(fields)
        for kind, body in bodies:
            check(send(rule, data=body, content_type=kind), rule.endpoint, kind, body[:30])
    assert rows() == before


def bodies_of(fields: Fields) -> list[tuple[str, bytes]]:
    form, flat = "application/x-www-form-urlencoded", {name: said[0] for name, said in fields.items()}
    start = "&".join(f"{name}={said}" for name, said in flat.items() if name == "ticket").encode()
    each = [name.encode() for name in fields if name != "ticket"]
    return [
        (form, b""),
        (form, b"&".join([start, *(name + b"=a%00b" for name in each)])),
        (form, b"&".join([start, *(name + b"=%ED%A0%80%FF" for name in each)])),
        (form, b"&".join([start, *(name + b"=\xed\xa0\x80\xff" for name in each)])),
        (form, start + b"&" + b"x" * 1_000_000),
        (form, start + b"&" + b"&".join(b"%d=1" % number for number in range(2000))),
        ("application/json", json.dumps(flat).encode()),
        ("text/plain", b"\xff\xfe"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b"--x\r\nbroken"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n\xed\xa0\x80\r\n--x--',
        ),
    ]
