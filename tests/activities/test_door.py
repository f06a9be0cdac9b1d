"""The activities' door at the kiosk: a ticket or a phone's tail, the whole party with one tap, and a way back."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.activities import queries_seats, verbs_seats
from app.activities import verbs as activities
from app.activities.models import Activity
from app.activities.models_seats import AgeBand, Arrival, Signup, SignupStage, Source
from app.activities.verbs_seats import Asked, Party
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.config import rules
from app.db import db
from app.kiosk import verbs as kiosks
from app.kiosk.models import Visitor
from app.volunteers.models_ledger import Stint
from tests import make
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import card_of

DOOR = "/kiosk/door"
GRANNY = "13900002222"


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    """Five seats, the door opens now."""
    return make.activity(hive.station, seats=5, starts_in=1, signup_until=clock.now() + timedelta(hours=3))


def at(activity: Activity) -> str:
    return f"{DOOR}/{activity.id}"


def scan(kiosk: Finger, activity: Activity, code: str | None) -> object:
    return kiosk.tap(kiosk.see(at(activity)), "/scan", card=code or "")


def arrivals() -> list[tuple[int, int, bool]]:
    db.session.expire_all()
    return [(each.heads, each.children, each.undone_at is not None) for each in db.session.query(Arrival)]


def test_one_open_door_is_opened_at_once_and_several_are_shown(hive: Hive, dumplings: Activity, kiosk: Finger) -> None:
    assert kiosk.see(DOOR).location == at(dumplings)
    make.activity(hive.station, "听戏", starts_in=0.5, shares_room=True)
    make.activity(hive.station, "明天的事", starts_in=24)
    page = kiosk.see(DOOR).text
    assert "包粽子" in page
    assert "听戏" in page
    assert "明天的事" not in page


def test_with_no_open_door_the_page_says_when_it_opens(hive: Hive, kiosk: Finger) -> None:
    make.activity(hive.station, starts_in=24)
    assert f"开始前 {rules().doors_open_minutes} 分钟就可以来" in kiosk.see(DOOR).text


def test_a_ticket_of_three_is_in_with_one_tap(dumplings: Activity, kiosk: Finger, hands: Hands) -> None:
    party = make.signup(dumplings, GRANNY, adults=3, name="王奶奶")
    asked = scan(kiosk, dumplings, party.ticket)
    assert "我们 3 位都到了" in asked.text
    assert "王*" in asked.text
    assert "王奶奶" not in asked.text
    done = kiosk.follow(kiosk.tap(asked, "/arrive"))
    assert "欢迎" in done.text
    assert "签到 3 位" in done.text
    assert arrivals() == [(3, 0, False)]


def test_who_comes_alone_is_in_with_the_scan(dumplings: Activity, kiosk: Finger) -> None:
    done = kiosk.follow(scan(kiosk, dumplings, make.signup(dumplings).ticket))
    assert "签到 1 位" in done.text


def test_a_second_scan_says_when_they_came_and_changes_nothing(
    dumplings: Activity, kiosk: Finger, hands: Hands
) -> None:
    party = make.signup(dumplings, adults=2)
    page = scan(kiosk, dumplings, party.ticket)
    kiosk.tap(page, "/arrive")
    hands.move(minutes=2)
    again = kiosk.follow(scan(kiosk, dumplings, party.ticket))
    assert "上午9:00已经签到了" in again.text
    assert arrivals() == [(2, 0, False)]


def test_fewer_than_signed_up_come_with_their_grown_ups_first(dumplings: Activity, kiosk: Finger) -> None:
    dumplings.children_from = 0
    children = (("豆豆", AgeBand.SMALL), ("果果", AgeBand.BIG))
    party = make.signup(dumplings, adults=1, children=children, guardian_agrees=True)
    kiosk.tap(scan(kiosk, dumplings, party.ticket), "/arrive", heads=2)
    assert arrivals() == [(2, 1, False)]


@pytest.mark.parametrize("heads", ["0", "4", "", "x"])
def test_more_than_signed_up_or_nobody_is_no_number_to_come_with(
    dumplings: Activity, kiosk: Finger, heads: str
) -> None:
    party = make.signup(dumplings, adults=3)
    answer = kiosk.tap(scan(kiosk, dumplings, party.ticket), "/arrive", heads=heads)
    assert answer.status_code == 422
    assert arrivals() == []


def test_a_wrong_tap_is_taken_back_for_ten_minutes(dumplings: Activity, kiosk: Finger, hands: Hands) -> None:
    done = kiosk.follow(scan(kiosk, dumplings, make.signup(dumplings).ticket))
    undone = kiosk.follow(kiosk.tap(done, "/undo"))
    assert "撤销好了" in undone.text
    assert "/undo" not in undone.text
    assert arrivals() == [(1, 0, True)]


def test_too_late_to_take_back_is_refused_and_not_offered(dumplings: Activity, kiosk: Finger, hands: Hands) -> None:
    answer = scan(kiosk, dumplings, make.signup(dumplings).ticket)
    done = kiosk.follow(answer)
    for _minute in range(11):
        hands.move(minutes=1)
        kiosks.see(db.session.query(Visitor).one().id)
    assert kiosk.tap(done, "/undo").status_code == 409
    assert "/undo" not in kiosk.see(answer.location).text


def test_nobody_else_sees_or_takes_back_who_came(dumplings: Activity, kiosk: Finger, other_kiosk: Finger) -> None:
    answer = scan(kiosk, dumplings, make.signup(dumplings).ticket)
    done = kiosk.follow(answer)
    assert other_kiosk.see(answer.location).location == DOOR
    url, _fields = kiosk.form(done, "/undo")
    elsewhere = other_kiosk.see(at(dumplings))
    _action, fields = other_kiosk.form(elsewhere, "/scan")
    assert other_kiosk.client.post(url, data=dict(fields)).status_code == 404


def test_an_early_door_is_refused_in_words(hive: Hive, hands: Hands, kiosk: Finger) -> None:
    later = make.activity(hive.station, starts_in=24)
    answer = scan(kiosk, later, make.signup(later).ticket)
    assert answer.status_code == 409
    assert "还没有到签到的时间" in answer.text


@pytest.mark.parametrize("code", ["", "WBA", "WBA" + "A" * 26, "6901234567892"])
def test_a_ticket_of_nobody_is_told_so(dumplings: Activity, kiosk: Finger, code: str) -> None:
    assert scan(kiosk, dumplings, code).status_code == 422


def test_the_phones_tail_shows_masks_and_one_tap_is_in(dumplings: Activity, kiosk: Finger) -> None:
    make.signup(dumplings, GRANNY, name="王奶奶")
    make.signup(dumplings, "13800002222", adults=2)
    found = kiosk.tap(kiosk.see(at(dumplings)), "/find", tail="2222")
    assert "王*" in found.text
    assert "138****2222" in found.text
    assert "王奶奶" not in found.text
    assert "签到 1 位" in kiosk.follow(kiosk.tap(found, "/guest")).text


@pytest.mark.parametrize("tail", ["", "12", "9999"])
def test_a_tail_nobody_has_is_told_kindly(dumplings: Activity, kiosk: Finger, tail: str) -> None:
    make.signup(dumplings, GRANNY)
    assert kiosk.tap(kiosk.see(at(dumplings)), "/find", tail=tail).status_code == 422


def test_looks_for_tails_are_counted_and_shut_after_too_many(dumplings: Activity, kiosk: Finger) -> None:
    for _look in range(rules().tail_tries_device):
        assert kiosk.tap(kiosk.see(at(dumplings)), "/find", tail="0000").status_code == 422
    make.signup(dumplings, GRANNY)
    shut = kiosk.tap(kiosk.see(at(dumplings)), "/find", tail="2222")
    assert shut.status_code == 429
    assert "139****2222" not in shut.text


def test_nobody_is_tapped_who_was_not_shown(dumplings: Activity, kiosk: Finger) -> None:
    make.signup(dumplings, GRANNY)
    found = kiosk.tap(kiosk.see(at(dumplings)), "/find", tail="2222")
    assert kiosk.tap(found, "/guest", who="1").status_code == 404


def test_who_waits_is_asked_to_speak_to_a_colleague(dumplings: Activity, kiosk: Finger) -> None:
    make.signup(dumplings, "13900000001", adults=5)
    waits = make.signup(dumplings, GRANNY)
    told = scan(kiosk, dumplings, waits.ticket)
    assert "您还在候补" in told.text
    assert "请问问工作人员" in told.text
    assert kiosk.follow(kiosk.tap(told, "/kiosk/help")).status_code == 200
    assert arrivals() == []


def test_a_held_seat_is_taken_by_coming_in(dumplings: Activity, kiosk: Finger) -> None:
    first = make.signup(dumplings, "13900000001", adults=5)
    waits = make.signup(dumplings, GRANNY, adults=2)
    verbs_seats.leave(first, make._approver())
    assert waits.stage is SignupStage.OFFERED
    asked = scan(kiosk, dumplings, waits.ticket)
    assert "位子给您留着" in asked.text
    kiosk.tap(asked, "/arrive")
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (2, 0)
    assert arrivals() == [(2, 0, False)]


def test_a_volunteers_card_signs_them_in_for_what_they_said_they_would_do(
    hive: Hive, hands: Hands, kiosk: Finger
) -> None:
    fair = make.activity(hive.station, starts_in=1, tasks=(Wanted("摆桌子", None), Wanted("照相", None)))
    li, card = make.volunteer(), ""
    photos = activities.queries.tasks(fair.id)[1]
    verbs_seats.help_out(fair, photos, li, Asked(Source.KIOSK))
    card = card_of(li)
    done = kiosk.follow(scan(kiosk, fair, card))
    assert "签到好了" in done.text
    assert db.session.query(Stint).one().duty_id == photos.duty_id
    assert "已经签到了" in kiosk.follow(scan(kiosk, fair, card)).text
    assert db.session.query(Stint).count() == 1


def test_a_volunteer_who_did_not_sign_up_helps_at_the_first_thing(hive: Hive, hands: Hands, kiosk: Finger) -> None:
    fair = make.activity(hive.station, starts_in=1, tasks=(Wanted("摆桌子", None),))
    kiosk.follow(scan(kiosk, fair, card_of(make.volunteer())))
    assert db.session.query(Stint).one().duty_id == activities.queries.tasks(fair.id)[0].duty_id


def test_where_no_help_is_planned_the_card_leads_to_their_own_page(dumplings: Activity, kiosk: Finger) -> None:
    told = scan(kiosk, dumplings, card_of(make.volunteer()))
    assert "这里没有要签到的岗位" in told.text
    assert "/kiosk/volunteer/me" in told.text
    assert db.session.query(Stint).count() == 0


def test_a_helpers_ticket_is_no_card(hive: Hive, hands: Hands, kiosk: Finger) -> None:
    fair = make.activity(hive.station, starts_in=1, tasks=(Wanted("摆桌子", None),))
    helper = verbs_seats.help_out(fair, activities.queries.tasks(fair.id)[0], make.volunteer(), Asked(Source.KIOSK))
    told = scan(kiosk, fair, helper.ticket)
    assert "请刷志愿者卡签到" in told.text
    assert arrivals() == []


def test_a_card_on_the_page_of_several_doors_finds_their_own(hive: Hive, hands: Hands, kiosk: Finger) -> None:
    fair = make.activity(hive.station, starts_in=1, tasks=(Wanted("摆桌子", None),))
    make.activity(hive.station, "听戏", starts_in=0.5, shares_room=True)
    li = make.volunteer()
    verbs_seats.help_out(fair, activities.queries.tasks(fair.id)[0], li, Asked(Source.KIOSK))
    answer = kiosk.tap(kiosk.see(DOOR), "/scan", card=card_of(li))
    assert "签到好了" in kiosk.follow(answer).text


def test_whoever_walks_in_takes_a_seat_and_gives_it_back_with_the_undo(dumplings: Activity, kiosk: Finger) -> None:
    done = kiosk.follow(kiosk.tap(kiosk.see(f"{at(dumplings)}/walk-in"), "/walk-in", adults=3))
    assert "签到 3 位" in done.text
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (3, 0)
    kiosk.tap(done, "/undo")
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (0, 0)


def test_children_walk_in_with_a_grown_up_who_says_so(dumplings: Activity, kiosk: Finger) -> None:
    dumplings.children_from = 4
    page = kiosk.see(f"{at(dumplings)}/walk-in")
    assert "0–2 岁" not in page.text
    assert kiosk.tap(page, "/walk-in", adults=1, small=2).status_code == 422
    assert kiosk.tap(page, "/walk-in", adults=0, small=2, guardian="y").status_code == 422
    kiosk.tap(page, "/walk-in", adults=1, small=2, guardian="y")
    assert arrivals() == [(3, 2, False)]


def test_a_notice_is_read_before_walking_in(dumplings: Activity, kiosk: Finger) -> None:
    dumplings.risks = "锅很烫"
    page = kiosk.see(f"{at(dumplings)}/walk-in")
    assert "锅很烫" in page.text
    assert kiosk.tap(page, "/walk-in").status_code == 422
    assert kiosk.tap(page, "/walk-in", risks="y").status_code == 303


@pytest.mark.parametrize("adults", ["0", "21", "", "-1", "x"])
def test_nobody_or_a_whole_busload_does_not_walk_in(dumplings: Activity, kiosk: Finger, adults: str) -> None:
    assert kiosk.tap(kiosk.see(f"{at(dumplings)}/walk-in"), "/walk-in", adults=adults).status_code == 422


def test_a_full_room_rings_for_a_colleague_and_refuses_the_last_page(dumplings: Activity, kiosk: Finger) -> None:
    page = kiosk.see(f"{at(dumplings)}/walk-in")
    verbs_seats.sign_up(dumplings, Party("13900000001", adults=5), Asked(Source.DESK, make._approver()))
    assert kiosk.tap(page, "/walk-in").status_code == 409
    full = kiosk.see(f"{at(dumplings)}/walk-in")
    assert "位子满了" in full.text
    assert 'action="/kiosk/help"' in full.text


def test_strangers_are_led_to_the_enrolment(app: Flask, dumplings: Activity, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in ("/scan", f"/{dumplings.id}/find", "/guest", "/arrive", "/here/x/undo", f"/{dumplings.id}/walk-in"):
            assert stranger.client.post(DOOR + path).location == "/kiosk/enrol"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    assert db.session.query(Signup).count() == 0


def test_the_page_of_what_is_on_leads_to_its_door_once_that_is_open(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    soon = make.activity(hive.station, starts_in=2)
    assert f"/kiosk/door/{soon.id}" not in kiosk.see(f"/kiosk/activities/{soon.id}").text
    hands.move(hours=1)
    assert f"/kiosk/door/{soon.id}" in kiosk.see(f"/kiosk/activities/{soon.id}").text
    hands.move(hours=3)
    assert f"/kiosk/door/{soon.id}" not in kiosk.see(f"/kiosk/activities/{soon.id}").text


def test_a_ticket_held_to_the_scanner_at_home_lets_its_party_in(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    signup = make.signup(make.activity(hive.station, starts_in=0.5))
    home = kiosk.see("/kiosk/")
    assert 'data-scan="WBA"' in home.text
    page = kiosk.follow(kiosk.tap(home, "/kiosk/door/scan", card=signup.ticket))
    assert "欢迎" in page.text
    assert queries_seats.arrival(signup.id)


def test_where_nobody_needs_to_sign_up_walking_in_comes_first(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, starts_in=0)
    seen = kiosk.see(f"/kiosk/door/{fair.id}").text
    assert seen.index("直接来，我们几位") < seen.index("报过名的")
    assert "没报名</a>" not in seen
