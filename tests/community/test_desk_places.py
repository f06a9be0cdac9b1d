"""The places at the desk: what they are, when they open, the days that differ, and a door closed for now."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from app import clock
from app.community.models import HoursException, Place, PlaceKind
from app.db import db
from app.staff.models import Role
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

NEW = {"kind": "garden", "name": "爱心乐园", "address": "桂香苑中庭", "duty_phone": "0762-3333333", "seats": 12}


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def counter(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


def hours(hive: Hive) -> str:
    return f"/desk/places/{hive.station.id}/hours"


def empty_week(**said: str) -> dict[str, str]:
    blank = {f"{end}-{day}-{span}": "" for end in ("opens", "closes") for day in range(7) for span in range(2)}
    return blank | {name.replace("_", "-"): value for name, value in said.items()}


def test_a_place_is_opened_found_and_changed(hive: Hive, desk: Finger) -> None:
    area = hive.station.area_id
    assert desk.tap(desk.see("/desk/places/new"), "/new", area=area, **NEW).status_code == 303
    assert "爱心乐园" in desk.see("/desk/places?q=axly").text
    assert "爱心乐园" not in desk.see("/desk/places?kind=station").text
    made = db.session.query(Place).filter_by(name="爱心乐园").one()
    assert (made.kind, made.seats) == (PlaceKind.GARDEN, 12)
    assert "还没有填开放时间" in desk.see("/desk/places").text
    assert "爱心乐园" in desk.see("/desk/").text
    changed = NEW | {"name": "爱心花园", "keeper": "王奶奶"}
    assert desk.tap(desk.see(f"/desk/places/{made.id}/edit"), "/edit", **changed).status_code == 303
    assert (made.name, made.keeper) == ("爱心花园", "王奶奶")


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"kind": "castle"}, {"seats": -1}, {"seats": "很多"}, {"duty_phone": "12"}, {"address": "字" * 101}],
)
def test_a_place_that_makes_no_sense_is_asked_again(hive: Hive, desk: Finger, wrong: dict[str, Any]) -> None:
    assert (
        desk.tap(desk.see("/desk/places/new"), "/new", **(NEW | {"area": hive.station.area_id} | wrong)).status_code
        == 422
    )
    assert desk.tap(desk.see(f"/desk/places/{hive.station.id}/edit"), "/edit", **(NEW | wrong)).status_code == 422
    assert db.session.query(Place).one().name == "暖蜂驿站"


def test_a_week_is_kept_with_two_spans_a_day_and_hours_past_midnight(hive: Hive, desk: Finger) -> None:
    week = empty_week(
        opens_0_0="14:00",
        closes_0_0="20:00",
        opens_0_1="8:30",
        closes_0_1="12:00",
        opens_4_0="18:00",
        closes_4_0="02:00",
        opens_5_0="10:00",
        closes_5_0="00:00",
    )
    assert desk.tap(desk.see(hours(hive)), "/hours", **week).status_code == 303
    kept = [[0, "08:30", "12:00"], [0, "14:00", "20:00"], [4, "18:00", "02:00"], [5, "10:00", "24:00"]]
    assert db.session.query(Place).one().week == kept
    assert 'value="02:00"' in desk.see(hours(hive)).text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"opens_0_0": "8:00"}, "都填上"),
        ({"opens_0_0": "25:00", "closes_0_0": "26:00"}, "都填上"),
        ({"opens_0_0": "早上", "closes_0_0": "晚上"}, "都填上"),
        ({"opens_0_0": "8:00", "closes_0_0": "8:00"}, "都填上"),
        ({"opens_0_0": "8:00", "closes_0_0": "12:00", "opens_0_1": "11:00", "closes_0_1": "13:00"}, "重叠"),
        ({"opens_6_0": "18:00", "closes_6_0": "03:00", "opens_0_0": "2:00", "closes_0_0": "5:00"}, "重叠"),
    ],
)
def test_a_week_that_makes_no_sense_is_asked_again_with_what_was_typed(
    hive: Hive, desk: Finger, said: dict[str, str], words: str
) -> None:
    before = db.session.query(Place).one().week
    answer = desk.tap(desk.see(hours(hive)), "/hours", **empty_week(**said))
    assert answer.status_code == 422
    assert words in answer.text
    assert f'value="{next(iter(said.values()))}"' in answer.text
    assert db.session.query(Place).one().week == before


def test_a_day_keeps_other_hours_and_the_last_word_counts(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    url, day = f"/desk/places/{hive.station.id}/days", clock.today()
    assert desk.tap(desk.see(url), "/days", day=day.isoformat(), is_closed="y", words="检修").status_code == 303
    assert "检修" in kiosk.see("/kiosk/about").text
    assert desk.tap(desk.see(url), "/days", day=day.isoformat(), opens="09:00", closes="12:00").status_code == 303
    assert db.session.query(HoursException).one().spans == [["09:00", "12:00"]]
    assert "9:00–12:00" in kiosk.see("/kiosk/about").text
    assert desk.tap(desk.see(url), "/drop").status_code == 303
    assert db.session.query(HoursException).count() == 0


def test_a_day_gone_by_is_refused_and_a_day_without_hours_asked_again(hive: Hive, desk: Finger) -> None:
    page, day = desk.see(f"/desk/places/{hive.station.id}/days"), clock.today()
    assert desk.tap(page, "/days", day=(day - timedelta(days=1)).isoformat(), is_closed="y").status_code == 409
    for said in (
        {"day": "明天", "is_closed": "y"},
        {"day": day.isoformat()},
        {"day": day.isoformat(), "opens": "9:00"},
    ):
        assert desk.tap(page, "/days", **said).status_code == 422
    assert db.session.query(HoursException).count() == 0


def test_a_door_is_closed_for_now_with_words_and_opened_again(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    page = desk.see(f"/desk/places/{hive.station.id}")
    assert desk.tap(page, "/close", words="").status_code == 422
    assert desk.tap(page, "/close", words="停电").status_code == 303
    assert "临时关门：停电" in kiosk.see("/kiosk/").text
    assert desk.tap(page, "/close", words="停电").status_code == 409
    page = desk.see(f"/desk/places/{hive.station.id}")
    assert desk.tap(page, "/open").status_code == 303
    assert "现在开着" in kiosk.see("/kiosk/").text
    assert desk.tap(page, "/open").status_code == 409


POSTS = ("new", "1/edit", "1/hours", "1/days", "days/1/drop", "1/close", "1/open")


@pytest.mark.parametrize("url", POSTS)
def test_places_are_only_read_by_other_roles_and_shut_to_strangers(
    hive: Hive, counter: Finger, stranger: Finger, url: str
) -> None:
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    assert stranger.client.post(f"/desk/places/{url}", data=token).status_code == 303
    assert counter.client.post(f"/desk/places/{url}", data=token).status_code == 403
    assert counter.see("/desk/places").status_code == 200
    assert "/edit" not in counter.see(f"/desk/places/{hive.station.id}").text


@pytest.mark.parametrize("url", ["999/edit", "999/hours", "999/days", "days/999/drop", "999/close", "999/open"])
def test_an_unknown_place_is_not_found(desk: Finger, url: str) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.client.post(f"/desk/places/{url}", data=token).status_code == 404


def test_the_tree_is_there_to_look_at(desk: Finger) -> None:
    page = desk.see("/desk/community").text
    assert "康乐路南社区" in page
    assert "还没有小区" in page
