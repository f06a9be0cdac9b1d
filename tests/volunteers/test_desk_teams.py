"""Teams, trainings, awards and evaluations at the desk."""

import pytest
from flask import Flask

from app import clock
from app.audit import Event
from app.db import db
from app.staff.models import Role
from app.volunteers import verbs_teams
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Award, Evaluation, Team, TeamMember, Training
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def counter(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def li(hive: Hive) -> Volunteer:
    return make.volunteer()


@pytest.fixture
def team(hive: Hive, li: Volunteer) -> Team:
    chen, _password = make.colleague()
    made = verbs_teams.found("护学队", chen, None, "早晚护送")
    db.session.flush()
    verbs_teams.join(made, li, chen)
    db.session.commit()
    return made


def test_a_team_is_founded_once_under_its_name(counter: Finger) -> None:
    page = counter.see("/desk/teams/new")
    said = {"name": "夕阳红服务队", "area": "0", "words": "陪老人"}
    assert "夕阳红服务队" in counter.follow(counter.tap(page, "/new", **said)).text
    assert counter.tap(page, "/new", **said).status_code == 409
    assert counter.tap(page, "/new", **(said | {"name": ""})).status_code == 422
    assert counter.tap(page, "/new", **(said | {"area": "99"})).status_code == 422
    assert "夕阳红服务队" in counter.see("/desk/teams").text


def test_a_team_changes_its_name_and_is_dissolved_once(counter: Finger, team: Team) -> None:
    page = counter.see(f"/desk/teams/{team.id}/edit")
    assert counter.tap(page, "/edit", name="护学先锋队", area="0").status_code == 303
    assert counter.tap(page, "/edit", name="", area="0").status_code == 422
    chen = db.session.query(TeamMember).one().volunteer and make.colleague(username="he")[0]
    verbs_teams.found("夕阳红服务队", chen, None)
    db.session.commit()
    assert counter.tap(page, "/edit", name="夕阳红服务队", area="0").status_code == 409
    assert counter.tap(page, "/retire").status_code == 303
    assert counter.tap(page, "/retire").status_code == 409
    assert "已解散" in counter.see("/desk/teams").text
    assert db.session.query(TeamMember).one().until == clock.today()


def test_somebody_found_on_the_roster_joins_once(counter: Finger, team: Team) -> None:
    make.volunteer("曾小贤", "13987654321")
    page = counter.tap(counter.see(f"/desk/teams/{team.id}"), "/seek", q="zxx")
    assert "139****4321" in page.text
    assert counter.tap(page, "/join").status_code == 303
    assert counter.tap(page, "/join").status_code == 409
    assert counter.tap(page, "/join", volunteer="999").status_code == 404
    assert counter.tap(page, "/join", volunteer="x").status_code == 404
    assert "在队里" in counter.tap(page, "/seek", q="4321").text


def test_nobody_joins_a_team_that_is_no_more(counter: Finger, team: Team) -> None:
    make.volunteer("曾小贤", "13987654321")
    page = counter.tap(counter.see(f"/desk/teams/{team.id}"), "/seek", q="zxx")
    verbs_teams.retire(team, make.colleague(username="he")[0])
    db.session.commit()
    assert counter.tap(page, "/join").status_code == 409


def test_a_leader_is_named_and_somebody_parts_once(counter: Finger, team: Team) -> None:
    page = counter.see(f"/desk/teams/{team.id}")
    assert "队长</span>" in counter.follow(counter.tap(page, "/lead")).text
    assert counter.tap(page, "/part").status_code == 303
    assert counter.tap(page, "/part").status_code == 409
    assert "队里还没有人" in counter.see(f"/desk/teams/{team.id}").text


LESSON = {"topic": "急救", "day": "2026-01-05", "hours": "1.5", "place": "社区", "organiser": "红十字会"}


def test_a_training_an_award_and_an_evaluation_stand_on_the_record(desk: Finger, li: Volunteer) -> None:
    page = desk.see(f"/desk/volunteers/{li.id}/growth")
    lesson = {f"t-{name}": value for name, value in LESSON.items()}
    for deed, said in (
        ("/training", lesson),
        ("/award", {"a-name": "优秀志愿者", "a-day": "2026-01-05", "a-giver": "社区"}),
        ("/evaluation", {"e-words": "耐心", "e-day": "2026-01-05"}),
    ):
        assert desk.tap(page, deed, **said).status_code == 303
        for field in said:
            assert desk.tap(page, deed, **(said | {field: ""})).status_code == 422
    one = desk.see(f"/desk/volunteers/{li.id}")
    assert all(words in one.text for words in ("急救", "1.5 小时", "红十字会", "优秀志愿者", "耐心"))
    assert db.session.query(Training).one().minutes == 90
    assert {line.deed for line in db.session.query(Event).filter(Event.deed.startswith("growth."))} == {
        "growth.trained",
        "growth.awarded",
        "growth.evaluated",
    }


@pytest.mark.parametrize("wrong", [{"t-day": "2999-01-01"}, {"t-hours": "0"}, {"t-hours": "x"}, {"t-hours": "1e9"}])
def test_a_training_lies_behind_and_has_hours(desk: Finger, li: Volunteer, wrong: dict[str, str]) -> None:
    lesson = {f"t-{name}": value for name, value in LESSON.items()} | wrong
    assert desk.tap(desk.see(f"/desk/volunteers/{li.id}/growth"), "/training", **lesson).status_code == 422
    assert db.session.query(Training).count() == 0


def test_a_slip_is_struck_out_once(desk: Finger, li: Volunteer) -> None:
    page = desk.see(f"/desk/volunteers/{li.id}/growth")
    desk.tap(page, "/training", **{f"t-{name}": value for name, value in LESSON.items()})
    desk.tap(page, "/award", **{"a-name": "优秀志愿者", "a-day": "2026-01-05", "a-giver": "社区"})
    desk.tap(page, "/evaluation", **{"e-words": "耐心", "e-day": "2026-01-05"})
    one = desk.see(f"/desk/volunteers/{li.id}")
    for what, table in (("trainings", Training), ("awards", Award), ("evaluations", Evaluation)):
        assert desk.tap(one, f"/desk/{what}/").status_code == 303
        assert desk.tap(one, f"/desk/{what}/").status_code == 404
        assert db.session.query(table).count() == 0


def test_a_training_is_entered_for_those_of_a_team_who_were_there(desk: Finger, team: Team, li: Volunteer) -> None:
    absent = make.volunteer("曾小贤", "13987654321")
    verbs_teams.join(team, absent, make.colleague(username="he")[0])
    page = desk.see(f"/desk/teams/{team.id}/training")
    assert page.text.count("checked") == 2
    assert desk.tap(page, "/training", **LESSON, members=[999]).status_code == 422
    assert desk.tap(page, "/training", **LESSON, without=("members",)).status_code == 422
    assert desk.tap(page, "/training", **LESSON, members=[li.id]).status_code == 303
    assert [row.volunteer_id for row in db.session.query(Training)] == [li.id]


COUNTER_POSTS = (
    *("/desk/teams/new", "/desk/teams/1/seek", "/desk/teams/1/join", "/desk/teams/1/edit", "/desk/teams/1/retire"),
    *("/desk/teams/members/1/lead", "/desk/teams/members/1/part"),
)
OFFICE_POSTS = (
    *("/desk/teams/1/training", "/desk/trainings/1/strike", "/desk/awards/1/strike", "/desk/evaluations/1/strike"),
)


@pytest.mark.parametrize(
    ("role", "url"), [(Role.GRID, each) for each in COUNTER_POSTS] + [(Role.STATION, each) for each in OFFICE_POSTS]
)
def test_teams_and_records_are_shut_to_strangers_and_to_other_roles(
    app: Flask, hive: Hive, stranger: Finger, role: Role, url: str
) -> None:
    other = sit(app, role)
    token = dict(other.form(other.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert other.client.post(url, data=token).status_code == 403


@pytest.mark.parametrize(
    "url", ["/desk/teams/999", "/desk/teams/999/edit", "/desk/teams/999/training", "/desk/volunteers/999/growth"]
)
def test_an_unknown_team_is_not_found(desk: Finger, url: str) -> None:
    assert desk.see(url).status_code == 404
