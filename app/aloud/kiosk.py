"""The recordings at the kiosk: which there are, and each of them, kept by the browser for good."""

from typing import Any

from flask import Blueprint, Response, abort, jsonify, url_for

from app import words
from app.aloud import queries
from app.aloud.cutting import TONGUES
from app.kiosk import door

bp = door.guard(Blueprint("speaking", __name__, url_prefix="/kiosk/aloud"))
KEPT = "private, max-age=31536000, immutable"


@bp.app_context_processor
def tell() -> dict[str, Any]:
    """Every page of the kiosk knows where the list of its language is."""
    return {"clip_list": clip_list}


def clip_list() -> str:
    """Where the recordings of the visitor's language are listed; nowhere if there is none."""
    edition = queries.edition(words.language())
    return url_for("speaking.phrases", tongue=words.language(), edition=edition) if edition else ""


@bp.get("/<tongue>/<edition>")
def phrases(tongue: str, edition: str) -> Response:
    """What was recorded, by its words. An edition never changes; one that is over is answered with the present one."""
    if tongue not in TONGUES:
        abort(404)
    is_present = edition == queries.edition(tongue)
    response = jsonify({row.words: url_for(".clip", digest=row.digest) for row in queries.clips(tongue)})
    response.headers["Cache-Control"] = KEPT if is_present else "no-store"
    return response


@bp.get("/clips/<digest>")
def clip(digest: str) -> Response:
    """One recording."""
    return play(queries.sound(digest) or abort(404))


def play(sound: queries.Sound) -> Response:
    """A recording as a browser takes it."""
    response = Response(sound.blob, mimetype=sound.kind.value)
    response.headers["Cache-Control"] = KEPT
    return response
