"""The sign on the door, and the day a borrowed thing should be back."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import clock
from app.community import openness, queries, timetable
from app.community.models import HoursException
from app.db import db
from app.kiosk import queries as kiosk
from app.station import lending
from tests.make import Hive

OFFICE = [[day, "08:00", "20:00"] for day in range(7)]
SUNDAYS = [[6, "10:00", "12:00"]]
NIGHTS = [[day, "18:00", "02:00"] for day in range(7)]
ALWAYS = [[day, "00:00", "24:00"] for day in range(7)]
SPLIT = [[day, *span] for day in range(7) for span in (("08:00", "12:00"), ("14:00", "20:00"))]
MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("week", "hour", "is_open", "words"),
    [
        (OFFICE, "08:00", True, "现在开着，到 20:00"),
        (OFFICE, "20:00", False, "现在关着，明天 8:00 开"),
        (OFFICE, "05:30", False, "现在关着，今天 8:00 开"),
        (SPLIT, "13:00", False, "现在关着，今天 14:00 开"),
        (NIGHTS, "01:59", True, "现在开着，到 2:00"),
        (NIGHTS, "23:00", True, "现在开着，到 明天 2:00"),
        ([[0, "08:00", "24:00"]], "09:00", True, "现在开着，到 24:00"),
        (ALWAYS, "03:00", True, "现在开着，全天开放"),
        (SUNDAYS, "09:00", False, "现在关着，星期日 10:00 开"),
        ([], "09:00", False, "还没有填开放时间"),
    ],
)
def test_the_sign_says_whether_and_until_when(
    hive: Hive, week: list[Any], hour: str, is_open: bool, words: str
) -> None:
    hive.station.week = week
    with clock.frozen(datetime.combine(MONDAY, time.fromisoformat(hour))):
        assert openness.signs([hive.station])[hive.station.id] == (is_open, words)


def test_a_day_that_differs_comes_before_the_week(hive: Hive) -> None:
    hive.station.week = OFFICE
    db.session.add(HoursException(place_id=hive.station.id, day=MONDAY, spans=[], words="消毒"))
    db.session.add(
        HoursException(place_id=hive.station.id, day=MONDAY + timedelta(days=1), spans=[["10:00", "11:00"]], words="")
    )
    db.session.flush()
    with clock.frozen(datetime.combine(MONDAY, time(9))):
        assert openness.signs([hive.station])[hive.station.id].words == "今天关门：消毒，明天 10:00 开"
        week = openness.coming_week(hive.station.week, queries.other_days([hive.station.id], MONDAY)[hive.station.id])
    assert week[:3] == [
        ("今天 3月2日", "不开门（消毒）", True),
        ("明天 3月3日", "10:00–11:00", False),
        ("星期三 3月4日", "8:00–20:00", False),
    ]


@pytest.mark.parametrize(
    ("week", "closed", "due"),
    [
        (OFFICE, (), datetime(2026, 3, 5, 19)),
        (ALWAYS, (), datetime(2026, 3, 5, 9)),
        ([[day, "08:00", "17:30"] for day in range(7)], (), datetime(2026, 3, 5, 16, 30)),
        (SUNDAYS, (), datetime(2026, 3, 8, 11)),
        (OFFICE, (3, 4), datetime(2026, 3, 7, 19)),
        ([], (), datetime(2026, 3, 5, 9)),
        ([[day, "21:00", "02:00"] for day in range(7)], (), datetime(2026, 3, 6, 1)),
    ],
)
def test_a_thing_is_due_at_a_friendly_hour_of_an_open_day(
    hive: Hive, week: list[Any], closed: tuple[int, ...], due: datetime
) -> None:
    hive.station.week = week
    for ahead in closed:
        db.session.add(HoursException(place_id=hive.station.id, day=MONDAY + timedelta(days=ahead), spans=[]))
    db.session.flush()
    with clock.frozen(datetime.combine(MONDAY, time(9))):
        here = kiosk.here(None, "", on_this_machine=True, since=clock.now(), until=clock.now())
        assert here
        assert lending.due(here) == due.replace(tzinfo=clock.ZONE)


spans = some.tuples(some.integers(0, 6), some.integers(0, 1439), some.integers(1, 1440)).map(
    lambda one: (one[0], f"{one[1] // 60:02}:{one[1] % 60:02}", one[2])
)


@given(some.lists(spans, max_size=5))
def test_overlap_is_what_counting_the_minutes_finds(drawn: list[tuple[int, str, int]]) -> None:
    week = [(day, opens, _closing(opens, long)) for day, opens, long in drawn]
    minutes = [
        (day * timetable.DAY + timetable.minutes(opens) + minute) % timetable.WEEK
        for day, opens, closes in week
        for minute in range(timetable.length(opens, closes))
    ]
    assert timetable.overlap(week) is (len(set(minutes)) < len(minutes))


def _closing(opens: str, long: int) -> str:
    end = (timetable.minutes(opens) + long) % timetable.DAY
    return f"{end // 60:02}:{end % 60:02}"
