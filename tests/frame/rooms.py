"""What the tests of the frame build their house of: phrases, templates, one shown page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from app import pages, words

House = Callable[..., Flask]
Breaking = Callable[..., TestResponse]

ERROR_PAGE = "<main id=screen><h1>{{ title }}</h1><p>{{ words }}</p>{{ status }} {{ reference }}</main>"
ERROR_PAGES = {
    f"{face}/{name}.html": f"{face} {ERROR_PAGE}" for face in ("kiosk", "desk") for name in ("refused", "trouble")
}

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def phrase_book(folder: Path, phrases: dict[str, str]) -> Path:
    lines = [f'msgid "{chinese}"\nmsgstr "{english}"\n' for chinese, english in phrases.items()]
    path = words.catalogue_path("en", folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(lines), "utf-8")
    return folder


def shown(app: Flask, template: str, tongue: str = "zh", **values: Any) -> str:
    with app.test_request_context(f"/?lang={tongue}"):
        return pages.show(template, **values).get_data(as_text=True)
