"""Taking a list out: the same rows as on its page, narrowed and masked the same way, for whoever may see the page."""

from flask import Blueprint, Response, abort, request

from app import outgoing, transaction
from app.exchange import verbs
from app.exchange.files import KINDS, sent
from app.staff import door

bp = door.guard(Blueprint("exchange", __name__, url_prefix="/desk/exchange"))


@bp.post("/lists/<name>.<kind>")
def take_out(name: str, kind: str) -> Response:
    """Write the list into a file, then down in the book, then send it."""
    export = outgoing.named(name) if kind in KINDS else None
    if export is None:
        abort(404)
    if not door.may(export.endpoint, door.staff()):
        abort(403)
    title = str(export.title)
    # A reader of its own, over before the first byte goes out: neither a long list nor a slow line holds anybody up.
    with transaction.reading():
        file = outgoing.written(kind, export.all_heads(), export.lines(), title)
    verbs.note_export(door.staff(), name, kind, len(outgoing.filters(request.form)))
    return sent(file, title, kind)
