"""对一对: for each need nobody has taken, who and what fits, and why."""

from flask import Blueprint, Response

from app import clock
from app.community.queries_cells import leaders_of
from app.orders import queries_lists, queries_match, screens_desk
from app.orders.models import Order
from app.orders.numbers import spaced
from app.pages import show
from app.staff import door
from app.volunteers.numbered import asked

bp = door.guard(Blueprint("match", __name__, url_prefix="/desk/match"))
PAGE, FEW = 8, 3


@bp.get("")
def table() -> Response:
    """The longest waiting first."""
    after = asked("after") or 0
    found = queries_lists.needs(after, PAGE)
    resources = queries_match.resources_for((each.item_id for each in found), clock.today())
    rows = [_row(each) | {"resources": resources.get(each.item_id, [])[:FEW]} for each in found]
    older = found[-1].id if len(found) == PAGE else None
    return show("orders/desk_match.html", rows=rows, older=older, after=after)


def _row(order: Order) -> dict[str, object]:
    leaders = leaders_of(order.building_id, clock.today())
    people = screens_desk.suggestions(queries_match.people_for(order, FEW), leaders)
    teams = [team.name for team in queries_match.teams_for(order.building)][:FEW]
    building = order.building
    where = f"{building.parent.name if building.parent else ''}{building.name}"
    return {"order": order, "number": spaced(order.number), "where": where, "people": people, "teams": teams}
