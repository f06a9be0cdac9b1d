"""A table comes in: tried first, with every row that is wrong; then all of it or nothing."""

from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import intake, sheet, transaction
from app.exchange import verbs
from app.exchange.files import sent
from app.intake import Found, Intake, Stopped, Wrong
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.words import _, ngettext

bp = door.guard(Blueprint("imports", __name__, url_prefix="/desk/import"))


@bp.get("/<what>")
def choose(what: str) -> Response:
    """Which file."""
    return _page(_named(what))


@bp.get("/<what>/template")
def template(what: str) -> Response:
    """An empty table with its heads and two rows to go by."""
    found = _named(what)
    heads, samples = [head.name for head in found.heads], [list(row) for row in found.samples]
    title = str(found.title)
    return sent(BytesIO(sheet.written(heads, samples, title)), title, "xlsx")


@bp.post("/<what>")
def take_in(what: str) -> Response:
    """Look at it, or take it in: the same table, read anew each time."""
    found = _named(what)
    try:
        # Reading is the long part, and changes nothing: meanwhile everybody else may write.
        with transaction.reading():
            good, wrong, sums = _read(found)
        if wrong or "now" not in request.form:
            return _page(found, 422 if wrong else 200, wrong=wrong, sums=sums, rows=len(good))
        verbs.take_in(door.staff(), found, good)
    except Stopped as stopped:
        return _page(found, 409, wrong=[Wrong(stopped.row, str(stopped))])
    except Refused as refused:
        return _page(found, 422, refused=str(refused))
    flash(ngettext("导入好了，一共 %(num)d 行", "导入好了，一共 %(num)d 行", len(good)), "ok")
    return lead_to(found.page)


def _named(what: str) -> Intake:
    """A table this colleague may bring: who may add one by hand."""
    found = intake.named(what) or abort(404)
    if not door.may(found.like, door.staff(), "POST"):
        abort(403)
    return found


def _read(found: Intake) -> tuple[Sequence[Found], Sequence[Wrong], list[str]]:
    """The rows that are good, those that are not, and what would be new if all are good."""
    table = request.files.get("table")
    with closing(table or BytesIO()) as sent_in:
        rows = sheet.rows(sent_in.read())
    good, wrong = intake.read(found, rows)
    return good, wrong, [] if wrong else found.sums([each.meant for each in good])


def _page(found: Intake, status: int = 200, **told: Any) -> Response:
    more = {"most": sheet.MOST_ROWS, "joined": _("，").join(told.pop("sums", []))}
    return show("exchange/desk_import.html", status, intake=found, **more, **told)
