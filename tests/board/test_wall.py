"""The wall: open to all, the same until something changes, and nobody on it who did not agree."""

import pytest
from sqlalchemy import select, update

from app import clock
from app.board import recount
from app.board.models import Tally
from app.community.models import Level
from app.db import db
from app.kiosk import verbs as kiosk
from app.station import verbs as station
from app.station.models import Visit, VisitorType
from app.volunteers import verbs_ledger
from tests import make
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def wall(hive: Hive) -> str:
    db.session.commit()
    return f"/board/{hive.station.area_id}"


def come_in(hive: Hive) -> Visit:
    guest = kiosk.welcome(hive.kiosk.id)[0]
    return station.welcome(hive.kiosk, guest, VisitorType.COURIER, 2, [hive.water.id], {})


def test_the_only_community_is_led_to(stranger: Finger, wall: str) -> None:
    answer = stranger.client.get("/board")
    assert (answer.status_code, answer.location) == (303, wall)


def test_of_several_one_chooses(stranger: Finger, hive: Hive) -> None:
    make.area("康乐路北社区", Level.COMMUNITY)
    db.session.commit()
    assert "康乐路北社区" in stranger.see("/board").text


def test_a_house_without_a_community_says_so(app: object, stranger: Finger) -> None:
    assert "这里还没有社区" in stranger.see("/board").text


@pytest.mark.parametrize("id", ["0", "99", str(2**63), "x"])
def test_what_is_not_there_is_not_found(stranger: Finger, hive: Hive, id: str) -> None:
    db.session.commit()
    for page in (f"/board/{id}", f"/board/{id}/now"):
        assert stranger.client.get(page).status_code == 404


def test_a_building_has_no_wall(stranger: Finger, hive: Hive) -> None:
    house = make.building()
    db.session.commit()
    assert stranger.client.get(f"/board/{house.id}").status_code == 404
    assert stranger.client.get(f"/board/{house.parent_id}").status_code == 200


def test_it_is_told_again_only_when_something_changed(stranger: Finger, hive: Hive, wall: str) -> None:
    first = stranger.client.get(f"{wall}/now")
    tag = {"If-None-Match": first.headers["ETag"]}
    assert stranger.client.get(f"{wall}/now", headers=tag).status_code == 304
    come_in(hive)
    db.session.commit()
    again = stranger.client.get(f"{wall}/now", headers=tag)
    assert again.status_code == 200
    assert "今天来过 2 位" in again.text


def test_both_languages_hang(stranger: Finger, wall: str) -> None:
    assert "服务人次" in stranger.see(wall).text
    english = stranger.see(f"{wall}?in=en").text
    assert "People served" in english
    assert f"{wall}/now?in=en" in english


def test_only_who_agreed_is_named_and_by_the_first_name(stranger: Finger, hive: Hive, wall: str) -> None:
    shift = make.duty(hive.station, starts_in=-1)
    for name, phone, may in (("李秀英", "13812345678", True), ("王建国", "13812345679", False)):
        verbs_ledger.sign_in(make.volunteer(name, phone, may_show=may), shift)
    db.session.commit()
    text = stranger.see(wall).text
    assert "秀英" in text
    assert "还有 1 位" in text
    for hidden in ("李秀英", "建国", "13812345678"):
        assert hidden not in text


def test_today_s_activities_are_on_it_and_drafts_are_not(stranger: Finger, hive: Hive, wall: str) -> None:
    make.activity(hive.station, "包粽子", starts_in=1)
    db.session.commit()
    assert "包粽子" in stranger.see(wall).text


def test_a_house_that_lived_nothing_yet_shows_dashes(stranger: Finger, wall: str) -> None:
    assert "<b>–</b>" in stranger.see(wall).text


def test_an_edited_sum_is_found_by_the_recount(hive: Hive) -> None:
    come_in(hive)
    db.session.commit()
    assert list(recount.differences()) == []
    db.session.execute(update(Tally).values(amount=7))
    assert len(list(recount.differences())) == 2
    recount.lay_down()
    assert list(recount.differences()) == []


def test_a_walk_in_that_is_undone_leaves_no_sum(hive: Hive) -> None:
    visit = come_in(hive)
    db.session.commit()
    visit.undone_at = clock.now()
    db.session.commit()
    kept = db.session.scalars(select(Tally).where(Tally.measure == "visits")).all()
    assert [(row.times, row.amount) for row in kept] == [(0, 0), (0, 0)]
