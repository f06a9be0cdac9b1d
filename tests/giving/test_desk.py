"""Donations at the desk: received, handed on, put right, thanked or not."""

from typing import Any

import pytest
from flask import Flask

from app import clock
from app.audit import Event
from app.db import db
from app.giving import verbs
from app.giving.models import Donation, Gift, HandOn, Way
from app.giving.verbs import Shelf
from app.staff.models import Role, Staff
from app.station.models_stock import Batch
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

RICE = {"first__name": "大米", "first__quantity": 20, "first__unit": "袋"}
GOING = {"quantity": 5, "way": "cause", "words": "独居老人 6 户", "supply": "0"}


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def given(hive: Hive) -> Donation:
    made = make.donation(hive.station, phone="13812345678")
    db.session.commit()
    return made


def by() -> Staff:
    return db.session.query(Staff).filter_by(username="decider").one()


def receive(desk: Finger, hive: Hive, **said: Any) -> Any:
    known = {"donor": "张伟", "kind": "person", "place": hive.station.id}
    return desk.tap(desk.see("/desk/gifts/new"), "/gifts/new", **(known | RICE | said))


def hand_on(desk: Finger, hive: Hive, gift: Gift, **said: Any) -> Any:
    page = desk.see(f"/desk/gifts/items/{gift.id}")
    return desk.tap(page, "/hand-on", **(GOING | {"place": hive.station.id} | said))


def test_a_donation_is_received_and_its_receipt_printed(hive: Hive, desk: Finger) -> None:
    page = desk.follow(receive(desk, hive, second__name="食用油", second__quantity=3, second__unit="瓶"))
    made = db.session.query(Donation).one()
    assert [(one.name, one.quantity, one.left) for one in made.gifts] == [("大米", 20, 20), ("食用油", 3, 3)]
    assert made.may_thank is False
    assert made.number in page.text
    paper = desk.see(f"/desk/gifts/{made.id}/receipt").text
    assert all(words in paper for words in (made.number, "张伟", "大米", "20", "袋", "暖蜂驿站"))


def test_whoever_gives_no_name_is_anonymous(hive: Hive, desk: Finger) -> None:
    page = desk.follow(receive(desk, hive, donor=""))
    assert "爱心人士（匿名）" in page.text
    assert "爱心人士" in desk.see(f"/desk/gifts/{db.session.query(Donation).one().id}/receipt").text


@pytest.mark.parametrize(
    "said",
    [
        {"first__name": "", "first__quantity": "", "first__unit": ""},
        {"first__unit": ""},
        {"first__quantity": "0"},
        {"first__quantity": "很多"},
        {"first__quantity": 10**9},
        {"phone": "12"},
        {"kind": "bee"},
        {"place": "x"},
        {"donor": "字" * 50},
    ],
)
def test_half_a_line_is_no_donation(hive: Hive, desk: Finger, said: dict[str, Any]) -> None:
    answer = receive(desk, hive, **said)
    assert answer.status_code == 422
    assert db.session.query(Donation).count() == 0


def test_the_list_finds_a_donor_and_what_is_left(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.see("/desk/gifts")
    assert all(words in page.text for words in ("张伟", "大米 20 袋、食用油 10 瓶", "还有没送出的"))
    assert "张伟" in desk.tap(page, "/desk/gifts", q="zw").text
    assert "张伟" in desk.tap(page, "/desk/gifts", q=given.number.lower()).text
    assert "张伟" not in desk.tap(page, "/desk/gifts", q="li").text
    for gift in given.gifts:
        verbs.hand_on(gift, by(), Way.CAUSE, gift.quantity, "独居老人")
    assert "张伟" not in desk.see("/desk/gifts?left=1").text
    assert "大米" in desk.see("/desk/gifts/sums").text


def test_a_part_goes_to_a_household_in_plain_words(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.follow(hand_on(desk, hive, given.gifts[0]))
    assert all(words in page.text for words in ("独居老人 6 户", "剩下 15"))


def test_what_is_left_and_the_supply_of_that_name_are_filled_in(hive: Hive, desk: Finger, given: Donation) -> None:
    gift = given.gifts[0]
    rice = make.supply(hive.food, gift.name)
    page = desk.see(f"/desk/gifts/items/{gift.id}").text
    assert f'name="quantity" required type="number" value="{gift.left}"' in page
    assert f'<option selected value="{rice.id}">' in page


def test_a_part_goes_on_the_shelf(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.follow(
        hand_on(desk, hive, given.gifts[0], way="stock", words="", supply=hive.bread.id, stocked=30, quantity=2)
    )
    assert "面包" in page.text
    assert db.session.query(Batch).order_by(Batch.id.desc()).first().left == 30  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "said",
    [
        {"quantity": "0"},
        {"quantity": "几袋"},
        {"words": ""},
        {"words": "王家，13812345678"},
        {"way": "bee"},
        {"way": "stock", "supply": "0"},
        {"way": "stock", "supply": "1", "expires_on": "2020-01-01"},
    ],
)
def test_where_it_goes_is_said_whole_and_without_a_number(
    hive: Hive, desk: Finger, given: Donation, said: dict[str, Any]
) -> None:
    assert hand_on(desk, hive, given.gifts[0], **said).status_code == 422
    assert db.session.query(HandOn).count() == 0


def test_more_than_is_left_is_refused(hive: Hive, desk: Finger, given: Donation) -> None:
    assert hand_on(desk, hive, given.gifts[0], quantity=21).status_code == 409
    supply = {"way": "stock", "supply": hive.bread.id, "quantity": 21}
    assert hand_on(desk, hive, given.gifts[0], **supply).status_code == 409
    assert db.session.query(HandOn).count() == 0


def test_a_slip_is_undone_today_and_no_more_tomorrow(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.follow(hand_on(desk, hive, given.gifts[0]))
    assert desk.tap(page, "/undo").status_code == 303
    assert "已撤回" in desk.see(f"/desk/gifts/items/{given.gifts[0].id}").text
    assert desk.tap(page, "/undo").status_code == 409
    again = desk.follow(hand_on(desk, hive, given.gifts[0]))
    verbs.put_into_stock(given.gifts[1], by(), 1, Shelf(hive.bread, hive.station, 1, None))
    db.session.query(HandOn).update({"day": clock.today().replace(year=2020)})
    assert (
        desk.tap(again, f"/steps/{db.session.query(HandOn.id).filter_by(undone_at=None).first()[0]}/undo").status_code
        == 409
    )  # type: ignore[index]


def test_a_thing_is_put_right(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.see(f"/desk/gifts/items/{given.gifts[0].id}")
    right = {"c__name": "东北大米", "c__quantity": 18, "c__unit": "袋"}
    assert desk.tap(page, "/correct", **right).status_code == 303
    assert desk.tap(page, "/correct", **(right | {"c__quantity": ""})).status_code == 422
    verbs.hand_on(given.gifts[0], by(), Way.CAUSE, 10, "独居老人")
    assert desk.tap(page, "/correct", **(right | {"c__quantity": 9})).status_code == 409


def test_the_donor_is_put_right(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.see(f"/desk/gifts/{given.id}/edit")
    assert desk.tap(page, "/edit", donor="暖阳超市", kind="unit", phone="").status_code == 303
    assert "暖阳超市" in desk.see(f"/desk/gifts/{given.id}").text
    assert desk.tap(page, "/edit", donor="字" * 50, kind="unit").status_code == 422


def test_a_consent_is_given_and_taken_back(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.see(f"/desk/gifts/{given.id}")
    agreed = desk.follow(desk.tap(page, "/agree"))
    assert desk.tap(page, "/agree").status_code == 409
    assert desk.tap(agreed, "/withdraw").status_code == 303
    assert desk.tap(agreed, "/withdraw").status_code == 409


def test_a_whole_number_is_shown_on_purpose_and_written_down(hive: Hive, desk: Finger, given: Donation) -> None:
    page = desk.see(f"/desk/gifts/{given.id}")
    assert "138****5678" in page.text
    assert "13812345678" not in page.text
    assert "13812345678" in desk.tap(page, "/phone").text
    db.session.query(Donation).update({"phone": None})
    assert desk.tap(page, "/phone").status_code == 409
    assert "donation.unmasked" in {event.deed for event in db.session.query(Event)}


def test_a_grid_worker_keeps_out_and_a_stranger_is_led_to_the_entrance(
    app: Flask, hive: Hive, given: Donation, stranger: Finger
) -> None:
    assert sit(app, Role.GRID).see("/desk/gifts").status_code == 403
    assert stranger.see(f"/desk/gifts/{given.id}").location == "/desk/login"
