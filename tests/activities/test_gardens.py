"""The gardens: who came is counted by one tap, at the kiosk and at the desk, and a wrong tap is taken back."""

from datetime import date

import pytest
from flask import Flask

from app import clock
from app.activities import queries_after, verbs_after
from app.activities.models_after import GardenVisit
from app.clock import Hands
from app.community import verbs as community
from app.community.models import Area, Level, Place, PlaceKind
from app.config import rules
from app.db import db
from app.kiosk import verbs as kiosks
from app.kiosk.models import Device, Visitor
from app.refusal import Refused
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

GARDENS, DESK = "/kiosk/gardens", "/desk/gardens"


@pytest.fixture
def garden(hive: Hive, hands: Hands) -> Place:
    """爱心乐园, always open."""
    made = make.place(db.session.query(Area).filter_by(level=Level.COMMUNITY).one(), "爱心乐园", PlaceKind.GARDEN)
    made.name_en = "Garden of Love"
    return made


def counted() -> list[tuple[int, bool]]:
    db.session.expire_all()
    return [(each.heads, each.undone_at is not None) for each in db.session.query(GardenVisit)]


def test_the_stations_own_page_leads_to_the_gardens(garden: Place, kiosk: Finger) -> None:
    assert f'href="{GARDENS}?from=about"' in kiosk.see("/kiosk/about").text


def test_one_tap_counts_one(garden: Place, kiosk: Finger) -> None:
    page = kiosk.see(GARDENS)
    assert "爱心乐园" in page.text
    assert "现在开着，全天开放" in page.text
    done = kiosk.follow(kiosk.tap(page, "/visit"))
    assert "记好了，1 位" in done.text
    visit = db.session.query(GardenVisit).one()
    assert (visit.heads, visit.day) == (1, date(2026, 3, 2))
    assert visit.device_id is not None


def test_several_say_how_many_they_are(garden: Place, kiosk: Finger) -> None:
    page = kiosk.see(f"{GARDENS}/{garden.id}")
    assert "记好了，4 位" in kiosk.follow(kiosk.tap(page, "/visit", heads=4)).text
    assert counted() == [(4, False)]


@pytest.mark.parametrize("heads", ["0", "21", "", "x"])
def test_nobody_or_a_busload_is_no_number(garden: Place, kiosk: Finger, heads: str) -> None:
    page = kiosk.see(f"{GARDENS}/{garden.id}")
    assert kiosk.tap(page, "/visit", heads=heads).status_code == 422
    assert counted() == []


def test_a_wrong_tap_is_taken_back(garden: Place, kiosk: Finger) -> None:
    done = kiosk.follow(kiosk.tap(kiosk.see(GARDENS), "/visit"))
    undone = kiosk.follow(kiosk.tap(done, "/undo"))
    assert "撤销好了" in undone.text
    assert "/undo" not in undone.text
    assert counted() == [(1, True)]


def test_too_late_to_take_back_is_refused_and_not_offered(garden: Place, kiosk: Finger, hands: Hands) -> None:
    answer = kiosk.tap(kiosk.see(GARDENS), "/visit")
    done = kiosk.follow(answer)
    for _minute in range(11):
        hands.move(minutes=1)
        kiosks.see(db.session.query(Visitor).one().id)
    assert kiosk.tap(done, "/undo").status_code == 409
    assert "/undo" not in kiosk.see(answer.location).text


def test_nobody_else_sees_or_takes_back_a_tap(garden: Place, kiosk: Finger, other_kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see(GARDENS), "/visit")
    url, _fields = kiosk.form(kiosk.follow(answer), "/undo")
    assert other_kiosk.see(answer.location).location == GARDENS
    _action, fields = other_kiosk.form(other_kiosk.see(GARDENS), "/visit")
    assert other_kiosk.client.post(url, data=dict(fields)).status_code == 404


def test_the_garden_at_hand_comes_first_and_what_is_on_is_told(garden: Place, hive: Hive, kiosk: Finger) -> None:
    community_area = db.session.get_one(Area, garden.area_id)
    make.place(community_area, "儿童乐园", PlaceKind.GARDEN)
    make.activity(garden, "讲故事", starts_in=2)
    db.session.query(Device).one().place_id = garden.id
    page = kiosk.see(GARDENS).text
    assert page.index("爱心乐园") < page.index("儿童乐园")
    assert "就在这里" in page
    assert "上午11:00 讲故事" in page


def test_a_closed_garden_counts_nobody(garden: Place, kiosk: Finger) -> None:
    page = kiosk.see(GARDENS)
    garden.closed_at = clock.now()
    assert kiosk.tap(page, "/visit").status_code == 409


def test_a_place_that_is_no_garden_is_not_there(garden: Place, hive: Hive, kiosk: Finger) -> None:
    assert kiosk.see(f"{GARDENS}/{hive.station.id}").status_code == 404
    with pytest.raises(Refused):
        verbs_after.visit_garden(hive.station, 1)


def test_strangers_are_led_to_the_enrolment(app: Flask, garden: Place, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in (f"/{garden.id}/visit", "/visits/1/undo"):
            assert stranger.client.post(GARDENS + path).location == "/kiosk/enrol"
            assert stranger.client.post(f"{DESK}/{garden.id}/visits").location == "/desk/login"
            assert stranger.client.post(f"{DESK}/visits/1/undo").location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    assert counted() == []


def test_the_desk_counts_with_a_number_and_takes_it_back(app: Flask, garden: Place) -> None:
    desk = sit(app, Role.CADRE)
    page = desk.follow(desk.tap(desk.see(DESK), f"/{garden.id}/visits", heads=30))
    assert "爱心乐园 · 30 位" in page.text
    assert counted() == [(30, False)]
    assert "30 位" not in desk.follow(desk.tap(page, "/undo")).text
    assert counted() == [(30, True)]


@pytest.mark.parametrize("heads", ["0", "100", ""])
def test_the_desk_is_told_what_is_no_number(app: Flask, garden: Place, heads: str) -> None:
    desk = sit(app, Role.CADRE)
    assert desk.tap(desk.see(DESK), f"/{garden.id}/visits", heads=heads).status_code == 422
    assert counted() == []


def test_the_desk_is_refused_for_a_closed_garden(app: Flask, garden: Place) -> None:
    desk = sit(app, Role.CADRE)
    page = desk.see(DESK)
    garden.closed_at = clock.now()
    assert desk.tap(page, f"/{garden.id}/visits", heads=1).status_code == 409


def test_day_week_month_and_year_are_summed_apart(app: Flask, garden: Place, hands: Hands) -> None:
    hands.move(hours=-24)  # Sunday: another week, another month
    verbs_after.visit_garden(garden, 8)
    hands.move(hours=24)
    verbs_after.visit_garden(garden, 2)
    hands.move(hours=24)
    verbs_after.visit_garden(garden, 1)
    sums = [queries_after.garden_heads(first, clock.today()) for first in (date(2026, 3, 3), date(2026, 3, 2))]
    assert sums == [{garden.id: 1}, {garden.id: 3}]
    page = sit(app, Role.CADRE).see(DESK).text
    assert [page.count(f">{number}</td>") for number in (1, 3, 11)] == [1, 1, 2]


def test_a_garden_shut_for_now_says_so_in_its_own_words(garden: Place, kiosk: Finger) -> None:
    community.close_for_now(garden, make._approver(), "地面在修")
    assert "临时关门：地面在修" in kiosk.see(GARDENS).text


def test_one_kiosk_counts_so_many_taps_an_hour(hive: Hive, garden: Place, kiosk: Finger) -> None:
    page = kiosk.see(GARDENS)
    make.busy(f"garden@{hive.kiosk.id}", rules().garden_taps_an_hour)
    stopped = kiosk.tap(page, "/visit")
    assert (stopped.status_code, counted()) == (429, [])
    assert "找人帮忙" in stopped.text


def test_a_garden_at_the_desk_leads_to_its_place_which_everybody_may_read(app: Flask, garden: Place) -> None:
    keeper = sit(app, Role.CADRE)
    address = f"/desk/places/{garden.id}"
    assert f'href="{address}"' in keeper.see(DESK).text
    assert keeper.see(address).status_code == 200


def test_one_returns_from_the_gardens_to_where_one_came_from(hive: Hive, kiosk: Finger, hands: Hands) -> None:
    listed = kiosk.see("/kiosk/activities").text
    assert 'href="/kiosk/gardens?from=coming"' in listed
    assert 'href="/kiosk/honours"' in listed
    assert 'href="/kiosk/activities"' in kiosk.see("/kiosk/gardens?from=coming").text
    assert 'href="/kiosk/about"' in kiosk.see("/kiosk/gardens?from=about").text
    assert "返回首页" in kiosk.see("/kiosk/gardens?from=elsewhere").text
