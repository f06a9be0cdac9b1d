"""Borrowing at the kiosk and bringing back, at any station."""

import pytest

from app import clock
from app.db import db
from app.station.models import Offer, Visit
from app.station.models_loan import Asset, AssetState, Loan
from tests.make import Hive, asset
from tests.taps import Finger


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_rests_or_is_not_offered_is_not_lent(hive: Hive, kiosk: Finger, *, is_withdrawn: bool) -> None:
    form, offer = kiosk.see("/kiosk/lend/umbrella"), db.session.query(Offer).filter_by(service_id=hive.rain.id).one()
    offer.paused_at = clock.now()
    if is_withdrawn:
        db.session.delete(offer)
    db.session.commit()
    answer = kiosk.tap(form, "/lend", phone="13812345678", consent="yes")
    assert answer.status_code == 409
    assert "今天暂停借用" in answer.text
    assert db.session.query(Loan).count() == db.session.query(Visit).count() == 0


def test_an_umbrella_goes_out_and_comes_home(hive: Hive, kiosk: Finger) -> None:
    form = kiosk.see("/kiosk/lend/umbrella")
    lent = kiosk.follow(kiosk.tap(form, "/lend", phone="138 1234 5678", consent="yes"))
    assert "101" in lent.text
    assert db.session.query(Asset).one().state == AssetState.OUT
    assert db.session.query(Visit).one().party_size == 1

    matches = kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits="5678")
    assert "138****5678" in matches.text
    assert "13812345678" not in matches.text
    done = kiosk.follow(kiosk.tap(matches, "/loan/"))
    assert "101" in done.text
    assert db.session.query(Asset).one().state == AssetState.IN
    assert db.session.query(Loan).one().outcome == "returned"


def test_the_number_on_the_handle_finds_it_too(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    matches = kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits="101")
    assert kiosk.tap(matches, "/loan/").status_code == 303


def test_anyone_brings_it_back_at_any_station(hive: Hive, kiosk: Finger, other_kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    matches = other_kiosk.tap(other_kiosk.see("/kiosk/return"), "/return", digits="101")
    other_kiosk.tap(matches, "/loan/")
    umbrella, loan = db.session.query(Asset).one(), db.session.query(Loan).one()
    assert umbrella.place_id == loan.closed_place_id != hive.station.id


def test_what_is_brought_back_twice_is_refused_kindly(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    start = kiosk.see("/kiosk/return")
    first, second = (kiosk.tap(start, "/return", digits="101") for _tap in range(2))
    kiosk.tap(first, "/loan/")
    answer = kiosk.tap(second, "/loan/")
    assert answer.status_code == 409
    assert "还过了" in answer.text


def test_a_loan_cannot_be_closed_by_guessing_its_id(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    matches = kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits="101")
    assert kiosk.tap(matches, "/loan/", digits="9999").status_code == 404
    assert db.session.query(Loan).one().closed_at is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"phone": "1381234"}, "还差 4 位"),
        ({"phone": "07622345678"}, "手机号"),
        ({"phone": "10812345678"}, "手机号"),
        ({"phone": ""}, "请输入手机号"),
        ({"consent": ""}, "同意这样使用我的手机号"),
        ({"kind": "boat"}, ""),
    ],
)
def test_a_loan_needs_a_mobile_number_and_a_yes(hive: Hive, kiosk: Finger, said: dict[str, str], words: str) -> None:
    fields = {"phone": "13812345678", "consent": "yes"} | said
    answer = kiosk.tap(
        kiosk.see("/kiosk/lend/umbrella"), "/lend", **{key: value for key, value in fields.items() if value}
    )
    assert answer.status_code == 422
    assert words in answer.text
    assert db.session.query(Loan).count() == 0


def test_when_all_are_out_it_is_said(hive: Hive, kiosk: Finger) -> None:
    form = kiosk.see("/kiosk/lend/umbrella")
    second = kiosk.see("/kiosk/lend/umbrella")
    kiosk.tap(form, "/lend", phone="13812345678", consent="yes")
    assert kiosk.tap(second, "/lend", phone="13912345678", consent="yes").status_code == 409
    assert "借完了" in kiosk.see("/kiosk/").text
    assert db.session.query(Visit).count() == 1


@pytest.mark.parametrize("digits", ["", "12", "1234567", "四"])
def test_a_number_that_cannot_be_is_asked_again(hive: Hive, kiosk: Finger, digits: str) -> None:
    assert kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits=digits).status_code == 422


def test_a_number_nobody_has_is_said_kindly(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits="4321")
    assert answer.status_code == 422
    assert "没有找到" in answer.text


def test_the_phone_is_in_no_address(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    assert "5678" not in (answer.location or "")


def test_ten_with_one_tail_are_not_all_shown_and_the_number_still_finds_each(hive: Hive, kiosk: Finger) -> None:
    for number in range(102, 111):
        asset(hive.station, str(number))
    for _each in range(10):
        kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    found = kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits="5678")
    assert found.text.count("/return") >= 9
    assert "请输入物品上的编号" in found.text
    last = kiosk.tap(kiosk.see("/kiosk/return"), "/return", digits="110")
    assert kiosk.tap(last, "/loan/").status_code == 303
