"""The people of the desk: taken on, changed, gone, back."""

import re
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from app.community.models import Area, Level
from app.db import db
from app.staff.models import Role, Staff
from tests import make
from tests.staff.conftest import PASSWORD, SignIn
from tests.taps import Finger

pytestmark = pytest.mark.usefixtures("hive")

NOTHING = {"area": "0", "grid": "0", "place": "0"}


def take_on(desk: Finger, **said: str) -> TestResponse:
    words = {"name": "李梅", "username": "limei", "role": "station", **NOTHING, "place": "1"} | said
    return desk.tap(desk.see("/desk/staff/new"), "/desk/staff/new", **words)


def told(page: str) -> str:
    found = re.search(r'class="secret">([^<]+)<', page)
    assert found
    return found[1]


@pytest.fixture
def limei(desk: Finger) -> Staff:
    colleague, _password = make.colleague(Role.STATION, "limei", "李梅")
    db.session.commit()
    return colleague


def test_a_new_colleague_signs_in_with_the_password_told_once(desk: Finger, browser: Callable[[str], Finger]) -> None:
    password = told(take_on(desk).text)
    assert password not in desk.see("/desk/staff").text

    at = browser("198.51.100.3")
    answer = at.tap(at.see("/desk/login"), "/login", username="limei", password=password)
    assert at.follow(answer).location == "/desk/password"


def test_a_name_to_sign_in_with_is_taken_once(desk: Finger, limei: Staff) -> None:
    answer = take_on(desk, name="李美")
    assert answer.status_code == 422
    assert "已经有人用了" in answer.text
    assert 'value="李美"' in answer.text


def test_a_colleague_without_a_name_or_role_is_not_taken_on(desk: Finger) -> None:
    for wrong in (
        {"name": ""},
        {"username": "李梅"},
        {"username": "a"},
        {"role": "king"},
        {"place": "77"},
        {"place": "0"},
        {"role": "cadre"},
        {"role": "grid"},
        {"name": "长" * 61},
    ):
        assert take_on(desk, **wrong).status_code == 422
    assert db.session.query(Staff).count() == 1


def test_the_station_cannot_take_anyone_on(sign_in: SignIn) -> None:
    assert sign_in(Role.STATION).see("/desk/staff/new").status_code == 403


def test_a_colleague_moves_to_another_role_and_gets_what_it_looks_after(desk: Finger, limei: Staff) -> None:
    first = make.grid(db.session.query(Area).filter_by(level=Level.COMMUNITY).one())
    page = desk.see(f"/desk/staff/{limei.id}")
    said = {"name": "李梅", "role": "grid", **NOTHING, "grid": str(first.id)}
    assert desk.tap(page, f"/desk/staff/{limei.id}", **said).location == "/desk/staff"
    assert "第一网格" in desk.see("/desk/staff").text
    db.session.expire_all()
    moved = db.session.get_one(Staff, limei.id)
    assert (moved.role, moved.grid_id, moved.place_id) == (Role.GRID, first.id, None)


def test_colleagues_stand_in_the_order_of_their_sound(desk: Finger) -> None:
    for username, name in (("a", "曾小贤"), ("b", "陈志强"), ("c", "单雪"), ("d", "李梅")):
        make.colleague(Role.STATION, username, name)
    page = desk.see("/desk/staff").text
    assert sorted(["李梅", "陈志强", "单雪", "曾小贤"], key=page.index) == ["陈志强", "李梅", "单雪", "曾小贤"]


def test_a_change_that_makes_no_sense_keeps_what_was_typed(desk: Finger, limei: Staff) -> None:
    answer = desk.tap(desk.see(f"/desk/staff/{limei.id}"), f"/desk/staff/{limei.id}", name=" ", role="grid", place="0")
    assert answer.status_code == 422
    assert "请填这一项" in answer.text


def test_the_last_administrator_stays_one(desk: Finger) -> None:
    page, station = desk.see("/desk/staff/1"), {**NOTHING, "role": "station", "place": "1"}
    for answer in (desk.tap(page, "/desk/staff/1", **station), desk.tap(page, "/leave")):
        assert answer.status_code == 409
        assert "至少要留一位管理员" in answer.text


def test_a_forgotten_password_is_renewed_and_the_old_one_is_dead(
    desk: Finger, limei: Staff, browser: Callable[[str], Finger]
) -> None:
    fresh = told(desk.tap(desk.see(f"/desk/staff/{limei.id}"), "/renew").text)
    at = browser("198.51.100.3")
    assert at.tap(at.see("/desk/login"), "/login", username="limei", password=PASSWORD).status_code == 422
    assert at.tap(at.see("/desk/login"), "/login", username="limei", password=fresh).status_code == 303


def test_one_who_leaves_is_out_at_once_and_may_come_back(
    desk: Finger, limei: Staff, browser: Callable[[str], Finger]
) -> None:
    at = browser("198.51.100.3")
    at.tap(at.see("/desk/login"), "/login", username="limei", password=PASSWORD)
    page = desk.see(f"/desk/staff/{limei.id}")
    assert "已经离岗" in desk.follow(desk.tap(page, "/leave")).text
    assert at.see("/desk/").location == "/desk/login?note=ended"
    assert desk.tap(page, "/leave").status_code == 409

    fresh = told(desk.tap(desk.see(f"/desk/staff/{limei.id}"), "/return").text)
    assert at.tap(at.see("/desk/login"), "/login", username="limei", password=fresh).status_code == 303


def test_one_who_is_here_cannot_come_back(desk: Finger, limei: Staff) -> None:
    token = dict(desk.form(desk.see(f"/desk/staff/{limei.id}"), "/renew")[1])
    assert desk.client.post(f"/desk/staff/{limei.id}/return", data=token).status_code == 409


def test_a_colleague_nobody_knows_is_not_found(desk: Finger) -> None:
    assert desk.see("/desk/staff/999").status_code == 404
    assert desk.see(f"/desk/staff/{2**63}").status_code == 404


def test_colleagues_are_found_by_name(desk: Finger, limei: Staff) -> None:
    page = desk.see("/desk/staff")
    assert "李梅" in desk.tap(page, "/seek", q="李").text
    assert "没有找到" in desk.tap(page, "/seek", q="没有这个人").text
    assert desk.tap(page, "/seek", q="%_").status_code == 200
