"""When it is over: how many came, what they thought, how it was; and what presses."""

from datetime import timedelta

import pytest
from flask import Flask

from app.activities import queries, verbs_after, verbs_door, verbs_seats
from app.activities.models import Activity, Stage
from app.activities.models_seats import Source
from app.activities.verbs_seats import Asked
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from app.volunteers import verbs_ledger
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    """This morning from ten to twelve, with somebody to teach it."""
    return make.activity(hive.station, starts_in=1, tasks=(Wanted("教包粽子", 1),))


@pytest.fixture
def over(dumplings: Activity, hands: Hands) -> Activity:
    """Three came, one of two parties said what they thought, a volunteer helped; it is past noon."""
    first, second = make.signup(dumplings, "13900000001", adults=2), make.signup(dumplings, "13900000002")
    volunteer = make.volunteer()
    task = queries.tasks(dumplings.id)[0]
    verbs_seats.help_out(dumplings, task, volunteer, Asked(Source.KIOSK))
    hands.move(hours=1)
    assert task.duty
    stint = verbs_ledger.sign_in(volunteer, task.duty)
    verbs_door.check_in(first, 2, None)
    verbs_door.check_in(second, 1, None)
    hands.move(hours=2, minutes=1)
    verbs_ledger.sign_out(stint)
    verbs_after.give_opinion(first, 4, comes_again=True)
    verbs_after.give_opinion(second, 5, comes_again=False)
    return dumplings


def test_it_is_written_down_with_heads_opinions_and_hours_that_wait(app: Flask, over: Activity) -> None:
    desk = sit(app, Role.CADRE)
    page = desk.see(f"/desk/activities/{over.id}/record")
    for words in ("好（平均 4.5，满分 5）", "1 条待核定", "2026年3月16日 星期一 以前写好"):
        assert words in page.text
    assert desk.tap(page, "/record", summary=" ", uncounted=3).status_code == 422
    assert desk.tap(page, "/record", summary="热闹", uncounted=-1).status_code == 422
    answer = desk.follow(desk.tap(page, "/record", summary="来了很多街坊", uncounted=5))
    db.session.expire_all()
    assert (over.stage, over.uncounted, over.summary) == (Stage.RECORDED, 5, "来了很多街坊")
    assert ["来了很多街坊" in answer.text, "8 位" in answer.text] == [True, True]
    assert desk.follow(desk.tap(answer, "/record", summary="改一句", uncounted="")).status_code == 200
    assert over.uncounted == 0


def test_before_it_is_over_nothing_is_written_down(app: Flask, dumplings: Activity) -> None:
    desk = sit(app, Role.CADRE)
    page = desk.see(f"/desk/activities/{dumplings.id}/record")
    assert "写好了" not in page.text
    token = dict(desk.form(page, "/language")[1])
    refused = desk.client.post(f"/desk/activities/{dumplings.id}/record", data=token | {"summary": "热闹"})
    assert refused.status_code == 409
    assert dumplings.stage is Stage.PUBLISHED


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "该写的活动记录都写了"), (11, "快到了"), (14, "快到了"), (15, "已经过了 10 个工作日")],
)
def test_today_says_what_presses_by_working_days(
    app: Flask, over: Activity, hands: Hands, days: int, words: str
) -> None:
    hands.move(days=days)
    page = sit(app, Role.CADRE).see("/desk/").text
    assert words in page
    assert ("包粽子" in page) is (days > 0 or "今天的活动" in page)


def test_today_says_what_is_on_with_its_numbers(app: Flask, dumplings: Activity, hands: Hands) -> None:
    make.signup(dumplings, adults=3)
    page = sit(app, Role.STATION).see("/desk/").text
    assert "10:00–12:00 包粽子" in page
    assert "3 位" in page


def test_what_began_last_night_is_still_on_today(app: Flask, hive: Hive, hands: Hands) -> None:
    feast = make.activity(hive.station, name="守岁", starts_in=14.5, hours=2)
    hands.set(feast.ends_at - timedelta(minutes=30))
    assert "守岁" in sit(app, Role.CADRE).see("/desk/").text
    hands.set(feast.ends_at)
    assert "守岁" not in sit(app, Role.STATION).see("/desk/").text


def test_writing_down_is_shut_to_strangers_and_to_the_counter(app: Flask, over: Activity, stranger: Finger) -> None:
    counter = sit(app, Role.STATION)
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    url = f"/desk/activities/{over.id}/record"
    assert stranger.client.post(url, data=token).status_code == 303
    assert counter.client.post(url, data=token).status_code == 403
    assert "写好了" not in counter.see(url).text


def test_the_roll_is_masked_and_has_empty_lines_and_the_poster_a_code(app: Flask, over: Activity) -> None:
    desk = sit(app, Role.STATION)
    verbs_seats.at_the_door(over, verbs_seats.Party("", name="王秀英"), Asked(Source.DOOR), is_extra=False)
    page = desk.see(f"/desk/activities/{over.id}/sheet").text
    assert ["包粽子 签到表" in page, "教包粽子" in page, "李*" in page, "王*" in page] == [True] * 4
    assert ["李梅" in page, "王秀英" in page, "13900000001" in page] == [False] * 3
    desk.tap(desk.see("/desk/"), "/language", to="en")
    assert "1 大" in desk.see(f"/desk/activities/{over.id}/sheet").text
    assert page.count('class="box"') == 3 + 10 + 1 + 2
    poster = desk.see(f"/desk/activities/{over.id}/poster").text
    assert f"http://localhost/activities/{over.id}" in poster
    assert "<svg" in poster
