"""The roster at the desk: found by pinyin and phone, masked, and unmasked only by a deed that is written down."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.audit import Event
from app.db import db
from app.staff.models import Role
from app.volunteers import desk as roster_face
from app.volunteers import queries_roster, verbs, verbs_teams, verbs_upkeep
from app.volunteers.models import Group, Standing, Volunteer
from app.volunteers.verbs_person import Papers
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger, Forms

ID = "11010519491231002X"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


@pytest.fixture
def li(hive: Hive) -> Volunteer:
    return make.volunteer()


def names(page: str) -> list[str]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [piece.partition("</a>")[0].rpartition(">")[2] for piece in body.split('<th scope="row">')[1:]]


def test_the_roster_is_in_the_order_of_pinyin_and_masked(desk: Finger, li: Volunteer) -> None:
    make.volunteer("曾小贤", "13987654321")
    make.volunteer("安然", "13700001111")
    page = desk.see("/desk/volunteers").text
    assert names(page) == ["安然", "李梅", "曾小贤"]
    assert "138****5678" in page
    assert "13812345678" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("zxx", True),
        ("cxx", True),
        ("ZengXiao", True),
        ("cengxiaoxian", True),
        ("zeng xiao xian", True),
        ("曾", True),
        ("曾小贤", True),
        ("4321", True),
        ("139 8765 4321", True),
        ("1398", True),
        ("xx", False),
        ("0000", False),
        ("%", False),
        ("_", False),
        ("'; --", False),
    ],
)
def test_somebody_is_found_in_both_readings_by_name_and_by_phone(
    desk: Finger, li: Volunteer, asked: str, found: bool
) -> None:
    make.volunteer("曾小贤", "13987654321")
    page = desk.tap(desk.see("/desk/volunteers"), "/desk/volunteers", q=asked)
    assert page.status_code == 200
    assert (names(page.text) == ["曾小贤"]) is found


def test_the_roster_is_narrowed_to_a_standing_a_group_a_team_or_in_service(desk: Finger, li: Volunteer) -> None:
    teacher = make.volunteer("曾小贤", "13987654321", group=Group.TEACHER)
    verbs.apply(make.person("安然", "13700001111"), "862930")
    chen, _password = make.colleague()
    team = verbs_teams.found("护学队", chen, None)
    db.session.flush()
    verbs_teams.join(team, teacher, chen)
    verbs.change(li, chen, make.person(), Papers(unit="源城区人民医院"))
    db.session.commit()
    for asked, found in (
        ("standing=applied", ["安然"]),
        ("standing=nonsense", ["李梅", "曾小贤"]),
        ("group=teacher", ["曾小贤"]),
        ("group=nonsense", ["李梅", "曾小贤"]),
        (f"team={team.id}", ["曾小贤"]),
        (f"team={2**70}", ["李梅", "曾小贤"]),
        ("in_service=1", ["李梅"]),
        (f"in_service=1&team={team.id}", []),
    ):
        assert names(desk.see(f"/desk/volunteers?{asked}").text) == found
    page = desk.see(f"/desk/volunteers?team={team.id}")
    assert names(desk.tap(page, "/desk/volunteers", q="l", team=team.id).text) == []


def test_standings_and_groups_say_how_many_there_are(desk: Finger, li: Volunteer) -> None:
    make.volunteer("王强", "13700001111", group=Group.PARTY)
    verbs.apply(make.person("安然", "13700002222", group=Group.PARTY), "862930")
    page = desk.see("/desk/volunteers")
    for words in ("在册 2<", "待审批 1<", "离开 0<", "社区党员 1<", "热心人士 1<", "教师 0<"):
        assert words in page.text
    page = desk.tap(page, "/volunteers", standing="applied")
    assert "热心人士 0<" in page.text


def test_a_long_roster_turns_its_pages_without_an_address(
    desk: Finger, li: Volunteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.volunteer("李梅", "13987654321")
    make.volunteer("王强", "13700001111")
    monkeypatch.setattr(roster_face, "PAGE", 1)
    monkeypatch.setattr(queries_roster, "PAGE", 1)
    seen, page = [], desk.see("/desk/volunteers")
    for _turn in range(3):
        seen += names(page.text)
        forward = [form for form in forms_after(page.text) if "after" in form]
        page = desk.client.post("/desk/volunteers", data=forward[-1]) if forward else page
    assert seen == ["李梅", "李梅", "王强"]


def forms_after(page: str) -> list[dict[str, str]]:
    return [dict(fields) for action, fields in Forms(page).forms if action == "/desk/volunteers"]


def test_one_volunteer_shows_what_is_known_and_hides_the_numbers(desk: Finger, li: Volunteer) -> None:
    chen, _password = make.colleague()
    verbs.change(li, chen, make.person(), Papers(id_number=ID, unit="源城区人民医院", national_number="441600123"))
    db.session.commit()
    page = desk.see(f"/desk/volunteers/{li.id}")
    assert all(words in page.text for words in ("李梅", "138****5678", "已登记，不显示", "源城区人民医院", "441600123"))
    assert ID not in page.text
    assert "13812345678" not in page.text
    assert ID not in desk.see(f"/desk/volunteers/{li.id}/edit").text


def test_a_persons_page_leads_to_their_records_and_an_applicants_back_to_those_who_wait(
    desk: Finger, li: Volunteer
) -> None:
    assert f'href="/desk/records?volunteer={li.id}&amp;view=all"' in desk.see(f"/desk/volunteers/{li.id}").text
    asking = verbs.apply(make.person("安然", "13700002222"), "862930")
    page = desk.see(f"/desk/volunteers/{asking.id}").text
    assert '<p class="back"><a href="/desk/applications">' in page
    assert ">在册</h2>" not in page


def test_numbers_are_unmasked_by_a_deed_that_is_written_down(desk: Finger, li: Volunteer) -> None:
    chen, _password = make.colleague()
    verbs.change(li, chen, make.person(), Papers(id_number=ID))
    db.session.commit()
    answer = desk.tap(desk.see(f"/desk/volunteers/{li.id}"), "/unmask")
    assert "13812345678" in answer.text
    assert ID in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    line = db.session.query(Event).filter_by(deed="volunteer.unmasked").one()
    assert (line.subject, line.note) == (f"volunteer:{li.id}", "")
    assert "13812345678" not in desk.see(f"/desk/volunteers/{li.id}").text


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_who_only_looks_sees_no_number_and_no_birthday(app: Flask, li: Volunteer, role: Role) -> None:
    li.home_id = make.building().id
    db.session.commit()
    onlooker = sit(app, role)
    page = onlooker.see(f"/desk/volunteers/{li.id}")
    assert "138****5678" in page.text
    assert "/unmask" not in page.text
    token = dict(onlooker.form(page, "/language")[1])
    assert onlooker.client.post(f"/desk/volunteers/{li.id}/unmask", data=token).status_code == 403


def test_somebody_leaves_and_comes_back_once(desk: Finger, li: Volunteer) -> None:
    page = desk.see(f"/desk/volunteers/{li.id}")
    assert desk.tap(page, "/leave").status_code == 303
    assert desk.tap(page, "/leave").status_code == 409
    page = desk.see(f"/desk/volunteers/{li.id}")
    assert desk.tap(page, "/return").status_code == 303
    assert desk.tap(page, "/return").status_code == 409
    db.session.refresh(li)
    assert li.standing is Standing.ACTIVE


def test_consent_is_withdrawn_on_their_behalf_once(desk: Finger, li: Volunteer) -> None:
    page = desk.see(f"/desk/volunteers/{li.id}")
    assert desk.tap(page, "/withdraw").status_code == 303
    assert desk.tap(page, "/withdraw").status_code == 409
    db.session.refresh(li)
    assert (li.standing, li.consented_at, li.born_on) == (Standing.LEFT, None, None)


def test_who_took_the_consent_back_returns_only_by_giving_it_again(desk: Finger, li: Volunteer) -> None:
    verbs.withdraw(li, li)
    db.session.commit()
    page = desk.see(f"/desk/volunteers/{li.id}")
    assert "本人当面同意" in page.text
    assert desk.tap(page, "/return").status_code == 409
    assert desk.tap(page, "/return", consent="yes").status_code == 303
    db.session.refresh(li)
    assert li.is_active
    assert li.consented_at is not None


def test_who_is_forgotten_is_not_asked_back(desk: Finger, li: Volunteer) -> None:
    verbs.withdraw(li, li)
    verbs_upkeep.forget_contacts(clock.now() + timedelta(seconds=1))
    db.session.commit()
    assert "请回来" not in desk.see(f"/desk/volunteers/{li.id}").text


POSTS = ("unmask", "leave", "return", "withdraw", "edit", "training", "award", "evaluation")


@pytest.mark.parametrize("deed", POSTS)
def test_the_offices_deeds_are_shut_to_strangers_and_to_the_counter(
    app: Flask, stranger: Finger, li: Volunteer, deed: str
) -> None:
    counter = sit(app, Role.STATION)
    token = dict(counter.form(counter.see("/desk/"), "/language")[1])
    url = f"/desk/volunteers/{li.id}/{deed}"
    assert stranger.client.post(url, data=token).status_code == 303
    assert counter.client.post(url, data=token).status_code == 403
    assert stranger.client.post("/desk/volunteers", data=token).status_code == 303


def test_an_unknown_volunteer_is_not_found(desk: Finger) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    for deed in (*POSTS, "card", "card/revoke", "code", "unlock"):
        assert desk.client.post(f"/desk/volunteers/999/{deed}", data=token).status_code == 404
    assert desk.see("/desk/volunteers/999").status_code == 404
