"""The calendar and the lists of activities at the desk."""

import pytest
from flask import Flask

from app.activities import queries_desk
from app.activities import verbs as activities
from app.activities.models import Kind
from app.clock import Hands
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def test_today_begins_with_what_is_on_today(app: Flask, hive: Hive, hands: Hands) -> None:
    make.activity(hive.station, "太极拳", starts_in=2)
    page = sit(app, Role.ADMIN).see("/desk/").text
    assert 0 < page.index("今天的活动") < page.index("物资要看一看")


def test_a_month_shows_plans_and_what_was_called_off_in_words(hive: Hive, desk: Finger) -> None:
    make.activity(hive.station, name="包粽子", starts_in=24)
    activities.draft(make.plan(hive.station, name="听讲座", starts_in=48), make._approver())
    gone = make.activity(hive.station, name="看花灯", starts_in=72)
    activities.cancel(gone, make._approver(), "下雨")
    page = desk.see("/desk/calendar").text
    assert "2026年3月" in page
    assert ["包粽子" in page, "听讲座" in page, "看花灯" in page] == [True, True, True]
    assert ["草稿" in page, "已取消" in page] == [True, True]
    assert 'aria-current="date"' in page


def test_one_turns_from_month_to_month_and_from_week_to_week(hive: Hive, desk: Finger) -> None:
    make.activity(hive.station, name="下月的", starts_in=24 * 40)
    page = desk.see("/desk/calendar").text
    assert "下月的" not in page
    assert "下月的" in desk.see("/desk/calendar?day=2026-04-01").text
    week = desk.see("/desk/calendar/week?day=2026-04-11").text
    assert ["下月的" in week, "4月6日–4月12日" in week] == [True, True]
    assert 'day=2026-03-30"' in week
    assert 'day=2026-04-13"' in week


@pytest.mark.parametrize("day", ["", "2026-02-30", "9999-12-31", "0001-01-01", "x"])
def test_a_day_that_is_none_is_today(hive: Hive, desk: Finger, day: str) -> None:
    for page in ("calendar", "calendar/week"):
        assert 'aria-current="date"' in desk.see(f"/desk/{page}?day={day}").text


def test_a_crowded_day_says_how_many_more_there_are(hive: Hive, desk: Finger) -> None:
    for number in range(5):
        make.activity(hive.station, name=f"第{number}场", starts_in=24, shares_room=True)
    page = desk.see("/desk/calendar").text
    assert "还有 2 场" in page
    assert "第4场" not in page
    assert "第4场" in desk.see("/desk/calendar/week").text


def test_calendar_and_list_are_narrowed_to_a_place_a_kind_or_a_name(hive: Hive, desk: Finger) -> None:
    other = make.place(hive.station.area, "邻里小屋")
    make.activity(hive.station, name="这里的")
    make.activity(other, name="那里的", kind=Kind.POLICY)
    for page in ("calendar", "calendar/week", "activities"):
        for narrowed in (f"place={other.id}", "kind=policy", "kind=magic&place=" + str(other.id)):
            shown = desk.see(f"/desk/{page}?{narrowed}").text
            assert ("这里的" in shown, "那里的" in shown) == (False, True)
    assert "那里的" not in desk.see("/desk/activities?q=这里").text
    assert "没有这样的活动" in desk.see("/desk/activities?q=%25").text


def test_what_is_over_goes_to_the_past_at_the_minute_whoever_has_swept(hive: Hive, desk: Finger, hands: Hands) -> None:
    make.activity(hive.station, name="上午的", starts_in=-1.9, hours=2)
    assert "上午的" in desk.see("/desk/activities").text
    hands.move(minutes=6)
    assert "上午的" not in desk.see("/desk/activities").text
    for view in ("past", "unwritten"):
        page = desk.see(f"/desk/activities?view={view}").text
        assert ["上午的" in page, "已结束" in page] == [True, True]
    hands.move(minutes=-1)
    assert "上午的" in desk.see("/desk/activities").text


@pytest.mark.parametrize("view", ["coming", "past"])
def test_lists_turn_their_pages_by_the_last_activity(
    app: Flask, hive: Hive, monkeypatch: pytest.MonkeyPatch, hands: Hands, view: str
) -> None:
    monkeypatch.setattr(queries_desk, "PAGE", 2)
    for number in (1, 2, 3):
        make.activity(hive.station, name=f"第{number}场", starts_in=24 * number)
    if view == "past":
        hands.move(days=10)
    desk = sit(app, Role.CADRE)
    first = desk.see(f"/desk/activities?view={view}").text
    order = [3, 2, 1] if view == "past" else [1, 2, 3]
    assert [f"第{number}场" in first for number in order] == [True, True, False]
    second = desk.see(first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")).text
    assert [f"第{number}场" in second for number in order] == [False, False, True]


def test_a_list_says_how_many_come_and_how_many_wait(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.STATION)
    made = make.activity(hive.station, seats=3)
    make.signup(made, "13900000001", adults=2)
    make.signup(made, "13900000002", adults=2)
    page = desk.see("/desk/activities").text
    assert "2 / 3 位 · 候补 2" in page
    assert "办一场活动" not in page


def test_a_feast_over_midnight_stands_on_the_day_it_begins(app: Flask, hive: Hive, hands: Hands) -> None:
    make.activity(hive.station, name="守岁", starts_in=14, hours=2)
    hands.move(hours=15, minutes=30)
    desk = sit(app, Role.CADRE)
    assert "23:00–3月3日 1:00" in desk.see("/desk/calendar/week").text
    assert "守岁" in desk.see("/desk/activities").text
