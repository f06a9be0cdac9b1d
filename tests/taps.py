"""A finger for the tests: reads the forms of a page and sends them as a browser without scripts would."""

from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.db import db

Fields = list[tuple[str, str]]


class Client(FlaskClient):
    """Each request in an app context of its own, as under a server; what the test wrote before is stored first."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.commit()
        with self.application.app_context():
            return super().open(*args, **kwargs)


class Forms(HTMLParser):
    """The forms of a page: their action and the values they would send untouched."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((said.get("action", ""), []))
        elif tag == "input" and self.forms and "name" in said and not _is_off(said):
            self.forms[-1][1].append((said["name"], said.get("value", "on")))


def _is_off(said: dict[str, str]) -> bool:
    return "disabled" in said or (said.get("type") in {"radio", "checkbox"} and "checked" not in said)


class Finger:
    """Taps through the pages of one kiosk or desk."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def see(self, url: str, **how: Any) -> TestResponse:
        return self.client.get(url, **how)

    def form(self, page: TestResponse, action: str) -> tuple[str, Fields]:
        """The first form of `page` whose address holds `action`."""
        return next(form for form in Forms(page.text).forms if action in form[0])

    def tap(self, page: TestResponse, action: str, /, *, without: tuple[str, ...] = (), **said: Any) -> TestResponse:
        """Fill in and send the form; a list sends a field several times, `without` leaves fields out."""
        url, fields = self.form(page, action)
        given = {name.replace("__", "-"): value for name, value in said.items()}
        kept = [(name, value) for name, value in fields if name not in given and name not in without]
        for name, value in given.items():
            kept += [(name, str(each)) for each in (value if isinstance(value, list) else [value])]
        return self.client.post(url, data=_grouped(kept))

    def follow(self, answer: TestResponse) -> TestResponse:
        """Go where the answer leads."""
        assert answer.status_code == 303, f"{answer.status}: {answer.text[:2000]}"
        return self.see(answer.location)


def _grouped(fields: Fields) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in fields:
        grouped.setdefault(name, []).append(value)
    return grouped
