"""The same once more: each week until a day, or once on another day."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.activities import verbs as activities
from app.activities.models import Activity, Stage
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def reading(hive: Hive, hands: Hands) -> Activity:
    """Tomorrow, a Tuesday; still a plan."""
    said = make.plan(hive.station, name="读书会", seats=8, tasks=(Wanted("领读", 1),))
    made = activities.draft(said, make._approver())
    db.session.flush()
    return made


def planned() -> list[Activity]:
    db.session.expire_all()
    return db.session.query(Activity).order_by(Activity.starts_at).all()


def test_each_week_until_a_day_and_all_are_announced_at_once(reading: Activity, desk: Finger) -> None:
    page = desk.see(f"/desk/activities/{reading.id}/repeat")
    assert ["每周二" in page.text, "每月第一个周二" in page.text] == [True, True]
    shown = desk.follow(desk.tap(page, "/repeat", rhythm="weekly", until="2026-03-24"))
    assert "又排了 3 场" in shown.text
    assert [one.day.day for one in planned()] == [3, 10, 17, 24]
    assert {one.stage for one in planned()} == {Stage.DRAFT}
    assert "发布了 4 场" in desk.follow(desk.tap(shown, "/publish-all")).text
    assert {one.stage for one in planned()} == {Stage.PUBLISHED}
    assert desk.tap(page, "/repeat", rhythm="weekly", until="2026-03-24").status_code == 409

    last = planned()[-1]
    assert desk.tap(desk.see(f"/desk/activities/{last.id}/cancel"), "/cancel", reason="放假").status_code == 303
    assert [one.stage for one in planned()].count(Stage.CANCELLED) == 1


@pytest.mark.parametrize(
    "wrong", [{"rhythm": "daily"}, {"until": ""}, {"until": "2026-03-03"}, {"until": "9999-01-01"}]
)
def test_a_series_that_cannot_be_is_asked_again(reading: Activity, desk: Finger, wrong: dict[str, str]) -> None:
    page = desk.see(f"/desk/activities/{reading.id}/repeat")
    said = {"rhythm": "weekly", "until": "2026-03-24"} | wrong
    assert desk.tap(page, "/repeat", **said).status_code == 422
    assert len(planned()) == 1


def test_a_series_that_meets_another_activity_is_refused_whole(reading: Activity, hive: Hive, desk: Finger) -> None:
    make.activity(hive.station, name="义诊", starts_in=24 * 8)
    page = desk.see(f"/desk/activities/{reading.id}/repeat")
    refused = desk.tap(page, "/repeat", rhythm="weekly", until="2026-03-24")
    assert (refused.status_code, "义诊" in refused.text) == (409, True)
    assert len(planned()) == 2
    assert "2026-03-24" in refused.text


def test_another_is_offered_in_the_next_free_week_and_a_year_later(
    app: Flask, reading: Activity, hive: Hive, desk: Finger, hands: Hands
) -> None:
    make.activity(hive.station, "太极拳", starts_in=24 * 8)
    page = desk.see(f"/desk/activities/{reading.id}/copy").text
    assert ['value="2026-03-17"' in page, "day=2027-03-03" in page] == [True, True]
    assert 'value="2027-03-03"' in desk.see(f"/desk/activities/{reading.id}/copy?day=2027-03-03").text
    hands.move(days=300)
    assert 'value="2027-03-03"' in sit(app, Role.ADMIN).see(f"/desk/activities/{reading.id}/copy").text


def test_last_years_is_copied_to_another_day(reading: Activity, desk: Finger) -> None:
    page = desk.see(f"/desk/activities/{reading.id}/copy")
    assert desk.tap(page, "/copy", day="x").status_code == 422
    refused = desk.tap(page, "/copy", day="2026-03-03")
    assert (refused.status_code, "已经有「读书会」" in refused.text) == (409, True)
    answer = desk.follow(desk.tap(page, "/copy", day="2027-03-05"))
    assert 'value="领读"' in answer.text
    assert (planned()[1].day, planned()[1].stage, planned()[1].seats) == (date(2027, 3, 5), Stage.DRAFT, 8)


def test_the_29_of_february_comes_again_on_the_28th(hive: Hive, desk: Finger, hands: Hands) -> None:
    days = (date(2028, 2, 29) - hands.at.date()).days
    leap = make.activity(hive.station, starts_in=24 * days)
    assert 'value="2029-02-28"' in desk.see(f"/desk/activities/{leap.id}/copy").text


def test_a_lone_activity_has_no_series_to_announce(reading: Activity, desk: Finger) -> None:
    token: dict[str, Any] = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.client.post(f"/desk/activities/{reading.id}/publish-all", data=token).status_code == 404


@pytest.mark.parametrize("deed", ["repeat", "publish-all", "copy"])
def test_series_are_shut_to_strangers_and_to_the_counter(
    app: Flask, reading: Activity, stranger: Finger, deed: str
) -> None:
    counter = sit(app, Role.STATION)
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    url = f"/desk/activities/{reading.id}/{deed}"
    assert stranger.client.post(url, data=token).status_code == 303
    assert counter.client.post(url, data=token).status_code == 403
