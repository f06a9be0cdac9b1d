"""What the tests of the frame build their house of: phrases, templates, one shown page."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from app import pages, words

House = Callable[..., Flask]

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'


def phrase_book(folder: Path, phrases: dict[str, str]) -> Path:
    lines = [f'msgid "{chinese}"\nmsgstr "{english}"\n' for chinese, english in phrases.items()]
    path = words.catalogue_path("en", folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n".join(lines), "utf-8")
    return folder


def shown(app: Flask, template: str, tongue: str = "zh", **values: object) -> str:
    with app.test_request_context(f"/?lang={tongue}"):
        return pages.show(template, **values).get_data(as_text=True)
