"""What is out of the house, at the desk: called, taken back, lost and found, and the numbered things themselves."""

from datetime import timedelta

import pytest
from flask import Flask

from app import clock
from app.audit import Event
from app.db import db
from app.staff.models import Role
from app.station import queries_room
from app.station.models_loan import Asset, AssetState, Loan, Outcome
from tests.desks import sit
from tests.make import Hive, asset
from tests.taps import Finger


@pytest.fixture
def desk(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.STATION)


@pytest.fixture
def grid_worker(app: Flask, hive: Hive) -> Finger:
    return sit(app, Role.GRID)


@pytest.fixture
def loan(hive: Hive, kiosk: Finger) -> Loan:
    """王奶奶 took the umbrella."""
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", kind="umbrella", phone="13812345678", consent="yes")
    return db.session.query(Loan).one()


def late(loan: Loan, days: int = 2) -> None:
    loan.due_at = clock.now() - timedelta(days=days)


def test_the_longest_overdue_stands_first_and_phones_are_masked(hive: Hive, desk: Finger, loan: Loan) -> None:
    late(loan)
    page = desk.see("/desk/loans").text
    assert "晚了 2 天" in page
    assert "138****5678" in page
    assert "13812345678" not in page


@pytest.mark.parametrize(("asked", "is_found"), [("5678", True), ("101", True), ("9999", False), ("'; --", False)])
def test_a_loan_is_found_by_number_or_phone_tail(
    hive: Hive, desk: Finger, loan: Loan, asked: str, is_found: bool
) -> None:
    assert ("138****5678" in desk.see("/desk/loans", query_string={"q": asked}).text) is is_found


def test_only_what_is_late_is_shown_when_asked(hive: Hive, desk: Finger, loan: Loan) -> None:
    assert "138****" not in desk.see("/desk/loans?late=1").text
    late(loan)
    assert "138****" in desk.see("/desk/loans?late=1").text


def test_a_number_is_unmasked_by_a_deed_that_is_written_down(hive: Hive, desk: Finger, loan: Loan) -> None:
    answer = desk.tap(desk.see("/desk/loans"), "/phone")
    assert answer.status_code == 200
    assert "13812345678" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    line = db.session.query(Event).filter_by(deed="loan.unmasked").one()
    assert (line.subject, "138" in line.note) == (f"loan:{loan.id}", False)
    assert "13812345678" not in desk.see("/desk/loans").text


def test_a_number_on_a_later_page_is_shown_there(
    hive: Hive, desk: Finger, kiosk: Finger, loan: Loan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries_room, "PAGE", 1)
    monkeypatch.setattr(queries_room.open_loans, "__kwdefaults__", {"due_before": None, "after": None, "limit": 1})
    asset(hive.station, "102")
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13987654321", consent="yes")
    second = desk.see(f"/desk/loans?after={loan.id}")
    assert "139****4321" in second.text
    assert "13987654321" in desk.tap(second, "/phone").text


def test_the_number_of_what_is_back_is_not_shown_any_more(hive: Hive, desk: Finger, kiosk: Finger, loan: Loan) -> None:
    page = desk.see("/desk/loans")
    desk.tap(page, "/receive")
    assert desk.tap(page, "/phone").status_code == 409
    assert db.session.query(Event).filter_by(deed="loan.unmasked").count() == 0


def test_a_call_is_noted(hive: Hive, desk: Finger, loan: Loan) -> None:
    late(loan)
    assert "打过电话" in desk.follow(desk.tap(desk.see("/desk/loans"), "/call")).text
    assert db.session.query(Loan).one().called_at is not None


def test_a_thing_comes_back_over_the_counter_once(hive: Hive, desk: Finger, loan: Loan) -> None:
    page = desk.see("/desk/loans")
    assert desk.tap(page, "/receive").status_code == 303
    assert db.session.query(Asset).one().state is AssetState.IN
    for deed in ("/receive", "/lose", "/call"):
        late(loan)
        url = f"/desk/loans/{loan.id}{deed}"
        assert desk.client.post(url, data=dict(desk.form(page, "/receive")[1])).status_code == 409


def test_a_lost_thing_is_given_up_and_found_again(hive: Hive, desk: Finger, loan: Loan) -> None:
    desk.tap(desk.see("/desk/loans"), "/lose")
    assert (db.session.query(Loan).one().outcome, db.session.query(Asset).one().state) == (
        Outcome.LOST,
        AssetState.LOST,
    )
    page = desk.see("/desk/loans/assets?state=lost")
    assert desk.tap(page, "/find").status_code == 303
    assert db.session.query(Asset).one().state is AssetState.IN
    assert desk.tap(page, "/find").status_code == 409


def test_the_list_turns_its_pages_by_the_last_row(hive: Hive, desk: Finger) -> None:
    for number in range(200, 260):
        thing = asset(hive.station, str(number))
        db.session.flush()
        due = clock.now() + timedelta(days=number)
        db.session.add(Loan(asset_id=thing.id, lent_place_id=hive.station.id, lent_at=clock.now(), due_at=due))
    first = desk.see("/desk/loans").text
    assert " 200<" in first
    assert " 255<" not in first
    after = first.split("after=")[1].split('"')[0]
    assert " 255<" in desk.see(f"/desk/loans?after={after}").text


def test_a_new_thing_is_added_with_its_number(hive: Hive, desk: Finger) -> None:
    said = {"number": "305", "kind": "power_bank", "place": hive.station.id}
    assert "305" in desk.follow(desk.tap(desk.see("/desk/loans/assets"), "/assets", **said)).text
    assert db.session.query(Asset).filter_by(number="305").one().state is AssetState.IN
    assert desk.tap(desk.see("/desk/loans/assets"), "/assets", **said).status_code == 409


@pytest.mark.parametrize(
    "wrong", [{"number": ""}, {"number": "12"}, {"number": "１２３"}, {"number": "ab1"}, {"kind": "car"}, {"place": 99}]
)
def test_a_thing_needs_a_number_a_kind_and_a_place(hive: Hive, desk: Finger, wrong: dict[str, object]) -> None:
    said = {"number": "305", "kind": "power_bank", "place": hive.station.id} | wrong
    assert desk.tap(desk.see("/desk/loans/assets"), "/assets", **said).status_code == 422
    assert db.session.query(Asset).count() == 1


def test_a_worn_out_thing_is_lent_no_more_until_it_is_mended(hive: Hive, desk: Finger, kiosk: Finger) -> None:
    page = desk.see("/desk/loans/assets")
    assert desk.tap(page, "/retire").status_code == 303
    assert desk.tap(page, "/retire").status_code == 409
    borrowed = kiosk.tap(
        kiosk.see("/kiosk/lend/umbrella"), "/lend", kind="umbrella", phone="13812345678", consent="yes"
    )
    assert borrowed.status_code == 409
    page = desk.see("/desk/loans/assets")
    assert desk.tap(page, "/resume").status_code == 303
    assert desk.tap(page, "/resume").status_code == 409


def test_what_is_out_cannot_be_retired(hive: Hive, desk: Finger) -> None:
    page = desk.see("/desk/loans/assets")
    db.session.query(Asset).one().state = AssetState.OUT
    assert desk.tap(page, "/retire").status_code == 409


POSTS = (
    "/desk/loans/1/phone",
    "/desk/loans/1/call",
    "/desk/loans/1/receive",
    "/desk/loans/1/lose",
    "/desk/loans/assets",
    "/desk/loans/assets/1/retire",
    "/desk/loans/assets/1/resume",
    "/desk/loans/assets/1/find",
)


@pytest.mark.parametrize("url", POSTS)
def test_loans_are_shut_to_strangers_and_to_other_roles(grid_worker: Finger, stranger: Finger, url: str) -> None:
    token = dict(grid_worker.form(grid_worker.see("/desk/"), "/language")[1])
    assert stranger.client.post(url, data=token).status_code == 303
    assert grid_worker.client.post(url, data=token).status_code == 403


@pytest.mark.parametrize("deed", ["phone", "call", "receive", "lose"])
def test_an_unknown_loan_is_not_found(desk: Finger, deed: str) -> None:
    token = dict(desk.form(desk.see("/desk/"), "/language")[1])
    assert desk.client.post(f"/desk/loans/999/{deed}", data=token).status_code == 404


def test_a_phone_tail_is_looked_for_without_an_address(hive: Hive, kiosk: Finger, app: Flask) -> None:
    kiosk.tap(kiosk.see("/kiosk/lend/umbrella"), "/lend", phone="13812345678", consent="yes")
    desk = sit(app, Role.STATION)
    page = desk.see("/desk/loans")
    assert 'method="get"' not in page.text
    found = desk.tap(page, "/desk/loans", q="5678")
    assert "138****5678" in found.text
    assert "138****5678" not in desk.tap(page, "/desk/loans", q="9999").text
