"""报表: whose, over which time; read it, print it, take it along as a table."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock
from app.board import periods, scopes
from app.board.periods import Length, Term
from app.board.report import Report, report, title
from app.board.scopes import Extent, Scope
from app.board.workbook import workbook
from app.pages import show
from app.sheet import XLSX
from app.staff import door
from app.words import _l

bp = door.guard(Blueprint("reports", __name__, url_prefix="/desk/reports"))
LENGTHS = {Length.MONTH: _l("月报"), Length.QUARTER: _l("季报"), Length.YEAR: _l("年报")}


@bp.get("")
def read() -> Response:
    """The report on the screen."""
    found = _asked()
    told: dict[str, Any] = {"choices": scopes.to_choose(), "chosen": _value(found.scope), "chips": _chips(found)}
    told |= {"address": _address(found), "before": _at(found, found.term.before), "after": _after(found)}
    return show("board/desk_report.html", report=found, **told)


@bp.get("/print")
def on_paper() -> Response:
    """The same on paper."""
    found = _asked()
    return show("board/print_report.html", report=found, back_url=url_for(".read", **_address(found)))


@bp.get("/table")
def as_table() -> Response:
    """The same as a table."""
    found = _asked()
    answer = Response(workbook(found), content_type=XLSX)
    name = f"report-{_value(found.scope)}-{found.term.length}-{found.term.first.isoformat()}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked() -> Report:
    """What was asked for, if one looks after it; else the first one does. Who looks after nothing is told so."""
    said = request.args
    term = periods.asked(said.get("length", ""), said.get("on", ""), clock.today())
    values = [value for value, _name in scopes.to_choose()]
    chosen = said.get("of", "") if said.get("of", "") in values else next(iter(values), "")
    return report(_scope(chosen, term) or abort(show("board/desk_nothing.html")), term, clock.now())


def _scope(value: str, term: Term) -> Scope | None:
    kind, _dash, number = value.partition("-")
    if kind == "grid":
        return scopes.of_grid(int(number), min(term.days.last, clock.today()))
    return scopes.of_area(int(number)) if kind else None


def _value(scope: Scope) -> str:
    return f"{'grid' if scope.extent is Extent.GRID else 'area'}-{scope.id}"


def _address(found: Report) -> dict[str, Any]:
    return {"of": _value(found.scope), "length": found.term.length.value, "on": found.term.first.isoformat()}


def _at(found: Report, day: date) -> tuple[str, str]:
    other = periods.term(found.term.length, day)
    return title(other), url_for(".read", **_address(found) | {"on": day.isoformat()})


def _after(found: Report) -> tuple[str, str] | None:
    return _at(found, found.term.after) if found.term.after <= clock.today() else None


def _chips(found: Report) -> list[tuple[object, str, bool]]:
    return [
        (words, url_for(".read", **_address(found) | {"length": length.value}), length is found.term.length)
        for length, words in LENGTHS.items()
    ]
