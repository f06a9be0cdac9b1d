"""大摸底 at the desk: the rounds, how far each grid is, and the doors of the buildings."""

from typing import Any

from flask import Blueprint, Response, abort, flash

from app import clock
from app.community import queries as community
from app.community import verbs_homes
from app.community.doors_of import count, doors
from app.orders import screens_desk
from app.pages import lead_to, show
from app.staff import door
from app.survey import queries, verbs
from app.survey.forms import DoorsForm, SurveyForm
from app.words import _

bp = door.guard(Blueprint("surveys", __name__, url_prefix="/desk/surveys"))


@bp.get("")
def all_of_them() -> Response:
    """The latest first."""
    return show("survey/desk_list.html", rows=queries.surveys())


@bp.get("/new")
def new() -> Response:
    """A round through some grids."""
    return show("survey/desk_form.html", form=_form(formdata=None, since=clock.today()))


@bp.post("/new")
def open_survey() -> Response:
    """It begins."""
    form = _form()
    if not form.validate():
        return show("survey/desk_form.html", 422, form=form)
    grids = community.grids_numbered(form.grids.data)
    terms = verbs.Terms(form.name.data, form.since.data, form.until.data)
    made = verbs.open_survey(door.staff(), terms, grids)
    flash(_("定好了，网格员可以用手机去走访了"), "ok")
    return lead_to(".one", id=made.id)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """How far each grid is, counted from its doors."""
    survey = queries.survey(id) or abort(404)
    rows = queries.coverage(id)
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("doors", "reached", "needs", "refused", "open")}
    told: dict[str, Any] = {"rows": rows, "sums": sums, "orders": queries.needs(id)}
    return show("survey/desk_survey.html", survey=survey, **told)


@bp.post("/<id:id>/close")
def close(id: int) -> Response:
    """It is over."""
    verbs.close(queries.survey_for_update(id) or abort(404), door.staff())
    flash(_("这次摸底结束了"), "ok")
    return lead_to(".one", id=id)


@bp.get("/doors")
def homes() -> Response:
    """How many doors each building has; more of them."""
    return _doors_page(DoorsForm(None, buildings=screens_desk.buildings()))


@bp.post("/doors")
def add_doors() -> Response:
    """Those that are not there yet."""
    form = DoorsForm(buildings=screens_desk.buildings())
    if not form.validate():
        return _doors_page(form, 422)
    building = community.area(form.building.data) or abort(404)
    added = verbs_homes.add_doors(door.staff(), building, doors(form.said()))
    flash(_("应有 %(all)d 户，新添了 %(new)d 户", all=count(form.said()), new=added), "ok")
    return lead_to(".homes")


def _form(**said: Any) -> SurveyForm:
    return SurveyForm(grids=[(each.id, each.name) for each in community.grids(clock.today())], **said)


def _doors_page(form: DoorsForm, status: int = 200) -> Response:
    groups = [
        (head, [(name, queries.door_count(id)) for id, name in rows]) for head, rows in screens_desk.buildings().items()
    ]
    return show("survey/desk_doors.html", status, form=form, groups=groups)
