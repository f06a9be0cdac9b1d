"""What is turned away at the door: too much at once, NUL characters, impossible numbers."""

from collections.abc import Iterator
from typing import Final

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map

LARGEST_ID: Final = 2**63 - 1
# Werkzeug puts no limit of its own on an ordinary form.
LARGEST_BODY: Final = 1_000_000


class RowId(IntegerConverter):
    """`<id:…>` in a URL: 1 to 2**63 - 1 in plain digits; anything else is not found."""

    regex = "[1-9][0-9]{0,18}"

    def __init__(self, rules: Map) -> None:
        super().__init__(rules, min=1, max=LARGEST_ID)


class Whole(IntegerConverter):
    """`<int:…>` with at most 18 plain digits, so that no number outgrows a column."""

    regex = "[0-9]{1,18}"


def init(app: Flask) -> None:
    if app.config["MAX_CONTENT_LENGTH"] is None:
        app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.url_map.converters |= {"id": RowId, "int": Whole}
    app.before_request(turn_away_nul)


def turn_away_nul() -> None:
    """PostgreSQL cannot store NUL and SQLite cuts at it, so it never comes in."""
    if any("\0" in text for text in texts()):
        abort(400)


def texts() -> Iterator[str]:
    yield request.path
    for values in (request.args, request.form):
        for name, said in values.items(multi=True):
            yield name
            yield said
    for name, upload in request.files.items(multi=True):
        yield name
        yield upload.filename or ""
