"""The year's holidays and make-up workdays, kept by the desk: every promise in working days stands on them."""

from flask import Blueprint, Response, abort, flash, request, url_for

from app import clock
from app.community import queries_days, verbs_days
from app.community.forms_days import FIRST_YEAR, LAST_YEAR, SpecialDayForm
from app.community.models import SpecialDay
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("holidays", __name__, url_prefix="/desk/holidays"))


@bp.get("")
def year() -> Response:
    """One year."""
    return _year_page(SpecialDayForm(), year_asked())


@bp.post("")
def mark() -> Response:
    """Mark a day."""
    form = SpecialDayForm()
    if not form.validate():
        return _year_page(form, form.day.data.year if form.day.data else clock.today().year, 422)
    marked = verbs_days.mark(door.staff(), *form.said(), is_working=form.is_working)
    return _back(marked, _("记下了"))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One day, to correct or take out."""
    marked = _marked(id)
    form = SpecialDayForm(day=marked.day, name=marked.name, kind="work" if marked.is_working else "off")
    return show("desk/holiday.html", form=form, marked=marked)


@bp.post("/<id:id>")
def change(id: int) -> Response:
    """Correct it."""
    marked, form = _marked(id), SpecialDayForm()
    if not form.validate():
        return show("desk/holiday.html", 422, form=form, marked=marked)
    verbs_days.change(marked, door.staff(), *form.said(), is_working=form.is_working)
    return _back(marked, _("改好了"))


@bp.post("/<id:id>/remove")
def unmark(id: int) -> Response:
    """Take it out."""
    marked = _marked(id)
    verbs_days.unmark(marked, door.staff())
    return _back(marked, _("去掉了"))


def year_asked() -> int:
    """Which year."""
    return _within(request.values.get("year", clock.today().year, type=int))


def _within(year: int) -> int:
    return min(max(year, FIRST_YEAR), LAST_YEAR)


def _marked(id: int) -> SpecialDay:
    return queries_days.day_numbered(id) or abort(404)


def _back(marked: SpecialDay, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".year", year=marked.day.year)


def _year_page(form: SpecialDayForm, year: int, status: int = 200) -> Response:
    year = _within(year)
    years = [
        (str(each), url_for(".year", year=each), each == year)
        for each in range(year - 1, year + 2)
        if FIRST_YEAR <= each <= LAST_YEAR
    ]
    return show("desk/holidays.html", status, form=form, days=queries_days.days_of(year), years=years, year=year)
