"""Reports at the desk: whose, over which time; on paper and as a table with real numbers."""

from io import BytesIO

import pytest
from flask import Flask
from openpyxl import load_workbook

from app import clock
from app.clock import Hands
from app.db import db
from app.staff.models import Role
from tests import make
from tests.board.test_wall import come_in
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

PAGE = "/desk/reports"
PAGES = (PAGE, f"{PAGE}/print", f"{PAGE}/table")


@pytest.fixture
def desk(app: Flask, hive: Hive, hands: Hands) -> Finger:
    return sit(app, Role.CADRE)


def test_this_quarter_of_one_s_own_community_is_read_first(desk: Finger, hive: Hive) -> None:
    come_in(hive)
    db.session.commit()
    text = desk.see(PAGE).text
    assert "康乐路南社区 2026年第1季度" in text
    assert "驿站 2" in text
    assert "怎么算" in text


def test_another_time_and_another_place_are_asked_for(desk: Finger, hive: Hive) -> None:
    grid = make.grid(hive.station.area)
    db.session.commit()
    assert "2025年12月" in desk.see(f"{PAGE}?length=month&on=2025-12-31").text
    assert "第一网格 2026年" in desk.see(f"{PAGE}?length=year&of=grid-{grid.id}").text


@pytest.mark.parametrize("nonsense", ["of=grid-99999999999999999999", "of=area-0", "of=x", "on=x&length=x", "of=area-"])
def test_nonsense_is_the_report_one_reads_first(desk: Finger, nonsense: str) -> None:
    for page in PAGES:
        assert desk.client.get(f"{page}?{nonsense}").status_code == 200
    assert "康乐路南社区 2026年第1季度" in desk.see(f"{PAGE}?{nonsense}").text


def test_there_is_no_report_of_a_time_to_come(desk: Finger) -> None:
    page = desk.see(f"{PAGE}?length=month").text
    assert "2026年2月" in page
    assert "2026年4月" not in page


def test_what_is_missing_is_said(desk: Finger, hive: Hive) -> None:
    make.menu()
    make.done(hive.station, make.volunteer())
    db.session.commit()
    assert "办好了、居民还没有评价的点单" in desk.see(PAGE).text


def test_the_paper_says_as_of_when(desk: Finger) -> None:
    assert "由登记的服务逐行计算" in desk.see(f"{PAGE}/print").text


def test_numbers_in_the_table_are_numbers(desk: Finger, hive: Hive) -> None:
    come_in(hive)
    db.session.commit()
    answer = desk.client.get(f"{PAGE}/table?length=year")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="report-area-')
    book = load_workbook(BytesIO(answer.data))
    assert book.sheetnames == ["数字", "分项", "走势"]
    rows = {row[0]: row[1] for row in book["数字"].iter_rows(values_only=True)}
    assert rows["服务人次"] == 2
    assert rows["满意"] == "–"
    course = list(book["走势"].iter_rows(values_only=True))
    assert course[0][1:4] == ("服务人次", "居民点单", "志愿服务小时")
    assert sum(row[1] for row in course[1:]) == 2
    assert len(course) == 1 + clock.today().month


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_it_is_the_office_s(app: Flask, hive: Hive, role: Role) -> None:
    other = sit(app, role)
    for page in PAGES:
        assert other.client.get(page).status_code == 403


def test_who_looks_after_nothing_is_told_so(app: Flask) -> None:
    nobody = sit(app, Role.CADRE)
    for page in PAGES:
        assert "还没有社区可以看" in nobody.see(page).text


def test_a_stranger_is_sent_to_the_door(stranger: Finger, hive: Hive) -> None:
    db.session.commit()
    for page in PAGES:
        assert stranger.client.get(page).status_code == 303
