"""双报告 at the desk: choose a unit and a time, read it, print it, save it as a PDF."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock
from app.certificates import queries as certificates
from app.certificates.certificate import Words
from app.certificates.sheet import Sheet
from app.doublereport import periods, report, verbs
from app.doublereport.periods import Period, Span
from app.doublereport.report import Frame
from app.pages import show
from app.partners import queries as partners
from app.partners.models import Unit
from app.pdf.press import press
from app.staff import door
from app.volunteers import queries_units as queries
from app.volunteers.models import Volunteer
from app.words import _l

bp = door.guard(Blueprint("double", __name__, url_prefix="/desk/double"))
SPANS = {Span.QUARTER: _l("本季度"), Span.HALF: _l("半年"), Span.YEAR: _l("全年")}


@bp.get("")
def all_of_them() -> Response:
    """Units whose members reported here."""
    return show("doublereport/desk_units.html", rows=queries.units(), span=_asked())


@bp.get("/units/<id:id>")
def unit(id: int) -> Response:
    """A unit's members and what is confirmed of theirs."""
    found, over = _unit(id), _asked()
    told: dict[str, Any] = {"rows": queries.members(id, over.first, over.last), "over": over}
    return show(
        "doublereport/desk_unit.html", unit=found, words=_of_unit(found, over), chips=_chips("unit", id, over), **told
    )


@bp.post("/units/<id:id>/print")
def print_unit(id: int) -> Response:
    """On paper."""
    found, over = _unit(id), _asked()
    verbs.draw(found, door.staff())
    return _printed(_of_unit(found, over), url_for(".unit", id=id, **_days(over)))


@bp.post("/units/<id:id>/pdf")
def save_unit(id: int) -> Response:
    """As a file."""
    found, over = _unit(id), _asked()
    verbs.draw(found, door.staff())
    return _saved(_of_unit(found, over), report.UNIT_WIDTHS, f"unit-{id}")


@bp.get("/members/<id:id>")
def member(id: int) -> Response:
    """One member's services."""
    found, over = _member(id), _asked()
    told: dict[str, Any] = {"rows": queries.services(id, over.first, over.last), "over": over, "order": report.ORDER}
    words = _of_member(found, over)
    return show("doublereport/desk_member.html", member=found, words=words, chips=_chips("member", id, over), **told)


@bp.post("/members/<id:id>/print")
def print_member(id: int) -> Response:
    """On paper."""
    found, over = _member(id), _asked()
    verbs.draw(found, door.staff())
    return _printed(_of_member(found, over), url_for(".member", id=id, **_days(over)))


@bp.post("/members/<id:id>/pdf")
def save_member(id: int) -> Response:
    """As a file."""
    found, over = _member(id), _asked()
    verbs.draw(found, door.staff())
    return _saved(_of_member(found, over), report.MEMBER_WIDTHS, f"member-{id}")


def _unit(id: int) -> Unit:
    return partners.unit(id) or abort(404)


def _member(id: int) -> Volunteer:
    return queries.member(id) or abort(404)


def _asked() -> Period:
    said = request.values
    return periods.asked(said.get("first", ""), said.get("last", ""), said.get("span", ""), clock.today())


def _days(over: Period) -> dict[str, Any]:
    return {"first": over.first.isoformat(), "last": over.last.isoformat()}


def _chips(page: str, id: int, over: Period) -> list[tuple[object, str, bool]]:
    """The usual spans; who asked for other days sees none marked."""
    today = clock.today()
    return [
        (words, url_for(f".{page}", id=id, span=span), periods.period(span, today) == over)
        for span, words in SPANS.items()
    ]


def _of_unit(found: Unit, over: Period) -> Words:
    members = queries.members(found.id, over.first, over.last)
    return report.of_unit(found.name, members, _frame(over))


def _of_member(found: Volunteer, over: Period) -> Words:
    rows = queries.services(found.id, over.first, over.last)
    unit_name = found.unit.name if found.unit else ""
    return report.of_member(found.name, unit_name, rows, _frame(over))


def _frame(over: Period) -> Frame:
    return Frame(over, certificates.recorder(), clock.today())


def _printed(words: Words, back_url: str) -> Response:
    return show("doublereport/print.html", words=words, back_url=back_url)


def _saved(words: Words, widths: tuple[float, ...], name: str) -> Response:
    file = press(words.title, words.recorder, lambda pen: Sheet(pen, words, widths).fill())
    answer = Response(file, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return answer
