"""The volunteers' page at the kiosk: one tap signs in, one signs out, a wrong one is taken back."""

from datetime import datetime, timedelta

import pytest

from app import clock
from app.db import db
from app.kiosk import verbs as kiosks
from app.kiosk.models import Visitor
from app.volunteers import verbs, verbs_door, verbs_upkeep
from app.volunteers.models_door import Draft, Presence
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.stints import Stage
from tests import make
from tests.make import Hive
from tests.taps import Finger
from tests.volunteers.at_kiosk import DOOR, MINE, come, decider

START = datetime(2026, 7, 1, 9, 2, tzinfo=clock.ZONE)


def stint() -> Stint:
    db.session.expire_all()
    return db.session.query(Stint).one()


def stage() -> Stage:
    return stint().stage


def test_home_shows_the_way_in_for_volunteers(hive: Hive, kiosk: Finger) -> None:
    home = kiosk.see("/kiosk/").text
    assert "第一次来也行" in home
    assert f'href="{DOOR}"' in home


def test_from_card_to_signed_in_is_one_tap_after_the_scan(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START):
        li_mei = make.volunteer()
        make.duty(hive.station)
        mine = come(kiosk, li_mei)
        assert "李*，您好" in mine.text
        done = kiosk.follow(kiosk.tap(mine, "/duties/"))
    assert "签到好了，上午9:02" in done.text
    assert stage() is Stage.OPEN


def test_her_page_says_how_long_she_has_served_and_one_tap_signs_out(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(hours=1, minutes=52)
        mine = come(kiosk, li_mei)
        assert "您正在「敬老服务」" in mine.text
        assert "已经服务 1 小时 52 分" in mine.text
        done = kiosk.follow(kiosk.tap(mine, "/sign-out"))
    assert "签退好了" in done.text
    assert "这次服务了 1 小时 52 分" in done.text
    assert stage() is Stage.WAITING


def test_two_taps_in_a_breath_are_one_stint_and_the_second_hears_so(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station)
        mine, again = come(kiosk, li_mei), kiosk.see(MINE)
        kiosk.tap(mine, "/duties/")
        hands.move(seconds=2)
        second = kiosk.follow(kiosk.tap(again, "/duties/"))
    assert "上午9:02已经签到了" in second.text
    assert "点错了，撤销" in second.text
    assert stage() is Stage.OPEN


def test_a_tap_on_sign_out_right_after_the_sign_in_never_signs_out(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(seconds=30)
        mine = kiosk.see(MINE)
        answer = kiosk.follow(kiosk.tap(mine, "/sign-out"))
    for page in (mine, answer):
        assert "刚签到不到 1 分钟" in page.text
        assert "0 分" not in page.text
    assert "这一下没有签退，您接着服务就好" in answer.text
    assert "过 1 分钟再来签退" in answer.text
    assert "点错了，撤销" in answer.text
    assert stage() is Stage.OPEN


def test_the_same_tap_sent_twice_is_answered_twice_alike(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    make.duty(hive.station)
    mine = come(kiosk, li_mei)
    assert kiosk.tap(mine, "/duties/").location == kiosk.tap(mine, "/duties/").location
    assert stage() is Stage.OPEN


def test_a_wrong_sign_in_never_was(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    make.duty(hive.station)
    done = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/duties/"))
    undone = kiosk.follow(kiosk.tap(done, "/undo"))
    assert "撤销好了" in undone.text
    assert "您没有签到" in undone.text
    assert stage() is Stage.VOID


def test_a_wrong_sign_out_goes_on(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(hours=1)
        done = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/sign-out"))
        undone = kiosk.follow(kiosk.tap(done, "/undo"))
    assert "您还在服务" in undone.text
    assert stage() is Stage.OPEN


def test_what_is_too_old_to_undo_is_refused_and_not_offered(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station)
        done = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/duties/"))
        hands.move(minutes=11)
        come(kiosk, li_mei)
        assert "点错了，撤销" not in kiosk.see(f"{DOOR}/stints/{stint().id}").text
        answer = kiosk.tap(done, "/undo")
    assert answer.status_code == 409
    assert "不能撤销了" in answer.text


def test_what_has_ended_is_not_offered_and_an_old_page_is_refused(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station, hours=0.01)
        mine = come(kiosk, li_mei)
        hands.move(minutes=1)
        answer = kiosk.tap(mine, "/duties/")
        assert "敬老服务" not in come(kiosk, li_mei).text
    assert answer.status_code == 409
    assert db.session.query(Stint).count() == 0


def test_what_begins_much_later_is_refused_with_a_word(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START):
        li_mei = make.volunteer()
        make.duty(hive.station, starts_in=5)
        answer = kiosk.tap(come(kiosk, li_mei), "/duties/")
    assert answer.status_code == 409
    assert "还没有到时间" in answer.text


def test_arriving_early_is_thanked_and_counts_from_the_beginning(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START):
        li_mei = make.volunteer()
        make.duty(hive.station, starts_in=1)
        done = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/duties/"))
        assert "从上午10:02开始算时间" in done.text
        assert "上午10:02开始算时间" in kiosk.see(MINE).text


def test_who_goes_before_it_began_to_count_hears_so(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station, starts_in=1)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(minutes=5)
        done = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/sign-out"))
    assert "签退好了" in done.text
    assert "这次就不记时长了" in done.text
    assert "0 分" not in done.text


def test_after_three_stays_a_duty_is_no_longer_offered(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station)
        for _stay in range(3):
            kiosk.tap(come(kiosk, li_mei), "/duties/")
            hands.move(minutes=5)
            kiosk.tap(come(kiosk, li_mei), "/sign-out")
        assert "敬老服务" not in come(kiosk, li_mei).text


def test_many_duties_go_on_the_next_sheet(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    for number in range(6):
        make.duty(hive.station, f"服务{number}号")
    first = come(kiosk, li_mei)
    assert "服务0号" in first.text
    assert "服务5号" not in first.text
    assert "服务5号" in kiosk.see(f"{MINE}?page=2").text


def test_keeping_the_station_is_noted_down_by_the_first_who_comes(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START):
        li_mei, wang_fang = make.volunteer(), make.volunteer("王芳", "13912340001")
        mine = come(kiosk, li_mei)
        assert "驿站值守" in mine.text
        assert db.session.query(Duty).count() == 0
        assert "签到好了" in kiosk.follow(kiosk.tap(mine, "/station/sign-in")).text
        kiosk.tap(come(kiosk, wang_fang), "/duties/")
    assert db.session.query(Duty).one().kind is DutyKind.STATION
    assert db.session.query(Stint).count() == 2


def test_a_station_that_stays_shut_needs_nobody(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    mine = come(kiosk, li_mei)
    hive.station.week = []
    answer = kiosk.tap(mine, "/station/sign-in")
    assert answer.status_code == 409
    assert "今天没有要签到的服务" in kiosk.see(MINE).text


def test_who_is_at_one_thing_is_refused_another(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    make.duty(hive.station)
    mine = come(kiosk, li_mei)
    kiosk.tap(mine, "/duties/")
    answer = kiosk.tap(mine, "/station/sign-in")
    assert answer.status_code == 409
    assert "请先签退" in answer.text


def test_after_more_than_four_hours_she_is_told_to_rest_and_a_pause_sets_that_back(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station, hours=12)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(hours=4)
        assert "歇一歇吧" not in come(kiosk, li_mei).text
        hands.move(minutes=1)
        assert "歇一歇吧" in come(kiosk, li_mei).text
        kiosk.tap(kiosk.see(MINE), "/sign-out")
        hands.move(minutes=20)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(minutes=5)
        assert "歇一歇吧" not in come(kiosk, li_mei).text


@pytest.mark.parametrize("said", ["time", "unsaid"])
def test_a_forgotten_sign_out_is_asked_about_the_next_day(hive: Hive, kiosk: Finger, said: str) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station, hours=3)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(days=1)
        verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1))
        asked = come(kiosk, li_mei)
        assert "上次什么时候离开的？" in asked.text
        assert "上午11:32" in asked.text
        left = "unsaid" if said == "unsaid" else datetime(2026, 7, 1, 11, 32, tzinfo=clock.ZONE).isoformat()
        mine = kiosk.follow(kiosk.tap(asked, "/left", left=left))
        assert "上次什么时候离开的？" not in mine.text
        assert "记下了，谢谢您" in mine.text
        assert kiosk.tap(asked, "/left", left=left, ticket="A" * 22).status_code == 409
    assert stage() is Stage.PROVISIONAL
    assert stint().minutes == (180 if said == "unsaid" else 150)


@pytest.mark.parametrize("left", ["", "昨天", "2026-07-01T23:00:00+08:00"])
def test_a_time_that_was_not_offered_is_asked_for_again(hive: Hive, kiosk: Finger, left: str) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        make.duty(hive.station, hours=3)
        kiosk.tap(come(kiosk, li_mei), "/duties/")
        hands.move(days=1)
        verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1))
        answer = kiosk.tap(come(kiosk, li_mei), "/left", left=left)
    assert answer.status_code == 422
    assert "请点一个时间" in answer.text
    assert not stint().is_asked


def test_who_waits_for_an_answer_reads_so_and_nothing_else(hive: Hive, kiosk: Finger) -> None:
    make.volunteer("林晓", "13900001111")
    li_mei = verbs.apply(make.person(), "862930")
    db.session.flush()
    make.duty(hive.station)
    kiosk.tap(kiosk.see(DOOR), "/find", tail="5678")
    kiosk.tap(kiosk.see("/kiosk/"), "/language", to="zh")
    verbs_door.recognise(li_mei, db.session.query(Visitor).one().id)
    mine = kiosk.see(MINE)
    assert "正在等社区确认" in mine.text
    assert "敬老服务" not in mine.text
    verbs.decline(li_mei, decider(), "年龄还不够，明年再来")
    answer = kiosk.see(MINE)
    assert "这次没有通过" in answer.text
    assert "年龄还不够，明年再来" in answer.text


def test_nobody_in_particular_is_led_to_the_door(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    make.duty(hive.station)
    mine = come(kiosk, li_mei)
    done = kiosk.follow(kiosk.tap(mine, "/duties/"))
    number = stint().id
    kiosk.tap(mine, "/end")
    for page, action in ((mine, "/duties/"), (mine, "/station/"), (done, "/undo")):
        assert kiosk.tap(page, action, ticket="B" * 22 if action != "/undo" else "C" * 22).location == DOOR
    assert kiosk.see(MINE).location == DOOR
    assert kiosk.see(f"{DOOR}/stints/{number}").location == "/kiosk/"
    assert stage() is Stage.OPEN


def test_a_stint_of_another_is_not_there(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei, wang_fang = make.volunteer(), make.volunteer("王芳", "13912340001")
        make.duty(hive.station)
        hers = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/duties/"))
        hands.move(minutes=5)
        leaving = come(kiosk, li_mei)
        come(kiosk, wang_fang)
        assert kiosk.tap(leaving, "/sign-out").status_code == 404
        assert kiosk.tap(hers, "/undo").status_code == 404
        assert kiosk.see(f"{DOOR}/stints/{stint().id}").status_code == 404
    assert stage() is Stage.OPEN


def test_a_stranger_signs_nobody_in(hive: Hive, kiosk: Finger, stranger: Finger) -> None:
    li_mei = make.volunteer()
    make.duty(hive.station)
    mine = come(kiosk, li_mei)
    assert stranger.tap(mine, "/duties/").status_code == 303
    assert stranger.see(MINE).location == "/kiosk/enrol"
    assert db.session.query(Stint).count() == 0


def test_after_the_end_nobody_is_known(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    mine = come(kiosk, li_mei)
    verbs_door.keep_draft(db.session.query(Visitor).one().id, {"name": "李梅"})
    kiosk.tap(mine, "/end")
    assert kiosk.see(DOOR).status_code == 200
    assert db.session.query(Presence).count() == db.session.query(Draft).count() == 0


def test_after_a_quiet_while_nobody_is_known_and_the_rows_go_too(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        li_mei = make.volunteer()
        come(kiosk, li_mei)
        verbs_door.keep_draft(db.session.query(Visitor).one().id, {"name": "李梅"})
        hands.move(seconds=181)
        assert kiosk.see(MINE).location == DOOR
        assert kiosks.end_the_absent(timedelta(seconds=180)) == 1
    assert db.session.query(Presence).count() == db.session.query(Draft).count() == 0


def test_after_a_clock_was_set_back_nobody_is_known_and_the_rows_go_too(hive: Hive, kiosk: Finger) -> None:
    with clock.frozen(START) as hands:
        come(kiosk, make.volunteer())
        hands.move(seconds=-5)
        assert kiosk.see(MINE).status_code == 200
        hands.move(hours=-2)
        assert kiosk.see(MINE).location == DOOR
        assert kiosks.end_the_absent(timedelta(seconds=180)) == 1
    assert db.session.query(Presence).count() == 0


def test_another_kiosk_knows_nobody(hive: Hive, kiosk: Finger, other_kiosk: Finger) -> None:
    li_mei = make.volunteer()
    come(kiosk, li_mei)
    assert other_kiosk.see(MINE).location == DOOR
    other_kiosk.tap(other_kiosk.see("/kiosk/"), "/language", to="zh")
    assert other_kiosk.see(MINE).location == DOOR
    other_kiosk.tap(other_kiosk.see("/kiosk/"), "/end")
    assert "李*，您好" in kiosk.see(MINE).text


def test_the_language_changes_on_her_own_page(hive: Hive, kiosk: Finger) -> None:
    li_mei = make.volunteer()
    english = kiosk.follow(kiosk.tap(come(kiosk, li_mei), "/language", to="en"))
    assert "Hello, 李*" in english.text


def test_whoever_comes_home_has_finished_and_the_next_one_is_nobody(hive: Hive, kiosk: Finger) -> None:
    come(kiosk, make.volunteer())
    assert kiosk.see("/kiosk/").status_code == 303
    assert kiosk.see("/kiosk/").status_code == 200
    assert kiosk.see(MINE).location == DOOR


def test_an_enrolment_half_said_is_not_shown_to_the_next_one(hive: Hive, kiosk: Finger) -> None:
    for step, said in (("group", "warm"), ("name", "王秀英")):
        kiosk.tap(kiosk.see(f"{DOOR}/join/{step}"), f"/{step}", **{step: said})
    kiosk.see("/kiosk/")
    kiosk.tap(kiosk.see(f"{DOOR}/join/group"), "/group", group="warm")
    assert "王秀英" not in kiosk.see(f"{DOOR}/join/name").text
