"""A house of one room, built for one test: its own templates, its own phrase book."""

from pathlib import Path

import pytest
from flask import Flask, request

from app import doors, errors, headers, hypermedia, pages, words
from tests.frame.rooms import House, phrase_book


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Build an app from {template: source} and {chinese: english}; ?lang= chooses the language."""

    def build(
        templates: dict[str, str] | None = None, phrases: dict[str, str] | None = None
    ) -> Flask:
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
