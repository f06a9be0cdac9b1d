"""Who comes, at the desk: masked lists, sign-ups by phone, changes, the queue with its reasons."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.activities import queries_desk_signups, queries_seats, verbs_seats
from app.activities.models import Activity
from app.activities.models_seats import AgeBand, Signup, SignupStage, Source
from app.audit import Event
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hands: Hands, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    """Three seats, in two days; children come with a grown-up."""
    return make.activity(hive.station, seats=3, starts_in=48, children_from=3)


def signups() -> list[Signup]:
    db.session.expire_all()
    return db.session.query(Signup).order_by(Signup.id).all()


def test_names_and_phones_are_masked_until_somebody_asks_and_that_is_written_down(
    dumplings: Activity, desk: Finger
) -> None:
    signup = make.signup(dumplings, "13900001234", name="王秀英")
    for page in ("signups", "attendance"):
        shown = desk.see(f"/desk/activities/{dumplings.id}/{page}").text
        assert ["王*" in shown, "139****1234" in shown] == [True, True]
        assert "王秀英" not in shown
    page = desk.see(f"/desk/activities/signups/{signup.id}")
    assert ["13900001234" in page.text, signup.code in page.text] == [False, False]
    full = desk.tap(page, "/phone")
    assert ["13900001234" in full.text, "王秀英" in full.text, signup.code in full.text] == [True, True, True]
    assert db.session.query(Event).filter_by(deed="signup.unmasked").count() == 1


def test_one_is_found_by_number_or_by_the_tail_of_a_phone(dumplings: Activity, desk: Finger) -> None:
    make.signup(dumplings, "13900001234", name="王奶奶")
    make.signup(dumplings, "13900005678", name="李叔叔")
    page = desk.see(f"/desk/activities/{dumplings.id}/signups")
    for search, fits in (("5678", "李*"), ("1", "王*"), ("13900001234", "王*")):
        found = desk.tap(page, "/signups", q=search).text
        assert [name in found for name in ("王*", "李*")] == [fits == "王*", fits == "李*"]
    assert "没有这样的报名" in desk.tap(page, "/signups", q="9999").text
    assert "没有这样的报名" in desk.tap(page, "/signups", q="王").text


def test_somebody_who_rings_up_is_signed_up(dumplings: Activity, desk: Finger) -> None:
    page = desk.see(f"/desk/activities/{dumplings.id}/signups/new")
    assert "还空 3 个位子" in page.text
    assert "结束后满 30 天删除" in page.text
    more = {"children__0__nickname": "豆豆", "children__0__band": "3-5", "guardian_agrees": "y"}
    answer = desk.follow(desk.tap(page, "/signups/new", phone="139 0000 1234", name="王奶奶", adults=1, **more))
    made = signups()[0]
    assert (made.stage, made.source, made.phone, made.children) == (
        SignupStage.CONFIRMED,
        Source.DESK,
        "13900001234",
        1,
    )
    assert made.by_id is not None
    assert [(child.nickname, child.band) for child in queries_seats.children(made.id)] == [("豆豆", AgeBand.SMALL)]
    assert made.code
    assert made.code in answer.text

    again = desk.tap(page, "/signups/new", phone="13900001234", adults=1)
    assert (again.status_code, "这个手机号已经报过名了" in again.text) == (409, True)
    assert 'value="13900001234"' in again.text


def test_whoever_finds_no_seat_is_told_their_place_in_the_queue_and_why(dumplings: Activity, desk: Finger) -> None:
    make.signup(dumplings, "13900000001", adults=2)
    make.signup(dumplings, "13900000002", adults=2)
    page = desk.see(f"/desk/activities/{dumplings.id}/signups/new")
    answer = desk.follow(desk.tap(page, "/signups/new", phone="13900001234", adults=2)).text
    assert "候补第 2 位（2 位一起，那时只空 1 个位子）" in answer
    assert "记好了" not in answer


@pytest.mark.parametrize(
    "wrong",
    [
        {"phone": ""},
        {"phone": "123"},
        {"adults": "-1"},
        {"adults": "100"},
        {"adults": "two"},
        {"name": "长" * 31},
        {"children__0__nickname": "豆豆"},
        {"children__0__band": "77"},
    ],
)
def test_a_party_that_cannot_be_is_asked_again(dumplings: Activity, desk: Finger, wrong: dict[str, str]) -> None:
    page = desk.see(f"/desk/activities/{dumplings.id}/signups/new")
    said = {"phone": "13900001234", "adults": "1"} | wrong
    assert desk.tap(page, "/signups/new", **said).status_code == 422
    assert not signups()


@pytest.mark.parametrize("band", ["0-2", "3-5"])
def test_children_need_their_age_and_a_grown_up_who_agrees(dumplings: Activity, desk: Finger, band: str) -> None:
    page = desk.see(f"/desk/activities/{dumplings.id}/signups/new")
    refused = desk.tap(page, "/signups/new", phone="13900001234", adults=1, children__0__band=band)
    assert refused.status_code == 409
    assert not signups()


def test_a_party_changes_and_comes_no_more(dumplings: Activity, desk: Finger) -> None:
    signup = make.signup(dumplings, "13900001234")
    waits = make.signup(dumplings, "13900005678", adults=3)
    page = desk.see(f"/desk/activities/signups/{signup.id}")
    assert desk.tap(page, "/change", p__adults="x").status_code == 422
    refused = desk.tap(page, "/change", p__adults=4)
    assert (refused.status_code, "加不下" in refused.text) == (409, True)
    assert 'value="4"' in refused.text
    assert "改好了" in desk.follow(desk.tap(page, "/change", p__adults=2)).text
    assert signups()[0].adults == 2

    assert desk.tap(page, "/cancel", c__reason=" ").status_code == 422
    assert "取消好了" in desk.follow(desk.tap(page, "/cancel", c__reason="腿疼")).text
    assert desk.tap(page, "/cancel", c__reason="腿疼").status_code == 409
    assert signups()[1].stage is SignupStage.OFFERED
    gone = desk.see(f"/desk/activities/{dumplings.id}/signups?gone=1").text
    assert "腿疼" in gone
    assert f"/signups/{waits.id}" not in gone


@pytest.mark.parametrize(("answer", "stage"), [("accept", SignupStage.CONFIRMED), ("decline", SignupStage.CANCELLED)])
def test_a_held_seat_is_answered_for_them_once(
    dumplings: Activity, desk: Finger, answer: str, stage: SignupStage
) -> None:
    first, waits = make.signup(dumplings, "13900000001", adults=3), make.signup(dumplings, "13900000002")
    verbs_seats.leave(first, None)
    page = desk.see(f"/desk/activities/signups/{waits.id}")
    assert desk.tap(page, f"/{answer}").status_code == 303
    assert signups()[1].stage is stage
    assert desk.tap(page, f"/{answer}").status_code == 409


def test_an_offer_run_out_cannot_be_accepted_even_before_it_is_swept(
    app: Flask, dumplings: Activity, hands: Hands
) -> None:
    first, waits = make.signup(dumplings, "13900000001", adults=3), make.signup(dumplings, "13900000002")
    verbs_seats.leave(first, None)
    hands.move(hours=25)
    desk = sit(app, Role.STATION)
    page = desk.see(f"/desk/activities/signups/{waits.id}")
    assert "没有答复" in page.text
    assert desk.tap(page, "/accept").status_code == 409


def test_the_queue_says_who_is_next_and_why_nobody_is_seated_yet(dumplings: Activity, desk: Finger) -> None:
    make.signup(dumplings, "13900000001", adults=2)
    make.signup(dumplings, "13900000002", adults=2, name="王奶奶")
    page = desk.see(f"/desk/activities/{dumplings.id}/queue").text
    assert "第 1 · 2 号" in page
    assert "2 位一起，那时只空 1 个位子" in page
    assert "怎么定的" in page


def test_the_history_of_the_queue_turns_its_pages(
    dumplings: Activity, desk: Finger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries_desk_signups, "PAGE", 2)
    make.signup(dumplings, "13900000001", adults=3)
    for number in range(2, 5):
        make.signup(dumplings, f"1390000000{number}", adults=2)
    first = desk.see(f"/desk/activities/{dumplings.id}/queue")
    before = first.text.split("before=")[1].split('"')[0]
    second = desk.see(f"/desk/activities/{dumplings.id}/queue?before={before}").text
    assert "回到最前" in second
    listed = desk.see(f"/desk/activities/{dumplings.id}/signups").text
    assert "after=2" in listed
    assert "3 号" in desk.see(f"/desk/activities/{dumplings.id}/signups?after=2").text


def test_a_desk_may_sign_up_until_the_end_and_not_after(app: Flask, dumplings: Activity, hands: Hands) -> None:
    hands.set(dumplings.ends_at - timedelta(minutes=5))
    desk = sit(app, Role.STATION)
    page = desk.see(f"/desk/activities/{dumplings.id}/signups/new")
    assert desk.tap(page, "/signups/new", phone="13900001234", adults=1).status_code == 303
    hands.move(minutes=6)
    assert desk.tap(page, "/signups/new", phone="13900005678", adults=1).status_code == 409
    assert clock.now() > dumplings.ends_at


DEEDS = ["1/signups/new", "signups/1/phone", "signups/1/change", "signups/1/cancel", "signups/1/accept"]


@pytest.mark.parametrize("deed", [*DEEDS, "signups/1/decline"])
def test_sign_ups_are_shut_to_strangers_and_to_grid_workers(
    app: Flask, dumplings: Activity, stranger: Finger, deed: str
) -> None:
    make.signup(dumplings)
    grid_worker = sit(app, Role.GRID)
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    assert stranger.client.post(f"/desk/activities/{deed}", data=token).status_code == 303
    assert grid_worker.client.post(f"/desk/activities/{deed}", data=token).status_code == 403
    assert "看完整号码" not in grid_worker.see("/desk/activities/signups/1").text
    assert grid_worker.see("/desk/activities/signups/99").status_code == 404
