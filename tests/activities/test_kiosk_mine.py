"""Finding one's sign-ups again at the kiosk, and what can be done with them there."""

from datetime import timedelta

from app import clock
from app.activities import verbs as activities
from app.activities import verbs_seats
from app.activities.models_seats import SignupStage
from app.clock import Hands
from app.config import rules
from app.db import db
from app.kiosk import verbs as kiosks
from app.kiosk.models import Keepsake, Visitor
from tests import make
from tests.activities.at_kiosk import LIST, MINE, PHONE, find_again, leave_kiosk, sign_up, signups
from tests.make import Hive
from tests.taps import Finger


def test_one_right_code_opens_all_of_that_phone(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    first = make.signup(make.activity(hive.station), PHONE)
    make.signup(make.activity(hive.station, "猜灯谜", shares_room=True), PHONE)
    assert first.code
    mine = kiosk.follow(find_again(kiosk, PHONE, first.code))
    assert "包粽子" in mine.text
    assert "猜灯谜" in mine.text
    assert PHONE not in mine.text
    leave_kiosk(kiosk)
    assert "包粽子" not in kiosk.see(MINE).text


def test_a_wrong_code_and_an_unknown_phone_hear_the_same(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    make.signup(make.activity(hive.station), PHONE)
    for phone in (PHONE, "13912340000"):
        wrong = find_again(kiosk, phone, "000000")
        assert wrong.status_code == 422
        assert "手机号和查询码对不上" in wrong.text
    assert kiosk.tap(kiosk.see(MINE), "/mine/phone", phone="139").status_code == 422
    asked = kiosk.tap(kiosk.see(MINE), "/mine/phone", phone=PHONE)
    assert kiosk.tap(asked, "/mine", code="12").status_code == 422
    assert kiosk.tap(asked, "/mine", phone="139", code="123456").status_code == 422


def test_guesses_at_a_phone_are_counted_and_the_right_code_comes_too_late(
    hive: Hive, kiosk: Finger, other_kiosk: Finger, hands: Hands
) -> None:
    signup = make.signup(make.activity(hive.station), PHONE)
    for _guess in range(rules().pin_tries):
        assert find_again(kiosk, PHONE, "999999" if signup.code != "999999" else "888888").status_code == 422
    assert signup.code
    assert find_again(other_kiosk, PHONE, signup.code).status_code == 429
    hands.move(minutes=rules().pin_lock_minutes, seconds=1)
    assert find_again(other_kiosk, PHONE, signup.code).status_code == 303


def test_a_kiosk_is_locked_by_many_guesses_at_many_phones(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    signup = make.signup(make.activity(hive.station), PHONE)
    asked = kiosk.tap(kiosk.see(MINE), "/mine/phone", phone=PHONE)
    for guess in range(rules().pin_tries_device):
        kiosk.tap(asked, "/mine", phone=f"1391234{guess:04}", code="000000")
    assert kiosk.tap(asked, "/mine", code=signup.code).status_code == 429


def test_a_stranger_asks_in_vain(hive: Hive, kiosk: Finger, stranger: Finger, hands: Hands) -> None:
    asked = kiosk.tap(kiosk.see(MINE), "/mine/phone", phone=PHONE)
    for page, action in ((kiosk.see(MINE), "/mine/phone"), (asked, "/mine"), (kiosk.see(MINE), "/ticket")):
        assert stranger.tap(page, action).status_code == 303
    assert stranger.see(MINE).location == "/kiosk/enrol"


def test_a_ticket_at_the_scanner_opens_its_sign_up(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    signup = make.signup(make.activity(hive.station), PHONE)
    make.signup(make.activity(hive.station, "猜灯谜", shares_room=True), PHONE)
    seen = kiosk.follow(kiosk.tap(kiosk.see(LIST), "/ticket", card=signup.ticket))
    assert "包粽子" in seen.text
    assert "猜灯谜" not in kiosk.see(MINE).text
    assert kiosk.tap(kiosk.see(MINE), "/ticket", card="WBA" + "A" * 26).status_code == 422


def test_nothing_is_kept_of_who_has_left(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    sign_up(kiosk, make.activity(hive.station))
    assert db.session.query(Keepsake).count() == 1
    visitor = db.session.query(Visitor).one()
    kiosks.end(visitor)
    assert db.session.query(Keepsake).count() == 0


def test_who_is_absent_is_forgotten_too_and_their_sign_up_stays(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    sign_up(kiosk, make.activity(hive.station))
    hands.move(minutes=10)
    assert kiosks.end_the_absent(timedelta(minutes=3)) == 1
    assert db.session.query(Keepsake).count() == 0
    db.session.delete(db.session.query(Visitor).one())
    db.session.flush()
    assert signups()[0].is_live


def offered(hive: Hive, kiosk: Finger) -> str:
    """A seat is held for whoever stands here: the way to their sign-up."""
    fair = make.activity(hive.station, seats=2, starts_in=48)
    first = make.signup(fair, "13900000001", adults=2)
    sign_up(kiosk, fair)
    verbs_seats.leave(first, None)
    return f"{LIST}/signups/{signups()[-1].id}"


def test_a_held_seat_is_taken_with_one_tap(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    mine = offered(hive, kiosk)
    page = kiosk.see(mine)
    assert "为您留着位子" in page.text
    assert "请在2026年3月3日 星期二 上午9:00前答复" in page.text
    assert "报上了" in kiosk.follow(kiosk.tap(page, "/accept")).text
    assert kiosk.tap(page, "/decline").status_code == 409


def test_a_held_seat_is_given_back_with_one_tap(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    page = kiosk.see(offered(hive, kiosk))
    assert "已经取消了" in kiosk.follow(kiosk.tap(page, "/decline")).text
    assert kiosk.tap(page, "/accept").status_code == 409
    assert signups()[-1].stage is SignupStage.CANCELLED


def test_whoever_does_not_come_says_so_until_the_last_moment(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    hive.station.duty_phone = "0762-3331234"
    until = clock.now() + timedelta(minutes=2)
    fair = make.activity(hive.station, seats=2, cancel_until=until)
    sign_up(kiosk, fair)
    mine = f"{LIST}/signups/{signups()[0].id}"
    page = kiosk.see(mine)
    hands.move(minutes=2)
    assert kiosk.tap(page, "/leave").status_code == 409
    late = kiosk.see(mine).text
    assert "来不了请打电话" in late
    assert "0762-3331234" in late
    hands.move(minutes=-1)
    assert "已经取消了" in kiosk.follow(kiosk.tap(page, "/leave")).text


def test_no_longer_coming_is_taken_back_while_the_seats_are_free(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=2, starts_in=48)
    sign_up(kiosk, fair, adults="2")
    mine = f"{LIST}/signups/{signups()[0].id}"
    gone = kiosk.follow(kiosk.tap(kiosk.see(mine), "/leave"))
    assert "点错了，撤销" in gone.text
    assert "报上了" in kiosk.follow(kiosk.tap(gone, "/come-back")).text
    assert kiosk.tap(gone, "/come-back").status_code == 303
    assert signups()[0].stage is SignupStage.CONFIRMED


def test_whoever_comes_back_too_late_waits_first_in_the_queue(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=1, starts_in=48)
    sign_up(kiosk, fair)
    for phone in ("13900000001", "13900000003"):
        make.signup(fair, phone)
    gone = kiosk.follow(kiosk.tap(kiosk.see(f"{LIST}/signups/{signups()[0].id}"), "/leave"))
    assert "候补第 1 位" in kiosk.follow(kiosk.tap(gone, "/come-back")).text
    assert [one.stage for one in signups()] == [SignupStage.WAITING, SignupStage.OFFERED, SignupStage.WAITING]


def test_nobody_comes_back_after_a_while_or_beside_a_new_sign_up(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=2, starts_in=48)
    sign_up(kiosk, fair)
    mine = f"{LIST}/signups/{signups()[0].id}"
    gone = kiosk.follow(kiosk.tap(kiosk.see(mine), "/leave"))
    sign_up(kiosk, fair)
    assert kiosk.tap(gone, "/come-back").status_code == 409
    verbs_seats.leave(signups()[1], None)
    signups()[0].cancelled_at = clock.now() - timedelta(minutes=rules().undo_minutes, seconds=1)
    assert kiosk.tap(gone, "/come-back").status_code == 409
    assert "点错了，撤销" not in kiosk.see(mine).text


def test_a_party_may_grow_while_there_are_seats(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=2, children_from=0, risks="当心开水")
    sign_up(kiosk, fair, risks="yes")
    mine = f"{LIST}/signups/{signups()[0].id}"
    page = kiosk.see(f"{mine}/party")
    assert kiosk.tap(page, "/party", band__0__2="1").status_code == 422
    assert kiosk.tap(page, "/party", adults="3").status_code == 409
    said = {"band-0-2": "1", "guardian": "yes"}
    url, fields = kiosk.form(page, "/party")
    changed = kiosk.follow(kiosk.client.post(url, data={**dict(fields), **said}))
    assert "1 位大人，1 位小朋友" in changed.text
    again = kiosk.see(f"{mine}/party").text
    assert "checked" in again


def test_nobody_acts_on_a_sign_up_once_the_visitor_has_gone(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    mine = offered(hive, kiosk)
    pages = {"/accept": kiosk.see(mine), "/decline": kiosk.see(mine), "/party": kiosk.see(f"{mine}/party")}
    pages["/come-back"] = kiosk.follow(kiosk.tap(kiosk.see(mine), "/decline"))
    leave_kiosk(kiosk)
    for deed, page in pages.items():
        assert kiosk.tap(page, deed).location == MINE
    for page in (mine, f"{mine}/party"):
        assert kiosk.see(page).location == MINE


def test_what_is_called_off_stands_first_and_says_why(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    sign_up(kiosk, make.activity(hive.station, "早的", starts_in=2))
    off = make.activity(hive.station, "晚的", starts_in=90)
    sign_up(kiosk, off)
    activities.cancel(off, make._approver(), "下大雨")
    listed = kiosk.see(MINE).text
    assert listed.index("晚的") < listed.index("早的")
    assert "下大雨" in kiosk.see(f"{LIST}/signups/{signups()[-1].id}").text
