"""报表: whose, over which time; read it, print it, take it along as a table."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from app import clock
from app.board import periods, scopes
from app.board.periods import Length, Term
from app.board.report import Report, report, title
from app.board.scopes import Scope
from app.board.workbook import workbook
from app.pages import show
from app.staff import door
from app.words import _l

bp = door.guard(Blueprint("reports", __name__, url_prefix="/desk/reports"))
LENGTHS = {Length.MONTH: _l("月报"), Length.QUARTER: _l("季报"), Length.YEAR: _l("年报")}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("")
def read() -> Response:
    """The report on the screen; before there is anything to look after, it says so."""
    choices, term = scopes.to_choose(), _term()
    scope = _scope(choices, term)
    if scope is None:
        return show("board/desk_nothing.html")
    told: dict[str, Any] = {"choices": choices, "chosen": _value(scope), "chips": _chips(scope, term)}
    told |= {"before": _at(scope, term, term.before), "after": _after(scope, term)}
    return show("board/desk_report.html", report=_report(scope, term), address=_address(scope, term), **told)


@bp.get("/print")
def on_paper() -> Response:
    """The same on paper."""
    scope, term = _scope(scopes.to_choose(), _term()), _term()
    if scope is None:
        return show("board/desk_nothing.html")
    return show(
        "board/print_report.html", report=_report(scope, term), back_url=url_for(".read", **_address(scope, term))
    )


@bp.get("/table")
def as_table() -> Response:
    """The same as a table."""
    scope, term = _scope(scopes.to_choose(), _term()), _term()
    if scope is None:
        return show("board/desk_nothing.html")
    answer = Response(workbook(_report(scope, term)), content_type=XLSX)
    name = f"report-{_value(scope)}-{term.length}-{term.first.isoformat()}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _report(scope: Scope, term: Term) -> Report:
    return report(scope, term, clock.now())


def _term() -> Term:
    return periods.asked(request.args.get("length", ""), request.args.get("on", ""), clock.today())


def _scope(choices: list[tuple[str, str]], term: Term) -> Scope | None:
    """What was asked for, if one looks after it; else the first one does."""
    values = [value for value, _name in choices]
    if not values:
        return None
    asked = request.args.get("of", "")
    kind, _dash, number = (asked if asked in values else values[0]).partition("-")
    return (
        scopes.of_grid(int(number), min(term.days.last, clock.today()))
        if kind == "grid"
        else scopes.of_area(int(number))
    )


def _value(scope: Scope) -> str:
    return f"{'grid' if scope.extent is scopes.Extent.GRID else 'area'}-{scope.id}"


def _address(scope: Scope, term: Term) -> dict[str, Any]:
    return {"of": _value(scope), "length": term.length.value, "on": term.first.isoformat()}


def _at(scope: Scope, term: Term, day: Any) -> tuple[str, str]:
    other = periods.term(term.length, day)
    return title(other), url_for(".read", **_address(scope, other))


def _after(scope: Scope, term: Term) -> tuple[str, str] | None:
    return _at(scope, term, term.after) if term.after <= clock.today() else None


def _chips(scope: Scope, term: Term) -> list[tuple[object, str, bool]]:
    return [
        (
            words,
            url_for(".read", of=_value(scope), length=length.value, on=term.first.isoformat()),
            length is term.length,
        )
        for length, words in LENGTHS.items()
    ]
