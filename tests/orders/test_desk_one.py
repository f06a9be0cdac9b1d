"""One order at the desk: put right, and whose hands it is in; who fits it, by which post."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import clock
from app.audit import Event
from app.clock import Hands
from app.community.models import Post, PostKind
from app.db import db
from app.orders import queries, queries_match, verbs_after, verbs_dispatch, verbs_taking
from app.orders.lifecycle import Deed
from app.orders.models import Half, Order
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
    make.building()
    return sit(app, Role.GRID)


def only() -> Order:
    db.session.expire_all()
    return db.session.query(Order).one()


def chen() -> Staff:
    return db.session.query(Staff).first() or make.colleague()[0]


def put_right(desk: Finger, order: Order, **said: Any) -> TestResponse:
    """Open the form and send it, with what a browser would send untouched."""
    page = desk.tap(desk.see(f"{LIST}/{order.id}"), f"{LIST}/{order.id}/edit")
    same = {"item": order.item_id, "building": order.building_id, "half": order.half.value, "wish": order.wish}
    return desk.tap(page, f"{LIST}/{order.id}/correct", **(same | said))


def test_the_form_to_put_right_shows_all_of_it_and_that_is_written_down(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station, wish="五斤米", half=Half.MORNING, wanted_on=date(2026, 3, 4))
    page = desk.tap(desk.see(f"{LIST}/{order.id}"), f"{LIST}/{order.id}/edit").text
    for words in ("王秀英", "13700137000", "1503", "五斤米", "2026-03-04"):
        assert words in page
    assert f'<option selected value="{order.item_id}">' in page
    assert f'<option selected value="{order.building_id}">' in page
    assert db.session.query(Event).filter_by(deed="order.unmasked").count() == 1


def test_what_was_understood_wrongly_is_put_right_and_the_rest_stays(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station, wish="五斤米")
    assert put_right(desk, order, room="0302", phone="139 0000 1111").status_code == 303
    now = only()
    assert (now.room, now.phone, now.phone_tail, now.contact) == ("0302", "13900001111", "1111", "王秀英")
    assert (now.wish, now.unit) == ("五斤米", "2单元")
    assert queries.events(now.id)[-1].deed is Deed.CORRECT


@pytest.mark.parametrize("wrong", [{"phone": "12"}, {"contact": "a1"}, {"item": 999999}, {"building": 0}])
def test_what_cannot_be_meant_is_asked_again_with_the_rest_kept(
    desk: Finger, hive: Hive, wrong: dict[str, Any]
) -> None:
    answered = put_right(desk, make.order(hive.station, wish="五斤米"), **(wrong | {"room": "0302"}))
    assert answered.status_code == 422
    assert 'value="0302"' in answered.text
    assert only().room == "1503"


def test_an_order_does_not_turn_to_health_without_a_yes(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    assert put_right(desk, order, item=make.item("取药送药").id).status_code == 409
    assert only().health_consented_at is None


def test_what_was_said_of_health_stays_sealed_when_the_item_is_another(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station, "取药送药", health="降压药")
    page = desk.tap(desk.see(f"{LIST}/{order.id}"), f"{LIST}/{order.id}/edit")
    assert "降压药" in page.text
    kept = {"item": order.item_id, "building": order.building_id, "wish": "降压药"}
    assert desk.tap(page, "/correct", **kept).status_code == 303
    assert (only().wish, only().health_note) == ("", "降压药")
    assert desk.tap(page, "/correct", **(kept | {"item": make.item("买菜买米").id})).status_code == 303
    assert (only().wish, only().health_note) == ("", None)


def test_what_is_over_is_not_put_right_and_shows_nobody_s_name(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    page = desk.see(f"{LIST}/{order.id}")
    assert desk.tap(page, "/withdraw").status_code == 303
    for address in ("/edit", "/correct"):
        answered = desk.client.post(f"{LIST}/{order.id}{address}", data=dict(desk.form(page, "/edit")[1]))
        assert answered.status_code in {409, 422}
        assert "13700137000" not in answered.text
    assert f"{LIST}/{order.id}/edit" not in desk.see(f"{LIST}/{order.id}").text
    assert db.session.query(Event).filter_by(deed="order.unmasked").count() == 0
    token = dict(desk.form(page, "/edit")[1])
    assert desk.client.post(f"{LIST}/999/edit", data=token).status_code == 404
    assert desk.client.post(f"{LIST}/999/correct", data=token).status_code == 404


def test_an_item_that_left_the_menu_stays_what_was_asked_for(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    order.item.retired_at = clock.now()
    page = desk.tap(desk.see(f"{LIST}/{order.id}"), f"{LIST}/{order.id}/edit").text
    assert f'<option selected value="{order.item_id}">' in page


def test_a_stranger_puts_nothing_right(desk: Finger, stranger: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    db.session.commit()
    for address in ("edit", "correct"):
        assert stranger.client.post(f"{LIST}/{order.id}/{address}").status_code in {302, 303, 400}
    assert only().room == "1503"


def test_it_says_whom_it_was_offered_who_said_no_and_who_took_it(desk: Finger, hive: Hive, li: Volunteer) -> None:
    order, other = make.order(hive.station), make.volunteer("曾玥", "13900001111")
    verbs_dispatch.to_people(order, chen(), [li, other])
    sent = queries.invitation(order.id, other.id)
    assert sent
    verbs_taking.refuse(sent)
    assert "李梅、曾玥（这次不接）" in desk.see(f"{LIST}/{order.id}").text
    verbs_taking.take(order, li)
    page = desk.see(f"{LIST}/{order.id}").text
    assert "<dt>谁接的</dt><dd>李梅</dd>" in page


def test_what_the_house_does_by_itself_is_not_said_to_be_the_resident_s_doing(
    desk: Finger, hive: Hive, hands: Hands, app: Flask, li: Volunteer
) -> None:
    order = make.taken(hive.station, li)
    verbs_taking.complete(order, li, "送到了")
    hands.move(days=40)
    assert verbs_after.close_unrated(clock.now()) == 1
    page = sit(app, Role.CADRE).see(f"{LIST}/{order.id}").text
    lines = page[page.index("评价时间到了") :]
    assert lines.index("系统") < lines.index("李梅") < lines.index("居民")


def leaders(*posts: tuple[PostKind, str]) -> None:
    """The 三长 of the building and its grid."""
    house, today = make.building(), clock.today() - timedelta(days=30)
    assert house.parent
    assert house.parent.parent
    grid = make.grid(house.parent.parent)
    for kind, holder in posts:
        where = {"area_id": house.id} if kind is PostKind.BUILDING else {"grid_id": grid.id}
        db.session.add(Post(kind=kind, holder=holder, duty_phone="0591-83001234", since=today, **where))
    db.session.flush()


def test_who_bears_the_name_of_a_leader_is_ticked_and_called_by_the_post(
    desk: Finger, hive: Hive, li: Volunteer
) -> None:
    order, zeng = make.order(hive.station), make.volunteer("曾玥", "13900001111")
    zeng.home_id = make.building().id
    leaders((PostKind.BUILDING, "李梅"), (PostKind.GRID, "高建国"))
    page = desk.see(f"{LIST}/{order.id}/dispatch").text
    assert "本楼栋长" in page
    assert "0591-83001234" in page
    assert f'value="{li.id}" checked' in page
    assert f'value="{zeng.id}" checked' not in page
    assert "本楼栋长" in desk.see("/desk/match").text


def test_where_more_live_than_can_be_weighed_the_leader_is_still_found(
    desk: Finger, hive: Hive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries_match, "IN_REACH", 2)
    for each in range(4):
        make.volunteer("曾玥", f"1390000000{each}").home_id = make.building().id
    leader = make.volunteer("高建国", "13900000009")
    leaders((PostKind.BUILDING, "高建国"))
    found = queries_match.people_for(make.order(hive.station))
    assert (found[0].id, len(found)) == (leader.id, 2)
