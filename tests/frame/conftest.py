"""A house of one room, built for one test: its own templates, its own phrase book."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask, request

from app import doors, errors, headers, hypermedia, pages, words

House = Callable[..., Flask]

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def phrase_book(folder: Path, phrases: dict[str, str]) -> Path:
    lines = [f'msgid "{chinese}"\nmsgstr "{english}"\n' for chinese, english in phrases.items()]
    path = words.catalogue_path("en", folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(lines), "utf-8")
    return folder


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


def shown(app: Flask, template: str, tongue: str = "zh", **values: object) -> str:
    with app.test_request_context(f"/?lang={tongue}"):
        return pages.show(template, **values).get_data(as_text=True)
