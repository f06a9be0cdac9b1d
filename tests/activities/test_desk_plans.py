"""Planning activities at the desk: thought of, announced, put right, called off, thrown away."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from app.activities import queries
from app.activities.models import Activity, Kind, Stage
from app.clock import ZONE, Hands
from app.db import db
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def said(hive: Hive, **more: object) -> dict[str, Any]:
    """What 陈站长 types of a morning of dumplings."""
    words: dict[str, Any] = {"name": "包粽子", "kind": "festival", "place": hive.station.id, "day": "2026-03-07"}
    words |= {"starts": "09:00", "ends": "11:00", "about": "材料都备好了", "seats": "20", "children_from": "0"}
    return words | {"tasks__0__name": "教包粽子", "tasks__0__places": "2"} | more


def planned() -> list[Activity]:
    db.session.expire_all()
    return db.session.query(Activity).order_by(Activity.id).all()


def draft(desk: Finger, hive: Hive, **more: object) -> Activity:
    desk.follow(desk.tap(desk.see("/desk/activities/new"), "/activities/new", **said(hive, **more)))
    return planned()[-1]


def test_an_activity_is_planned_found_in_the_list_and_announced(hive: Hive, desk: Finger) -> None:
    page = desk.see("/desk/activities/new")
    assert 'value="康乐路南社区居民委员会"' in page.text
    shown = desk.follow(desk.tap(page, "/activities/new", **said(hive)))
    made = planned()[0]
    assert (made.stage, made.kind, made.seats, made.children_from) == (Stage.DRAFT, Kind.FESTIVAL, 20, 0)
    assert made.starts_at == datetime(2026, 3, 7, 9, 0, tzinfo=ZONE)
    assert [(task.name, task.places) for task in queries.tasks(made.id)] == [("教包粽子", 2)]
    assert "包粽子" in desk.see("/desk/activities?view=drafts").text
    assert "包粽子" not in desk.see("/desk/activities").text

    answer = desk.follow(desk.tap(shown, "/publish"))
    assert "发布了" in answer.text
    assert "包粽子" in desk.see("/desk/activities").text
    assert planned()[0].stage is Stage.PUBLISHED


def test_what_is_left_empty_goes_without_saying(hive: Hive, desk: Finger) -> None:
    hive.station.keeper = "何站长"
    made = draft(desk, hive, organiser="", in_charge="", seats="", children_from="none", tasks__0__name="")
    assert (made.seats, made.children_from, made.signup_from) == (None, None, None)
    assert made.signup_until == made.cancel_until == made.starts_at
    assert (made.organiser, made.in_charge) == ("康乐路南社区居民委员会", "何站长")
    assert not queries.tasks(made.id)
    page = desk.see(f"/desk/activities/{made.id}").text
    assert "不限，随到随来" in page
    assert "只限大人" in page


def test_it_is_announced_at_once_when_that_was_the_button(hive: Hive, desk: Finger) -> None:
    answer = desk.tap(desk.see("/desk/activities/new"), "/activities/new", **said(hive), then="publish")
    assert "存好了，也发布了" in desk.follow(answer).text
    assert planned()[0].stage is Stage.PUBLISHED
    later = draft(desk, hive, day="2026-03-08")
    answer = desk.tap(
        desk.see(f"/desk/activities/{later.id}/edit"), "/edit", **said(hive, day="2026-03-09"), then="publish"
    )
    assert "改好了，也发布了" in desk.follow(answer).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "长" * 41},
        {"kind": "magic"},
        {"place": 999},
        {"day": "2026-02-30"},
        {"day": "9999-12-31"},
        {"starts": ""},
        {"ends": "09:00"},
        {"starts": "22:00", "ends": "21:00"},
        {"seats": "0"},
        {"seats": "many"},
        {"children_from": "99"},
        {"about": "长" * 1001},
        {"signup_until": "2026-03-07T11:01"},
        {"signup_from": "2026-03-06T09:00", "signup_until": "2026-03-06T09:00"},
        {"signup_from": "2026-03-07T11:00"},
        {"cancel_until": "2026-03-08T09:00"},
        {"tasks__0__places": "0"},
        {"tasks__0__name": "长" * 41},
        {"organiser": "长" * 61},
    ],
)
def test_what_cannot_be_is_asked_again_with_what_was_typed(hive: Hive, desk: Finger, wrong: dict[str, str]) -> None:
    answer = desk.tap(desk.see("/desk/activities/new"), "/activities/new", **said(hive, about="一句介绍") | wrong)
    assert answer.status_code == 422
    assert "教包粽子" in answer.text or "长长" in answer.text
    assert not planned()


def test_a_feast_may_go_past_midnight(hive: Hive, desk: Finger) -> None:
    made = draft(desk, hive, starts="22:30", ends="00:30")
    assert (made.ends_at - made.starts_at, made.day.day) == (timedelta(hours=2), 7)
    assert "22:30–3月8日 0:30" in desk.see("/desk/activities?view=drafts").text


def test_two_things_in_one_room_are_refused_until_one_says_that_it_does_not_matter(hive: Hive, desk: Finger) -> None:
    draft(desk, hive)
    page = desk.see("/desk/activities/new")
    assert 'name="shares_room"' not in page.text
    refused = desk.tap(page, "/activities/new", **said(hive, name="听讲座", starts="10:00"))
    assert refused.status_code == 409
    assert "已经有「包粽子」" in refused.text
    assert 'value="听讲座"' in refused.text
    assert 'name="shares_room"' in refused.text
    assert len(planned()) == 1
    again = desk.tap(refused, "/activities/new", **said(hive, name="听讲座", starts="10:00"), shares_room="y")
    assert again.status_code == 303
    assert len(planned()) == 2


def test_what_is_past_is_kept_as_typed_but_not_announced(hive: Hive, desk: Finger) -> None:
    refused = desk.tap(
        desk.see("/desk/activities/new"), "/activities/new", **said(hive, day="2026-03-01"), then="publish"
    )
    assert refused.status_code == 409
    assert "时间已经过了" in refused.text
    assert 'name="shares_room"' not in refused.text
    assert not planned()


def test_a_plan_is_put_right_and_its_helpers_with_it(hive: Hive, desk: Finger) -> None:
    made = draft(desk, hive)
    page = desk.see(f"/desk/activities/{made.id}/edit")
    assert 'value="教包粽子"' in page.text
    task = queries.tasks(made.id)[0].id
    more = {"tasks__0__id": task, "tasks__0__name": "带孩子", "tasks__1__name": "拍照", "tasks__1__places": ""}
    assert desk.tap(page, "/edit", **said(hive, name="包饺子", **more)).status_code == 303
    assert planned()[0].name == "包饺子"
    assert next((one.id, one.name, one.places) for one in queries.tasks(made.id)) == (task, "带孩子", 2)
    assert [one.name for one in queries.tasks(made.id)] == ["带孩子", "拍照"]
    assert desk.tap(page, "/edit", **said(hive, name="")).status_code == 422


def test_seats_that_are_given_away_are_not_taken_back(hive: Hive, desk: Finger) -> None:
    made = make.activity(hive.station, seats=5)
    make.signup(made, adults=3)
    page = desk.see(f"/desk/activities/{made.id}/edit")
    refused = desk.tap(page, "/edit", **said(hive, name="包粽子", seats="2"))
    assert refused.status_code == 409
    assert "已经有 3 个位子给出去了" in refused.text
    assert planned()[0].seats == 5


def test_an_activity_is_called_off_with_a_reason(hive: Hive, desk: Finger) -> None:
    made = make.activity(hive.station)
    make.signup(made)
    page = desk.see(f"/desk/activities/{made.id}/cancel")
    assert desk.tap(page, "/cancel", reason=" ").status_code == 422
    answer = desk.follow(desk.tap(page, "/cancel", reason="台风要来"))
    assert "台风要来" in answer.text
    assert "到了</button>" not in desk.see(f"/desk/activities/{made.id}/attendance").text
    assert "请给报名的人打电话" in answer.text
    assert "还要打 1 个电话" in answer.text
    assert not [words for words in ("/poster", "/sheet", "还空着") if words in answer.text]
    assert desk.tap(page, "/cancel", reason="又取消").status_code == 409
    assert "包粽子" in desk.see("/desk/activities?view=cancelled").text


def test_a_plan_nobody_signed_up_for_is_thrown_away(hive: Hive, desk: Finger) -> None:
    number = make.activity(hive.station).id
    page = desk.see(f"/desk/activities/{number}")
    assert "真的删除，找不回来" in page.text
    assert "删除好了" in desk.follow(desk.tap(page, "/delete")).text
    assert desk.see(f"/desk/activities/{number}").status_code == 404
    wanted = make.activity(hive.station)
    page = desk.see(f"/desk/activities/{wanted.id}")
    make.signup(wanted)
    assert desk.tap(page, "/delete").status_code == 409
    assert "/delete" not in desk.see(f"/desk/activities/{wanted.id}").text


def test_announcing_twice_is_refused(hive: Hive, desk: Finger) -> None:
    made = draft(desk, hive)
    page = desk.see(f"/desk/activities/{made.id}")
    assert desk.tap(page, "/publish").status_code == 303
    assert desk.tap(page, "/publish").status_code == 409


@pytest.mark.parametrize("deed", ["new", "1/edit", "1/publish", "1/cancel", "1/delete"])
def test_planning_is_shut_to_strangers_and_to_the_counter(
    app: Flask, hive: Hive, stranger: Finger, hands: Hands, deed: str
) -> None:
    make.activity(hive.station)
    counter = sit(app, Role.STATION)
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    assert stranger.client.post(f"/desk/activities/{deed}", data=token).status_code == 303
    assert counter.client.post(f"/desk/activities/{deed}", data=token).status_code == 403
    assert "/desk/activities/new" not in counter.see("/desk/activities").text


def test_an_unknown_activity_is_not_found(desk: Finger) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.see("/desk/activities/99").status_code == 404
    assert desk.client.post("/desk/activities/99/publish", data=token).status_code == 404
