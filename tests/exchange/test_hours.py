"""The table of hours for the national platform: confirmed service alone, in full, for the office alone."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select
from werkzeug.test import TestResponse

from app import clock
from app.audit import Event
from app.community.models import Area, Level
from app.db import db
from app.exchange import columns, queries, verbs
from app.exchange.columns import USUAL, Column
from app.exchange.models import HoursMap, Source
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import DutyKind, Stint
from app.volunteers.stints import Stage
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

FILE = "/desk/records/file"
ID = "11010519491231002X"


def served(whose: Volunteer, hive: Hive, stage: Stage = Stage.CONFIRMED, **more: Any) -> Stint:
    """Two and a half hours, begun yesterday at nine."""
    start = clock.now().replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)
    duty = make.duty(more.pop("at", hive.station), more.pop("name", "敬老服务"))
    for name, value in more.items():
        setattr(duty, name, value)
    times = {"day": start.date(), "signed_at": start, "start_at": start, "end_at": start + timedelta(minutes=150)}
    made = Stint(volunteer_id=whose.id, duty_id=duty.id, stage=stage, minutes=150, **times)
    db.session.add(made)
    db.session.flush()
    return made


def limei() -> Volunteer:
    one = make.volunteer("李梅", "13800000001")
    one.id_number = ID
    return one


def taken(desk: Finger, kind: str = "csv", **days: date) -> TestResponse:
    url, fields = desk.form(desk.see(FILE), FILE)
    today = clock.today()
    said = {"first": today - timedelta(days=5), "last": today} | days
    told = {name: day.isoformat() for name, day in said.items()} | {"kind": kind}
    return desk.client.post(url, data=dict(fields) | told, buffered=True)


def rows(answer: TestResponse) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def chen() -> Staff:
    return db.session.query(Staff).first() or make.colleague()[0]


def test_a_confirmed_service_goes_out_whole_under_their_heads(app: Flask, hive: Hive) -> None:
    served(limei(), hive)
    heads, line = rows(taken(sit(app, Role.CADRE)))
    assert heads == [column.heading for column in USUAL]
    told = dict(zip(heads, line, strict=True))
    assert (told["姓名"], told["证件类型"], told["证件号码"]) == ("李梅", "居民身份证", ID)
    assert (told["手机号码"], told["活动名称"], told["服务地点"]) == ("13800000001", "敬老服务", "暖蜂驿站")
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    assert (told["服务日期"], told["开始时间"], told["结束时间"], told["时长(小时)"]) == (
        yesterday,
        "09:00",
        "11:30",
        "2.5",
    )
    assert told["组织单位"]


def test_numbers_days_and_papers_keep_their_kind_in_the_workbook(app: Flask, hive: Hive) -> None:
    served(limei(), hive)
    page = load_workbook(io.BytesIO(taken(sit(app, Role.CADRE), "xlsx").data)).worksheets[0]
    kinds = dict(zip((column.heading for column in USUAL), (cell.data_type for cell in page[2]), strict=True))
    assert (kinds["证件号码"], kinds["手机号码"], kinds["服务日期"], kinds["时长(小时)"]) == ("s", "s", "d", "n")


def test_who_gave_no_number_has_none_and_no_paper(app: Flask, hive: Hive) -> None:
    served(make.volunteer("王芳", "13800000002"), hive)
    told = dict(zip(*rows(taken(sit(app, Role.CADRE))), strict=True))
    assert (told["证件类型"], told["证件号码"]) == ("", "")


def test_what_is_not_confirmed_not_counted_or_taken_back_stays_at_home(app: Flask, hive: Hive) -> None:
    one = limei()
    for stage in set(Stage) - {Stage.CONFIRMED, Stage.OPEN}:
        served(one, hive, stage)
    served(one, hive, counts_hours=False)
    gone = make.volunteer("王芳", "13800000002")
    served(gone, hive)
    gone.withdrawn_at = clock.now()
    assert rows(taken(sit(app, Role.CADRE)))[1:] == []


def test_an_order_is_only_told_to_have_been_one(app: Flask, hive: Hive) -> None:
    served(limei(), hive, name="居民点单 · 取药包 1 份", kind=DutyKind.ORDER, content="取药包 1 份")
    answer = taken(sit(app, Role.CADRE))
    assert columns.ORDER in answer.data.decode()
    assert "药" not in answer.data.decode()


def test_only_the_days_asked_for_and_more_than_a_page_of_them(app: Flask, hive: Hive) -> None:
    one = limei()
    first = served(one, hive)
    first.start_at -= timedelta(days=30)
    for _more in range(queries.PAGE + 5):
        served(one, hive)
    assert len(rows(taken(sit(app, Role.CADRE)))) == queries.PAGE + 6


def test_another_community_s_services_stay_there(app: Flask, hive: Hive) -> None:
    street = db.session.query(Area).filter_by(level=Level.STREET).one()
    far = make.place(make.area("东埔社区", Level.COMMUNITY, street), "东埔驿站")
    one = limei()
    served(one, hive)
    served(one, hive, at=far)
    assert len(rows(taken(sit(app, Role.CADRE)))) == 2


def test_taking_it_out_is_written_down_without_a_name(app: Flask, hive: Hive) -> None:
    served(limei(), hive)
    desk, day = sit(app, Role.CADRE), clock.today()
    taken(desk, first=day - timedelta(days=1), last=day)
    event = db.session.scalars(select(Event).where(Event.deed == "list.hours_exported")).one()
    assert event.note == f"csv {day - timedelta(days=1)} {day}"


@pytest.mark.parametrize(("first", "last"), [(1, 5), (400, 0), (-3, -2)])
def test_days_that_make_no_time_are_asked_again(app: Flask, hive: Hive, first: int, last: int) -> None:
    day = clock.today()
    answer = taken(sit(app, Role.CADRE), first=day - timedelta(days=first), last=day - timedelta(days=last))
    assert answer.status_code == 422
    assert db.session.query(Event).filter_by(deed="list.hours_exported").count() == 0


def test_another_kind_of_file_is_asked_again(app: Flask, hive: Hive) -> None:
    assert taken(sit(app, Role.CADRE), "exe").status_code == 422


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_counter_and_the_grid_never_see_it(app: Flask, hive: Hive, role: Role) -> None:
    desk = sit(app, role)
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for address in (FILE, f"{FILE}/columns"):
            assert desk.see(address).status_code == 403
            assert desk.client.post(address).status_code == 403
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def test_a_stranger_is_led_away(app: Flask, hive: Hive, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for address in (FILE, f"{FILE}/columns"):
            assert stranger.client.post(address).location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


def test_the_office_lays_the_columns_out_anew(app: Flask, hive: Hive) -> None:
    served(limei(), hive)
    desk = sit(app, Role.CADRE)
    page = desk.see(f"{FILE}/columns")
    said = {f"columns-{place}-heading": "" for place in range(2, 16)}
    said |= {"columns-0-heading": "志愿者姓名", "columns-0-place": "2", "columns-0-source": "name"}
    said |= {"columns-1-heading": "编号", "columns-1-place": "1", "columns-1-source": "nothing"}
    url, fields = desk.form(page, f"{FILE}/columns")
    sources = {f"columns-{place}-source": "nothing" for place in range(2, 16)}
    assert desk.client.post(url, data=dict(fields) | sources | said).status_code == 303
    assert rows(taken(desk)) == [["编号", "志愿者姓名"], ["", "李梅"]]
    assert "改了时数表的表头" in desk.see("/desk/events").text


def test_columns_called_the_same_or_none_at_all_are_refused(app: Flask, hive: Hive) -> None:
    for wrong in ([], [Column("姓名", Source.NAME), Column("姓名", Source.PHONE)]):
        with pytest.raises(Refused):
            verbs.lay_out(chen(), wrong)
    desk = sit(app, Role.CADRE)
    url, fields = desk.form(desk.see(f"{FILE}/columns"), f"{FILE}/columns")
    said = {name: value for name, value in fields if "heading" not in name}
    said |= {f"columns-{place}-source": "name" for place in range(16)}
    assert desk.client.post(url, data=said).status_code == 409
    assert db.session.query(HoursMap).count() == 0


def test_a_heading_too_long_or_a_source_that_is_none_is_asked_again(app: Flask, hive: Hive) -> None:
    desk = sit(app, Role.CADRE)
    page = desk.see(f"{FILE}/columns")
    assert desk.tap(page, f"{FILE}/columns", **{"columns-0-heading": "长" * 41}).status_code == 422
    assert desk.tap(page, f"{FILE}/columns", **{"columns-0-source": "password"}).status_code == 422


def test_the_last_who_lays_out_has_their_way(app: Flask, hive: Hive) -> None:
    verbs.lay_out(chen(), [Column("姓名", Source.NAME)])
    verbs.lay_out(chen(), [Column("电话", Source.PHONE)])
    assert queries.columns() == (Column("电话", Source.PHONE),)
    assert db.session.query(HoursMap).count() == 1
