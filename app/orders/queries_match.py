"""The match of the three lists: for a need, the people, teams and resources that fit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import case, func, or_, select

from app import clock
from app.community.models import Area, GridBuilding
from app.community.queries_cells import Leader, leaders_of, on_day
from app.db import db
from app.orders.lifecycle import Stage
from app.orders.matching import Candidate, Suggestion, Why, ranked
from app.orders.models import Order
from app.orders.models_lists import Resource, ResourceItem
from app.reach import everywhere
from app.volunteers.models import Standing, Volunteer, VolunteerCategory, VolunteerSkill
from app.volunteers.models_growth import Team

FEW = 12
IN_REACH = 400


class _Leaders(NamedTuple):
    """Who they are among the volunteers: by their own entry, or by name where a post was not linked to one."""

    ids: frozenset[int]
    names: frozenset[str]

    def has(self, one: Volunteer) -> bool:
        return one.id in self.ids or one.name in self.names


def people_for(order: Order, most: int = FEW) -> list[Suggestion]:
    """Volunteers who fit: the building's own leaders, then skill, nearness, wishes, and who has nothing in hand."""
    neighbours = _neighbours(order.building_id)
    leaders = _among_volunteers(leaders_of(order.building_id, clock.today()))
    found = _candidates(order, neighbours, leaders)
    busy = _in_hand(each.id for each in found)
    facts = _facts(order, [each.id for each in found])
    people = [
        Candidate(each.id, each.name, _reasons(order, each, neighbours, leaders) | facts[each.id], busy[each.id])
        for each in found
    ]
    return ranked(people, most)


def _among_volunteers(leaders: Iterable[Leader]) -> _Leaders:
    found = list(leaders)
    ids = frozenset(each.volunteer_id for each in found if each.volunteer_id)
    return _Leaders(ids, frozenset(each.holder for each in found if not each.volunteer_id))


def teams_for(building: Area) -> Sequence[Team]:
    """Teams that may take it: the compound's own first, then those of the whole community."""
    near = Team.area_id.in_([int(id) for id in building.path.strip("/").split("/") if id] or [building.id])
    fitting = select(Team).where(Team.retired_at.is_(None), or_(near, Team.area_id.is_(None)))
    return db.session.scalars(fitting.order_by(Team.area_id.is_(None), Team.id).limit(50)).all()


def resources_for(item_ids: Iterable[int], today: date) -> dict[int, list[Resource]]:
    """What is offered for items of the menu and still good, by item."""
    found: dict[int, list[Resource]] = defaultdict(list)
    rows = (
        select(ResourceItem.item_id, Resource)
        .join(Resource, Resource.id == ResourceItem.resource_id)
        .where(ResourceItem.item_id.in_(list(item_ids)), Resource.retired_at.is_(None))
        .where(Resource.until.is_(None) | (Resource.until >= today))
    )
    for item_id, resource in db.session.execute(rows.order_by(Resource.id).limit(500)):
        found[item_id].append(resource)
    return found


class _Near(NamedTuple):
    """The building, those of its grid, those of its compound."""

    building: int
    grid: frozenset[int]
    compound: frozenset[int]


def _neighbours(building_id: int) -> _Near:
    is_now = on_day(GridBuilding, clock.today())
    own = select(GridBuilding.grid_id).where(GridBuilding.building_id == building_id, is_now)
    grid = select(GridBuilding.building_id).where(GridBuilding.grid_id.in_(own), is_now)
    parent = select(Area.parent_id).where(Area.id == building_id).scalar_subquery()
    compound = select(Area.id).where(or_(Area.parent_id == parent, Area.id == parent))
    return _Near(building_id, frozenset(db.session.scalars(grid)), frozenset(db.session.scalars(compound)))


def _candidates(order: Order, near: _Near, leaders: _Leaders) -> Sequence[Volunteer]:
    """Whoever has one thing or another that speaks for them; a neighbour from the compound is enough.

    Where so many live that not all can be weighed, the ones with the weightiest reason are.
    """
    skilled = select(VolunteerSkill.volunteer_id).where(VolunteerSkill.skill == order.item.skill)
    leads = Volunteer.id.in_(leaders.ids) | Volunteer.name.in_(leaders.names)
    can, is_near = Volunteer.id.in_(skilled), Volunteer.home_id.in_(near.grid)
    fits = or_(leads, can, is_near, Volunteer.home_id.in_(near.compound))
    first = case((leads, 0), (can, 1), (Volunteer.home_id == near.building, 2), (is_near, 3), else_=4)
    people = select(Volunteer).where(Volunteer.standing == Standing.ACTIVE, Volunteer.merged_into_id.is_(None), fits)
    return db.session.scalars(people.order_by(first, Volunteer.id).limit(IN_REACH)).all()


def _reasons(order: Order, one: Volunteer, near: _Near, leaders: _Leaders) -> frozenset[Why]:
    tests = {
        Why.LEADER: leaders.has(one),
        Why.BUILDING: one.home_id == order.building_id,
        Why.GRID: one.home_id in near.grid and one.home_id != order.building_id,
        Why.COMPOUND: one.home_id in near.compound - near.grid,
    }
    return frozenset(why for why, is_so in tests.items() if is_so)


def _facts(order: Order, ids: list[int]) -> dict[int, frozenset[Why]]:
    """Who can do it, and who would like to."""
    skill = select(VolunteerSkill.volunteer_id).where(
        VolunteerSkill.skill == order.item.skill, VolunteerSkill.volunteer_id.in_(ids)
    )
    wish = select(VolunteerCategory.volunteer_id).where(
        VolunteerCategory.category == order.item.category.kind, VolunteerCategory.volunteer_id.in_(ids)
    )
    can, would = set(db.session.scalars(skill)), set(db.session.scalars(wish))
    return {id: frozenset(({Why.SKILL} if id in can else set()) | ({Why.WISH} if id in would else set())) for id in ids}


def _in_hand(ids: Iterable[int]) -> Counter[int]:
    held = select(Order.taker_id, func.count()).where(Order.stage == Stage.TAKEN, Order.taker_id.in_(list(ids)))
    # Whatever they carry, wherever it is: a hand that is full elsewhere is full.
    return Counter({id: count for id, count in db.session.execute(everywhere(held.group_by(Order.taker_id))) if id})
