"""双报告: a page for a unit and one for a member, of what is confirmed and of nobody else."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import text

from app import clock
from app.audit import Event
from app.db import db
from app.doublereport import periods
from app.doublereport.periods import Period, Span
from app.partners import verbs as partners
from app.partners.models import Unit
from app.staff.models import Role, Staff
from app.volunteers import queries_units
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from app.volunteers.stints import Stage
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

DOUBLE = "/desk/double"


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.CADRE)


def unit(name: str = "康南医院党支部") -> Unit:
    return partners.unit(name, db.session.query(Staff).first())


def member(name: str, phone: str, of: Unit) -> Volunteer:
    made = make.volunteer(name, phone)
    made.unit_id, made.reported_on = of.id, clock.today() - timedelta(days=200)
    db.session.flush()
    return made


def served(
    whose: Volunteer, at: Hive, minutes: int, stage: Stage = Stage.CONFIRMED, kind: DutyKind = DutyKind.PLANNED
) -> None:
    start = clock.now() - timedelta(hours=5)
    duty = make.duty(at.station, "敬老服务", starts_in=-6)
    duty.kind = kind
    if kind is DutyKind.ORDER:
        duty.name = "居民点单 · 取药包 1 份"
    times = {"signed_at": start, "start_at": start, "end_at": start + timedelta(minutes=minutes)}
    db.session.add(
        Stint(volunteer_id=whose.id, duty_id=duty.id, day=start.date(), stage=stage, minutes=minutes, **times)
    )
    db.session.flush()


@pytest.fixture
def year(hive: Hive) -> tuple[Unit, Volunteer]:
    """李梅 and 王芳 of one unit, 陈志强 of another; some of it confirmed."""
    mine, other = unit(), unit("区图书馆党支部")
    li, wang = member("李梅", "13800000001", mine), member("王芳", "13800000002", mine)
    served(li, hive, 90)
    served(li, hive, 30, kind=DutyKind.ORDER)
    served(li, hive, 500, Stage.WAITING)
    served(wang, hive, 60, Stage.PROVISIONAL)
    served(member("陈志强", "13800000003", other), hive, 480)
    db.session.commit()
    return mine, li


def read(blob: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(blob)).pages)


def test_a_unit_reads_of_its_own_members_and_of_what_is_confirmed(desk: Finger, year: tuple[Unit, Volunteer]) -> None:
    page = desk.see(f"{DOUBLE}/units/{year[0].id}?span=year").text
    assert "李梅" in page
    assert "王芳" in page
    assert "陈志强" not in page
    assert "2位在职党员到社区报到" in page
    assert "有1位参加服务，共2次、2.0小时" in page
    assert "康南医院党支部" in desk.see(DOUBLE).text


def test_a_member_s_page_says_what_when_and_how_long_and_nothing_of_a_resident(
    desk: Finger, year: tuple[Unit, Volunteer]
) -> None:
    page = desk.see(f"{DOUBLE}/members/{year[1].id}?span=year").text
    assert "敬老服务" in page
    assert "居民点单" in page
    assert "取药" not in page
    assert "参加服务2次，共2.0小时" in page


def test_the_papers_say_the_same_and_that_they_were_drawn_is_written_down(
    desk: Finger, year: tuple[Unit, Volunteer]
) -> None:
    for kind, id in (("units", year[0].id), ("members", year[1].id)):
        page = desk.see(f"{DOUBLE}/{kind}/{id}?span=year")
        printed = desk.tap(page, "/print")
        token = dict(desk.form(page, "/print")[1])
        saved = desk.client.post(f"{DOUBLE}/{kind}/{id}/pdf", data=token)
        assert saved.content_type == "application/pdf"
        words = read(saved.data).replace("\n", "")
        for said in ("李梅", "康南医院党支部", "2.0小时"):
            assert said in words
            assert said in printed.text
        assert "陈志强" not in words
        assert "取药" not in words + printed.text
    drawn = [each.subject for each in db.session.query(Event).filter_by(deed="report.drawn")]
    assert drawn == [f"unit:{year[0].id}"] * 2 + [f"volunteer:{year[1].id}"] * 2


def test_the_sums_are_those_of_a_count_by_hand(desk: Finger, year: tuple[Unit, Volunteer]) -> None:
    by_hand = text(
        "SELECT count(*), sum(s.minutes) FROM stint s JOIN volunteer v ON v.id = s.volunteer_id "
        "JOIN duty d ON d.id = s.duty_id WHERE v.unit_id = :unit AND s.stage = 'confirmed' AND d.counts_hours"
    )
    times, minutes = db.session.execute(by_hand, {"unit": year[0].id}).one()
    over = periods.period(Span.YEAR, (clock.now() - timedelta(hours=5)).date())
    shown = queries_units.sums(year[0].id, over.first, over.last)
    assert (shown.members, shown.times, shown.minutes) == (2, times, minutes)


def test_who_left_or_belongs_to_no_unit_has_no_page(desk: Finger, year: tuple[Unit, Volunteer]) -> None:
    nobody = make.volunteer("张伟", "13900009999")
    db.session.commit()
    for id in (nobody.id, 9999):
        assert desk.see(f"{DOUBLE}/members/{id}").status_code == 404
    assert desk.see(f"{DOUBLE}/units/9999").status_code == 404


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_office_alone_reports(app: Flask, desk: Finger, year: tuple[Unit, Volunteer], role: Role) -> None:
    assert sit(app, role).see(DOUBLE).status_code == 403


def test_a_stranger_draws_nothing(app: Flask, desk: Finger, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in ("units/1/print", "units/1/pdf", "members/1/print", "members/1/pdf"):
            assert stranger.client.post(f"{DOUBLE}/{path}").location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@given(st.dates(date(2019, 1, 1), date(2040, 12, 31)), st.sampled_from(Span))
def test_a_span_holds_its_day_and_the_next_begins_where_it_ends(today: date, span: Span) -> None:
    here = periods.period(span, today)
    assert here.first <= today <= here.last
    assert periods.period(span, here.last + timedelta(days=1)).first == here.last + timedelta(days=1)
    assert periods.period(span, here.first) == here == periods.period(span, here.last)


def test_days_that_cannot_be_read_are_this_quarter_and_turned_ones_are_put_right() -> None:
    today = date(2026, 5, 21)
    assert periods.asked("x", "", "", today) == Period(date(2026, 4, 1), date(2026, 6, 30))
    assert periods.asked("2026-05-02", "2026-05-01", "", today) == Period(date(2026, 5, 1), date(2026, 5, 2))
    assert periods.asked("", "", "half", today) == Period(date(2026, 1, 1), date(2026, 6, 30))


def test_nobody_s_duty_is_needed_to_read_the_list(desk: Finger) -> None:
    assert db.session.query(Duty).count() == 0
    assert "还没有党员来报到" in desk.see(DOUBLE).text
