"""A house of one room, built for one test: its own templates, its own phrase book."""

from pathlib import Path

import pytest
from flask import Flask, request
from werkzeug.test import TestResponse

from app import doors, errors, headers, hypermedia, pages, words
from tests.frame.rooms import ERROR_PAGES, Breaking, House, phrase_book


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Build an app from {template: source} and {chinese: english}; ?lang= chooses the language."""

    def build(templates: dict[str, str] | None = None, phrases: dict[str, str] | None = None) -> Flask:
        for name, source in (templates or {}).items():
            path = tmp_path / "templates" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, "utf-8")
        app = Flask("app", template_folder=str(tmp_path / "templates"), static_folder=None)
        app.secret_key = "for this test only"
        book = phrase_book(tmp_path / "book", phrases) if phrases else words.HERE
        words.init(app, lambda: request.args.get("lang"), book)
        pages.init(app, asset_url=lambda name: f"/static/{name}?v=1&w=2")
        hypermedia.init(app)
        headers.init(app)
        doors.init(app)
        errors.init(app)
        return app

    return build


@pytest.fixture
def app(house: House) -> Flask:
    return house(ERROR_PAGES)


@pytest.fixture
def breaking(app: Flask) -> Breaking:
    """Ask a page that raises."""

    def ask(error: Exception, path: str = "/kiosk/x", **headers: str) -> TestResponse:
        def view() -> str:
            raise error

        app.add_url_rule(path, "view", view)
        return app.test_client().get(path, headers=headers)

    return ask
