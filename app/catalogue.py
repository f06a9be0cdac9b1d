"""The phrase book is kept here: what the house says, and what of it has no English yet."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from flask import Flask, current_app
from flask.cli import AppGroup

from app import words

Forms = str | tuple[str, ...] | list[str] | None

SPOKEN: Final = {
    "_": None,
    "_l": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "_lc": ((1, "c"), 2),
}
METHODS: Final = [("**.py", "python"), ("**.html", "jinja2")]
# Without this a template with a mistake would lose its phrases silently.
OPTIONS: Final = {"**.html": {"silent": "false"}}
PLACE: Final = re.compile(r"%\(\w+\)[a-z]")
TONGUE: Final = "en"
# No dates and no line numbers, so that the file changes only when a phrase does.
HEADER: Final = b"""\
# The English phrase book; `flask words update` keeps its order.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""

group = AppGroup("words", help="The phrase book: what the house says, in every language.")


@group.command()
def update() -> None:
    """Write new phrases into the phrase book and drop those no longer said."""
    path = words.catalogue_path(TONGUE, words.folder(current_app))
    book = renewed(spoken_phrases(folders(current_app)), read(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as lines:
        lines.write(HEADER)
        write_po(lines, book, width=0, no_location=True, omit_header=True, sort_output=True)
    missing = sum(not is_said(message) for message in phrases(book))
    click.echo(f"{len(book)} phrases, {missing} to translate")


@group.command()
def check() -> None:
    """Name every phrase that is missing, unused or wrong; fail if there is one."""
    path = words.catalogue_path(TONGUE, words.folder(current_app))
    found = list(faults(spoken_phrases(folders(current_app)), read(path)))
    for fault in found:
        click.echo(fault)
    raise SystemExit(1 if found else 0)


def folders(app: Flask) -> list[Path]:
    """List where phrases are written: our code and our templates."""
    loader = app.jinja_loader
    return [Path(app.root_path), *map(Path, getattr(loader, "searchpath", ()))]


def spoken_phrases(where: list[Path]) -> Catalog:
    """Collect every literal phrase of the code and the templates."""
    book = Catalog(charset="utf-8")
    for folder in where:
        for _file, _line, phrase, _notes, context in extract_from_dir(folder, METHODS, OPTIONS, SPOKEN):
            book.add(phrase, context=context)
    return book


def read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale=TONGUE)
    with path.open("rb") as lines:
        return read_po(lines, locale=TONGUE, charset="utf-8", ignore_obsolete=True)


def renewed(spoken: Catalog, book: Catalog) -> Catalog:
    """Carry each translation over to the phrases said today."""
    fresh = Catalog(locale=TONGUE, charset="utf-8")
    for message in phrases(spoken):
        known = book.get(message.id, message.context)
        fresh.add(message.id, known.string if known else None, flags=message.flags, context=message.context)
    return fresh


def faults(spoken: Catalog, book: Catalog) -> Iterator[str]:
    """Say what is wrong with the phrase book, one line each."""
    for message in phrases(spoken):
        known = book.get(message.id, message.context)
        if known is None or not is_said(known):
            yield f"not translated: {message.id!r}"
        elif places(known.id) != places(known.string):
            yield f"other %(names)s in the translation of {message.id!r}"
    for message in phrases(book):
        if spoken.get(message.id, message.context) is None:
            yield f"no longer said: {message.id!r}"


def phrases(book: Catalog) -> Iterator[Message]:
    return (message for message in book if message.id)


def is_said(message: Message) -> bool:
    return all(forms(message.string)) and "fuzzy" not in message.flags


def places(text: Forms) -> set[str]:
    return {place for form in forms(text) for place in PLACE.findall(form)}


def forms(text: Forms) -> tuple[str, ...]:
    """List a phrase's forms: one, or one for each number."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))
