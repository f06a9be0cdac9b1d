"""The machine below a kiosk asks whether its screen should be lit; anybody may, for hours are public."""

from datetime import date, datetime

import pytest

from app import clock
from app.community.models import HoursException
from app.db import db
from tests.make import Hive
from tests.taps import Finger

THURSDAY = date(2026, 11, 26)


@pytest.fixture
def daytime(hive: Hive) -> str:
    """The station opens at eight and closes at nine in the evening; where its screens ask."""
    hive.station.week = [[weekday, "08:00", "21:00"] for weekday in range(7)]
    db.session.commit()
    return f"/kiosk/screen/{hive.station.id}"


@pytest.mark.parametrize(("hour", "said"), [(3, "off\n"), (8, "on\n"), (20, "on\n"), (22, "off\n")])
def test_it_follows_the_hours_and_tells_nothing_else(daytime: str, stranger: Finger, hour: int, said: str) -> None:
    with clock.frozen(datetime(2026, 11, 26, hour, tzinfo=clock.ZONE)):
        answer = stranger.see(daytime)
    assert answer.text == said
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_a_holiday_keeps_it_dark(daytime: str, hive: Hive, stranger: Finger) -> None:
    db.session.add(HoursException(place_id=hive.station.id, day=THURSDAY, spans=[], words="休息"))
    db.session.commit()
    with clock.frozen(datetime(2026, 11, 26, 12, tzinfo=clock.ZONE)):
        assert stranger.see(daytime).text == "off\n"


def test_a_place_that_is_not_there_has_no_screen(hive: Hive, stranger: Finger) -> None:
    assert stranger.see("/kiosk/screen/99").status_code == 404
