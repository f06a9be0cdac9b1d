"""The store cupboard at the desk: deliveries, counts, waste, and a ledger that always adds up."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.db import db
from app.staff.models import Role
from app.station.models_stock import Batch, MoveKind, StockMove, Supply
from tests.desks import sit
from tests.make import Hive, batch
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def grid_worker(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.GRID)


def shelf_adds_up() -> bool:
    sums = {
        each.id: sum(move.quantity for move in db.session.query(StockMove).filter_by(batch_id=each.id))
        for each in db.session.query(Batch)
    }
    return all(each.left == sums[each.id] and each.left >= 0 for each in db.session.query(Batch))


def test_the_list_says_what_is_low_ending_and_expired(hive: Hive, desk: Finger) -> None:
    batch(hive.bread, hive.station, 3, clock.today() - timedelta(days=1))
    batch(hive.bread, hive.station, 2, clock.today() + timedelta(days=5))
    page = desk.see("/desk/supplies").text
    assert all(words in page for words in ("面包", "7 个", "过期 3 个", "快没了", "快到期"))
    assert "面包" in desk.see("/desk/supplies?state=expired").text
    assert "面包" not in desk.see("/desk/supplies?state=retired").text
    assert "面包" not in desk.see("/desk/supplies?q=xyz").text


def test_a_delivery_stands_on_the_shelf_as_a_batch_of_its_own(hive: Hive, desk: Finger) -> None:
    page = desk.see(f"/desk/supplies/{hive.bread.id}")
    ends = clock.today() + timedelta(days=40)
    shelf = desk.follow(desk.tap(page, "/deliver", quantity=12, expires_on=ends.isoformat(), label="A7"))
    assert "+12" in shelf.text
    made = db.session.query(Batch).filter_by(label="A7").one()
    assert (made.left, made.expires_on) == (12, ends)
    assert shelf_adds_up()


@pytest.mark.parametrize(
    "said",
    [
        {"quantity": 0},
        {"quantity": "很多"},
        {"quantity": 10**9},
        {"quantity": 3, "expires_on": "2001-01-01"},
        {"quantity": 3, "expires_on": "明天"},
        {},
    ],
)
def test_a_delivery_that_makes_no_sense_is_asked_again(hive: Hive, desk: Finger, said: dict[str, object]) -> None:
    answer = desk.tap(desk.see(f"/desk/supplies/{hive.bread.id}"), "/deliver", **said)
    assert answer.status_code == 422
    assert "wrong" in answer.text
    assert db.session.query(Batch).count() == 1


def test_nothing_is_delivered_of_what_is_handed_out_no_more(hive: Hive, desk: Finger) -> None:
    page = desk.see(f"/desk/supplies/{hive.bread.id}")
    desk.tap(desk.see(f"/desk/supplies/{hive.bread.id}/edit"), "/retire")
    assert desk.tap(page, "/deliver", quantity=1).status_code == 409
    assert desk.tap(desk.see(f"/desk/supplies/{hive.bread.id}/edit"), "/resume").status_code == 303
    assert desk.tap(page, "/deliver", quantity=1).status_code == 303


def test_a_count_sets_what_is_left_and_the_ledger_keeps_the_difference(hive: Hive, desk: Finger) -> None:
    page = desk.see(f"/desk/supplies/batches/{db.session.query(Batch).one().id}")
    assert desk.tap(page, "/count", c__found=3, c__note="少了两个").status_code == 303
    assert db.session.query(Batch).one().left == 3
    line = db.session.query(StockMove).filter_by(kind=MoveKind.COUNT).one()
    assert (line.quantity, line.note) == (-2, "少了两个")
    assert shelf_adds_up()


def test_a_count_that_fits_is_a_line_too(hive: Hive, desk: Finger) -> None:
    desk.tap(desk.see(f"/desk/supplies/batches/{db.session.query(Batch).one().id}"), "/count", c__found=5)
    assert db.session.query(StockMove).filter_by(kind=MoveKind.COUNT).one().quantity == 0


@pytest.mark.parametrize("found", ["-1", "", "五", "10000", "1.5"])
def test_a_count_is_a_whole_number(hive: Hive, desk: Finger, found: str) -> None:
    page = desk.see(f"/desk/supplies/batches/{db.session.query(Batch).one().id}")
    assert desk.tap(page, "/count", c__found=found).status_code == 422
    assert db.session.query(Batch).one().left == 5


def test_waste_leaves_the_shelf(hive: Hive, desk: Finger) -> None:
    page = desk.see(f"/desk/supplies/batches/{db.session.query(Batch).one().id}")
    assert desk.tap(page, "/waste", w__quantity=5, w__note="受潮").status_code == 303
    assert db.session.query(Batch).one().left == 0
    assert shelf_adds_up()


def test_no_more_is_wasted_than_there_is(hive: Hive, desk: Finger) -> None:
    page = desk.see(f"/desk/supplies/batches/{db.session.query(Batch).one().id}")
    assert desk.tap(page, "/waste", w__quantity=6).status_code == 409
    assert desk.tap(page, "/waste", w__quantity=0).status_code == 422
    assert db.session.query(Batch).one().left == 5


def test_a_new_supply_is_described_and_then_changed(hive: Hive, desk: Finger) -> None:
    said = {"service": hive.food.id, "name": "饼干", "unit": "包", "limit": 1, "low_at": 4}
    made = desk.follow(desk.tap(desk.see("/desk/supplies/new"), "/new", **said))
    assert "饼干" in made.text
    biscuit = db.session.query(Supply).filter_by(name="饼干").one()
    assert desk.tap(desk.see(f"/desk/supplies/{biscuit.id}/edit"), "/edit", name="苏打饼干", limit=3).status_code == 303
    assert (biscuit.name, biscuit.limit_per_visit, biscuit.low_at) == ("苏打饼干", 3, 4)


def test_a_supply_without_a_name_or_a_service_is_asked_again(hive: Hive, desk: Finger) -> None:
    page = desk.see("/desk/supplies/new")
    said = {"service": hive.food.id, "name": "饼干", "unit": "包", "limit": 1, "low_at": 4}
    for wrong in ({"name": " "}, {"service": hive.water.id}, {"service": 2**70}, {"limit": 0}, {"unit": "一二三四五"}):
        assert desk.tap(page, "/new", **(said | wrong)).status_code == 422
    assert desk.tap(desk.see(f"/desk/supplies/{hive.bread.id}/edit"), "/edit", name="").status_code == 422
    assert db.session.query(Supply).one().name == "面包"


def test_a_retired_supply_leaves_the_kiosk_and_cannot_be_retired_twice(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    page = desk.see(f"/desk/supplies/{hive.bread.id}/edit")
    assert desk.tap(page, "/retire").status_code == 303
    assert desk.tap(page, "/retire").status_code == 409
    assert f"supply-{hive.bread.id}" not in kiosk.see(f"/kiosk/visit?service={hive.food.id}").text
    page = desk.see(f"/desk/supplies/{hive.bread.id}/edit")
    assert desk.tap(page, "/resume").status_code == 303
    assert desk.tap(page, "/resume").status_code == 409


def test_the_ledger_is_read_page_by_page(hive: Hive, desk: Finger) -> None:
    shelf = db.session.query(Batch).one()
    for number in range(60):
        db.session.add(
            StockMove(batch_id=shelf.id, kind=MoveKind.COUNT, quantity=0, at=clock.now(), note=f"第{number}次")
        )
    first = desk.see(f"/desk/supplies/{hive.bread.id}").text
    assert "第59次" in first
    assert "第9次" not in first
    before = first.split("before=")[1].split('"')[0]
    assert "第9次" in desk.see(f"/desk/supplies/{hive.bread.id}?before={before}").text


POSTS = (
    "/desk/supplies/new",
    "/desk/supplies/1/deliver",
    "/desk/supplies/1/edit",
    "/desk/supplies/1/retire",
    "/desk/supplies/1/resume",
    "/desk/supplies/batches/1/count",
    "/desk/supplies/batches/1/waste",
)


@pytest.mark.parametrize("url", POSTS)
def test_the_cupboard_is_shut_to_strangers_and_to_other_roles(
    hive: Hive, grid_worker: Finger, stranger: Finger, url: str
) -> None:
    token = grid_worker.form(grid_worker.see("/desk/"), "/language")[1]
    assert stranger.client.post(url, data=dict(token)).location in {"/desk/?stale=1", "/desk/login"}
    assert grid_worker.client.post(url, data=dict(token)).status_code == 403
    assert grid_worker.see("/desk/supplies").status_code == 403


@pytest.mark.parametrize(
    "url", ["/desk/supplies/999", "/desk/supplies/batches/999", "/desk/supplies?place=999", f"/desk/supplies/{2**63}"]
)
def test_what_is_not_there_is_not_found(hive: Hive, desk: Finger, url: str) -> None:
    assert desk.see(url).status_code == 404
