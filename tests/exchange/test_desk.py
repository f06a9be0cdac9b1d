"""Lists at the desk as files: the same rows as on the page, narrowed and masked the same way, for the same people."""

import csv
import io
import re
import tracemalloc
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import insert, select
from werkzeug.test import TestResponse

from app import clock, exports, outgoing, reach, transaction
from app.audit import Event
from app.board import recount
from app.db import db, writing
from app.staff import door, navigation, policy, queries
from app.staff import verbs as staff
from app.staff.models import Role
from app.volunteers.models import Group, Standing, Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.planting import Ground
from tests.sources import templates
from tests.staff.worlds import World, two_communities
from tests.taps import Finger

# Pages of the navigation that show no list to take out, and why.
NO_LIST = {
    "desk.today": "cards, each leading to its own list",
    "match.table": "a table to look across, made of three lists that can be taken out themselves",
    "agenda.month": "a calendar; the same activities are in the list beside it",
    "rights.ask": "a form",
    "reports.read": "figures, with a table of their own",
}
NAME, NUMBER = "尉迟真名", "13900002222"
# Lists that tell a donor by name on their page too.
NAMED = {"gifts"}


def taken(desk: Finger, page: str, kind: str = "csv", **said: Any) -> TestResponse:
    """The list of a page, as its own button asks for it."""
    url, fields = desk.form(desk.see(page), "/desk/exchange/lists/")
    return desk.client.post(url.replace("xlsx", kind), data=dict(fields) | said, buffered=True)


def rows(answer: TestResponse) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_every_list_of_the_navigation_can_be_taken_out() -> None:
    tabs = {tab.endpoint for section in navigation.SECTIONS for tab in section.tabs}
    listed = {export.endpoint for export in exports.ALL}
    assert tabs - listed == NO_LIST.keys()
    assert len({export.name for export in exports.ALL}) == len(exports.ALL)


def test_every_list_has_its_page_with_the_two_buttons(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.ADMIN)
    for export in exports.ALL:
        with app.test_request_context():
            page = desk.see(app.url_for(export.endpoint))
        url, _fields = desk.form(page, "/desk/exchange/lists/")
        assert url == f"/desk/exchange/lists/{export.name}.xlsx", export.endpoint
        assert f"/desk/exchange/lists/{export.name}.csv" in page.text


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_goes_out_with_its_heads_and_rows(app: Flask, hive: Hive, kind: str) -> None:
    make.volunteer("李梅", "13800000001")
    answer = taken(sit(app, Role.ADMIN), "/desk/volunteers", kind)
    assert answer.status_code == 200
    assert f".{kind}" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    if kind == "xlsx":
        page = load_workbook(io.BytesIO(answer.data)).worksheets[0]
        assert [cell.value for cell in page[2]][:3] == ["李梅", "热心人士", "138****0001"]
    else:
        assert rows(answer)[0] == ["姓名", "来自", "电话", "单位", "状态"]
        assert rows(answer)[1][:3] == ["李梅", "热心人士", "138****0001"]


def test_the_file_holds_what_the_page_was_narrowed_to(app: Flask, hive: Hive) -> None:
    make.volunteer("李梅", "13800000001")
    make.volunteer("王芳", "13800000002").group = Group.PARTY
    desk = sit(app, Role.ADMIN)
    assert [row[0] for row in rows(taken(desk, "/desk/volunteers?group=party"))[1:]] == ["王芳"]
    found = desk.tap(desk.see("/desk/volunteers"), "/desk/volunteers", q="limei")
    url, fields = desk.form(found, "/desk/exchange/lists/")
    assert ("q", "limei") in fields
    assert [
        row[0] for row in rows(desk.client.post(url.replace("xlsx", "csv"), data=dict(fields), buffered=True))[1:]
    ] == ["李梅"]


def test_the_file_begins_at_the_first_row_wherever_one_stands_in_the_list(app: Flask, hive: Hive) -> None:
    people = [make.volunteer(f"李{name}", f"1380000000{place}") for place, name in enumerate("梅兰竹")]
    answer = taken(sit(app, Role.ADMIN), f"/desk/volunteers?after={people[0].id}")
    assert len(rows(answer)) == 4


def test_a_search_that_changes_the_list_changes_what_would_be_taken_out() -> None:
    """Whoever types into a list has its file narrowed with it."""
    for path in templates():
        for tag in re.findall(r"<form[^>]*data-hx-select=\"#list\"[^>]*>", path.read_text("utf-8")):
            assert re.search(r'data-hx-select-oob="[^"]*#out', tag), path.name


def test_more_than_a_page_goes_out_whole(app: Flask, hive: Hive) -> None:
    _many(120)
    names = [row[0] for row in rows(taken(sit(app, Role.ADMIN), "/desk/volunteers"))[1:]]
    assert len(names) == len(set(names)) == 120


def test_taking_out_is_written_in_the_book_without_what_was_typed(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.ADMIN)
    taken(desk, "/desk/volunteers?group=party", q="王芳")
    event = db.session.scalars(select(Event).where(Event.deed == "list.exported")).one()
    assert (event.note, event.subject) == ("volunteers csv 2", "house")
    assert "导出了一份名单" in desk.see("/desk/events").text


def test_a_formula_in_a_name_goes_out_as_words(app: Flask, hive: Hive) -> None:
    hive.bread.name = '=HYPERLINK("http://evil")'
    desk = sit(app, Role.ADMIN)
    assert rows(taken(desk, "/desk/supplies"))[1][0].startswith("'=")
    page = load_workbook(io.BytesIO(taken(desk, "/desk/supplies", "xlsx").data)).worksheets[0]
    assert (page["A2"].data_type, page["C2"].data_type) == ("s", "n")


@pytest.mark.parametrize("address", ["nothing.csv", "volunteers.pdf", "volunteers.", "volunteers"])
def test_what_is_no_list_or_no_kind_of_file_is_not_found(app: Flask, hive: Hive, address: str) -> None:
    desk = sit(app, Role.ADMIN)
    _url, fields = desk.form(desk.see("/desk/volunteers"), "/desk/exchange/lists/")
    assert desk.client.post(f"/desk/exchange/lists/{address}", data=dict(fields)).status_code == 404


def test_a_list_is_not_taken_out_by_looking_nor_by_a_stranger(app: Flask, hive: Hive, stranger: Finger) -> None:
    assert sit(app, Role.ADMIN).see("/desk/exchange/lists/volunteers.csv").status_code == 405
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        assert stranger.client.post("/desk/exchange/lists/volunteers.csv").location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
def test_each_role_takes_out_its_own_part_and_masked(app: Flask, role: Role) -> None:
    world = two_communities()
    for fence in reach.fences():
        world.ground_of(role).plant(fence.model)
        world.far.plant(fence.model)
    for ground in (world.home, world.room, world.far):
        ground.plant(Volunteer)
        _name_and_number(ground)
    for export in exports.ALL:
        words = _taken_by(app, world, role, export)
        if words is None:
            assert not policy.allows(role, export.endpoint, "GET")
            continue
        assert NUMBER not in words, export.name
        assert NAME not in words or export.name in NAMED, export.name
        if role is not Role.ADMIN:
            assert "东埔社区驿站3" not in words, export.name
            assert "东江里" not in words, export.name


def _name_and_number(ground: Ground) -> None:
    """Everyone who is no colleague and no volunteer bears one name, and rings under one number."""
    for row in ground.known.values():
        for column in ("phone", "guardian_phone"):
            if hasattr(row, column):
                setattr(row, column, NUMBER)
        for column in ("contact", "donor", "guardian"):
            if isinstance(getattr(row, column, None), str):
                setattr(row, column, NAME)


def _taken_by(app: Flask, world: World, role: Role, export: outgoing.Export) -> str | None:
    username = f"out-{role}"
    if queries.staff_named(username) is None:
        make.colleague(role, username, "陈站长", world.charge(role))
    desk = make_desk(app, username)
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        answer = desk.client.post(f"/desk/exchange/lists/{export.name}.csv", buffered=True)
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    assert answer.status_code in {200, 403}, export.name
    return answer.data.decode("utf-8-sig") if answer.status_code == 200 else None


def make_desk(app: Flask, username: str) -> Finger:
    colleague = queries.staff_named(username)
    assert colleague
    token = staff.come_in(colleague)
    db.session.commit()
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie[door.TOKEN], cookie[door.SEEN] = token, clock.now().timestamp()
    return Finger(client)


def test_a_long_look_within_a_request_holds_no_writer_up(app: Flask) -> None:
    with transaction.writable():
        assert writing.get()
        with transaction.reading():
            assert not writing.get()
        assert writing.get()


@pytest.mark.slow
def test_twenty_thousand_rows_go_out_in_flat_memory(app: Flask, hive: Hive) -> None:
    def peak(kind: str, name: str) -> int:
        with app.test_request_context("/desk/volunteers"):
            export = outgoing.named(name)
            assert export
            tracemalloc.start()
            with outgoing.written(kind, export.all_heads(), export.lines(), "名册"):
                highest = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            return highest

    _many(2_000)
    few = {kind: peak(kind, "volunteers") for kind in ("csv", "xlsx")}
    _many(18_000, 2_000)
    for kind, before in few.items():
        assert peak(kind, "volunteers") < before + 3_000_000, kind


def _many(number: int, start: int = 0) -> None:
    now = clock.now() - timedelta(days=1)
    said: dict[str, Any] = {"group": Group.WARM, "standing": Standing.ACTIVE, "applied_at": now, "phone_tail": "0000"}
    people = [
        said | {"name": f"李梅{place}", "sort": f"limei{place:06}", "phone": f"138{place:08}"}
        for place in range(start, start + number)
    ]
    db.session.execute(insert(Volunteer), people)
    recount.lay_down()  # planted past the verbs
    db.session.commit()
