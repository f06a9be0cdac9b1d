"""Who it is: a card, or the phone's tail and a PIN that can be guessed only so often."""

import logging
from datetime import datetime, timedelta

import pytest
from flask import Flask

from app import clock
from app.config import rules
from app.db import db
from app.locks import Tries
from app.staff import passwords
from app.volunteers import cards, verbs, verbs_door
from app.volunteers.models import Volunteer
from app.volunteers.models_door import Presence
from tests import make
from tests.make import Hive
from tests.taps import Client, Finger
from tests.volunteers.at_kiosk import DOOR, MINE, card_of, decider, pin_page, say_pin, scan

START = datetime(2026, 7, 1, 9, 2, tzinfo=clock.ZONE)


def is_known() -> bool:
    return db.session.query(Presence).count() == 1


def test_the_tail_shows_who_it_may_be_and_never_more_than_a_mask(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    make.volunteer("张建国", "13900005678")
    found = kiosk.tap(kiosk.see(DOOR), "/find", tail="5678")
    assert found.status_code == 200
    for shown in ("李*", "138****5678", "张*", "139****5678"):
        assert shown in found.text
    for hidden in ("李梅", "建国", "13812345678", "13900005678"):
        assert hidden not in found.text


def test_one_who_fits_alone_is_asked_for_the_pin_all_the_same(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    asked = pin_page(kiosk)
    assert asked.status_code == 200
    assert "李*，请输密码" in asked.text
    assert "李梅" not in asked.text
    assert not is_known()


def test_the_right_pin_opens_her_page(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    answer = say_pin(kiosk, "862930")
    assert answer.location == MINE
    assert "李*，您好" in kiosk.follow(answer).text
    assert kiosk.see(DOOR).location == MINE


@pytest.mark.parametrize("tail", ["", "567", "56789", "abcd"])
def test_what_is_no_tail_is_asked_for_again(hive: Hive, kiosk: Finger, tail: str) -> None:
    answer = kiosk.tap(kiosk.see(DOOR), "/find", tail=tail)
    assert answer.status_code == 422
    assert "请输入手机号最后四位" in answer.text


def test_a_tail_nobody_has_is_said_kindly(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see(DOOR), "/find", tail="0000")
    assert answer.status_code == 422
    assert "没有找到这个尾号" in answer.text


def test_who_left_is_not_found_and_who_waits_is(hive: Hive, kiosk: Finger) -> None:
    verbs.leave(make.volunteer(), decider())
    verbs.apply(make.person("张建国", "13900005678"), "862930")
    found = kiosk.tap(kiosk.see(DOOR), "/find", tail="5678")
    assert "张*" in found.text
    assert "李*" not in found.text


def test_more_than_fit_on_a_page_are_told_to_use_the_card(hive: Hive, kiosk: Finger) -> None:
    for number in range(9):
        make.volunteer(f"张{number}", f"1390{number}005678")
    found = kiosk.tap(kiosk.see(DOOR), "/find", tail="5678")
    assert found.text.count("139****5678") == 8
    assert "请刷卡，或找人帮忙" in found.text


def test_no_tail_and_no_person_stand_in_an_address(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    answer = say_pin(kiosk, "862930")
    assert answer.location == MINE
    for url in (f"{DOOR}/find", f"{DOOR}/ask", f"{DOOR}/pin"):
        assert kiosk.see(f"{url}?tail=5678").status_code == 405


def test_no_log_hears_her_name_her_number_or_her_pin(
    hive: Hive, kiosk: Finger, caplog: pytest.LogCaptureFixture
) -> None:
    token = card_of(make.volunteer())
    with caplog.at_level(logging.DEBUG):
        say_pin(kiosk, "194725")
        say_pin(kiosk, "862930")
        kiosk.tap(kiosk.see(MINE), "/end")
        scan(kiosk, token)
    for secret in ("李梅", "13812345678", "5678", "862930", "194725", token):
        assert secret not in caplog.text


@pytest.mark.parametrize("pin", ["", "86293", "8629301", "abcdef"])
def test_what_is_no_pin_is_asked_for_again_and_not_counted(hive: Hive, kiosk: Finger, pin: str) -> None:
    li_mei = make.volunteer()
    answer = say_pin(kiosk, pin)
    assert answer.status_code == 422
    assert "密码是 6 位数字" in answer.text
    assert db.session.query(Tries).filter_by(door=f"pin:{li_mei.id}").count() == 0


def test_a_wrong_pin_is_said_kindly_and_is_not_shown_back(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    answer = say_pin(kiosk, "194725")
    assert answer.status_code == 422
    assert "密码不对" in answer.text
    assert "临时码" in answer.text
    assert "194725" not in answer.text
    assert not is_known()


def test_ten_wrong_ones_at_two_kiosks_lock_even_the_right_one_and_a_new_house_knows_it(
    app: Flask, hive: Hive, kiosk: Finger, other_kiosk: Finger
) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer().id
        for number in range(rules().pin_tries):
            assert say_pin((kiosk, other_kiosk)[number % 2], "194725").status_code == 422
        db.session.remove()
        db.engine.dispose()
        anew = Finger(Client(app, app.response_class))
        for browser in (kiosk, other_kiosk, anew):
            answer = say_pin(browser, "862930")
            assert answer.status_code == 429
            assert "刷志愿者卡" in answer.text
        assert not is_known()
        assert scan(anew, card_of(db.session.get_one(Volunteer, li_mei))).location == MINE
        anew.tap(anew.see(MINE), "/end")
        hands.move(minutes=rules().pin_lock_minutes)
        assert say_pin(kiosk, "862930").location == MINE


def test_the_right_pin_forgets_the_wrong_ones(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    for _round in range(2):
        for _try in range(9):
            say_pin(kiosk, "194725")
        assert say_pin(kiosk, "862930").status_code == 303
        kiosk.tap(kiosk.see(MINE), "/end")


def test_a_busy_kiosk_is_not_locked_by_those_who_know_their_pin(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    for _one in range(max(rules().pin_tries_device, rules().tail_tries_device) + 2):
        assert say_pin(kiosk, "862930").location == MINE
        kiosk.tap(kiosk.see(MINE), "/end")


def test_the_right_pin_said_again_gives_back_no_looks_that_were_not_for_it(hive: Hive, kiosk: Finger) -> None:
    make.volunteer()
    asked = pin_page(kiosk)
    kiosk.tap(kiosk.see(DOOR), "/find", tail="0000")
    for ticket in ("A" * 22, "B" * 22, "C" * 22):
        assert kiosk.tap(asked, "/volunteer/pin", pin="862930", ticket=ticket).location == MINE
    assert db.session.query(Tries).filter_by(door=f"tail@{hive.kiosk.id}").one().count == 1


def test_only_so_many_tails_are_looked_up_at_one_kiosk(hive: Hive, kiosk: Finger, other_kiosk: Finger) -> None:
    make.volunteer()
    for _look in range(rules().tail_tries_device):
        assert kiosk.tap(kiosk.see(DOOR), "/find", tail="0000").status_code == 422
    answer = kiosk.tap(kiosk.see(DOOR), "/find", tail="5678")
    assert answer.status_code == 429
    assert "李*" not in answer.text
    assert "刷志愿者卡" in answer.text
    assert other_kiosk.tap(other_kiosk.see(DOOR), "/find", tail="5678").status_code == 200


def test_nobody_can_be_named_who_was_not_shown(hive: Hive, kiosk: Finger, other_kiosk: Finger) -> None:
    make.volunteer()
    shown = kiosk.tap(kiosk.see(DOOR), "/find", tail="5678")
    for made_up in ("1", "", "WzEsMSwiNTY3OCJd.AAAA"):
        assert kiosk.tap(shown, "/ask", who=made_up).status_code == 404
        assert kiosk.tap(kiosk.tap(shown, "/ask"), "/volunteer/pin", who=made_up, pin="862930").status_code == 404
    theirs = dict(kiosk.form(shown, "/ask")[1])["who"]
    elsewhere = other_kiosk.tap(other_kiosk.see(DOOR), "/find", tail="5678")
    assert other_kiosk.tap(elsewhere, "/ask", who=theirs).status_code == 404


def test_a_stranger_is_led_to_the_enrolment_of_kiosks(hive: Hive, kiosk: Finger, stranger: Finger) -> None:
    make.volunteer()
    assert stranger.see(DOOR).location == "/kiosk/enrol"
    for page, action, said in (
        (kiosk.see(DOOR), "/card", {"card": "x"}),
        (kiosk.see(DOOR), "/find", {"tail": "5678"}),
        (pin_page(kiosk), "/volunteer/pin", {"pin": "862930"}),
    ):
        assert stranger.tap(page, action, **said).status_code == 303
    assert not is_known()


def test_her_card_opens_her_page_whatever_the_caps_lock(hive: Hive, kiosk: Finger) -> None:
    token = card_of(make.volunteer())
    assert scan(kiosk, f" {token.lower()} ").location == MINE


@pytest.mark.parametrize("card", ["", "WBV", "https://example.com/", "WBV" + "A" * 26, "字" * 200])
def test_a_card_that_is_none_of_ours_is_said_kindly(hive: Hive, kiosk: Finger, card: str) -> None:
    answer = scan(kiosk, card)
    assert answer.status_code == 422
    assert "这张卡现在用不了" in answer.text
    assert not is_known()


def test_a_revoked_card_opens_nothing_nor_does_the_one_before_the_new(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    first = card_of(li_mei)
    second = card_of(li_mei)
    assert scan(kiosk, first).status_code == 422
    verbs_door.revoke_card(li_mei)
    assert scan(kiosk, second).status_code == 422
    assert scan(kiosk, cards.new_token()).status_code == 422


def test_the_next_card_at_the_same_kiosk_is_the_next_person(hive: Hive, kiosk: Finger) -> None:
    li_mei, wang_fang = make.volunteer(), make.volunteer("王芳", "13912340001")
    page = kiosk.see(DOOR)
    scan(kiosk, card_of(li_mei))
    answer = kiosk.tap(page, "/card", card=card_of(wang_fang), ticket="A" * 22)
    assert "王*，您好" in kiosk.follow(answer).text


def spare(li_mei: Volunteer) -> str:
    return verbs_door.offer_spare(li_mei, decider(), timedelta(minutes=10))


def test_a_code_from_the_desk_opens_once_and_leads_to_a_new_pin(hive: Hive, kiosk: Finger) -> None:
    code = spare(make.volunteer())
    answer = say_pin(kiosk, code)
    assert answer.location == f"{DOOR}/record/pin/new"
    again = kiosk.follow(kiosk.tap(kiosk.follow(answer), "/pin/new", pin="507318"))
    assert kiosk.tap(again, "/pin/again", pin_again="507318").location == f"{DOOR}/record/pin/done"
    kiosk.tap(kiosk.see(MINE), "/end")
    for useless in (code, "862930"):
        assert say_pin(kiosk, useless).status_code == 422
    assert say_pin(kiosk, "507318").location == MINE


def test_after_a_code_nothing_else_is_shown_until_a_new_pin_is_set(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    page = kiosk.follow(say_pin(kiosk, spare(li_mei)))
    assert "先退出" in page.text
    for way_round in (MINE, f"{DOOR}/record", f"{DOOR}/record/own", f"{DOOR}/record/services"):
        assert kiosk.see(way_round).location == f"{DOOR}/record/pin/new"
    again = kiosk.tap(page, "/pin/new", pin="507318")
    kiosk.tap(kiosk.follow(again), "/end")
    assert scan(kiosk, card_of(li_mei)).location == MINE
    page = kiosk.follow(kiosk.see(MINE))
    again = kiosk.follow(kiosk.tap(page, "/pin/new", pin="507318"))
    kiosk.tap(again, "/pin/again", pin_again="507318")
    assert "李*，您好" in kiosk.see(MINE).text


def test_a_code_that_has_run_out_opens_nothing(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        code = spare(make.volunteer())
        hands.move(minutes=10)
        assert say_pin(kiosk, code).status_code == 422


@pytest.mark.parametrize("pin", ["123456", "111111", "345678", "12345"])
def test_a_pin_that_is_easy_to_guess_is_refused_kindly(hive: Hive, kiosk: Finger, pin: str) -> None:
    page = kiosk.follow(say_pin(kiosk, spare(make.volunteer())))
    answer = kiosk.tap(page, "/pin/new", pin=pin)
    assert answer.status_code == 422
    assert "密码" in answer.text


def test_whoever_finds_her_page_open_puts_no_pin_in_the_place_of_hers(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    page = kiosk.follow(say_pin(kiosk, spare(li_mei)))
    verbs_door.set_pin(li_mei, "862930")
    assert kiosk.tap(page, "/pin/new", pin="507318").location == f"{DOOR}/record/pin"
    db.session.refresh(li_mei)
    assert passwords.fits("862930", li_mei.pin_hash or "")


def test_nobody_in_particular_chooses_no_pin(hive: Hive, kiosk: Finger) -> None:
    page = kiosk.follow(say_pin(kiosk, spare(make.volunteer())))
    kiosk.tap(page, "/end")
    assert kiosk.tap(page, "/pin/new", pin="507318").location == DOOR
