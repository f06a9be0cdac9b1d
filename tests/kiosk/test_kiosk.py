"""The kiosk's shell: the visitor's session, tickets, the bell, and who may come near."""

from datetime import timedelta

from app import clock
from app.db import db
from app.kiosk import verbs
from app.kiosk.models import Device, HelpCall, Visitor
from tests import make
from tests.make import Hive
from tests.taps import Finger


def test_a_stranger_is_led_to_the_enrolment(hive: Hive, stranger: Finger) -> None:
    assert stranger.see("/kiosk/").location == "/kiosk/enrol"
    assert stranger.see("/kiosk/visit").location == "/kiosk/enrol"


def test_a_browser_on_this_machine_is_the_kiosk(hive: Hive, kiosk: Finger) -> None:
    assert "暖蜂驿站" in kiosk.see("/kiosk/").text


def test_a_proxy_does_not_make_everyone_local(hive: Hive, kiosk: Finger) -> None:
    assert kiosk.see("/kiosk/", headers={"X-Forwarded-For": "203.0.113.9"}).location == "/kiosk/enrol"


def test_a_revoked_kiosk_is_a_stranger(hive: Hive, kiosk: Finger) -> None:
    db.session.get_one(Device, hive.kiosk.id).revoked_at = clock.now()
    db.session.commit()
    assert kiosk.see("/kiosk/").location == "/kiosk/enrol"


def test_letters_grow_then_turn_black_on_white_then_are_as_they_were(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.see("/kiosk/")
    seen = []
    for to in ("large", "clear", "normal"):
        home = kiosk.follow(kiosk.tap(home, "/size", to=to))
        seen += ['data-size="large"' in home.text, 'data-contrast="high"' in home.text]
    assert seen == [True, False, True, True, False, False]


def test_a_sight_nobody_offers_is_the_usual_one(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "/size", to="huge"))
    assert 'data-size="normal"' in home.text


def test_the_next_visitor_sees_the_usual_letters(hive: Hive, kiosk: Finger) -> None:
    large = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "/size", to="clear"))
    assert 'data-contrast="normal"' in kiosk.follow(kiosk.tap(large, "/end")).text


def test_english_lasts_until_the_visitor_leaves(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "language", to="en"))
    assert '<html lang="en"' in home.text

    home = kiosk.follow(kiosk.tap(home, "/end"))
    assert '<html lang="zh-CN"' in home.text


def test_large_type_lasts_until_the_visitor_leaves(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "size", to="large"))
    assert 'data-size="large"' in home.text

    home = kiosk.follow(kiosk.tap(home, "/end"))
    assert 'data-size="normal"' in home.text


def test_a_choice_comes_back_to_its_own_page_and_nowhere_else(hive: Hive, kiosk: Finger) -> None:
    assert kiosk.tap(kiosk.see("/kiosk/notice"), "language", to="en").location == "/kiosk/notice"
    away = kiosk.tap(kiosk.see("/kiosk/notice"), "language", to="en", page="https://elsewhere.example/")
    assert away.location == "/kiosk/"


def test_an_ended_session_opens_nothing_even_with_its_old_cookie(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "language", to="en")
    old = kiosk.client.get_cookie("visitor", path="/kiosk")
    assert old
    kiosk.tap(kiosk.see("/kiosk/"), "/end")

    kiosk.client.set_cookie("visitor", old.value, path="/kiosk")
    assert '<html lang="zh-CN"' in kiosk.see("/kiosk/").text


def test_the_house_ends_a_quiet_session_by_itself(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "language", to="en")
    with clock.frozen(clock.now() + timedelta(seconds=181)):
        assert '<html lang="zh-CN"' in kiosk.see("/kiosk/").text


def test_a_pulse_with_a_touch_keeps_the_session_awake(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "language", to="en"))
    token = dict(kiosk.form(home, "/end")[1])["csrf_token"]
    with clock.frozen(clock.now() + timedelta(seconds=120)):
        assert kiosk.client.post("/kiosk/pulse", data={"active": "1", "csrf_token": token}).status_code == 204
    with clock.frozen(clock.now() + timedelta(seconds=240)):
        assert '<html lang="en"' in kiosk.see("/kiosk/").text


def test_a_pulse_without_a_touch_only_says_the_kiosk_lives(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "language", to="en"))
    token = dict(kiosk.form(home, "/end")[1])["csrf_token"]
    with clock.frozen(clock.now() + timedelta(seconds=120)) as hands:
        kiosk.client.post("/kiosk/pulse", data={"csrf_token": token})
        assert db.session.get_one(Device, hive.kiosk.id).seen_at == hands()
    with clock.frozen(clock.now() + timedelta(seconds=240)):
        assert '<html lang="zh-CN"' in kiosk.see("/kiosk/").text


def test_a_pulse_from_a_stranger_is_turned_away(hive: Hive, stranger: Finger) -> None:
    page = stranger.see("/kiosk/enrol")
    token = dict(stranger.form(page, "enrol")[1])["csrf_token"]
    assert stranger.client.post("/kiosk/pulse", data={"csrf_token": token}).status_code == 403


def test_ringing_twice_is_ringing_once(hive: Hive, kiosk: Finger) -> None:
    assert "正在帮您叫人" in kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "/help")).text
    kiosk.tap(kiosk.see("/kiosk/about"), "/help")
    assert db.session.query(HelpCall).count() == 1


def test_a_call_answered_at_the_desk_is_told_at_the_kiosk(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    db.session.query(HelpCall).one().answered_at = clock.now()
    db.session.commit()
    assert "有人过来了" in kiosk.see("/kiosk/help").text


def test_who_rings_while_the_bell_still_rings_for_the_one_before_hears_that_someone_comes(
    hive: Hive, kiosk: Finger
) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    kiosk.tap(kiosk.see("/kiosk/"), "/end")
    assert "正在帮您叫人" in kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "/help")).text
    chen, _password = make.colleague()
    verbs.answer(db.session.query(HelpCall).one(), chen)
    db.session.commit()
    assert "有人过来了" in kiosk.see("/kiosk/help").text


def test_the_next_visitor_does_not_see_the_last_ones_call(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    kiosk.tap(kiosk.see("/kiosk/"), "/end")
    home = kiosk.follow(kiosk.tap(kiosk.see("/kiosk/"), "language", to="zh"))
    assert "正在叫人" not in home.text


def test_a_form_without_a_ticket_leads_home(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see("/kiosk/"), "/help", without=("ticket",))
    assert answer.location == "/kiosk/?stale=1"
    assert "没有存上" in kiosk.follow(answer).text
    assert "没有存上" not in kiosk.see("/kiosk/").text
    assert db.session.query(HelpCall).count() == 0


def test_a_stale_form_leads_home_with_a_word(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see("/kiosk/"), "/help", csrf_token="old")
    assert answer.location == "/kiosk/?stale=1"
    assert "没有存上" in kiosk.follow(answer).text
    assert "没有存上" not in kiosk.see("/kiosk/").text
    assert "请再点一次" in kiosk.follow(answer).text


def test_a_visitor_is_nobody_in_particular(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    visitor = db.session.query(Visitor).one()
    assert {column.key for column in Visitor.__table__.columns} == {
        "id", "device_id", "token_hash", "language", "sight", "opened_at", "seen_at", "ended_at",
    }  # fmt: skip
    assert visitor.token_hash


def test_pages_are_never_kept_by_the_browser(hive: Hive, kiosk: Finger) -> None:
    for url in ("/kiosk/", "/kiosk/visit", "/kiosk/lend", "/kiosk/return", "/kiosk/about", "/kiosk/notice"):
        assert kiosk.see(url).headers["Cache-Control"] == "no-store", url


def test_cookies_are_closed_to_scripts_and_other_sites(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see("/kiosk/"), "/help")
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("visitor="))
    assert {"HttpOnly", "SameSite=Strict", "Path=/kiosk"} <= {part.strip() for part in cookie.split(";")}
    assert "Max-Age" not in cookie


def test_whoever_rings_next_waits_for_the_same_bell_and_hears_the_answer(hive: Hive, kiosk: Finger) -> None:
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    kiosk.tap(kiosk.see("/kiosk/"), "/end")
    kiosk.tap(kiosk.see("/kiosk/"), "/help")
    call = db.session.query(HelpCall).one()
    call.answered_at = clock.now()
    db.session.commit()
    assert "有人过来了" in kiosk.see("/kiosk/help").text
