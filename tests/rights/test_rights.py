"""个人信息: everything about somebody is found, copied and erased; the figures stay, and no trace of them does."""

import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import clock, held
from app.activities import verbs_seats
from app.activities.models_seats import Signup
from app.audit import Event
from app.certificates import verbs as certifying
from app.community.models import Post, PostKind
from app.db import Base, db, empty_journal
from app.holdings import GONE, Holding
from app.mediation import verbs as mediation
from app.mediation.lifecycle import Outcome
from app.mediation.models import CaseParty, Kind, Side
from app.mediation.verbs import Party, Said
from app.orders.models import Order
from app.partners import verbs as partners
from app.partners.terms import Described
from app.privacy import Sealed
from app.rights import queries
from app.rights.sought import Sought
from app.staff.models import Role, Staff
from app.station.models_loan import Loan
from app.volunteers import verbs as volunteers
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import Stage
from tests import make
from tests.desks import sit
from tests.make import Hive
from tests.taps import Finger

RIGHTS = "/desk/rights"
NAME, PHONE = "欧阳翀羽", "13987654321"
HER = Sought(PHONE, NAME)


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    make.building()
    make.menu()
    return sit(app, Role.CADRE)


def by() -> Staff:
    return db.session.query(Staff).order_by(Staff.id).first() or make.colleague(Role.ADMIN, "zhou", "周杰")[0]


def a_life(hive: Hive) -> None:
    """Somebody who left something in every room of the house, all of it over."""
    bee = make.volunteer(NAME, PHONE)
    duty = make.duty(hive.station, starts_in=-6)
    start = clock.now() - timedelta(hours=5)
    times = {"signed_at": start, "start_at": start, "end_at": start + timedelta(minutes=90)}
    stint = Stint(volunteer_id=bee.id, duty_id=duty.id, day=start.date(), stage=Stage.CONFIRMED, minutes=90, **times)
    db.session.add(stint)
    db.session.flush()
    certifying.certify(bee, by())
    order = make.done(
        hive.station, make.volunteer("李梅", "13800000009"), contact=NAME, phone=PHONE, wish="请找欧阳翀羽"
    )
    order.settled_at, order.stage = clock.now(), type(order.stage).CLOSED
    activity = make.activity(hive.station, starts_in=2)
    signup = make.signup(activity, PHONE, name=NAME)
    verbs_seats.leave(signup, None)
    make.donation(hive.station, NAME, phone=PHONE)
    parties = (Party(Side.A, NAME, PHONE), Party(Side.B, "赵铁柱"))
    case = mediation.begin(by(), Said(Kind.NOISE, make.building(), make.building().level, "练琴", parties, ()))
    mediation.close(case, by(), Outcome.AGREED, "")
    today = clock.today()
    post = {"kind": PostKind.BUILDING, "area_id": make.building().id, "since": today - timedelta(days=90)}
    db.session.add(Post(holder=NAME, duty_phone=PHONE, until=today - timedelta(days=1), **post))
    one = partners.add(by(), make.building().parent.parent, Described("红星", "shop"))  # type: ignore[union-attr,arg-type]
    partners.add_contact(one, by(), NAME, "店长", PHONE)
    loan = Loan(asset_id=1, phone=PHONE, phone_tail=PHONE[-4:], lent_place_id=hive.station.id, due_at=clock.now())
    loan.lent_at = loan.closed_at = clock.now()
    db.session.add(loan)
    volunteers.leave(bee, by())
    hive.station.closed_words = f"请打{PHONE}找欧阳翀羽"
    db.session.commit()


def figures() -> dict[str, Any]:
    """What is counted of it all."""
    counted = {table.name: db.session.scalar(select(func.count()).select_from(table)) for table in _counted()}
    counted["minutes"] = db.session.scalar(select(func.sum(Stint.minutes)))
    counted["party"] = db.session.scalar(select(func.sum(Signup.adults + Signup.children)))
    counted["stages"] = sorted(db.session.scalars(select(Order.stage)))
    return counted


def _counted() -> list[Any]:
    """Every table, but what hangs on a person alone, and the house's own notes."""
    own = {"volunteer_key", "volunteer_skill", "volunteer_category", "child", "event", "event_head", "tries", "ticket"}
    return [table for table in Base.metadata.sorted_tables if table.name not in own | {"staff_session"}]


def all_of(desk: Finger) -> dict[str, Any]:
    """The form of the page that found it, with everything ticked."""
    page = desk.tap(desk.see(RIGHTS), "/find", phone=PHONE, name=NAME)
    rows = [each.key for each in queries.find(HER)]
    return dict(desk.form(page, "/copy")[1]) | {"row": rows, "mention": [each.key for each in queries.mentions(HER)]}


def test_everything_is_found_masked_and_that_somebody_looked_is_written_down(hive: Hive, desk: Finger) -> None:
    a_life(hive)
    page = desk.tap(desk.see(RIGHTS), "/find", phone=PHONE, name=NAME).text
    for words in (
        "志愿者",
        "居民点单",
        "活动报名",
        "爱心捐赠",
        "矛盾调处",
        "三长",
        "共建单位联系人",
        "借东西",
        "别处也写到",
    ):
        assert words in page
    shown = page.split("<main")[1].replace(f'value="{PHONE}"', "").replace(f'value="{NAME}"', "")
    assert PHONE not in shown
    assert NAME not in shown
    last = db.session.query(Event).order_by(Event.seq.desc()).first()
    assert last
    assert (last.deed, last.subject, last.note) == ("person.looked_up", "house", "")


def test_a_name_alone_is_ticked_by_nobody_but_a_person(hive: Hive, desk: Finger) -> None:
    a_life(hive)
    assert all(not each.is_sure for each in queries.find(Sought("", NAME)))
    assert any(each.is_sure for each in queries.find(Sought(PHONE, "")))
    assert desk.tap(desk.see(RIGHTS), "/find", phone="", name="欧").status_code == 422
    assert desk.tap(desk.see(RIGHTS), "/find", phone="139", name="").status_code == 422


def test_the_copy_says_all_in_full(hive: Hive, desk: Finger) -> None:
    a_life(hive)
    copy = desk.client.post(f"{RIGHTS}/copy", data=all_of(desk)).text
    assert copy.count(PHONE) >= 8
    assert "2单元 1503" in copy
    assert "请找欧阳翀羽" in copy
    deeds = {each.deed for each in db.session.query(Event)}
    assert "person.copied" in deeds


def test_it_is_asked_twice_and_then_gone_with_every_figure_as_it_was(hive: Hive, desk: Finger) -> None:
    a_life(hive)
    before, told = figures(), all_of(desk)
    asked = desk.client.post(f"{RIGHTS}/erase", data=told)
    assert "真的删除吗" in asked.text
    assert queries.find(HER)
    gone = desk.client.post(f"{RIGHTS}/erase", data=told | {"sure": "y"})
    assert "数字都没有变" in gone.text
    assert figures() == before
    assert queries.find(HER) == []
    assert queries.mentions(HER) == []


def traces() -> list[str]:
    """Where in any table any part of them still stands."""
    found = []
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            said = json.dumps({key: str(value) for key, value in row.items()}, ensure_ascii=False)
            found += [f"{table.name}: {word}" for word in (NAME, PHONE, "ouyangchongyu", "oycy") if word in said]
    return found


def test_no_trace_is_left_in_any_table_file_log_or_search_column(
    app: Flask, hive: Hive, desk: Finger, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    a_life(hive)
    assert traces(), "the search finds nothing even before: it proves nothing"
    desk.client.post(f"{RIGHTS}/erase", data=all_of(desk) | {"sure": "y"})
    assert traces() == []
    assert NAME not in caplog.text
    assert PHONE not in caplog.text


@pytest.mark.sqlite
def test_nor_in_the_raw_bytes_of_the_database_or_any_file_beside_it(app: Flask, hive: Hive, desk: Finger) -> None:
    a_life(hive)
    folder = Path(str(db.engine.url.database)).parent
    empty_journal()
    assert bits(folder), "the bytes hold nothing even before: it proves nothing"
    desk.client.post(f"{RIGHTS}/erase", data=all_of(desk) | {"sure": "y"})
    db.session.remove()
    assert empty_journal()
    assert bits(folder) == []


def bits(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [f"{file.name}: {word}" for file in files for word in (NAME, PHONE) if word.encode() in file.read_bytes()]


def test_what_is_still_going_on_is_kept_with_a_reason_and_nothing_goes(hive: Hive, desk: Finger) -> None:
    make.order(hive.station, contact=NAME, phone=PHONE)
    make.volunteer(NAME, PHONE)
    make.donation(hive.station, NAME, phone=PHONE)
    db.session.commit()
    answer = desk.client.post(f"{RIGHTS}/erase", data=all_of(desk) | {"sure": "y"})
    assert answer.status_code == 409
    assert "还没办完" in answer.text
    assert "办退出" in answer.text
    assert len(queries.find(HER)) == 3


def test_nothing_ticked_is_refused_and_a_number_that_is_none_does_nothing(hive: Hive, desk: Finger) -> None:
    a_life(hive)
    told = all_of(desk)
    for rows, mentions in (([], []), (["orders:x", "king:1", "orders:999999"], ["event.note:1", "duty.name", "x:1"])):
        answer = desk.client.post(f"{RIGHTS}/erase", data=told | {"sure": "y", "row": rows, "mention": mentions})
        assert answer.status_code in {200, 409}
    assert queries.find(HER)
    assert queries.rewrite("duty.in_charge:1", HER) is False


def test_another_of_the_same_name_is_left_alone(hive: Hive, desk: Finger) -> None:
    a_life(hive)
    make.donation(hive.station, NAME, phone="13600001111")
    db.session.commit()
    sure = [each.key for each in queries.find(HER) if each.is_sure]
    desk.client.post(f"{RIGHTS}/erase", data=all_of(desk) | {"sure": "y", "row": sure, "mention": []})
    left = queries.find(HER)
    assert [each.holding.key for each in left] == ["donation"]
    assert db.session.query(Volunteer).filter_by(name=GONE).count() == 1
    assert db.session.query(CaseParty).filter_by(name=None).count() == 1


@pytest.mark.parametrize("role", [Role.GRID, Role.STATION])
def test_the_office_alone_looks(app: Flask, desk: Finger, role: Role) -> None:
    other = sit(app, role)
    assert other.see(RIGHTS).status_code == 403
    assert "/desk/rights" not in other.see("/desk/").text


def test_a_stranger_finds_nothing(app: Flask, desk: Finger, stranger: Finger) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        for path in ("/find", "/copy", "/erase"):
            assert stranger.client.post(RIGHTS + path, data={"phone": PHONE}).location == "/desk/login"
    finally:
        app.config["WTF_CSRF_ENABLED"] = True
    for path in ("/find", "/copy", "/erase"):
        page = desk.see(RIGHTS)
        token = dict(desk.form(page, "/find")[1])
        assert desk.client.post(RIGHTS + path, data=token | {"phone": "", "name": ""}).status_code == 422


def test_how_long_what_is_kept_is_told_from_the_settings(desk: Finger) -> None:
    page = desk.see(f"{RIGHTS}/kept").text
    assert "30 天" in page
    assert "调解案卷" in page


# Columns of names, phones or running text that tell of no guest, and why. One that is in no holding and not here fails.
OF_NOBODY = {
    "api_key": "an organisation",
    "area": "the community's own", "grid": "the community's own", "place": "declared, and the house's own words",
    "hours_exception": "the house's own", "special_day": "the house's own", "unit": "an organisation",
    "partner": "an organisation", "agreement": "an organisation", "service": "the menu", "offer": "the menu",
    "fault": "the house's own", "supply": "the house's own", "batch": "the house's own", "stock_move": "things",
    "service_category": "the menu", "service_item": "the menu", "survey": "the house's own", "device": "a thing",
    "activity": "announced to all", "series": "announced to all", "task": "announced to all", "team": "the house's own",
    "duty": "by law part of a record, or announced", "training": "by law part of a record", "gift": "a thing",
    "award": "by law part of a record", "hand_on": "where a thing went", "honour_round": "the house's own",
    "committee_note": "goes with its nomination", "evaluation": "goes with its volunteer", "attendance": "looked in",
    "correction_request": "goes with its volunteer", "order_event": "goes with its order", "merge": "numbers alone",
    "order_pause": "goes with its order", "care_pause": "goes with its plan", "care_visit": "goes with its plan",
    "volunteer_key": "goes with its volunteer", "child": "goes with its signup", "card": "a code",
    "mediation_case": "goes with its parties", "case_event": "sealed, looked in", "hearing": "sealed, looked in",
    "certificate": "declared", "staff_session": "fingerprints", "job": "the house's own", "event": "names nobody",
    "event_head": "the book's own", "tries": "fingerprints", "ticket": "addresses of the house",
    "invitation": "a code", "keepsake": "sealed, gone when they leave", "draft": "sealed, gone when they leave",
    "visitor": "nobody's", "help_call": "nobody's", "agreement_copy": "a sealed paper",
    "clip": "the kiosk's own words; whose voice it is stands nowhere",
}  # fmt: skip


def test_every_table_that_people_write_in_is_declared_or_said_to_tell_of_nobody(app: Flask) -> None:
    told = {each.model.__tablename__ for each in held.ALL}
    for table in Base.metadata.sorted_tables:
        words = [each.name for each in table.c if _is_words(each)]
        assert not words or table.name in told or table.name in OF_NOBODY, (table.name, words)


def _is_words(column: Any) -> bool:
    kind = column.type
    return isinstance(kind, Sealed) or (
        kind.python_type is str and not hasattr(kind, "enums") and getattr(kind, "length", None) not in {40, 64}
    )


def test_every_column_of_a_name_or_a_phone_of_a_declared_table_goes_or_is_kept_for_a_reason(app: Flask) -> None:
    wiped: dict[str, set[str]] = {}
    for each in held.ALL:
        wiped.setdefault(each.model.__tablename__, set()).update(each.wiped)
    for each in held.ALL:
        if each.key != "staff":
            assert set(each.names + each.phones) - {"guardian", "guardian_phone"} <= wiped[each.model.__tablename__]


def test_the_words_of_a_holding_are_columns_of_its_table(app: Flask) -> None:
    for each in held.ALL:
        assert isinstance(each, Holding)
        columns = set(each.model.__mapper__.columns.keys())
        said = {*each.names, *each.phones, *each.wiped, *each.words_in, *filter(None, [each.when])}
        assert said <= columns, each.key


def test_text_is_looked_at_with_a_little_around_it_and_never_shows_them() -> None:
    assert HER.around("一二三四五六七八九十欧阳翀羽在这里") == "三四五六七八九十***在这里"
    assert HER.without(f"打{PHONE}找{NAME}") == "打***找***"
