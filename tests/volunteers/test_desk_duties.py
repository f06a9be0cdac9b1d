"""Duties at the desk: planned, put right, repeated, called off; and who was there."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from app import clock
from app.clock import ZONE, Hands
from app.db import db
from app.staff.models import Role
from app.volunteers import queries_duties, verbs_duties, verbs_ledger
from app.volunteers.models_ledger import Duty, DutyKind
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


@pytest.fixture
def hands(app: Flask) -> Iterator[Hands]:
    with clock.frozen(NINE) as hands:
        yield hands


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def office(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def said(hive: Hive, **more: object) -> dict[str, object]:
    """What 陈站长 types of a haircut for the old."""
    words: dict[str, object] = {"name": "义务理发", "category": "care", "place": hive.station.id, "day": "2026-03-03"}
    words |= {"starts": "09:00", "ends": "11:30", "content": "给老人理发", "in_charge": "陈站长", "weeks": 1}
    return words | {"organiser": "康乐路南社区居民委员会"} | more


def planned() -> list[Duty]:
    db.session.expire_all()
    return db.session.query(Duty).order_by(Duty.id).all()


def test_a_duty_is_planned_with_what_is_most_likely_filled_in(hive: Hive, desk: Finger) -> None:
    hive.station.keeper = "何站长"
    page = desk.see("/desk/duties/new")
    assert 'value="康乐路南社区居民委员会"' in page.text
    assert 'value="何站长"' in page.text
    answer = desk.follow(desk.tap(page, "/duties/new", **said(hive), counts_hours="y")).text
    assert "3月3日 9:00–11:30" in answer
    assert "给老人理发" in answer
    assert (planned()[0].counts_hours, planned()[0].kind) == (True, DutyKind.PLANNED)
    assert "义务理发" in desk.see("/desk/duties").text


def test_a_meeting_counts_no_hours(hive: Hive, desk: Finger) -> None:
    page = desk.see("/desk/duties/new")
    answer = desk.follow(desk.tap(page, "/duties/new", without=("counts_hours",), **said(hive, name="例会"))).text
    assert "不计志愿服务时间" in answer
    assert not planned()[0].counts_hours


def test_a_night_watch_ends_the_day_after(hive: Hive, desk: Finger) -> None:
    desk.tap(desk.see("/desk/duties/new"), "/duties/new", **said(hive, starts="22:00", ends="06:00"))
    assert planned()[0].ends_at - planned()[0].starts_at == timedelta(hours=8)
    assert "22:00–3月4日 6:00" in desk.see("/desk/duties").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "长" * 41},
        {"category": "magic"},
        {"place": 999},
        {"day": "2026-02-30"},
        {"day": "9999-12-31"},
        {"starts": ""},
        {"ends": "09:00"},
        {"content": " "},
        {"organiser": ""},
        {"in_charge": ""},
        {"weeks": 0},
        {"weeks": 13},
    ],
)
def test_a_duty_says_all_that_a_record_must_state(hive: Hive, desk: Finger, wrong: dict[str, object]) -> None:
    assert desk.tap(desk.see("/desk/duties/new"), "/duties/new", **said(hive) | wrong).status_code == 422
    assert not planned()


def test_the_same_is_planned_for_several_weeks_on_end(hive: Hive, desk: Finger) -> None:
    answer = desk.follow(desk.tap(desk.see("/desk/duties/new"), "/duties/new", **said(hive, weeks=3)))
    assert "一共 3 次" in answer.text
    assert [duty.day for duty in planned()] == [date(2026, 3, 3), date(2026, 3, 10), date(2026, 3, 17)]


@pytest.mark.parametrize(("days_ago", "next_day"), [(0, "2026-03-09"), (3, "2026-03-06"), (70, "2026-03-02")])
def test_once_more_is_the_same_weekday_that_comes_next(
    hive: Hive, desk: Finger, hands: Hands, days_ago: int, next_day: str
) -> None:
    old = make.duty(hive.station, starts_in=-24 * days_ago)
    page = desk.see(f"/desk/duties/new?like={old.id}")
    assert f'value="{next_day}"' in page.text
    assert 'value="陪老人说话"' in page.text


def test_a_duty_is_put_right_but_not_moved_once_somebody_signed_in(hive: Hive, desk: Finger, hands: Hands) -> None:
    duty = make.duty(hive.station)
    page = desk.see(f"/desk/duties/{duty.id}/edit")
    assert desk.tap(page, "/edit", name="").status_code == 422
    assert desk.tap(page, "/edit", **said(hive)).status_code == 303
    assert (planned()[0].name, planned()[0].day) == ("义务理发", date(2026, 3, 3))
    assert desk.tap(page, "/edit", **said(hive, day="2026-03-02")).status_code == 303
    verbs_ledger.sign_in(make.volunteer(), planned()[0])
    assert desk.tap(page, "/edit", **said(hive)).status_code == 409


def test_whether_hours_count_is_settled_once_somebody_signed_in(hive: Hive, desk: Finger, hands: Hands) -> None:
    duty, today = make.duty(hive.station), "2026-03-02"
    page = desk.see(f"/desk/duties/{duty.id}/edit")
    verbs_ledger.sign_in(make.volunteer(), duty)
    refused = desk.tap(page, "/edit", without=("counts_hours",), **said(hive, day=today))
    assert (refused.status_code, "不能改是否计入服务时间" in refused.text) == (409, True)
    assert planned()[0].counts_hours
    assert desk.tap(page, "/edit", **said(hive, day=today)).status_code == 303


@pytest.mark.parametrize("changed", ["name", "content", "organiser", "in_charge", "place"])
def test_what_a_confirmed_record_states_is_not_rewritten(
    hive: Hive, office: Finger, hands: Hands, changed: str
) -> None:
    other, same = make.place(hive.station.area, "邻里小屋"), said(hive, day="2026-03-02")
    duty = make.duty(hive.station)
    page = office.see(f"/desk/duties/{duty.id}/edit")
    assert office.tap(page, "/edit", **same).status_code == 303
    stint = verbs_ledger.sign_in(make.volunteer(), planned()[0])
    hands.move(minutes=10)
    verbs_ledger.sign_out(stint)
    chen = make.colleague(Role.CADRE, "chen")[0]
    verbs_ledger.confirm(stint, chen)
    wrong = same | {changed: other.id if changed == "place" else "别的"}
    assert office.tap(page, "/edit", **wrong).status_code == 409
    assert office.tap(page, "/edit", **same | {"ends": "12:00"}).status_code == 303
    verbs_ledger.strike_out(stint, chen, "不是本人")
    assert office.tap(page, "/edit", **wrong).status_code == 303


def test_a_duty_is_called_off_while_nobody_is_there(hive: Hive, desk: Finger, hands: Hands) -> None:
    first, second = make.duty(hive.station), make.duty(hive.station, name="扫雪")
    page = desk.see(f"/desk/duties/{first.id}")
    assert "这一项取消了" in desk.follow(desk.tap(page, "/call-off")).text
    assert desk.tap(page, "/call-off").status_code == 409
    page = desk.see(f"/desk/duties/{second.id}")
    verbs_ledger.sign_in(make.volunteer(), second)
    assert desk.tap(page, "/call-off").status_code == 409
    assert "已取消" in desk.see("/desk/duties").text


def test_what_the_house_noted_itself_is_not_planned_here(hive: Hive, desk: Finger, hands: Hands) -> None:
    kept = verbs_duties.station_duty(hive.station, NINE.date())
    page = desk.see(f"/desk/duties/{kept.id}/edit")
    assert "取消这一项" not in desk.see(f"/desk/duties/{kept.id}").text
    assert desk.tap(page, "/edit", **said(hive)).status_code == 409


def test_a_duty_says_who_was_there_and_leads_to_their_record(hive: Hive, desk: Finger, hands: Hands) -> None:
    duty = make.duty(hive.station)
    stint = verbs_ledger.sign_in(make.volunteer(), duty)
    assert "1 人签到" in desk.see("/desk/duties").text
    page = desk.see(f"/desk/duties/{duty.id}").text
    assert f'href="/desk/records/{stint.id}">李梅' in page
    assert "13812345678" not in page


def test_what_is_gone_by_is_shown_when_asked_the_latest_first(hive: Hive, desk: Finger, hands: Hands) -> None:
    for ahead, name in ((-48, "前天"), (-24, "昨天"), (0, "今天的"), (24, "明天")):
        make.duty(hive.station, name=name, starts_in=ahead)
    coming, past = desk.see("/desk/duties").text, desk.see("/desk/duties?past=1").text
    assert "昨天</a>" not in coming
    assert coming.index("今天的</a>") < coming.index("明天</a>")
    assert "明天</a>" not in past
    assert past.index("昨天</a>") < past.index("前天</a>")


def test_only_what_is_at_one_place_is_shown_when_asked(hive: Hive, office: Finger, hands: Hands) -> None:
    other = make.place(hive.station.area, "邻里小屋")
    make.duty(hive.station, name="这里的")
    make.duty(other, name="那里的")
    page = office.see(f"/desk/duties?place={other.id}").text
    assert ("这里的</a>" in page, "那里的</a>" in page) == (False, True)


@pytest.mark.parametrize("address", ["/desk/duties?x=1", "/desk/duties?past=1"])
def test_the_days_turn_their_pages_by_the_last_duty(
    hive: Hive, desk: Finger, hands: Hands, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(queries_duties, "PAGE", 2)
    way = -1 if "past" in address else 1
    for number in (1, 2, 3):
        make.duty(hive.station, name=f"第{number}项", starts_in=24 * number * way)
    first = desk.see(address).text
    assert ["第1项</a>" in first, "第2项</a>" in first, "第3项</a>" in first] == [True, True, False]
    second = desk.see(f"{address}&after={first.split('after=')[1].split(chr(34))[0]}").text
    assert ["第2项</a>" in second, "第3项</a>" in second] == [False, True]


@pytest.mark.parametrize("url", ["/desk/duties/new", "/desk/duties/1/edit", "/desk/duties/1/call-off"])
def test_duties_are_shut_to_strangers_and_to_grid_workers(app: Flask, hive: Hive, stranger: Finger, url: str) -> None:
    grid_worker = sit(app, Role.GRID)
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert grid_worker.client.post(url, data=token).status_code == 403


def test_an_unknown_duty_is_not_found(desk: Finger) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.see("/desk/duties/99").status_code == 404
    assert desk.client.post("/desk/duties/99/call-off", data=token).status_code == 404
