"""点单 at the kiosk: placed by tapping, found again by number and tail, answered and rated by nobody else."""

import re

import pytest
from flask import Flask

from app.clock import Hands
from app.config import rules
from app.db import db
from app.orders import guesses, queries, verbs_clock
from app.orders.lifecycle import Stage
from app.orders.models import Order, Source, WhyPaused
from app.staff.models import Role
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive
from tests.taps import Finger

NEW = "/kiosk/orders/new"
PHONE = "13700137000"


@pytest.fixture(autouse=True)
def _menu(hive: Hive, hands: Hands) -> None:
    make.menu()
    make.building()
    db.session.commit()


def only() -> Order:
    db.session.expire_all()
    return db.session.query(Order).one()


def answer(kiosk: Finger, step: str, **said: object) -> object:
    return kiosk.tap(kiosk.see(f"{NEW}/{step}"), f"{NEW}/{step}", **{step: said.pop("as_", None), **said})


def walk(kiosk: Finger, of: str = "买菜买米", phone: str = PHONE) -> None:
    """Every card up to the last look."""
    item, building = make.item(of), make.building()
    answers = {"category": item.category_id, "item": item.id, "when": "1-morning", "where": building.parent_id}
    answers |= {"building": building.id, "unit": 2, "room": "1503"}
    answers |= {"health": "yes"} if item.is_sensitive else {}
    for step, said in (answers | {"phone": phone}).items():
        answered = kiosk.tap(kiosk.see(f"{NEW}/{step}"), f"{NEW}/{step}", **{step: said})
        assert answered.status_code == 303, step


def place(kiosk: Finger, of: str = "买菜买米", phone: str = PHONE) -> Order:
    walk(kiosk, of, phone)
    answered = kiosk.tap(kiosk.see(f"{NEW}/consent"), f"{NEW}/consent", consent="yes")
    assert answered.status_code == 303
    return only()


def find(kiosk: Finger, number: str, tail: str) -> int:
    asked = kiosk.tap(kiosk.see("/kiosk/orders/find"), "/find/number", number=number)
    assert asked.status_code == 200
    return kiosk.tap(asked, "/kiosk/orders/find", tail=tail).status_code


def test_an_order_is_placed_by_tapping_and_its_number_shown(kiosk: Finger) -> None:
    order = place(kiosk)
    assert (order.source, order.unit, order.room, order.phone) == (Source.KIOSK, "2单元", "1503", PHONE)
    page = kiosk.see(f"/kiosk/orders/{order.id}/placed").text
    assert f"{order.number[:4]} {order.number[4:]}" in page
    assert PHONE not in page
    # Nothing half said is left for the next one.
    assert kiosk.see(f"{NEW}/phone").status_code == 303


def test_what_tells_of_health_asks_for_a_yes_of_its_own(kiosk: Finger) -> None:
    item, building = make.item("取药送药"), make.building()
    said = {"category": item.category_id, "item": item.id, "when": "any", "where": building.parent_id}
    for step, value in (said | {"building": building.id, "unit": 0, "room": ""}).items():
        kiosk.tap(kiosk.see(f"{NEW}/{step}"), f"{NEW}/{step}", **{step: value})
    assert kiosk.see(f"{NEW}/phone").headers["Location"].endswith("/health")
    refused = kiosk.tap(kiosk.see(f"{NEW}/health"), f"{NEW}/health")
    assert refused.status_code == 422
    kiosk.tap(kiosk.see(f"{NEW}/health"), f"{NEW}/health", health="yes")
    kiosk.tap(kiosk.see(f"{NEW}/phone"), f"{NEW}/phone", phone=PHONE)
    kiosk.tap(kiosk.see(f"{NEW}/wish"), f"{NEW}/wish", wish="降压药")
    kiosk.tap(kiosk.see(f"{NEW}/consent"), f"{NEW}/consent", consent="yes")
    order = only()
    assert (order.wish, order.health_note) == ("", "降压药")
    assert order.health_consented_at is not None


def test_without_a_yes_nothing_is_written(kiosk: Finger) -> None:
    walk(kiosk)
    assert kiosk.tap(kiosk.see(f"{NEW}/consent"), f"{NEW}/consent").status_code == 422
    assert db.session.query(Order).count() == 0


@pytest.mark.parametrize(
    ("step", "nonsense"),
    [("category", "0"), ("category", "x"), ("item", "999999"), ("when", "9-night"), ("when", ""), ("where", "-1"),
     ("building", "1"), ("unit", "7"), ("room", "12345"), ("phone", "137"), ("phone", "02000000000")],
)  # fmt: skip
def test_nonsense_is_asked_again_with_words(kiosk: Finger, step: str, nonsense: str) -> None:
    walk(kiosk)
    asked = kiosk.tap(kiosk.see(f"{NEW}/{step}"), f"{NEW}/{step}", **{step: nonsense})
    assert asked.status_code == 422
    assert 'role="alert"' in asked.text


def test_another_item_of_another_kind_is_asked_about_anew(kiosk: Finger) -> None:
    walk(kiosk)
    other = make.item("修水龙头")
    kiosk.tap(kiosk.see(f"{NEW}/category"), f"{NEW}/category", category=other.category_id)
    assert kiosk.see(f"{NEW}/consent").headers["Location"].endswith("/item")


def test_a_wrong_tap_is_taken_back_at_once(kiosk: Finger) -> None:
    order = place(kiosk)
    page, later = kiosk.see(f"/kiosk/orders/{order.id}/placed"), kiosk.see(f"/kiosk/orders/{order.id}")
    done = kiosk.tap(page, f"/kiosk/orders/{order.id}/withdraw")
    assert done.headers["Location"].endswith("/placed")
    assert only().stage is Stage.WITHDRAWN
    assert "撤销好了" in kiosk.see(f"/kiosk/orders/{order.id}/placed").text
    assert kiosk.tap(later, f"/kiosk/orders/{order.id}/withdraw").status_code == 409


def test_one_kiosk_cannot_fill_the_books(kiosk: Finger, hive: Hive) -> None:
    walk(kiosk)
    make.busy(f"orders@{hive.kiosk.id}", rules().orders_an_hour)
    assert kiosk.tap(kiosk.see(f"{NEW}/consent"), f"{NEW}/consent", consent="yes").status_code == 429
    assert db.session.query(Order).count() == 0


def test_number_and_tail_open_it_and_nothing_else_does(kiosk: Finger, other_kiosk: Finger, hive: Hive) -> None:
    order = make.order(hive.station)
    db.session.commit()
    assert find(kiosk, order.number, "0000") == 422
    assert kiosk.see(f"/kiosk/orders/{order.id}").headers["Location"].endswith("/find")
    assert find(kiosk, order.number, "7000") == 303
    page = kiosk.see(f"/kiosk/orders/{order.id}").text
    assert "点单收到了" in page
    for secret in (PHONE, "王秀英", "1503"):
        assert secret not in page
    other = make.order(hive.station, "修水龙头")
    db.session.commit()
    assert kiosk.see(f"/kiosk/orders/{other.id}").status_code == 404
    assert other_kiosk.see(f"/kiosk/orders/{order.id}").status_code == 303


@pytest.mark.parametrize(("number", "tail"), [("1234567", "7000"), ("123456789", "7000"), ("1234567a", "7000")])
def test_a_number_that_is_none_is_asked_again(kiosk: Finger, number: str, tail: str) -> None:
    assert kiosk.tap(kiosk.see("/kiosk/orders/find"), "/find/number", number=number).status_code == 422
    asked = kiosk.tap(kiosk.see("/kiosk/orders/find"), "/find/number", number="12345678")
    assert kiosk.tap(asked, "/kiosk/orders/find", tail=tail[:3]).status_code == 422
    assert kiosk.tap(asked, "/kiosk/orders/find", tail=tail, number=number).status_code == 422


def test_guessing_tails_is_locked_for_the_number_wherever_it_is_tried(
    kiosk: Finger, other_kiosk: Finger, hive: Hive
) -> None:
    order = make.order(hive.station)
    db.session.commit()
    for wrong in range(rules().order_tries):
        assert find(kiosk, order.number, f"{wrong:04}") == 422
    assert find(kiosk, order.number, "7000") == 429
    assert find(other_kiosk, order.number, "7000") == 429
    assert not guesses.may_try(order.number, 0)


def test_a_question_is_answered_by_a_tap_or_in_words(kiosk: Finger, hive: Hive) -> None:
    order = make.dispatched(hive.station)
    lin = make.colleague(Role.CADRE, "lin", "林晓岚")[0]
    verbs_clock.pause(order, lin, WhyPaused.QUESTION, "要哪一种米？")
    db.session.commit()
    assert find(kiosk, order.number, "7000") == 303
    page = kiosk.see(f"/kiosk/orders/{order.id}")
    assert "要哪一种米" in page.text
    asked = kiosk.see(f"/kiosk/orders/{order.id}/answer")
    assert kiosk.tap(asked, f"/kiosk/orders/{order.id}/answer", words="").status_code == 422
    written = kiosk.see(f"/kiosk/orders/{order.id}/answer/words")
    assert kiosk.tap(written, f"/kiosk/orders/{order.id}/answer", words="五斤装").status_code == 303
    assert queries.pauses(order.id)[0].answer == "五斤装"
    assert kiosk.tap(asked, f"/kiosk/orders/{order.id}/answer", words="可以").status_code == 409


def test_only_who_placed_it_says_how_it_was_and_once(kiosk: Finger, hive: Hive, li: Volunteer) -> None:
    order = make.done(hive.station, li)
    db.session.commit()
    address = f"/kiosk/orders/{order.id}/rate"
    assert kiosk.see(address).headers["Location"].endswith("/find")
    assert find(kiosk, order.number, "7000") == 303
    page, later = kiosk.see(address), kiosk.see(address)
    assert kiosk.tap(page, address, solved="yes").status_code == 422
    assert kiosk.tap(page, address, solved="no", satisfaction="2").status_code == 303
    assert "接着办" in kiosk.see(f"/kiosk/orders/{order.id}/rated").text
    assert only().stage is Stage.SUBMITTED
    assert kiosk.tap(later, address, solved="yes", satisfaction="5").status_code == 409


def test_a_stranger_s_browser_is_no_kiosk(stranger: Finger, app: Flask) -> None:
    for address in (f"{NEW}/category", "/kiosk/orders/find", "/kiosk/orders/1"):
        assert re.search(r"/kiosk/enrol$", stranger.see(address).headers["Location"])
