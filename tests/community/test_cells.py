"""The cells at the desk: compounds, buildings and grids are drawn, moved on a day, and looked at as of another."""

from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import clock
from app.community import queries_cells, verbs_cells
from app.community.models import Area, Grid, GridBuilding, Level
from app.db import db
from app.refusal import Refused
from app.staff.models import Charge, Role, Staff
from tests import make
from tests.at_once import HANDS, ROUNDS, at_once
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

AREAS, GRIDS = "/desk/community/areas", "/desk/community/grids"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    make.building()
    return sit(app, Role.CADRE)


def community() -> Area:
    return db.session.query(Area).filter_by(level=Level.COMMUNITY).one()


def house() -> Area:
    return db.session.query(Area).filter_by(name="3栋").one()


def second() -> Grid:
    return make.grid(community(), "第二网格")


def belongs(building: Area) -> list[tuple[str, date, date | None]]:
    return [(each.grid, each.since, each.until) for each in queries_cells.history(building.id)]


def by() -> Staff:
    return db.session.query(Staff).first() or make.colleague(Role.ADMIN, "zhou", "周杰")[0]


def test_a_compound_and_a_building_are_added_renamed_and_taken_out_again(desk: Finger) -> None:
    top = community().id
    assert desk.tap(desk.see(f"{AREAS}/{top}"), "/add", name="桂香苑", name_en="", code="").status_code == 303
    compound = db.session.query(Area).filter_by(name="桂香苑").one()
    assert compound.path == f"{community().path}{compound.id}/"
    desk.tap(desk.see(f"{AREAS}/{compound.id}"), "/add", name="7栋", name_en="", code="")
    building = db.session.query(Area).filter_by(name="7栋").one()
    assert building.level is Level.BUILDING
    desk.tap(desk.see(f"{AREAS}/{building.id}/edit"), "/edit", name="8栋", name_en="Building 8", code="")
    assert "8栋" in desk.see(f"{AREAS}/{compound.id}").text
    assert "桂香苑" in desk.see("/desk/community").text
    assert desk.follow(desk.tap(desk.see(f"{AREAS}/{building.id}"), "/remove")).status_code == 200
    assert db.session.query(Area).filter_by(name="8栋").count() == 0


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "长" * 31}, {"code": "<b>"}])
def test_what_cannot_be_a_name_is_asked_again(desk: Finger, wrong: dict[str, str]) -> None:
    said = {"name": "9栋", "name_en": "", "code": ""} | wrong
    assert desk.tap(desk.see(f"{AREAS}/{house().parent_id}"), "/add", **said).status_code == 422
    assert desk.tap(desk.see(f"{AREAS}/{house().id}/edit"), "/edit", **said).status_code == 422


def test_a_name_stands_once_and_what_has_rows_is_not_removed(desk: Finger, hive: Hive) -> None:
    compound = house().parent_id
    assert desk.tap(desk.see(f"{AREAS}/{compound}"), "/add", name="3栋", name_en="", code="").status_code == 409
    make.order(hive.station)
    db.session.commit()
    answer = desk.tap(desk.see(f"{AREAS}/{house().id}"), "/remove")
    assert answer.status_code == 409
    assert "不能删除" in answer.text
    assert belongs(house())


def test_a_building_moves_to_another_grid_on_a_day_after_a_look_at_what_moves_along(desk: Finger, hive: Hive) -> None:
    make.order(hive.station)
    make.colleague(Role.GRID, "zeng", "曾伟明")
    target, day = second(), clock.today() + timedelta(days=5)
    make.colleague(Role.GRID, "ou", "欧阳静", Charge(grid_id=target.id))
    db.session.commit()
    page = desk.tap(desk.see(f"{AREAS}/{house().id}/move"), "/preview", grid=target.id, since=day.isoformat())
    for words in ("没办结的点单", "欧阳静", "曾伟明", "第二网格"):
        assert words in page.text
    assert "<b>1</b>" in page.text
    assert len(belongs(house())) == 1
    moved = desk.client.post(
        f"{AREAS}/{house().id}/move",
        data=dict(desk.form(page, "/preview")[1]) | {"grid": str(target.id), "since": day.isoformat()},
    )
    assert moved.status_code == 303
    assert belongs(house()) == [("第二网格", day, None), ("第一网格", make.long_ago(), day)]
    now, then = queries_cells.grids_on(clock.today()), queries_cells.grids_on(day)
    assert [each.buildings for each in now] == [1, 0]
    assert [each.buildings for each in then] == [0, 1]
    assert "0" in desk.see(f"{GRIDS}?on={day.isoformat()}").text


def test_a_planned_move_is_called_off_and_nothing_else_is(desk: Finger) -> None:
    target = second()
    verbs_cells.move(house(), by(), target, clock.today() + timedelta(days=5))
    db.session.commit()
    assert desk.tap(desk.see(f"{AREAS}/{house().id}"), "/stay").status_code == 303
    assert belongs(house()) == [("第一网格", make.long_ago(), None)]
    with pytest.raises(Refused):
        verbs_cells.call_off(house(), by())


@pytest.mark.parametrize("days", [-1, -400])
def test_a_move_into_the_past_is_refused(desk: Finger, days: int) -> None:
    with pytest.raises(Refused):
        verbs_cells.move(house(), by(), second(), clock.today() + timedelta(days=days))


def test_a_move_to_where_it_is_or_beside_a_planned_one_is_refused(desk: Finger) -> None:
    first = make.grid(community())
    with pytest.raises(Refused):
        verbs_cells.move(house(), by(), first, clock.today())
    verbs_cells.move(house(), by(), second(), clock.today() + timedelta(days=2))
    with pytest.raises(Refused):
        verbs_cells.move(house(), by(), first, clock.today() + timedelta(days=3))
    db.session.rollback()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 20)), max_size=8), ahead=st.integers(0, 60))
def test_a_building_is_in_one_grid_on_every_day_whatever_was_moved(
    app: Flask, steps: list[tuple[int, int]], ahead: int
) -> None:
    try:
        top = make.area("社", Level.COMMUNITY, make.area("街", Level.STREET))
        building = make.area("1栋", Level.BUILDING, make.area("苑", Level.COMPOUND, top))
        grids = [make.grid(top, f"格{number}") for number in range(3)]
        someone, _password = make.colleague(Role.ADMIN, "zhou", "周杰")
        verbs_cells.move(building, someone, grids[0], clock.today())
        expected = {clock.today(): grids[0].id}
        with clock.frozen(clock.now()) as hands:
            for which, days in steps:
                hands.move(days=days)
                try:
                    verbs_cells.move(building, someone, grids[which], clock.today())
                    expected[clock.today()] = grids[which].id
                except Refused:
                    continue
            day = clock.today() + timedelta(days=ahead)
        db.session.flush()
        good = queries_cells.on_day(GridBuilding, day)
        now = db.session.query(GridBuilding).filter(GridBuilding.building_id == building.id, good).all()
        assert [each.grid_id for each in now] == [expected[max(since for since in expected if since <= day)]]
    finally:
        db.session.rollback()


@pytest.mark.concurrency
@pytest.mark.parametrize("_round", range(ROUNDS))
def test_a_building_that_many_move_at_once_moves_once(app: Flask, desk: Finger, _round: int) -> None:
    ids, day = (house().id, second().id, by().id), clock.today() + timedelta(days=3)

    def shift(_hand: int) -> None:
        building, grid = queries_cells.area_for_update(ids[0]), db.session.get_one(Grid, ids[1])
        assert building
        verbs_cells.move(building, db.session.get_one(Staff, ids[2]), grid, day)

    assert at_once(app, shift) == {"done": 1, "refused": HANDS - 1}
    assert belongs(house()) == [("第二网格", day, None), ("第一网格", make.long_ago(), day)]


def test_a_grid_is_drawn_and_renamed_and_its_code_stands_once(desk: Finger) -> None:
    said = {"community": community().id, "name": "第九网格", "code": "441602004021009"}
    assert desk.tap(desk.see(f"{GRIDS}/new"), "/new", **said).status_code == 303
    made = db.session.query(Grid).filter_by(name="第九网格").one()
    assert desk.tap(desk.see(f"{GRIDS}/new"), "/new", **said).status_code == 409
    assert desk.tap(desk.see(f"{GRIDS}/new"), "/new", **said | {"code": "一"}).status_code == 422
    page = desk.see(f"{GRIDS}/{made.id}/edit")
    assert desk.tap(page, "/edit", name="第十网格", code="441602004021010").status_code == 303
    assert desk.tap(page, "/edit", name="", code="1").status_code == 422
    assert "第十网格" in desk.see(GRIDS).text


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_counter_and_the_grid_look_and_draw_nothing(app: Flask, desk: Finger, role: Role) -> None:
    other = sit(app, role)
    page = other.see(f"{AREAS}/{house().parent_id}")
    assert "3栋" in page.text
    assert "/add" not in page.text
    for path in (f"{AREAS}/{house().id}/move", f"{GRIDS}/new"):
        assert other.see(path).status_code == 403


def test_a_stranger_is_led_away(app: Flask, desk: Finger, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in (f"{AREAS}/1/add", f"{AREAS}/1/move", f"{GRIDS}/new"):
            assert stranger.client.post(path).location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
