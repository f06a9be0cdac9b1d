"""The cells at the desk: compounds, buildings and grids are drawn, moved on a day, and looked at as of another."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from app import clock, sheet
from app.community import homes_sheet, queries_cells, verbs_cells
from app.community.homes_sheet import HEADS, Door, Fault
from app.community.models import Area, Grid, GridBuilding, Level
from app.community.models_homes import Household
from app.db import db
from app.refusal import Refused
from app.staff.models import Charge, Role, Staff
from tests import make
from tests.at_once import HANDS, ROUNDS, at_once
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

AREAS, GRIDS, IMPORT = "/desk/community/areas", "/desk/community/grids", "/desk/community/import"
GOOD = [["万隆一品小区", "1栋", "第一网格", "1单元", "101"], ["万隆一品小区", "1栋", "", "1单元", "102"]]


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
    for path in (f"{AREAS}/{house().id}/move", f"{GRIDS}/new", IMPORT):
        assert other.see(path).status_code == 403


def test_a_stranger_is_led_away(app: Flask, desk: Finger, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in (f"{AREAS}/1/add", f"{AREAS}/1/move", f"{GRIDS}/new", IMPORT):
            assert stranger.client.post(path).location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def send(desk: Finger, rows: list[list[str]], heads: Any = HEADS, **more: str) -> TestResponse:
    return post(desk, sheet.written(list(heads), rows, "户"), **more)


def post(desk: Finger, blob: bytes, **more: str) -> TestResponse:
    token = dict(desk.form(desk.see(IMPORT), IMPORT)[1])
    said = token | {"community": str(community().id), "table": (BytesIO(blob), "户.xlsx")} | more
    return desk.client.post(IMPORT, data=said, content_type="multipart/form-data")


def test_a_table_is_tried_without_a_trace_and_then_taken_in(desk: Finger) -> None:
    lines = db.session.execute(db.text("SELECT count(*) FROM event")).scalar()
    tried = send(desk, GOOD)
    assert tried.status_code == 200
    assert "2 户" in tried.text
    assert db.session.query(Household).count() == 0
    assert db.session.execute(db.text("SELECT count(*) FROM event")).scalar() == lines
    assert send(desk, GOOD, now="y").status_code == 303
    assert [(home.building.name, home.door) for home in db.session.query(Household)] == [
        ("1栋", "1单元 101"),
        ("1栋", "1单元 102"),
    ]
    assert belongs(db.session.query(Area).filter_by(name="1栋").one())[0][0] == "第一网格"
    assert send(desk, GOOD, now="y").status_code == 303
    assert db.session.query(Household).count() == 2


def test_every_wrong_row_is_named_and_nothing_is_taken_in(desk: Finger) -> None:
    rows = [
        *GOOD,
        ["", "1栋", "", "", "1"],
        ["苑", "", "", "", "1"],
        ["苑", "1", "", "", ""],
        ["苑", "1", "无", "", "1"],
    ]
    rows += [GOOD[0], ["长" * 31, "1", "", "", "1"]]
    answer = send(desk, rows, now="y")
    assert answer.status_code == 422
    assert [f'scope="row">{row}<' in answer.text for row in range(2, 10)] == [False, False, *[True] * 6]
    assert db.session.query(Household).count() == 0


def bomb() -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as parcel:
        parcel.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return kept.getvalue()


def declaring() -> bytes:
    kept = BytesIO()
    with ZipFile(BytesIO(sheet.written(list(HEADS), GOOD, "户"))) as whole, ZipFile(kept, "w") as parcel:
        for part in whole.namelist():
            words = whole.read(part)
            head = b'<!DOCTYPE x [<!ENTITY e SYSTEM "x">]>' if "sheet1" in part else b""
            parcel.writestr(part, head + words)
    return kept.getvalue()


@pytest.mark.parametrize("blob", [b"", b"PK\x03\x04", b"<html>", "小区,楼栋".encode(), bomb(), declaring()])
def test_what_is_no_table_or_would_burst_is_refused_in_words(desk: Finger, blob: bytes) -> None:
    assert post(desk, blob).status_code == 422


def test_a_table_without_its_heads_is_refused_in_words(desk: Finger) -> None:
    assert "第一行" in send(desk, GOOD, ["姓名", "电话", "", "", ""]).text


def test_the_empty_table_to_fill_in_reads_back(desk: Finger) -> None:
    rows = sheet.rows(desk.see(f"{IMPORT}/template").data)
    assert rows[0] == list(HEADS)
    assert homes_sheet.faults(homes_sheet.doors(rows[1:], homes_sheet.columns(rows[0]) or {}), ["第一网格"]) == []


CELLS = st.sampled_from(["", "a", "b", "第一网格", "长" * 31])


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS, CELLS), max_size=30))
def test_what_is_left_after_the_faults_is_whole_and_once(rows: list[tuple[str, ...]]) -> None:
    found = homes_sheet.doors([list(row) for row in rows], {head: place for place, head in enumerate(HEADS)})
    wrong = {each.row: each.fault for each in homes_sheet.faults(found, ["第一网格"])}
    good = [door for door in found if door.row not in wrong]
    keys = [(*door.where, door.unit, door.room) for door in good]
    assert len(keys) == len(set(keys))
    assert all(door.compound and door.building and door.room for door in good)
    assert set(wrong) <= {door.row for door in found}
    by_house: dict[tuple[str, str], set[str]] = {}
    for door in good:
        by_house.setdefault(door.where, set()).update({door.grid} - {""})
    assert all(len(grids) <= 1 for grids in by_house.values())


def test_a_fault_names_the_first_thing_that_is_wrong() -> None:
    assert homes_sheet.faults([Door(2, "", "", "", "", "")], [])[0].fault is Fault.NO_COMPOUND
