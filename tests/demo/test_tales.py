"""The tales of the ledger, whenever the demo is built: by night, at noon, at 春节, in the long holiday of October."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from app.clock import ZONE, working_days_between
from app.community.holidays import announced_days
from app.demo.doors import hours
from app.demo.hive import raise_hive
from app.demo.places import open_doors
from app.demo.rows import Row, Rows
from app.demo.swarm import swarm
from app.rules import Rules
from app.volunteers.hours import Limits
from app.volunteers.models_ledger import Attendance, CorrectionRequest, Duty, Stint
from app.volunteers.stints import Deed, Stage

pytestmark = pytest.mark.slow  # each builds the whole year

RULES = Rules()
LIMITS = Limits(RULES.free_day_hours * 60, RULES.second_day_hours * 60, RULES.longest_stint_hours * 60)
SPECIALS = {each.day: each.is_working for each in announced_days()}
MOMENTS = (
    datetime(2026, 5, 21, 12, 30, tzinfo=ZONE),
    datetime(2026, 3, 2, 0, 20, tzinfo=ZONE),
    datetime(2026, 2, 18, 15, 0, tzinfo=ZONE),
    datetime(2026, 10, 8, 8, 3, tzinfo=ZONE),
    datetime(2027, 1, 1, 20, 58, tzinfo=ZONE),
)


class Year:
    """A demo that was never stored, at one moment."""

    def __init__(self, now: datetime) -> None:
        rows = Rows()
        hive = raise_hive(rows, now.date())
        swarm(rows, open_doors(rows, hive, now.date()), now, RULES, LIMITS)
        self.now, self.rows = now, rows
        self.stints = rows.of[Stint.__tablename__]
        self.duties = {row["id"]: row for row in rows.of[Duty.__tablename__]}

    def at(self, stage: Stage) -> list[Row]:
        return [stint for stint in self.stints if stint["stage"] is stage]


@pytest.fixture(scope="module", params=MOMENTS, ids=str)
def year(request: pytest.FixtureRequest) -> Year:
    return Year(request.param)


def test_two_went_without_a_word_and_a_third_has_said_when(year: Year) -> None:
    unclosed = year.at(Stage.PROVISIONAL)
    assert sorted(stint["is_asked"] for stint in unclosed) == [False, False, True]
    assert all(stint["end_at"] <= year.now for stint in unclosed)
    latest = max(day for day in {stint["day"] for stint in year.stints} if day < year.now.date())
    assert [stint["day"] for stint in unclosed if not stint["is_asked"]] == [latest, latest]


def test_a_day_above_eight_hours_waits_and_one_above_twelve_waits_for_a_second_answer(year: Year) -> None:
    long = [stint for stint in year.stints if stint["minutes"] > RULES.free_day_hours * 60]
    assert [(stint["stage"], stint["needed"], stint["answered"]) for stint in sorted(long, key=_length)] == [
        (Stage.WAITING, 1, 0),
        (Stage.WAITING, 2, 1),
    ]


def test_one_record_waits_for_more_than_ten_working_days_and_all_others_less(year: Year) -> None:
    overdue = [stint for stint in year.at(Stage.WAITING) if _age(stint, year.now) > RULES.record_days]
    assert len(overdue) == 1
    assert overdue[0]["answered"] == 0


def test_one_asks_for_a_correction_one_was_told_yes_and_one_no(year: Year) -> None:
    wishes = year.rows.of[CorrectionRequest.__tablename__]
    assert sorted(str(wish["is_granted"]) for wish in wishes) == ["False", "None", "True"]
    stints = {stint["id"]: stint for stint in year.stints}
    for wish in wishes:
        stint = stints[wish["stint_id"]]
        assert stint["signed_at"] < wish["at"] <= (wish["decided_at"] or year.now) <= year.now
        assert bool(wish["answer"]) == (wish["is_granted"] is False)
        assert (stint["end_at"] == wish["end_at"]) == bool(wish["is_granted"])


def test_somebody_keeps_the_station_while_it_is_open_and_tires_after_four_hours(year: Year) -> None:
    at_work, span = year.at(Stage.OPEN), hours(year.now.date())
    is_open = span is not None and span.opens + timedelta(minutes=15) < year.now < span.closes
    assert bool(at_work) == is_open
    assert all(stint["day"] == year.now.date() for stint in at_work)
    if span and is_open:
        longest = year.now - min(stint["start_at"] for stint in at_work)
        assert longest >= min(timedelta(hours=RULES.rest_after_hours), year.now - span.opens - timedelta(minutes=5))


def test_what_was_tapped_wrongly_struck_out_resumed_or_written_up_is_in_the_ledger(year: Year) -> None:
    deeds = [row["deed"] for row in year.rows.of[Attendance.__tablename__]]
    assert set(deeds) == set(Deed)
    assert (deeds.count(Deed.STRUCK), deeds.count(Deed.RESUMED)) == (1, 1)


def test_nobody_is_signed_in_twice_and_nothing_is_written_ahead_of_time(year: Year) -> None:
    times = defaultdict(list)
    for stint in year.stints:
        if stint["stage"] is not Stage.VOID:
            times[stint["volunteer_id"]].append((stint["start_at"], stint["end_at"] or year.now))
    assert all(end <= start for spans in times.values() for (_s, end), (start, _e) in pairwise(sorted(spans)))
    assert max(row["at"] for row in year.rows.of[Attendance.__tablename__]) <= year.now


def test_nobody_is_signed_in_outside_the_hours_of_a_duty(year: Year) -> None:
    for stint in year.stints:
        duty = year.duties[stint["duty_id"]]
        assert duty["called_off_at"] is None
        assert duty["starts_at"] <= stint["start_at"] < duty["ends_at"]
        if stint["stage"] is not Stage.OPEN:
            assert (stint["end_at"] or stint["start_at"]) <= duty["ends_at"] + timedelta(minutes=10)


def _length(stint: Row) -> int:
    return int(stint["minutes"])


def _age(stint: Row, now: datetime) -> int:
    day: date = stint["day"]
    return working_days_between(day, now.date(), SPECIALS)
