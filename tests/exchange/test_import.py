"""Tables that come in: tried without a trace, every wrong row named, all of it or nothing."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from app import clock, intake, intakes, sheet
from app.activities.models import Activity, Stage
from app.community.models import Area, GridBuilding, Level
from app.community.models_homes import Household
from app.db import db
from app.staff import policy
from app.staff.models import Role
from app.station.models_stock import Batch, Supply
from app.volunteers.models import Group, Sex, Skill, Volunteer, VolunteerKey
from app.volunteers.models_growth import TeamMember
from app.words import _
from tests import make
from tests.desks import sit
from tests.exchange.conftest import Row, bring, table, wrong_rows
from tests.make import Hive
from tests.taps import Finger

PERSON: Row = {"姓名": "李梅", "手机号": "13800000001", "来自": "热心人士", "签了同意书": "是"}
DOOR: Row = {"小区": "万隆一品小区", "楼栋": "1栋", "网格": "第一网格", "单元": "1单元", "房号": "101"}
GOODS: Row = {"物资": "饼干", "服务": "简易食品", "单位": "包", "数量": "50", "批号": "B1", "有效期到": "2035-01-01"}
PARTY: Row = {"活动名称": "包粽子", "哪一类": "邻里文化节", "地点": "暖蜂驿站", "日期": "2035-06-05"}
PARTY |= {"开始": "9:30", "结束": "11:00"}
GOOD: dict[str, Row] = {"volunteers": PERSON, "homes": DOOR, "supplies": GOODS, "activities": PARTY}
MADE: dict[str, Any] = {"volunteers": Volunteer, "homes": Household, "supplies": Supply, "activities": Activity}


def count(what: str) -> int:
    return db.session.query(MADE[what]).count()


def events() -> int:
    return int(db.session.execute(db.text("SELECT count(*) FROM event")).scalar() or 0)


@pytest.mark.parametrize("what", GOOD)
def test_a_table_is_tried_without_a_trace_and_then_taken_in(office: Finger, what: str) -> None:
    before, lines = count(what), events()
    tried = bring(office, what, table(what, [GOOD[what]]))
    assert tried.status_code == 200
    assert "还没有导入" in tried.text
    assert (count(what), events()) == (before, lines)
    answer = bring(office, what, table(what, [GOOD[what]]), now="y")
    assert answer.status_code == 303
    assert count(what) == before + 1
    assert "导入了一张表" in office.see("/desk/events").text


@pytest.mark.parametrize("what", GOOD)
def test_the_empty_table_to_fill_in_reads_back(office: Finger, what: str) -> None:
    found = intake.named(what)
    assert found
    rows = sheet.rows(office.see(f"/desk/import/{what}/template", buffered=True).data)
    assert rows[0] == [head.name for head in found.heads]
    assert [row + [""] * (len(rows[0]) - len(row)) for row in rows[1:]] == [list(row) for row in found.samples]
    good, wrong = intake.read(found, rows)
    assert (len(good), wrong) == (2, [])


@pytest.mark.parametrize("what", GOOD)
def test_one_wrong_row_and_nothing_is_taken_in(office: Finger, what: str) -> None:
    before = count(what)
    answer = bring(office, what, table(what, [GOOD[what], dict.fromkeys(GOOD[what], "错")]), now="y")
    assert answer.status_code == 422
    assert wrong_rows(answer) == [3]
    assert count(what) == before


@pytest.mark.parametrize("what", GOOD)
@pytest.mark.parametrize("role", list(Role))
def test_who_may_add_one_by_hand_may_bring_a_table(app: Flask, hive: Hive, role: Role, what: str) -> None:
    desk, found = sit(app, role), intake.named(what)
    assert found
    may = policy.allows(role, found.like, "POST")
    assert desk.see(f"/desk/import/{what}").status_code == (200 if may else 403)
    assert desk.see(f"/desk/import/{what}/template", buffered=True).status_code == (200 if may else 403)
    with app.test_request_context():
        page = desk.see(app.url_for(found.page))
    assert (f"/desk/import/{what}" in page.text) is may
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        assert desk.client.post(f"/desk/import/{what}").status_code == (422 if may else 403)
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def test_a_stranger_is_led_away_and_an_unknown_table_not_found(office: Finger, stranger: Finger, app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        assert stranger.client.post("/desk/import/volunteers").location == "/desk/login"
        assert office.client.post("/desk/import/secrets").status_code == 404
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def bomb() -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as parcel:
        parcel.writestr("xl/worksheets/sheet1.xml", b"0" * 200_000_000)
    return kept.getvalue()


def climbing() -> bytes:
    kept = BytesIO()
    with ZipFile(kept, "w") as parcel:
        parcel.writestr("../../etc/cron.d/x", b"x")
    return kept.getvalue()


def declaring() -> bytes:
    kept = BytesIO()
    with ZipFile(BytesIO(table("volunteers", [PERSON]))) as whole, ZipFile(kept, "w") as parcel:
        for part in whole.namelist():
            head = b'<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>' if "sheet1" in part else b""
            parcel.writestr(part, head + whole.read(part))
    return kept.getvalue()


WRONG_FILES = {"empty": lambda: b"", "cut": lambda: b"PK\x03\x04", "html": lambda: b"<html>", "csv": "姓名,".encode}
WRONG_FILES |= {"bomb": bomb, "climbing": climbing, "declaring": declaring}


@pytest.mark.parametrize("kind", WRONG_FILES)
def test_what_is_no_table_or_would_burst_is_refused_in_words_at_once(app: Flask, office: Finger, kind: str) -> None:
    blob = WRONG_FILES[kind]()
    before = clock.now()
    answer = bring(office, "volunteers", blob)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert (clock.now() - before).total_seconds() < 1


def test_too_many_rows_and_too_large_a_file_are_refused(office: Finger) -> None:
    rows = [PERSON] * (sheet.MOST_ROWS + 1)
    assert "一次最多" in bring(office, "volunteers", table("volunteers", rows)).text
    body = {"data": b"x" * 3_000_000, "content_type": "multipart/form-data; boundary=x"}
    assert office.client.post("/desk/import/volunteers", **body).status_code == 413


def test_a_table_without_its_heads_or_without_rows_is_refused_in_words(office: Finger) -> None:
    assert "第一行" in bring(office, "volunteers", table("homes", [DOOR])).text
    assert "还没有内容" in bring(office, "volunteers", table("volunteers", [])).text


def test_heads_may_stand_in_any_order_with_a_star_and_others_between(office: Finger) -> None:
    blob = sheet.written(
        ["备注", "手机号*", "签了同意书", " 姓名 ", "来自"], [["x", "13800000001", "是", "李梅", "教师"]], "表"
    )
    assert bring(office, "volunteers", blob, now="y").status_code == 303
    assert db.session.query(Volunteer).one().group is Group.TEACHER


# Volunteers.


def test_a_volunteer_comes_in_with_all_that_stands_in_the_row(office: Finger, hive: Hive) -> None:
    from app.staff.models import Staff  # noqa: PLC0415
    from app.volunteers import verbs_teams  # noqa: PLC0415

    by = db.session.query(Staff).first()
    assert by
    team = verbs_teams.found("红马甲", by, None)
    row = PERSON | {"性别": "女", "身份证号": "11010519491231002x", "住在": "万隆一品小区", "单位": "市一中"}
    row |= {"会做的": "理发、急救", "想做的": "敬老助残", "队伍": "红马甲", "志愿者编号": "4416-1"}
    assert bring(office, "volunteers", table("volunteers", [row]), now="y").status_code == 303
    one = db.session.query(Volunteer).one()
    assert (one.is_active, one.sex, one.id_number, str(one.born_on)) == (
        True,
        Sex.FEMALE,
        "11010519491231002X",
        "1949-12-31",
    )
    assert one.home
    assert one.home.name == "万隆一品小区"
    assert one.unit
    assert one.unit.name == "市一中"
    assert one.consented_at
    assert one.decided_by_id == by.id
    assert db.session.query(TeamMember).one().team_id == team.id
    assert {key.key for key in db.session.query(VolunteerKey)} >= {"李梅", "13800000001", "0001", "limei", "lm"}
    assert Skill.HAIRCUT in {each.skill for each in one_skills(one.id)}
    assert "李梅" in office.tap(office.see("/desk/volunteers"), "/desk/volunteers", q="lm").text


def one_skills(volunteer_id: int) -> list[Any]:
    from app.volunteers.models import VolunteerSkill  # noqa: PLC0415

    return db.session.query(VolunteerSkill).filter_by(volunteer_id=volunteer_id).all()


@pytest.mark.parametrize(
    "change",
    [
        {"姓名": "李"},
        {"姓名": "=1+1"},
        {"手机号": "1380000"},
        {"手机号": ""},
        {"来自": "外星人"},
        {"签了同意书": "否"},
        {"签了同意书": ""},
        {"性别": "不知道"},
        {"出生日期": "去年"},
        {"出生日期": "2035-13-01"},
        {"出生日期": "2034-01-01"},
        {"身份证号": "110105194912310021"},
        {"身份证号": "11010519491231002X", "出生日期": "1950-01-01"},
        {"住在": "没有的小区"},
        {"会做的": "理发、飞行"},
        {"想做的": "随便"},
        {"队伍": "没有的队"},
        {"志愿者编号": "!!"},
        {"姓名": "长" * 61},
        {"出生日期": "2010-01-01"},
    ],
)
def test_what_is_wrong_with_a_volunteer_is_told(office: Finger, change: Row) -> None:
    with clock.frozen(clock.now().replace(year=2026, month=11, day=20)):
        answer = bring(office, "volunteers", table("volunteers", [PERSON | change]))
    assert answer.status_code == 422
    assert wrong_rows(answer) == [2]


def test_a_minor_comes_in_with_somebody_who_answers_for_them(office: Finger) -> None:
    row = PERSON | {"出生日期": "2010-01-01", "家长": "王芳", "家长电话": "13900000001"}
    with clock.frozen(clock.now().replace(year=2026, month=11, day=20)):
        assert bring(office, "volunteers", table("volunteers", [row])).status_code == 200


def test_the_same_person_twice_or_known_already_is_a_fault(office: Finger) -> None:
    make.volunteer("王芳", "13800000009")
    rows = [PERSON, PERSON | {"姓名": "王莉"}, PERSON | {"手机号": "138 0000-0009"}]
    answer = bring(office, "volunteers", table("volunteers", rows))
    assert wrong_rows(answer) == [3, 4]
    assert "和第 2 行" in answer.text


def test_whoever_was_entered_meanwhile_stops_the_whole_table(app: Flask, office: Finger) -> None:
    from app.intake import Found, Stopped  # noqa: PLC0415
    from app.staff.models import Staff  # noqa: PLC0415

    found = intake.named("volunteers")
    assert found
    rows = sheet.rows(table("volunteers", [PERSON | {"姓名": "王莉", "手机号": "13800000002"}, PERSON]))
    good, _wrong = intake.read(found, rows)
    make.volunteer("李梅", "13800000001")
    by = db.session.query(Staff).first()
    with pytest.raises(Stopped) as stopped:
        found.take_in(by, good)
    assert stopped.value.row == 3
    assert isinstance(good[0], Found)


# Doors.


def test_doors_come_in_once_and_a_building_joins_its_grid(office: Finger) -> None:
    rows = [DOOR, DOOR | {"房号": "102", "网格": ""}]
    tried = bring(office, "homes", table("homes", rows))
    assert "2 户" in tried.text
    assert "1 栋楼归到网格" in tried.text
    for _again in range(2):
        assert bring(office, "homes", table("homes", rows), now="y").status_code == 303
    assert [(home.building.name, home.door) for home in db.session.query(Household)] == [
        ("1栋", "1单元 101"),
        ("1栋", "1单元 102"),
    ]
    house = db.session.query(Area).filter_by(name="1栋").one()
    assert db.session.query(GridBuilding).filter_by(building_id=house.id).count() == 1
    assert "没有新的" in bring(office, "homes", table("homes", rows)).text


def test_every_wrong_door_is_named(office: Finger) -> None:
    rows = [DOOR, DOOR | {"小区": ""}, DOOR | {"楼栋": ""}, DOOR | {"房号": ""}, DOOR | {"房号": "2", "网格": "无"}]
    rows += [DOOR, DOOR | {"小区": "长" * 31}, DOOR | {"社区": "别的社区", "房号": "3"}]
    answer = bring(office, "homes", table("homes", rows), now="y")
    assert wrong_rows(answer) == list(range(3, 10))
    assert db.session.query(Household).count() == 0


def test_another_community_is_not_there_for_a_cadre(app: Flask, office: Finger) -> None:
    street = db.session.query(Area).filter_by(level=Level.STREET).one()
    make.area("东埔社区", Level.COMMUNITY, street)
    answer = bring(office, "homes", table("homes", [DOOR | {"社区": "东埔社区"}]))
    assert "没有这个社区" in answer.text


# Supplies.


def test_goods_come_in_with_their_first_batch(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.STATION)
    rows = [GOODS, {"物资": "方便面", "服务": "简易食品", "单位": "桶", "每人次最多": "1", "剩多少提醒": "0"}]
    assert "1 批入库" in bring(desk, "supplies", table("supplies", rows)).text
    assert bring(desk, "supplies", table("supplies", rows), now="y").status_code == 303
    made = {each.name: each for each in db.session.query(Supply)}
    assert (made["方便面"].limit_per_visit, made["方便面"].low_at) == (1, 0)
    shelf = db.session.query(Batch).filter_by(supply_id=made["饼干"].id).one()
    assert (shelf.left, shelf.label, shelf.place_id) == (50, "B1", hive.station.id)


@pytest.mark.parametrize(
    "change",
    [
        {"服务": "免费饮水"},
        {"服务": "没有"},
        {"单位": ""},
        {"物资": "面包"},
        {"数量": "0"},
        {"数量": "很多"},
        {"数量": "-3"},
        {"每人次最多": "100"},
        {"放在哪里": "月球"},
        {"有效期到": "2020-01-01"},
        {"有效期到": "2035-02-30"},
        {"批号": "长" * 41},
    ],
)
def test_what_is_wrong_with_goods_is_told(office: Finger, change: Row) -> None:
    answer = bring(office, "supplies", table("supplies", [GOODS | change]))
    assert wrong_rows(answer) == [2], change


def test_a_station_beyond_one_s_reach_is_not_there(app: Flask, hive: Hive) -> None:
    make.place(db.session.query(Area).filter_by(level=Level.COMMUNITY).one(), "二号驿站")
    desk = sit(app, Role.STATION)
    answer = bring(desk, "supplies", table("supplies", [GOODS | {"放在哪里": "二号驿站"}]))
    assert "没有这个地点" in answer.text


# Activities.


def test_activities_come_in_as_drafts_or_announced(office: Finger, hive: Hive) -> None:
    rows = [
        PARTY,
        PARTY | {"开始": "14：00", "结束": "15:30", "名额": "20", "报名到": "2035-06-04 18:00", "现在发布": "是"},
    ]
    assert "其中 1 场马上发布" in bring(office, "activities", table("activities", rows)).text
    assert bring(office, "activities", table("activities", rows), now="y").status_code == 303
    first, second = db.session.query(Activity).order_by(Activity.starts_at).all()
    assert (first.stage, second.stage) == (Stage.DRAFT, Stage.PUBLISHED)
    assert first.organiser == "康乐路南社区居民委员会"
    assert first.in_charge == "陈站长"
    assert (second.seats, clock.at_home(second.signup_until).day) == (20, 4)


@pytest.mark.parametrize(
    "change",
    [
        {"活动名称": ""},
        {"哪一类": "跳伞"},
        {"地点": "月球"},
        {"日期": "2020-01-01"},
        {"日期": "明天"},
        {"日期": "9999-01-01"},
        {"开始": "25:00"},
        {"结束": "9:30"},
        {"结束": "9:00"},
        {"名额": "0"},
        {"报名到": "2035-06-06"},
        {"现在发布": "也许"},
    ],
)
def test_what_is_wrong_with_an_activity_is_told(office: Finger, change: Row) -> None:
    answer = bring(office, "activities", table("activities", [PARTY | change]))
    assert wrong_rows(answer) == [2], change


def test_two_at_once_in_one_room_are_told_in_the_table_and_with_what_is_planned(office: Finger, hive: Hive) -> None:
    assert bring(office, "activities", table("activities", [PARTY]), now="y").status_code == 303
    rows = [PARTY, PARTY | {"日期": "2035-06-06"}, PARTY | {"日期": "2035-06-06", "开始": "10:59", "结束": "12:00"}]
    answer = bring(office, "activities", table("activities", rows))
    assert wrong_rows(answer) == [2, 4]
    assert "已经有「包粽子」" in answer.text


# Cells as people fill them in, and as nobody does.


def test_days_hours_and_numbers_typed_as_such_are_read(office: Finger, hive: Hive) -> None:
    from datetime import date, datetime, time  # noqa: PLC0415

    book = Workbook()
    page = book.active
    assert page is not None
    page.append([*list(PARTY), "名额", "报名到"])
    page.append(
        ["包粽子", "邻里文化节", "暖蜂驿站", date(2035, 6, 5), time(9, 30), time(11, 0), 20.0, datetime(2035, 6, 4, 18)]
    )
    kept = BytesIO()
    book.save(kept)
    assert bring(office, "activities", kept.getvalue(), now="y").status_code == 303
    made = db.session.query(Activity).one()
    assert (made.seats, clock.at_home(made.starts_at).hour, clock.at_home(made.signup_until).hour) == (20, 9, 18)


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["", "是", "2035-06-05", "9:30", "13800000001", "暖蜂驿站", "=1+1", "\u202e", "9" * 30, "²", "٣"]),
)


@pytest.mark.parametrize("what", GOOD)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELL, min_size=15, max_size=15), min_size=1, max_size=18))
def test_whatever_stands_in_the_cells_is_read_or_told(office: Finger, what: str, rows: list[list[str]]) -> None:
    found = intake.named(what)
    assert found
    heads = [head.name for head in found.heads]
    good, wrong = intake.read(found, [heads, *([cell or "x" for cell in row] for row in rows)])
    assert len(good) + len(wrong) == len(rows)
    assert all(each.words for each in wrong)


def test_four_thousand_cells_of_rubbish_break_nothing(office: Finger) -> None:
    rubbish = [
        "=1+1",
        "'--",
        "🐝" * 9,
        "\u0000".strip("\0") or "x",
        "<b>",
        "%s%n",
        "9" * 40,
        "-1",
        "1e309",
        "NaN",
        "真的",
    ]
    rows = [
        {head: rubbish[(row * 7 + place * 3) % len(rubbish)] for place, head in enumerate(PERSON)}
        for row in range(1024)
    ]
    answer = bring(office, "volunteers", table("volunteers", rows))
    assert answer.status_code == 422
    assert wrong_rows(answer) == list(range(2, 1026))


def test_every_intake_has_its_list_and_its_words(app: Flask) -> None:
    assert {each.name for each in intakes.ALL} == set(GOOD)
    for each in intakes.ALL:
        assert each.page in policy.TABLE
        assert each.like in policy.TABLE
        assert {head.name for head in each.heads} >= set(GOOD[each.name])
        assert all(len(row) == len(each.heads) for row in each.samples)
    assert _("从表格导入")
    assert re.fullmatch(r"[a-z]+", "".join(each.name for each in intakes.ALL))
