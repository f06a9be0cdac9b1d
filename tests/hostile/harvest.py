"""What the house's own pages would send: every form behind every address, with values that fit."""

from html.parser import HTMLParser

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule

from app.ticket import new_ticket
from tests.taps import Finger

Fields = dict[str, list[str]]
WORDS = {"kind": "umbrella", "number": "101", "name": "nothing.css"}

# Values that fit where an empty page has none.
FITTING = {
    "phone": "13812345678",
    "digits": "101",
    "tail": "5678",
    "quantity": "2",
    "expires_on": "2099-01-01",
    "number": "305",
    "day": "2099-10-01",
    "words": "设备维护",
    "opens": "08:00",
    "closes": "18:00",
    "opens-0-0": "08:00",
    "closes-0-0": "18:00",
    "name": "便民点",
    "username": "li-mei",
    "duty_phone": "13812345678",
    "seats": "4",
    "label": "A1",
    "unit": "个",
    "c-found": "1",
    "w-quantity": "1",
    "w-note": "受潮",
    "c-note": "点过了",
    "t-topic": "急救",
    "t-day": "2026-01-05",
    "t-hours": "1.5",
    "t-place": "社区",
    "t-organiser": "红十字会",
    "a-name": "优秀志愿者",
    "a-day": "2026-01-05",
    "a-giver": "社区",
    "e-words": "耐心",
    "e-day": "2026-01-05",
    "topic": "急救",
    "hours": "1.5",
    "organiser": "红十字会",
    "present": "warm tea for a cold night",
    "fresh": "cold tea for a warm night",
    "again": "cold tea for a warm night",
}
TURNING = "sheet"  # a button that turns the page instead of sending the form


class Forms(HTMLParser):
    """Every form of a page: its action, and for each field a value one might send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self.select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((said.get("action", ""), {}))
        elif self.forms and tag in {"input", "textarea", "button"} and said.get("name"):
            self._keep(said["name"], said.get("value") or FITTING.get(said["name"], ""))
        elif tag == "select":
            self.select = said.get("name", "")
        elif tag == "option" and self.forms and said.get("value"):
            self._keep(self.select, said["value"])

    def _keep(self, name: str, value: str) -> None:
        if name != TURNING:
            self.forms[-1][1].setdefault(name, [value])


def rules_for(app: Flask, method: str) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]


def address(rule: Rule, **words: object) -> str:
    """Where `rule` leads when every number in it is 1."""
    built = rule.build({name: words.get(name, WORDS.get(name, 1)) for name in rule.arguments})
    assert built
    return built[1]


def harvest(app: Flask, *browsers: Finger) -> dict[str, Fields]:
    """For each endpoint that is written to, the fields some page sends it."""
    found: dict[str, Fields] = {}
    for browser in browsers:
        for rule in rules_for(app, "GET"):
            page = browser.see(address(rule))
            shown = page.text if page.mimetype == "text/html" else ""
            for action, fields in Forms(shown).forms:
                _keep(app, found, action, fields)
    return found


def _keep(app: Flask, found: dict[str, Fields], action: str, fields: Fields) -> None:
    try:
        endpoint, _words = app.url_map.bind("localhost").match(action.partition("?")[0], "POST")
    except HTTPException:
        return
    found.setdefault(str(endpoint), {}).update(fields)


def fresh(fields: Fields) -> Fields:
    """The same with a ticket nobody has used."""
    return fields | {"ticket": [new_ticket()]}
