"""点单 at the desk: written down for a resident, handed out, put right; masked until somebody asks."""

import re
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.audit import Event
from app.clock import Hands
from app.community.models import Level
from app.db import db
from app.orders import queries, verbs_dispatch
from app.orders.forms_desk import NeedForm
from app.orders.lifecycle import Stage
from app.orders.models import Order, Source, Target
from app.staff.models import Role
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

LIST = "/desk/orders"
SECRETS = ("王秀英", "13700137000", "1503")


@pytest.fixture
def desk(app: Flask, hive: Hive, hands: Hands) -> Finger:
    make.menu()
    make.building()
    return sit(app, Role.STATION)


def only() -> Order:
    db.session.expire_all()
    return db.session.query(Order).one()


def need(of: str = "买菜买米", **more: Any) -> dict[str, Any]:
    said = {
        "source": "phone",
        "item": make.item(of).id,
        "building": make.building().id,
        "unit": "2单元",
        "room": "1503",
    }
    return said | {"contact": "王秀英", "phone": "137 0013 7000", "wish": "五斤米", "consent": "y", **more}


def write(desk: Finger, **said: Any) -> TestResponse:
    return desk.tap(desk.see(f"{LIST}/new"), "/desk/orders/new", **need(**said))


def deed(desk: Finger, order: Order, name: str, **said: Any) -> TestResponse:
    return desk.tap(desk.see(f"{LIST}/{order.id}"), f"{LIST}/{order.id}/{name}", **said)


def test_what_somebody_says_on_the_phone_is_written_down_and_led_to_dispatch(desk: Finger) -> None:
    answered = write(desk)
    order = only()
    assert answered.headers["Location"].endswith(f"{LIST}/{order.id}/dispatch")
    assert (order.source, order.phone, order.contact, order.wish) == (Source.PHONE, "13700137000", "王秀英", "五斤米")
    assert order.placed_by_id is not None


@pytest.mark.parametrize(
    "wrong",
    [{"consent": ""}, {"phone": "12"}, {"contact": "a1"}, {"item": 0}, {"building": 999999}, {"source": "kiosk"},
     {"wanted_on": "2026-13-01"}, {"unit": "很长很长很长很长很长很长"}, {"of": "取药送药"}],
)  # fmt: skip
def test_what_is_lacking_is_asked_for_with_the_rest_kept(desk: Finger, wrong: dict[str, Any]) -> None:
    answered = write(desk, **wrong)
    assert answered.status_code == 422
    assert "五斤米" in answered.text
    assert db.session.query(Order).count() == 0


def test_what_may_be_the_same_is_shown_first_and_written_all_the_same_when_told_so(desk: Finger, hive: Hive) -> None:
    first = make.order(hive.station)
    answered = write(desk, room="0101")
    assert answered.status_code == 409
    assert f'href="{LIST}/{first.id}"' in answered.text
    again = desk.tap(answered, "/desk/orders/new", **need(room="0101", anyway="y"))
    assert again.status_code == 303
    assert db.session.query(Order).count() == 2


def test_a_health_need_is_written_down_sealed_with_its_own_yes(desk: Finger) -> None:
    assert write(desk, of="取药送药", health="y", wish="降压药").status_code == 303
    assert (only().wish, only().health_note) == ("", "降压药")


def test_the_list_and_the_page_are_masked_until_somebody_asks(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    for page in (LIST, f"{LIST}/{order.id}"):
        shown = desk.see(page).text
        assert [each for each in SECRETS if each in shown] == []
        assert "王*" in shown
    seen = deed(desk, order, "unmask")
    assert all(each in seen.text for each in SECRETS)
    assert db.session.query(Event).filter_by(deed="order.unmasked").count() == 1


@pytest.mark.parametrize("typed", ["7000", "13700137000", "1503", "王秀英"])
def test_it_is_found_by_number_phone_room_or_name_and_by_nothing_in_the_address(
    desk: Finger, hive: Hive, typed: str
) -> None:
    order = make.order(hive.station)
    make.order(hive.station, "修水龙头", phone="13900009999", contact="李桂芳", room="0202")
    db.session.commit()
    found = desk.tap(desk.see(LIST), LIST, q=typed).text
    assert f'href="{LIST}/{order.id}"' in found
    assert found.count("<tr>") == 2
    assert f'href="{LIST}/{order.id}"' in desk.tap(desk.see(LIST), LIST, q=order.number).text


def test_first_comes_what_needs_the_desk_and_the_longest_waiting(
    app: Flask, desk: Finger, hive: Hive, hands: Hands, li: Volunteer
) -> None:
    taken = make.taken(hive.station, li, "修水龙头")
    slow = make.dispatched(hive.station, "送一顿饭", phone="13900001111")
    fresh = make.order(hive.station, phone="13900002222")
    hands.move(hours=3)
    desk = sit(app, Role.GRID)
    shown = desk.see(LIST).text
    assert f"{LIST}/{taken.id}" not in shown
    assert shown.index(f"{LIST}/{slow.id}") < shown.index(f"{LIST}/{fresh.id}")
    hands.move(days=5)
    desk = sit(app, Role.CADRE)
    assert f"{LIST}/{taken.id}" in desk.see(LIST).text
    assert "过了期限" in desk.see("/desk/").text
    assert f"{LIST}/{taken.id}" in desk.see(f"{LIST}?view=open&level=building").text
    assert f"{LIST}/{taken.id}" not in desk.see(f"{LIST}?view=open&level=street").text
    assert f"{LIST}/{taken.id}" not in desk.see(f"{LIST}?view=over&category={taken.item.category_id}").text


def test_it_is_handed_to_the_board_a_team_or_people(desk: Finger, hive: Hive, li: Volunteer) -> None:
    order, team = make.order(hive.station), Team(name="万隆一品楼栋长工作小组", area_id=make.building().parent_id)
    li.home_id = make.building().id
    db.session.add(team)
    db.session.commit()
    address = f"{LIST}/{order.id}/dispatch"
    page = desk.see(address)
    assert "同一栋" in page.text
    assert desk.tap(page, address).status_code == 422
    assert desk.tap(page, address, target="team", team=0).status_code == 422
    assert desk.tap(page, address, target="people", team=0).status_code == 422
    assert desk.tap(page, address, target="people", team=0, people=[li.id]).status_code == 303
    assert only().target is Target.PEOPLE
    assert desk.tap(desk.see(address), address, target="team", team=team.id).status_code == 303
    assert only().team_id == team.id
    assert desk.tap(desk.see(address), address, target="board", team=0).status_code == 303
    verbs_dispatch.send_back(only(), db.session.query(make.Staff).first(), "再想想")
    db.session.commit()


def test_every_deed_is_done_with_its_few_words_and_not_without(desk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    for name, lacking, said in (
        ("extend", {"extend__days": 9}, {"extend__days": 9, "extend__words": "等零件"}),
        ("pause", {"pause__why": "question"}, {"pause__why": "question", "pause__question": "哪一种米？"}),
        ("escalate", {}, {"escalate__words": "楼里解决不了"}),
        ("send_back", {}, {"send_back__words": "换个人"}),
        ("settle", {"settle__level": "moon"}, {"settle__level": "community", "settle__words": "电话里说清了"}),
    ):
        where = name.replace("_", "-")
        assert deed(desk, order, where, **lacking).status_code == 422, name
        assert deed(desk, order, where, **said).status_code == 303, name
        order = only()
    assert (order.stage, order.level) == (Stage.DONE, Level.COMMUNITY)


def test_what_cannot_be_done_is_said_and_why(desk: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    assert deed(desk, order, "decline", decline__why="").status_code == 422
    assert deed(desk, order, "decline", decline__why="other").status_code == 422
    page = desk.see(f"{LIST}/{order.id}")
    assert desk.tap(page, "/decline", decline__why="out_of_scope").status_code == 303
    assert queries.events(order.id)[-1].note == "不属服务范围"
    assert desk.tap(page, "/withdraw").status_code == 409
    assert desk.tap(page, "/settle", settle__level="building", settle__words="x").status_code == 409


def test_the_clock_is_let_run_again_and_a_resident_s_never_mind_kept(desk: Finger, hive: Hive) -> None:
    order = make.dispatched(hive.station)
    deed(desk, order, "pause", pause__why="later")
    assert only().due_at is None
    page = desk.see(f"{LIST}/{order.id}")
    assert desk.tap(page, "/resume").status_code == 303
    assert desk.tap(page, "/resume").status_code == 409
    assert deed(desk, only(), "withdraw").status_code == 303
    assert only().stage is Stage.WITHDRAWN


def test_the_blank_paper_asks_what_the_screen_asks_in_its_order(desk: Finger, app: Flask) -> None:
    paper, screen = desk.see(f"{LIST}/paper").text, desk.see(f"{LIST}/new").text
    with app.test_request_context():
        form = NeedForm({}, {})
        labels = [str(field.label.text) for field in form if field.name not in {"csrf_token", "anyway"}]
    for page in (paper, screen):
        asked = re.findall(r"<(?:th[^>]*|label[^>]*|legend|td|span)>([^<]+)</?(?:th|label|legend|td|span|small)", page)
        assert [each for each in dict.fromkeys(asked) if each in labels] == labels
    assert "取药送药" in paper


def test_slips_say_nothing_of_whose_it_is_and_each_invited_has_their_own(
    desk: Finger, hive: Hive, li: Volunteer
) -> None:
    order = make.dispatched(hive.station)
    board = desk.see(f"{LIST}/{order.id}/slips").text
    assert board.count('class="slip"') == 1
    verbs_dispatch.to_people(order, db.session.query(make.Staff).first(), [li, make.volunteer("曾玥", "13900001111")])
    db.session.commit()
    named = desk.see(f"{LIST}/{order.id}/slips").text
    assert named.count('class="slip"') == 2
    for page in (board, named):
        assert [each for each in SECRETS if each in page] == []
    assert desk.see(f"{LIST}/999/slips").status_code == 404


def test_the_link_on_a_slip_takes_for_whom_it_names_and_shows_no_door(
    desk: Finger, stranger: Finger, hive: Hive, li: Volunteer
) -> None:
    order = make.order(hive.station)
    verbs_dispatch.to_people(order, db.session.query(make.Staff).first(), [li])
    sent = queries.invitation(order.id, li.id)
    assert sent
    db.session.commit()
    address = f"/o/{sent.token}"
    page = stranger.see(address)
    assert [each for each in SECRETS if each in page.text] == []
    assert stranger.tap(page, "/take").status_code == 303
    assert only().is_in_hands_of(li)
    after = stranger.see(address).text
    assert [each for each in SECRETS if each in after] == []
    assert stranger.see("/o/WBO" + "A" * 26).status_code == 404
    assert stranger.see("/o/nonsense").status_code == 404


def test_who_was_asked_may_say_no_and_that_is_that(stranger: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.order(hive.station)
    verbs_dispatch.to_people(order, make.colleague(Role.CADRE, "lin", "林晓岚")[0], [li])
    sent = queries.invitation(order.id, li.id)
    assert sent
    db.session.commit()
    page = stranger.see(f"/o/{sent.token}")
    assert stranger.tap(page, "/refuse").status_code == 303
    assert stranger.tap(page, "/take").status_code == 409
    assert only().stage is Stage.DISPATCHED


def test_a_stranger_sees_none_of_it_and_changes_nothing(stranger: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.order(hive.station)
    db.session.commit()
    for page in (LIST, f"{LIST}/new", f"{LIST}/paper", f"{LIST}/{order.id}", f"{LIST}/{order.id}/dispatch"):
        assert "/desk/login" in stranger.see(page).headers["Location"]
    assert stranger.client.post(f"{LIST}/{order.id}/withdraw").status_code in {302, 303, 400}
    assert only().stage is Stage.SUBMITTED
