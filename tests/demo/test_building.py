"""Building the demo: once, again, and never over anything that is real."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import audit, clock
from app.community.models import Area, Level, SpecialDay
from app.db import Base, db
from app.demo import verbs
from app.demo.people import TAIL
from app.demo.roster import PIN
from app.kiosk.models import Device
from app.refusal import Refused
from app.staff import passwords
from app.staff import verbs as staff
from app.staff.models import Role, Staff
from app.station.models import Visit
from app.transaction import work
from app.volunteers import queries, verbs_duties, verbs_ledger
from app.volunteers import verbs_upkeep as upkeep
from app.volunteers.models import Volunteer
from app.volunteers.stints import Stage
from tests.demo.conftest import NOON

pytestmark = pytest.mark.slow  # each builds the whole year


@pytest.fixture
def built(app: Flask) -> Iterator[None]:
    with app.app_context(), clock.frozen(NOON):
        with work():
            verbs.build()
        yield


@pytest.mark.usefixtures("built")
def test_two_builds_on_one_day_are_equal_to_the_last_row() -> None:
    first = _digest()
    with work():
        verbs.clear()
        verbs.build()
    assert _digest() == first
    assert list(audit.faults(db.session())) == []


@pytest.mark.usefixtures("built")
def test_life_goes_on_after_the_demo() -> None:
    with work():
        staff.take_on(None, "limei", "李梅", Role.STATION)
        db.session.add(Visit(place_id=1, day=NOON.date(), at=NOON))


@pytest.mark.usefixtures("built")
def test_a_volunteer_of_the_demo_signs_in_and_out_as_any_other() -> None:
    station = db.session.query(Device).where(Device.is_this_machine).one().place
    with work():
        li = queries.volunteer_for_update(queries.candidates(TAIL)[0].id)
        assert li
        assert passwords.fits(PIN, li.pin_hash or "")
        stint = verbs_ledger.sign_in(li, verbs_duties.station_duty(station, NOON.date()))
    with clock.frozen(NOON + timedelta(hours=2)), work():
        verbs_ledger.sign_out(stint)
    assert (stint.minutes, stint.stage) == (120, Stage.WAITING)
    with pytest.raises(Refused, match="People have used"), work():
        verbs.clear()


@pytest.mark.usefixtures("built")
def test_the_house_closes_what_the_demo_left_open_and_that_does_not_make_it_real() -> None:
    with clock.frozen(NOON + timedelta(hours=12)), work():
        assert upkeep.close_forgotten(clock.now(), timedelta(hours=1)) > 0
    with work():
        audit.record(db.session.query(Volunteer).first(), "volunteer.recognised")
    with work():
        verbs.clear()
    assert db.session.query(Volunteer).count() == 0


@pytest.mark.usefixtures("built")
def test_a_second_community_is_refused() -> None:
    with pytest.raises(Refused, match="already holds a community"), work():
        verbs.build()


@pytest.mark.usefixtures("built")
def test_a_demo_that_people_have_used_is_never_cleared() -> None:
    with work():
        audit.record(db.session.query(Device).first(), "visit.registered", db.session.query(Visit).first())
    with pytest.raises(Refused, match="People have used"), work():
        verbs.clear()


@pytest.mark.usefixtures("built")
def test_a_demo_with_a_colleague_of_its_own_is_never_cleared() -> None:
    with work():
        staff.take_on(None, "limei", "李梅", Role.STATION)
    with pytest.raises(Refused, match="People have used"), work():
        verbs.clear()


@pytest.mark.usefixtures("built")
def test_a_look_round_and_a_night_s_tidying_do_not_make_a_demo_real() -> None:
    with work():
        audit.record(db.session.query(Staff).first(), "staff.came_in")
        audit.record(None, "loan.phones_forgotten", note="3")
    with work():
        verbs.clear()
    assert db.session.query(Area).count() == 0


def test_a_calendar_that_is_already_kept_is_kept(app: Flask) -> None:
    with work():
        db.session.add(SpecialDay(day=date(2026, 10, 1), is_working=False, name="十一"))
        verbs.build()
    assert db.session.query(SpecialDay).where(SpecialDay.day == date(2026, 10, 1)).one().name == "十一"


def test_a_real_community_is_never_cleared(app: Flask) -> None:
    with work():
        db.session.add(Area(level=Level.STREET, name="源西街道"))
    runner = app.test_cli_runner()
    assert "was not built by the demo" in runner.invoke(args=["demo", "--again"]).output
    assert "already holds a community" in runner.invoke(args=["demo"]).output
    assert db.session.query(Area).count() == 1


def test_the_command_builds_tells_the_first_password_and_builds_again(app: Flask) -> None:
    runner = app.test_cli_runner()
    assert "first password" in runner.invoke(args=["demo"]).output
    assert "already holds" in runner.invoke(args=["demo"]).output
    again = runner.invoke(args=["demo", "--again"])
    assert again.exit_code == 0
    assert "first password" in again.output


def _digest() -> str:
    seal = hashlib.sha256()
    for table in Base.metadata.sorted_tables:
        if table.name not in {"event", "event_head"}:
            for row in db.session.execute(select(table).order_by(*table.primary_key.columns)):
                seal.update(repr(tuple(row)).encode())
    return seal.hexdigest()
