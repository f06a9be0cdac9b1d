"""The desk's list of orders: narrowed, searched, leafed through; what Today says of it; how much it asks the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import Hands
from app.db import db
from app.orders import queries_desk, verbs_after, verbs_clock, verbs_dispatch, verbs_taking
from app.orders.models import Order, WhyPaused
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

LIST = "/desk/orders"


@pytest.fixture
def desk(app: Flask, hive: Hive, hands: Hands) -> Finger:
    make.menu()
    return sit(app, Role.STATION)


@contextmanager
def heard() -> Iterator[list[str]]:
    """The statements the store is asked meanwhile."""
    said: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        said.append(statement)

    engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", hear)
    yield said
    sa.event.remove(engine, "before_cursor_execute", hear)


def shown(desk: Finger, address: str, orders: list[Order]) -> list[int]:
    """Which of the orders a page lists, by their place in `orders`."""
    page = desk.see(address).text
    return [place for place, each in enumerate(orders) if f'href="{LIST}/{each.id}"' in page]


def asked_and_answered(hive: Hive) -> Order:
    order = make.dispatched(hive.station)
    verbs_clock.pause(order, db.session.query(Staff).first(), WhyPaused.QUESTION, "哪一种米？")
    verbs_clock.answer(order, "东北大米")
    return order


def test_each_stage_and_what_is_late_is_a_list_of_its_own(
    app: Flask, desk: Finger, hive: Hive, hands: Hands, li: Volunteer
) -> None:
    orders = [make.taken(hive.station, li, "修水龙头"), make.dispatched(hive.station, "送一顿饭")]
    orders.append(make.order(hive.station))
    views = ["submitted", "dispatched", "taken", "open", "late"]
    assert [shown(desk, f"{LIST}?view={view}", orders) for view in views] == [[2], [1], [0], [0, 1, 2], []]
    hands.move(days=10)
    desk = sit(app, Role.GRID)
    assert shown(desk, f"{LIST}?view=late", orders) == [0, 1]


def test_what_is_no_list_is_the_one_that_needs_the_desk(desk: Finger, hive: Hive) -> None:
    orders = [make.order(hive.station)]
    assert shown(desk, f"{LIST}?view=moon&level=moon&category=moon&beyond=moon", orders) == [0]


@pytest.mark.parametrize("typed", ["12", "12栋", "万隆一品小区12栋"])
def test_a_building_is_found_as_people_call_it(desk: Finger, hive: Hive, typed: str) -> None:
    there = make.order(hive.station, building=make.building("12栋"))
    make.order(hive.station, phone="13900002222", building=make.building("2栋"))
    found = desk.tap(desk.see(LIST), LIST, q=typed).text
    assert f'href="{LIST}/{there.id}"' in found
    assert found.count("<tr>") == 2


def test_a_search_that_finds_too_much_says_that_it_shows_only_the_latest(
    desk: Finger, hive: Hive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.orders.desk.PAGE", 2)
    monkeypatch.setattr(queries_desk.orders, "__defaults__", (None, 2))
    for each in range(3):
        make.order(hive.station, phone=f"1390000000{each}", building=make.building("12栋"))
    page = desk.see(LIST)
    assert "只列出最近 2 单" in desk.tap(page, LIST, q="12").text
    assert "只列出" not in desk.tap(page, LIST, q="13900000001").text
    assert "只列出" not in page.text


def test_a_landline_is_found_whole(desk: Finger, hive: Hive) -> None:
    rang = make.order(hive.station, phone="059187654321")
    make.order(hive.station, phone="13900004321")
    found = desk.tap(desk.see(LIST), LIST, q="0591-87654321").text
    assert f'href="{LIST}/{rang.id}"' in found
    assert found.count("<tr>") == 2


def test_leafing_through_shows_every_order_once(desk: Finger, hive: Hive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.orders.desk.PAGE", 2)
    monkeypatch.setattr(queries_desk.orders, "__defaults__", (None, 2))
    orders = [make.order(hive.station, phone=f"1390000000{each}") for each in range(5)]
    ids = [each.id for each in orders]
    for view, pages in (("desk", [[0, 1], [2, 3], [4]]), ("open", [[3, 4], [1, 2], [0]])):
        ends = [None, *((max if view == "desk" else min)(ids[place] for place in page) for page in pages[:-1])]
        found = [shown(desk, f"{LIST}?view={view}" + (f"&beyond={end}" if end else ""), orders) for end in ends]
        assert found == pages
        assert f"beyond={ends[1]}" in desk.see(f"{LIST}?view={view}").text
        assert 'rel="next"' not in desk.see(f"{LIST}?view={view}&beyond={ends[2]}").text


def test_the_list_asks_the_store_as_often_for_fifty_orders_as_for_one(desk: Finger, hive: Hive, li: Volunteer) -> None:
    make.taken(hive.station, li)
    asked_and_answered(hive)
    asked = []
    desk.see(LIST)  # what is learnt once, such as who sits there, is known from here on
    for more in (0, 40):
        for each in range(more):
            make.dispatched(hive.station, phone=f"139000000{each:02}", building=make.building(f"{each}栋"))
        db.session.commit()
        with heard() as said:
            assert desk.see(f"{LIST}?view=open").text.count("<tr>") == 3 + more
        asked.append(len(said))
    assert asked[0] == asked[1]
    assert not [each for each in said if "OFFSET" in each and "count(" in each]


def test_an_answer_waits_at_the_desk_until_something_is_done_with_it(desk: Finger, hive: Hive) -> None:
    order = asked_and_answered(hive)
    assert "居民回答了" in desk.see(LIST).text
    assert "1 单居民回答了" in desk.see("/desk/").text
    page = desk.see(f"{LIST}/{order.id}").text
    assert "哪一种米？" in page
    assert "东北大米" in page
    verbs_dispatch.to_the_board(order, db.session.query(Staff).first())
    assert "居民回答了" not in desk.see(LIST).text
    assert "居民回答了" not in desk.see("/desk/").text


def test_today_leads_to_the_list_each_row_speaks_of(
    app: Flask, desk: Finger, hive: Hive, hands: Hands, li: Volunteer
) -> None:
    again = make.taken(hive.station, li)
    verbs_taking.complete(again, li, "送到了")
    verbs_after.rate(again, is_solved=False, satisfaction=1)
    make.dispatched(hive.station, "送一顿饭")
    hands.move(days=10)
    page = sit(app, Role.CADRE).see("/desk/").text
    for words, view in (("1 单过了期限", "late"), ("1 单没人接", "dispatched"), ("1 单说没解决", "submitted")):
        assert words in page
        assert f'href="{LIST}?view={view}"' in page
