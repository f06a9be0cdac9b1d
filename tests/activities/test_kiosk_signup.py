"""Signing up at the kiosk: what is asked, what is refused, taken back, printed."""

from datetime import timedelta

from app import clock
from app.activities import verbs as activities
from app.activities.models_seats import AgeBand, Child, SignupStage
from app.clock import Hands
from app.config import rules
from app.db import db
from tests import make
from tests.activities.at_kiosk import LIST, MINE, PHONE, leave_kiosk, sign_up, signups
from tests.make import Hive
from tests.taps import Finger


def test_a_second_tap_on_the_same_page_is_the_same_sign_up(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    page = kiosk.see(f"{LIST}/{fair.id}/sign-up")
    first = kiosk.tap(page, "/sign-up", phone=PHONE, consent="yes")
    second = kiosk.tap(page, "/sign-up", phone=PHONE, consent="yes")
    assert second.location == first.location
    assert len(signups()) == 1


def test_the_same_phone_signs_up_once_and_is_told_where_to_look(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    sign_up(kiosk, fair)
    again = sign_up(kiosk, fair)
    assert again.status_code == 409
    assert "已经报过名了" in again.text
    assert f'href="{MINE}"' in again.text


def test_without_a_yes_or_a_whole_phone_nobody_is_written_down(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, risks="当心开水")
    page = kiosk.see(f"{LIST}/{fair.id}/sign-up")
    assert "checked" not in page.text
    seen = kiosk.tap(page, "/sign-up", phone="1390000")
    assert seen.status_code == 422
    for words in ("还差 4 位", "请点一下「同意这样使用我的手机号」", "安全提醒"):
        assert words in seen.text
    assert kiosk.tap(page, "/sign-up", phone=PHONE, consent="yes", adults="x", risks="yes").status_code == 422
    assert kiosk.tap(page, "/sign-up", phone=PHONE, consent="yes", adults="99", risks="yes").status_code == 422
    assert signups() == []
    assert kiosk.tap(page, "/sign-up", phone=PHONE, consent="yes", risks="yes").status_code == 303


def test_a_stranger_signs_nobody_up(hive: Hive, kiosk: Finger, stranger: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station)
    page = kiosk.see(f"{LIST}/{fair.id}/sign-up")
    assert stranger.tap(page, "/sign-up", phone=PHONE, consent="yes").status_code == 303
    assert stranger.see(f"{LIST}/{fair.id}/sign-up").location == "/kiosk/enrol"
    assert signups() == []


def test_children_come_by_age_with_a_guardian_and_nobody_types_their_names(
    hive: Hive, kiosk: Finger, hands: Hands
) -> None:
    fair = make.activity(hive.station, seats=9, children_from=3)
    page = kiosk.see(f"{LIST}/{fair.id}/sign-up")
    children = kiosk.tap(page, "/sign-up", phone=PHONE, turn="children")
    assert "0–2 岁" not in children.text
    lonely = kiosk.tap(children, "/sign-up", turn="phone", band__3__5="1")
    assert lonely.status_code == 422
    assert "我是家长" in lonely.text
    said = {"band-3-5": "1", "band-6-9": "1", "guardian": "yes", "turn": "phone"}
    url, fields = kiosk.form(children, "/sign-up")
    back = kiosk.client.post(url, data={**dict(fields), **said})
    assert "大宝 6–9 岁、二宝 3–5 岁" in back.text
    assert PHONE in back.text
    assert kiosk.tap(back, "/sign-up", consent="yes").status_code == 303
    (signup,) = signups()
    assert (signup.adults, signup.children) == (1, 2)
    assert signup.guardian_at
    named = [(child.nickname, child.band) for child in db.session.query(Child).order_by(Child.id)]
    assert named == [("大宝", AgeBand.SCHOOL), ("二宝", AgeBand.SMALL)]


def test_who_waits_hears_how_far_behind_and_why(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=3)
    make.signup(fair, "13900000001", adults=2)
    done = kiosk.follow(sign_up(kiosk, fair, adults="2"))
    assert "候补第 1 位" in done.text
    assert "您 2 位，现在只空 1 个位子" in done.text


def test_the_slip_of_who_waits_says_so_and_does_not_bid_them_come(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=1)
    make.signup(fair, "13900000001")
    asked = kiosk.see(f"{LIST}/{fair.id}/sign-up").text
    assert "候补</button>" in asked
    done = kiosk.follow(sign_up(kiosk, fair))
    assert "有位子会打电话给您" in done.text
    assert hive.station.name in done.text
    slip = kiosk.see(f"{LIST}/signups/{signups()[-1].id}/print?back=done").text
    assert "候补第 1 位" in slip
    assert "有位子会打电话给您" in slip
    assert "来的时候扫一扫" not in slip
    assert f"/signups/{signups()[-1].id}/done" in slip


def test_whoever_goes_back_from_the_children_keeps_the_phone(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=9, children_from=0)
    page = kiosk.see(f"{LIST}/{fair.id}/sign-up")
    children = kiosk.tap(page, "/sign-up", phone=PHONE, turn="children")
    url, fields = kiosk.form(children, "/sign-up")
    for said in ({}, {"band-3-5": "1"}):
        back = kiosk.client.post(url, data={**dict(fields), **said, "turn": "back"})
        assert back.status_code == 200
        assert f'value="{PHONE}"' in back.text
        assert "band-3-5" not in back.text


def test_a_wrong_tap_is_taken_back_even_when_it_is_too_late_to_cancel(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    late = clock.now() - timedelta(hours=1)
    fair = make.activity(hive.station, seats=1, cancel_until=late)
    done = kiosk.follow(sign_up(kiosk, fair))
    undone = kiosk.follow(kiosk.tap(done, "/undo"))
    assert "撤销好了" in undone.text
    assert kiosk.tap(done, "/undo").status_code == 303
    assert [each.stage for each in signups()] == [SignupStage.CANCELLED]


def test_what_was_made_long_ago_is_no_wrong_tap(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=1, starts_in=48)
    done = kiosk.follow(sign_up(kiosk, fair))
    hands.move(minutes=2)
    kiosk.see(f"{LIST}/mine")
    hands.move(minutes=9)
    answer = kiosk.tap(done, "/undo")
    # The visitor has long gone: the kiosk knows nobody any more.
    assert answer.location == f"{LIST}/mine"
    assert signups()[0].is_live


def test_an_undo_after_the_time_for_it_is_refused(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=1, starts_in=48)
    done = kiosk.follow(sign_up(kiosk, fair))
    for _minutes in range(6):
        hands.move(minutes=2)
        kiosk.client.post("/kiosk/pulse", data={"active": "1", **dict(kiosk.form(done, "/undo")[1])})
    assert kiosk.tap(done, "/undo").status_code == 409


def test_a_name_is_asked_kindly_where_there_are_seats_and_never_printed(
    hive: Hive, kiosk: Finger, hands: Hands
) -> None:
    fair = make.activity(hive.station, seats=5)
    done = kiosk.follow(sign_up(kiosk, fair))
    assert "留个称呼" in done.text
    asked = kiosk.see(f"{LIST}/signups/{signups()[0].id}/name")
    assert kiosk.tap(asked, "/name", name="").status_code == 422
    assert kiosk.tap(asked, "/name", name="<b>").status_code == 422
    assert kiosk.tap(asked, "/name", name="王").status_code == 303
    (signup,) = signups()
    assert signup.name == "王"
    slip = kiosk.see(f"{LIST}/signups/{signup.id}/print").text
    assert signup.code
    assert signup.code in slip
    for secret in (PHONE, PHONE[-4:], "王"):
        assert secret not in slip


def test_nobody_names_a_sign_up_that_was_cancelled(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    done = kiosk.follow(sign_up(kiosk, fair))
    asked = kiosk.see(f"{LIST}/signups/{signups()[0].id}/name")
    kiosk.tap(done, "/undo")
    assert kiosk.tap(asked, "/name", name="王").status_code == 409


def test_the_next_person_sees_nothing_of_a_sign_up(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    done = sign_up(kiosk, fair)
    page = kiosk.follow(done)
    leave_kiosk(kiosk)
    for way in (done.location, f"{LIST}/signups/{signups()[0].id}/print", f"{LIST}/signups/{signups()[0].id}/name"):
        assert kiosk.see(way).location == "/kiosk/"
    for deed in ("/undo",):
        assert kiosk.tap(page, deed).location == f"{LIST}/mine"
    assert signups()[0].is_live


def test_another_guests_sign_up_is_not_there(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    hers = make.signup(fair, "13900000001")
    sign_up(kiosk, fair)
    assert kiosk.see(f"{LIST}/signups/{hers.id}/done").status_code == 404
    assert kiosk.see(f"{LIST}/signups/{hers.id}").status_code == 404


def test_what_takes_no_names_leads_back_to_what_it_is(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    page = kiosk.see(f"{LIST}/{fair.id}/sign-up")
    activities.cancel(fair, make._approver(), "下大雨")
    assert kiosk.see(f"{LIST}/{fair.id}/sign-up").location == f"{LIST}/{fair.id}"
    assert "已取消：下大雨" in kiosk.see(f"{LIST}/{fair.id}").text
    assert kiosk.tap(page, "/sign-up", phone=PHONE, consent="yes").status_code == 409
    plan = activities.draft(make.plan(hive.station, "秘密"), make._approver())
    assert kiosk.see(f"{LIST}/{plan.id}").status_code == 404
    assert kiosk.see(f"{LIST}/{plan.id}/sign-up").status_code == 404
    _url, fields = kiosk.form(page, "/sign-up")
    assert kiosk.client.post(f"{LIST}/{plan.id}/sign-up", data=dict(fields)).status_code == 404


def test_a_choice_of_language_comes_back_to_the_same_page(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    for page in (LIST, f"{LIST}/{fair.id}", f"{LIST}/{fair.id}/sign-up", f"{LIST}/mine"):
        assert kiosk.tap(kiosk.see(page), "/language").location == page
    done = sign_up(kiosk, fair).location
    mine = f"{LIST}/signups/{signups()[0].id}"
    for page in (done, mine, f"{mine}/party", f"{mine}/name"):
        assert kiosk.tap(kiosk.see(page), "/size").location == page


def test_one_kiosk_puts_so_many_names_down_an_hour(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=5)
    make.busy(f"signup@{hive.kiosk.id}", rules().signups_an_hour)
    stopped = sign_up(kiosk, fair)
    assert (stopped.status_code, signups()) == (429, [])
    assert "找人帮忙" in stopped.text
    hands.move(minutes=61)
    assert sign_up(kiosk, fair).status_code == 303
