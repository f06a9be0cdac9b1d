"""A volunteer's visits of today, at the kiosk: set out, and what came of it."""

from typing import Any

from flask import Blueprint, Response, abort, request

from app import clock
from app.care import queries, screens, verbs_visits, ways
from app.care.models import CareVisit, Outcome
from app.community import queries as community
from app.kiosk import door
from app.kiosk.models import Panel
from app.kiosk.sheets import CARDS, asked
from app.orders.kiosk_hands import guard, volunteer
from app.pages import lead_to, show
from app.volunteers import queries as volunteers
from app.words import _

bp = guard(door.guard(Blueprint("bringing", __name__, url_prefix="/kiosk/care")))
SAID = (Outcome.BROUGHT, Outcome.FOR_THEM, Outcome.NOT_HOME)


@bp.get("")
def mine() -> Response:
    """Today's, with the doors they lead to."""
    found = queries.own_visits(volunteer().id, clock.today())
    rows = [
        (each.id, each.plan.item.task, screens.where(each.plan, is_whole=True), each.plan.contact) for each in found
    ]
    shown = asked(lambda skip, most: rows[skip : skip + most], CARDS[Panel(door.here().panel)])
    return show("care/mine.html", page_key="care", shown=shown, ways=ways.ways())


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One of them: to whom, and what came of it."""
    return _page(_own(queries.visit(id)))


@bp.post("/<id:id>/set-out")
def set_out(id: int) -> Response:
    """I am on my way: signed in."""
    visit = _own(queries.visit_for_update(id))
    at = community.place(door.here().place_id) or abort(404)
    who = volunteers.volunteer_for_update(volunteer().id) or abort(404)
    stint = verbs_visits.set_out(visit, who, at, door.here().device_id)
    return lead_to("attending.stint", id=stint.id, said="in")


@bp.post("/<id:id>/outcome")
def answer(id: int) -> Response:
    """So it was."""
    visit, said = _own(queries.visit_for_update(id)), request.form.get("outcome", "")
    if said not in SAID:
        return _page(visit, 422)
    verbs_visits.answer(visit, volunteer(), Outcome(said))
    return lead_to(".answered", id=id)


@bp.get("/<id:id>/answered")
def answered(id: int) -> Response:
    """Thank them; a wrong tap can be undone."""
    visit = _own(queries.visit(id))
    state, _tone = screens.state(visit)
    is_undoable = visit.outcome is not None
    return show("care/answered.html", page_key=f"care_answered-{id}", id=id, state=state, can_undo=is_undoable)


@bp.post("/<id:id>/undo")
def undo(id: int) -> Response:
    """That was a wrong tap."""
    verbs_visits.undo(_own(queries.visit_for_update(id)), volunteer())
    return lead_to(".one", id=id)


def _page(visit: CareVisit, status: int = 200) -> Response:
    plan = visit.plan
    facts = [
        (_("做什么"), plan.item.task),
        (_("在哪里"), screens.where(plan, is_whole=True)),
        (_("什么时候"), screens.half_of(plan.half)),
        (_("找谁"), plan.contact),
        (_("电话"), plan.phone or _("没有留")),
    ]
    outcomes = [(each.value, screens.OUTCOMES[each]) for each in SAID]
    told: dict[str, Any] = {"visit": visit, "facts": facts, "outcomes": outcomes}
    return show("care/visit.html", status, page_key=f"care_visit-{visit.id}", **told)


def _own(visit: CareVisit | None) -> CareVisit:
    """A visit of today of whoever stands here; another's is not there."""
    is_own = visit is not None and visit.volunteer_id == volunteer().id and visit.day == clock.today()
    return visit if visit is not None and is_own else abort(404)
