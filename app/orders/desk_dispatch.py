"""派单 at the desk: who fits and why, and to whom it is handed out."""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community.posts import POSTS
from app.community.queries_cells import leaders_of
from app.orders import queries, queries_match, screens_desk, verbs_dispatch
from app.orders.forms_desk import DispatchForm
from app.orders.matching import Why
from app.orders.models import Order, Target
from app.orders.numbers import spaced
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries as volunteers
from app.volunteers import queries_teams
from app.volunteers.models import Volunteer
from app.words import _

bp = door.guard(Blueprint("dispatch", __name__, url_prefix="/desk/orders/<id:id>/dispatch"))


@bp.get("")
def choose(id: int) -> Response:
    """Said beforehand: the building's own leaders, else the compound's team, else everybody."""
    order = queries.order(id) or abort(404)
    leaders = [each.id for each in queries_match.people_for(order) if Why.LEADER in each.why]
    own = next((each.id for each in queries_match.teams_for(order.building) if each.area_id), 0)
    target = Target.PEOPLE if leaders else Target.TEAM if own else Target.BOARD
    return _page(order, _form(order, formdata=None, target=target.value, team=own), ticked=leaders)


@bp.post("")
def dispatch(id: int) -> Response:
    """Hand it out."""
    order = queries.order_for_update(id) or abort(404)
    form = _form(order)
    people = _people()
    if form.validate() and (form.target.data != Target.PEOPLE or people):
        _hand_out(order, form, people)
        flash(_("派出去了"), "ok")
        return lead_to("order.one", id=id)
    return _page(order, form, 422, _("请选一位或几位志愿者") if form.target.data == Target.PEOPLE else "")


def _hand_out(order: Order, form: DispatchForm, people: list[Volunteer]) -> None:
    if form.target.data == Target.TEAM:
        verbs_dispatch.to_team(order, door.staff(), queries_teams.team(form.team.data) or abort(404))
    elif form.target.data == Target.PEOPLE:
        verbs_dispatch.to_people(order, door.staff(), people)
    else:
        verbs_dispatch.to_the_board(order, door.staff())


def _people() -> list[Volunteer]:
    """Whoever is ticked."""
    ids = [int(each) for each in request.form.getlist("people") if each.isascii() and each.isdigit() and len(each) < 18]
    return [found for id in ids[: queries_match.FEW] if (found := volunteers.volunteer(id))]


def _form(order: Order, **said: Any) -> DispatchForm:
    return DispatchForm([(each.id, each.name) for each in queries_match.teams_for(order.building)], **said)


def _page(
    order: Order, form: DispatchForm, status: int = 200, wrong: str = "", ticked: Collection[int] = ()
) -> Response:
    today = clock.today()
    leaders = leaders_of(order.building_id, today)
    told: dict[str, Any] = {"leaders": [(POSTS[each.kind], each) for each in leaders]}
    told |= {"people": screens_desk.suggestions(queries_match.people_for(order), leaders), "wrong": wrong}
    told |= {"resources": queries_match.resources_for([order.item_id], today).get(order.item_id, [])}
    told |= {
        "number": spaced(order.number),
        "building": order.building,
        "ticked": set(map(str, ticked)) or set(request.form.getlist("people")),
    }
    return show("orders/desk_dispatch.html", status, order=order, form=form, **told)
