"""Cases at the desk: the list with its figure, and a new one."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request, url_for

from app import clock
from app.community import queries as community
from app.community import queries_cells
from app.community.models import Level
from app.mediation import queries, screens, verbs
from app.mediation.forms import CaseForm
from app.mediation.models import Kind, Side
from app.mediation.queries import PAGE, Sieve, View
from app.mediation.verbs import Party, Said
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("cases", __name__, url_prefix="/desk/cases"))


@bp.get("")
def all_of_them() -> Response:
    """Kind, place and stage of each; nobody's name. The figure says what it counts."""
    sieve, beyond = asked_for(), request.args.get("after", type=int)
    beyond = beyond if beyond and 0 < beyond < 2**63 else None
    rows = queries.cases(sieve, door.staff(), clock.today(), beyond)
    told: dict[str, Any] = screens.this_year(sieve.area) if door.may_change("cases.begin") else {}
    told |= {"chips": _chips(sieve), "sieve": sieve, "compounds": community.areas(Level.COMPOUND)}
    told["older"] = _address(sieve, after=rows[-1].id) if len(rows) == PAGE else None
    return show("mediation/desk_list.html", rows=rows, words=screens, may=door.may_change, **told)


@bp.get("/new")
def new() -> Response:
    """Somebody comes with a dispute."""
    return show("mediation/desk_new.html", form=_form(formdata=None))


@bp.post("/new")
def begin() -> Response:
    """It is taken in."""
    form = _form()
    if not form.validate():
        return show("mediation/desk_new.html", 422, form=form)
    area = queries_cells.area(form.area.data) or abort(404)
    sides = (Party(Side.A, form.name_a.data, form.phone_a.data), Party(Side.B, form.name_b.data, form.phone_b.data))
    kind, level = form.about()
    said = Said(kind, area, level, form.summary.data, sides, form.mediators.data or ())
    made = verbs.begin(door.staff(), said)
    flash(_("记好了"), "ok")
    return lead_to("case.one", id=made.id)


def asked_for() -> Sieve:
    """What the list is narrowed to."""
    view, kind = request.values.get("view", ""), request.values.get("kind", "")
    area = request.values.get("area", type=int)
    chosen = View(view) if view in set(View) else View.OPEN
    return Sieve(chosen, Kind(kind) if kind in set(Kind) else None, area if area and 0 < area < 2**63 else None)


def _address(sieve: Sieve, **more: Any) -> str:
    return url_for(".all_of_them", view=sieve.view, kind=sieve.kind, area=sieve.area, **more)


def _chips(sieve: Sieve) -> list[tuple[object, str, bool]]:
    return [(words, _address(sieve._replace(view=each)), each is sieve.view) for each, words in screens.VIEWS.items()]


def _form(**said: Any) -> CaseForm:
    return CaseForm(people=queries.colleagues(), areas=queries.areas(), **said)
