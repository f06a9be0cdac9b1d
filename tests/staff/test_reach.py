"""Nobody reads beyond what they look after: every fenced table, every role, and trees drawn at random."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect, select
from sqlalchemy.orm import aliased

from app import clock, reach
from app.community import queries_reach
from app.community.models import Area, GridBuilding, Level
from app.db import Base, db
from app.reach import Fence, Of, Within
from app.staff import reaches
from app.staff.models import Role, Staff
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.planting import MODELS, Ground
from tests.staff.worlds import World, two_communities
from tests.taps import Finger

# Tables of the desk whose rows belong to nobody's part of the tree, and why.
SHARED = {
    "clip": "the house's own words, heard at every kiosk",
    "area": "names of areas are no secret; the lists to choose from are narrowed",
    "place": "names of places are no secret; the lists to choose from are narrowed",
    "volunteer": "a bee may serve anywhere; hours are told whole, wherever they were given",
    "volunteer_key": "part of a volunteer",
    "volunteer_skill": "part of a volunteer",
    "volunteer_category": "part of a volunteer",
    "tally": "sums of everything, told by scope",
    "api_key": "the administrator's own",
    "care_feed": "part of a volunteer",
    "merge": "part of volunteers",
    "apart": "part of volunteers",
    "card": "part of a volunteer",
    "presence": "the kiosk's own",
    "draft": "the kiosk's own",
    "duty": "told with a volunteer's hours; its lists are narrowed",
    "stint": "told with a volunteer's hours; its lists are narrowed",
    "attendance": "part of a stint",
    "service_day": "part of a volunteer",
    "correction_request": "part of a stint",
    "training": "part of a volunteer",
    "award": "part of a volunteer",
    "evaluation": "part of a volunteer",
    "certificate": "part of a volunteer",
    "unit": "organisations around the whole house",
    "staff": "read by administrators, and as the author of a line",
    "staff_session": "read by the door",
    "service": "the house's menu of services",
    "supply": "the house's list of goods",
    "service_category": "the house's menu",
    "service_item": "the house's menu",
    "resource_item": "part of a resource",
    "honour_round": "one round for the whole house",
    "special_day": "the calendar",
    "care_generated": "one row about the generator",
    "visitor": "the kiosk's own",
    "keepsake": "the kiosk's own",
    "tries": "the doors' own",
    "ticket": "the doors' own",
    "hours_map": "how one table is laid out for the whole house",
    "job": "the house's own",
    "event": "read by administrators",
    "event_head": "the book's own",
}


def seen_by(role: Role, world: World, model: type[Base]) -> set[Any]:
    """What a colleague of a role finds in a table."""
    key = keys(model)
    keep(Staff(role=role, **world.charge(role)._asdict()))
    try:
        found = {tuple(row) for row in db.session.execute(select(*key))}
        alias = aliased(model)
        again = {tuple(row) for row in db.session.execute(select(*keys(alias)))}
    finally:
        db.session.info.pop("reach", None)
    assert found == again
    return found


def keep(staff: Staff) -> None:
    reaches.keep(staff)


def keys(thing: Any) -> tuple[Any, ...]:
    """The primary key of a table, an alias of it, or one of its rows."""
    return tuple(getattr(thing, column.key) for column in inspect(thing).mapper.primary_key)


def kind_of(fence: Fence) -> Within:
    """By what a table is fenced in the end."""
    belongs = next(iter(fence.columns.values()))
    return kind_of(belongs.whole) if isinstance(belongs, Of) else belongs


def outside(role: Role, world: World, kind: Within) -> list[Ground]:
    """Where a role has no business; the strictest there is."""
    if role is Role.GRID:
        return [world.next, world.far] + ([world.home] if kind is Within.PLACE else [])
    if role is Role.STATION and kind is Within.PLACE:
        return [world.next, world.far]
    return [] if role is Role.ADMIN else [world.far]


@pytest.fixture
def world(app: Flask) -> World:
    return two_communities()


def test_every_table_is_fenced_or_said_to_be_shared(app: Flask) -> None:
    fenced = {fence.model.__tablename__ for fence in reach.fences()}
    assert fenced & SHARED.keys() == set()
    assert fenced | SHARED.keys() == set(MODELS)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_finds_what_is_inside_and_nothing_outside_in_every_fenced_table(world: World, role: Role) -> None:
    for fence in reach.fences():
        mine = world.ground_of(role).plant(fence.model)
        others = {keys(ground.plant(fence.model)) for ground in outside(role, world, kind_of(fence))}
        seen = seen_by(role, world, fence.model)
        assert keys(mine) in seen, fence.model
        assert not others & seen, fence.model


@pytest.mark.parametrize("role", [Role.CADRE, Role.GRID, Role.STATION])
def test_whoever_looks_after_nothing_finds_nothing(world: World, role: Role) -> None:
    models = [fence.model for fence in reach.fences() if not fence.or_none]
    assert all(world.home.plant(model) for model in models)
    keep(Staff(role=role))
    try:
        for model in models:
            assert db.session.execute(select(*keys(model))).all() == [], model
    finally:
        db.session.info.pop("reach", None)


def test_a_grid_worker_s_roster_is_of_who_lives_in_the_grid(app: Flask, hive: Hive) -> None:
    near, far = make.volunteer("李梅", "13800000001"), make.volunteer("王芳", "13800000002")
    near.home_id = make.building().id
    db.session.commit()
    desk, office = sit(app, Role.GRID), sit(app, Role.CADRE)
    for page in (
        desk.see("/desk/volunteers"),
        desk.tap(desk.see("/desk/volunteers"), "/desk/volunteers", q="13800000002"),
    ):
        assert "王芳" not in page.text
    assert "李梅" in desk.see("/desk/volunteers").text
    assert [desk.see(f"/desk/volunteers/{each.id}").status_code for each in (near, far)] == [200, 404]
    assert "王芳" in office.see("/desk/volunteers").text


def test_whoever_looks_after_nothing_is_told_whom_to_ask(app: Flask, world: World) -> None:
    nobody = sit_without_charge(app)
    assert "还没有给您定负责的" in nobody.see("/desk/").text
    assert "还没有给您定负责的" not in sit(app, Role.CADRE).see("/desk/").text


def sit_without_charge(app: Flask) -> Finger:
    desk = sit(app, Role.GRID)
    db.session.query(Staff).filter_by(username=Role.GRID.value).one().grid_id = None
    db.session.commit()
    return desk


def test_a_fence_holds_in_a_count_an_exists_and_a_lookup_by_number(world: World) -> None:
    model = next(fence.model for fence in reach.fences() if fence.model.__tablename__ == "orders")
    far = world.far.plant(model)
    number = far.id
    db.session.expunge_all()
    keep(Staff(role=Role.CADRE, **world.charge(Role.CADRE)._asdict()))
    try:
        assert db.session.get(model, number) is None
        assert db.session.query(model).count() == 0
        assert db.session.scalar(select(select(model.id).exists())) is False
        assert db.session.get(model, number, execution_options=reach.EVERYWHERE) is not None
    finally:
        db.session.info.pop("reach", None)


trees = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=1, max_size=4)
moves = st.lists(st.tuples(st.integers(0, 15), st.integers(0, 2), st.integers(1, 30)), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=trees, moved=moves, ahead=st.integers(0, 40))
def test_a_grid_reaches_the_buildings_that_are_its_own_on_the_day(
    app: Flask, tree: list[list[int]], moved: list[tuple[int, int, int]], ahead: int
) -> None:
    """`tree`: for each compound, how many buildings each of its parts has; `moved`: which building, whereto, when."""
    start, history = date(2026, 1, 1), {}
    try:
        street = make.area("街", Level.STREET)
        communities = [make.area(f"社{number}", Level.COMMUNITY, street) for number in range(2)]
        grids = [make.grid(communities[number % 2], f"格{number}") for number in range(3)]
        compounds = [make.area(f"小{n}", Level.COMPOUND, communities[n % 2]) for n in range(len(tree))]
        houses = [
            make.area(f"{n}栋", Level.BUILDING, compounds[at])
            for at, parts in enumerate(tree)
            for n in range(sum(parts))
        ]
        for place, house in enumerate(houses):
            history[house.id] = [(grids[place % 3], start)]
        for which, whereto, day in moved:
            if houses:
                house = houses[which % len(houses)]
                last = history[house.id][-1][1]
                history[house.id].append((grids[whereto], last + timedelta(days=day)))
        for house_id, steps in history.items():
            ends = [since for _grid, since in steps[1:]] + [None]
            for (grid, since), until in zip(steps, ends, strict=True):
                db.session.add(GridBuilding(grid_id=grid.id, building_id=house_id, since=since, until=until))
        db.session.flush()
        day = start + timedelta(days=ahead)
        for grid in grids:
            mine = {id for id, steps in history.items() if [g for g, since in steps if since <= day][-1] is grid}
            drawn = queries_reach.of_grid(grid.id, day)
            assert set(drawn.areas) == mine
            assert set(drawn.above) >= {db.session.get_one(Area, id).parent_id for id in mine}
            assert drawn.grids == (grid.id,)
        for community in communities:
            inside = {each.id for each in [community, *compounds, *houses] if each.path.startswith(community.path)}
            drawn = queries_reach.of_area(community.id)
            assert set(drawn.areas) == inside
            assert drawn.above == (street.id,)
    finally:
        db.session.rollback()


def test_a_grid_worker_s_reach_turns_at_midnight_of_the_move(world: World) -> None:
    grid, other = world.home.known["grid"], world.next.known["grid"]
    house, tomorrow = world.home.known["area"], clock.today() + timedelta(days=1)
    belongs = db.session.query(GridBuilding).filter_by(building_id=house.id).one()
    belongs.until = tomorrow
    db.session.flush()
    db.session.add(GridBuilding(grid_id=other.id, building_id=house.id, since=tomorrow))
    db.session.flush()
    assert house.id in queries_reach.of_grid(grid.id, clock.today()).areas
    assert house.id not in queries_reach.of_grid(grid.id, tomorrow).areas
    assert house.id in queries_reach.of_grid(other.id, tomorrow).areas
