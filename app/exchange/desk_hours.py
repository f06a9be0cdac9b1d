"""The table of hours for the national platform: names and numbers in full, for the office alone, and written down."""

from datetime import timedelta

from flask import Blueprint, Response, flash, request

from app import clock, outgoing, transaction
from app.exchange import queries, verbs
from app.exchange.columns import line
from app.exchange.files import KINDS, sent
from app.exchange.forms import ColumnsForm, PeriodForm
from app.exchange.screens import SOURCES
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("hours_file", __name__, url_prefix="/desk/records/file"))


@bp.get("")
def choose() -> Response:
    """Of which time: last month, most often."""
    last = clock.today().replace(day=1) - timedelta(days=1)
    return _page(PeriodForm(None, first=last.replace(day=1), last=last))


@bp.post("")
def take_out() -> Response:
    """The file."""
    form, kind = PeriodForm(), request.form.get("kind", "xlsx")
    if not form.validate() or kind not in KINDS:
        return _page(form, 422)
    first, last, title = form.first.data, form.last.data, "志愿服务时数录入表"
    with transaction.reading():
        columns = queries.columns()
        lines = (line(served, columns) for served in queries.served(first, last))
        file = outgoing.written(kind, [column.heading for column in columns], lines, title)
    verbs.note_hours(door.staff(), kind, first, last)
    return sent(file, title, kind)


@bp.get("/columns")
def columns() -> Response:
    """How it is laid out."""
    return _columns_page(ColumnsForm(None).lay(queries.columns()))


@bp.post("/columns")
def lay_out() -> Response:
    """Lay it out anew."""
    form = ColumnsForm()
    if not form.validate():
        return _columns_page(form, 422)
    try:
        verbs.lay_out(door.staff(), form.said())
    except Refused as refused:
        return _columns_page(form, 409, str(refused))
    flash(_("存好了，以后的表就照这样排"), "ok")
    return lead_to(".columns")


def _page(form: PeriodForm, status: int = 200) -> Response:
    rows = [(column.heading, SOURCES[column.source]) for column in queries.columns()]
    return show("exchange/desk_hours.html", status, form=form, rows=rows)


def _columns_page(form: ColumnsForm, status: int = 200, refused: str = "") -> Response:
    return show("exchange/desk_columns.html", status, form=form, refused=refused)
