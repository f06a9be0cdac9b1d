"""Rounds and families at the desk: each deed works, is refused, is incomplete, and is no stranger's."""

from typing import Any

import pytest
from flask import Flask

from app import clock
from app.audit import Event
from app.community.models import Area, Level
from app.db import db
from app.honours import verbs, verbs_objections
from app.honours.lifecycle import Stage
from app.honours.models import Doubt, HonourRound, Nomination, Objection
from app.staff.models import Role, Staff
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

ROUND = {"name": "2026年最美家庭", "year": 2026, "opens_on": "2026-03-01", "closes_on": "2026-03-31", "notice_days": 3}


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def compound(hive: Hive) -> Area:
    community = db.session.query(Area).filter_by(level=Level.COMMUNITY).one()
    return make.area("万隆一品小区", Level.COMPOUND, community)


@pytest.fixture
def family(compound: Area) -> Nomination:
    made = make.nomination(make.honour_round(), compound, phone="13812345678")
    db.session.commit()
    return made


def by() -> Staff:
    return db.session.query(Staff).filter_by(username="decider").one()


def page_of(family: Nomination) -> str:
    return f"/desk/honours/families/{family.id}"


def stage_of(family: Nomination) -> Stage:
    db.session.rollback()
    db.session.refresh(family)
    return family.stage


def test_a_round_is_opened_and_put_right(desk: Finger) -> None:
    page = desk.follow(desk.tap(desk.see("/desk/honours/new"), "/new", **ROUND))
    assert "2026年最美家庭" in page.text
    edit = desk.see(f"/desk/honours/{db.session.query(HonourRound).one().id}/edit")
    assert "公示 5 个工作日" in desk.follow(desk.tap(edit, "/edit", notice_days=5)).text
    assert desk.tap(edit, "/edit", notice_days="").status_code == 422


@pytest.mark.parametrize(
    "said", [{"name": ""}, {"year": "x"}, {"closes_on": "2026-02-01"}, {"opens_on": "9999-12-31"}, {"notice_days": 0}]
)
def test_a_round_with_odd_days_is_none(desk: Finger, said: dict[str, Any]) -> None:
    assert desk.tap(desk.see("/desk/honours/new"), "/new", **(ROUND | said)).status_code == 422
    assert db.session.query(HonourRound).count() == 0


def test_a_family_is_nominated_at_the_counter(app: Flask, compound: Area) -> None:
    keeper, seen = sit(app, Role.STATION), make.honour_round()
    db.session.commit()
    page = keeper.see(f"/desk/honours/{seen.id}/nominate")
    said = {"family": "李家", "area": compound.id, "merit": "elders"}
    assert "李家" in keeper.follow(keeper.tap(page, "/nominate", **said)).text
    assert keeper.tap(page, "/nominate", **(said | {"family": ""})).status_code == 422
    assert keeper.tap(page, "/nominate", **(said | {"area": 999})).status_code == 422
    seen.closes_on = seen.opens_on = clock.today().replace(year=2020)
    assert keeper.tap(page, "/nominate", **said).status_code == 409


def test_two_buildings_of_one_name_are_told_apart_by_their_estates(
    desk: Finger, compound: Area, family: Nomination
) -> None:
    building = make.area("2栋", Level.BUILDING, compound)
    make.nomination(family.round, building, family="赵家")
    assert "万隆一品小区2栋" in desk.see(f"/desk/honours/{family.round_id}").text


def test_the_whole_way_at_the_desk(desk: Finger, family: Nomination) -> None:
    page = desk.see(page_of(family))
    page = desk.follow(desk.tap(page, "/note", note__words="邻居都说好"))
    page = desk.follow(desk.tap(page, "/shortlist", shortlist__words="事迹属实"))
    page = desk.follow(desk.tap(page, "/announce", announce__told="十年照顾独居老人"))
    assert "邻居都说好" in page.text
    assert stage_of(family) is Stage.NOTICED
    page = desk.follow(desk.tap(page, "/object", object__doubt="untrue"))
    page = desk.follow(desk.tap(page, "/answer", answer__outcome="dismissed", answer__words="核实过"))
    assert "意见不成立" in page.text
    family.notice_until = clock.today().replace(year=2020)
    page = desk.follow(desk.tap(desk.see(page_of(family)), "/award"))
    assert stage_of(family) is Stage.AWARDED


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("note", {"note__words": ""}),
        ("shortlist", {"shortlist__words": ""}),
        ("decline", {"decline__words": "字" * 200}),
        ("withdraw", {"withdraw__words": ""}),
    ],
)
def test_a_deed_without_words_is_not_done(desk: Finger, family: Nomination, deed: str, said: dict[str, str]) -> None:
    assert desk.tap(desk.see(page_of(family)), f"/{deed}", **said).status_code == 422
    assert stage_of(family) is Stage.NOMINATED


@pytest.mark.parametrize("deed", ["shortlist", "decline", "withdraw"])
def test_each_decision_is_made_once(desk: Finger, family: Nomination, deed: str) -> None:
    page = desk.see(page_of(family))
    assert desk.tap(page, f"/{deed}", **{f"{deed}__words": "理由"}).status_code == 303
    assert desk.tap(page, f"/{deed}", **{f"{deed}__words": "理由"}).status_code == 409


def test_a_consent_is_asked_for_and_can_be_taken_back(desk: Finger, family: Nomination) -> None:
    verbs.take_back_consent(family, by())
    page = desk.see(page_of(family))
    assert desk.tap(page, "/consent", consent__words="").status_code == 422
    agreed = desk.follow(desk.tap(page, "/consent", consent__words="本人到社区说的"))
    assert desk.tap(page, "/consent", consent__words="再问一次").status_code == 409
    assert desk.tap(agreed, "/take-back").status_code == 303
    assert desk.tap(agreed, "/take-back").status_code == 409


def test_a_notice_needs_words_and_its_turn(desk: Finger, family: Nomination) -> None:
    verbs.shortlist(family, by(), "属实")
    page = desk.see(page_of(family))
    assert desk.tap(page, "/announce", announce__told="").status_code == 422
    assert desk.tap(page, "/announce", announce__told="照顾邻居").status_code == 303
    assert desk.tap(page, "/announce", announce__told="照顾邻居").status_code == 409


def test_nobody_is_honoured_before_the_notice_is_over(desk: Finger, family: Nomination) -> None:
    verbs.shortlist(family, by(), "属实")
    verbs.announce(family, by(), "照顾邻居")
    family.notice_until = clock.today().replace(year=2020)
    page = desk.see(page_of(family))
    family.notice_until = clock.today()
    assert desk.tap(page, "/award").status_code == 409
    assert stage_of(family) is Stage.NOTICED


def test_an_objection_is_taken_and_answered_once(desk: Finger, family: Nomination) -> None:
    verbs.shortlist(family, by(), "属实")
    verbs.announce(family, by(), "照顾邻居")
    page = desk.see(page_of(family))
    assert desk.tap(page, "/object", object__doubt="bee").status_code == 422
    page = desk.follow(desk.tap(page, "/object", object__doubt="other", object__phone="13912345678"))
    assert "139****5678" in page.text
    assert desk.tap(page, "/answer", answer__words="核实过").status_code == 422
    assert "13912345678" in desk.tap(page, f"/objections/{db.session.query(Objection).one().id}/phone").text
    said = {"answer__outcome": "upheld", "answer__words": "确实如此"}
    assert desk.tap(page, "/answer", **said).status_code == 303
    assert desk.tap(page, "/answer", **said).status_code == 409
    family.stage = Stage.WITHDRAWN
    assert (
        desk.client.post(f"{page_of(family)}/object", data=_token(desk, family) | {"object-doubt": "other"}).status_code
        == 409
    )


def test_a_nominators_number_is_shown_on_purpose(desk: Finger, family: Nomination) -> None:
    page = desk.see(page_of(family))
    assert "13812345678" not in page.text
    assert "13812345678" in desk.tap(page, "/phone").text
    family.phone = None
    assert desk.tap(page, "/phone").status_code == 409


def test_an_objectors_number_that_is_gone_is_refused(desk: Finger, family: Nomination) -> None:
    verbs.shortlist(family, by(), "属实")
    verbs.announce(family, by(), "照顾邻居")
    said = verbs_objections.object_to(family, by(), Doubt.OTHER, "", "13912345678")
    page = desk.see(page_of(family))
    said.phone = None
    assert desk.tap(page, f"/objections/{said.id}/phone").status_code == 409


def test_today_tells_of_objections_and_of_notices_that_are_over(desk: Finger, family: Nomination) -> None:
    verbs.shortlist(family, by(), "属实")
    verbs.announce(family, by(), "照顾邻居")
    verbs_objections.object_to(family, by(), Doubt.OTHER)
    assert "有一条不同意见" in desk.see("/desk/").text
    family.notice_until = clock.today().replace(year=2020)
    assert "公示期满，可以授予了" in desk.see("/desk/").text


def test_what_the_committee_says_is_not_for_the_counter_nor_for_strangers(
    app: Flask, family: Nomination, stranger: Finger
) -> None:
    assert sit(app, Role.STATION).see(page_of(family)).status_code == 403
    assert stranger.see(page_of(family)).location == "/desk/login"


def _token(desk: Finger, family: Nomination) -> dict[str, str]:
    return {"csrf_token": dict(desk.form(desk.see(page_of(family)), "/note")[1])["csrf_token"]}


def test_a_family_is_erased_once_by_the_office_alone(
    app: Flask, desk: Finger, family: Nomination, stranger: Finger
) -> None:
    page = desk.see(page_of(family))
    address = f"{page_of(family)}/erase"
    assert sit(app, Role.STATION).client.post(address, data=_token(desk, family)).status_code in {303, 403}
    assert stranger.client.post(address).status_code == 303
    erased = desk.follow(desk.tap(page, "/erase"))
    assert all(gone not in erased.text for gone in ("王阿姨", "十年照顾", "138****5678"))
    assert "已删除的一户" in erased.text
    assert desk.tap(page, "/erase").status_code == 409
    assert "已删除" in desk.see(f"/desk/honours/{family.round_id}").text
    assert db.session.query(Event).filter_by(deed="honour.erased").count() == 1


def test_the_page_says_who_wrote_the_family_s_yes_down_and_what_is_only_hearsay(
    desk: Finger, family: Nomination
) -> None:
    assert "由林晓岚记下" in desk.see(page_of(family)).text
    verbs.take_back_consent(family, by())
    page = desk.see(page_of(family))
    assert "他们家知道这次推荐" in page.text
    assert "还没问到，不能公示" in page.text
