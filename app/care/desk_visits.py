"""One visit at the desk, and the sheet of a day: what came of it, moved, skipped, given to somebody else."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.care import queries, screens, verbs_visits
from app.care.desk import people
from app.care.forms import DayForm, GiveForm, OutcomeForm, ReasonForm
from app.care.models import CareVisit, Outcome
from app.daywords import day_words
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries as volunteers
from app.words import _, speak_chinese

bp = door.guard(Blueprint("visits", __name__, url_prefix="/desk/care/visits"))


@bp.get("/sheet")
def sheet() -> Response:
    """A day's visits, grid by grid, to print and tick."""
    speak_chinese()
    day = _day(request.args.get("day", ""))
    found = queries.visits_of_day(day)
    grids = queries.grids_of(each.plan.building_id for each in found)
    sorted_by: dict[str, list[CareVisit]] = {}
    for each in sorted(
        found, key=lambda one: (grids.get(one.plan.building_id, (0, ""))[0], one.plan.half != "morning")
    ):
        sorted_by.setdefault(grids.get(each.plan.building_id, (0, "没有网格"))[1], []).append(each)
    told: dict[str, Any] = {"day": day_words(day), "grids": sorted_by, "screens": screens, "back_url": "/desk/care"}
    return show("care/sheet_print.html", **told)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """What can be done with it."""
    return _page(queries.visit(id) or abort(404))


@bp.post("/<id:id>/outcome")
def answer(id: int) -> Response:
    """What came of it."""
    visit, form = _held(id), OutcomeForm(prefix="o")
    if not form.validate():
        return _page(visit, 422, outcome=form)
    verbs_visits.answer(visit, door.staff(), Outcome(form.outcome.data), form.note.data, form.on.data)
    return _back(visit, _("记好了"))


@bp.post("/<id:id>/undo")
def undo(id: int) -> Response:
    """A slip of today is taken back."""
    visit = _held(id)
    verbs_visits.undo(visit, door.staff())
    return _back(visit, _("撤回了"))


@bp.post("/<id:id>/move")
def move(id: int) -> Response:
    """This one on another day."""
    visit, form = _held(id), DayForm(prefix="m")
    if not form.validate():
        return _page(visit, 422, moving=form)
    verbs_visits.move(visit, door.staff(), form.on.data)
    return _back(visit, _("挪好了，别的几次不变"))


@bp.post("/<id:id>/skip")
def skip(id: int) -> Response:
    """Not this one."""
    visit, form = _held(id), ReasonForm(prefix="s")
    if not form.validate():
        return _page(visit, 422, skipping=form)
    verbs_visits.skip(visit, door.staff(), form.words.data)
    return _back(visit, _("这一次跳过，别的几次不变"))


@bp.post("/<id:id>/give")
def give(id: int) -> Response:
    """Somebody else comes this time."""
    visit, form = _held(id), GiveForm(prefix="g", people=people())
    if not form.validate():
        return _page(visit, 422, giving=form)
    verbs_visits.give_to(visit, door.staff(), volunteers.volunteer(form.volunteer_id.data) or abort(404))
    return _back(visit, _("换好人了"))


@bp.post("/<id:id>/calm")
def calm(id: int) -> Response:
    """Somebody looked after it."""
    visit, form = _held(id), ReasonForm(prefix="c")
    if not form.validate():
        return _page(visit, 422, calming=form)
    verbs_visits.calm(visit, door.staff(), form.words.data)
    return _back(visit, _("记好了，这一次有人跟进了"))


def _held(id: int) -> CareVisit:
    return queries.visit_for_update(id) or abort(404)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return clock.today()


def _page(visit: CareVisit, status: int = 200, **forms: Any) -> Response:
    empty: dict[str, Any] = {
        "outcome": OutcomeForm(None, prefix="o"),
        "moving": DayForm(None, prefix="m", on=visit.day),
    }
    empty |= {"skipping": ReasonForm(None, prefix="s"), "calming": ReasonForm(None, prefix="c")}
    empty |= {"giving": GiveForm(None, prefix="g", people=people(), volunteer_id=visit.volunteer_id or 0)}
    told: dict[str, Any] = {
        "row": screens.rows([visit])[0],
        "rhythm": screens.rhythm_words(visit.plan),
        "rungs": screens.RUNGS,
    }
    told |= {"where": screens.where(visit.plan, is_whole=False), "is_today": visit.outcome_at is not None}
    return show("care/desk_visit.html", status, visit=visit, **told, **(empty | forms))


def _back(visit: CareVisit, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=visit.id)
