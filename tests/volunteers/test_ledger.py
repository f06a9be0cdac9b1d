"""Signing in and out: one open stint, no double tap, no lost hour, whatever the clock does."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from app import clock
from app.clock import ZONE
from app.db import db
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.volunteers import queries_ledger, verbs_duties, verbs_ledger, verbs_requests, verbs_upkeep
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import ServiceDay, Stint
from app.volunteers.stints import Stage
from tests import make
from tests.make import Hive

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


@pytest.fixture
def li(hive: Hive) -> Volunteer:
    with clock.frozen(NINE):
        return make.volunteer()


def day_sums(volunteer: Volunteer) -> list[tuple[int, int]]:
    rows = db.session.query(ServiceDay).filter_by(volunteer_id=volunteer.id).order_by(ServiceDay.day)
    return [(row.minutes, row.counted) for row in rows]


def colleagues() -> tuple[Staff, Staff]:
    first, _word = make.colleague(Role.CADRE, "lin", "林晓岚")
    second, _word = make.colleague(Role.CADRE, "he", "何主任")
    return first, second


def test_two_hours_are_two_hours(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station))
        assert stint.stage is Stage.OPEN
        hands.move(hours=2)
        verbs_ledger.sign_out(stint)
        assert (stint.minutes, stint.stage) == (120, Stage.WAITING)
        assert day_sums(li) == [(120, 120)]


def test_a_second_tap_within_the_minute_neither_signs_out_nor_in_again(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        duty = make.duty(hive.station)
        stint = verbs_ledger.sign_in(li, duty)
        hands.move(seconds=20)
        verbs_ledger.sign_out(stint)
        assert stint.stage is Stage.OPEN
        assert verbs_ledger.sign_in(li, duty) is stint
        assert len(queries_ledger.rows(stint.id)) == 1


def test_coming_early_adds_nothing(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station, starts_in=1))
        hands.move(hours=2)
        verbs_ledger.sign_out(stint)
        assert stint.minutes == 60


def test_leaving_before_it_begins_is_no_time_at_all(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station, starts_in=1))
        hands.move(minutes=5)
        verbs_ledger.sign_out(stint)
        assert (stint.minutes, day_sums(li)) == (0, [])


def test_a_clock_set_back_gives_neither_negative_nor_doubled_time(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        duty = make.duty(hive.station, hours=10)
        first = verbs_ledger.sign_in(li, duty)
        hands.move(hours=3)
        verbs_ledger.sign_out(first)
        hands.move(hours=-2)
        second = verbs_ledger.sign_in(li, duty)
        hands.move(hours=1)
        verbs_ledger.sign_out(second)
        assert (first.minutes, second.minutes) == (180, 0)
        third = verbs_ledger.sign_in(li, duty)
        hands.move(hours=-5)
        verbs_ledger.sign_out(third)
        assert third.minutes == 0
        assert day_sums(li) == [(180, 180)]


def test_a_clock_forty_days_ahead_is_closed_as_forgotten_and_holds_nobody_up_when_put_right(
    hive: Hive, li: Volunteer
) -> None:
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station))
        hands.move(days=40)
        verbs_ledger.sign_out(stint)
        assert (stint.stage, stint.minutes, day_sums(li)) == (Stage.PROVISIONAL, 180, [])
        late = verbs_ledger.sign_in(li, make.duty(hive.station))
        hands.move(hours=1)
        verbs_ledger.sign_out(late)
        hands.move(days=-40)
        real = verbs_ledger.sign_in(li, make.duty(hive.station, hours=5))
        hands.move(hours=4)
        verbs_ledger.sign_out(real)
        assert real.minutes == 120


def test_a_stint_of_more_than_sixteen_hours_is_capped_and_flagged(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station, hours=23))
        hands.move(hours=20)
        verbs_ledger.sign_out(stint)
        assert (stint.minutes, stint.is_too_long) == (16 * 60, True)
        assert stint.needed == 2


def test_a_farewell_long_after_the_end_is_no_time_served(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station))
        hands.move(hours=16)
        verbs_ledger.sign_out(stint)
        assert (stint.stage, stint.minutes, day_sums(li)) == (Stage.PROVISIONAL, 180, [])
        assert [row.deed for row in queries_ledger.rows(stint.id)] == ["in", "auto"]


def test_a_night_shift_belongs_to_two_days(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE.replace(hour=22)) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station, hours=5))
        hands.move(hours=5)
        verbs_ledger.sign_out(stint)
        assert day_sums(li) == [(120, 120), (180, 180)]


def test_who_forgot_to_sign_out_is_asked_and_a_colleague_confirms(hive: Hive, li: Volunteer) -> None:
    lin, _he = colleagues()
    with clock.frozen(NINE) as hands:
        stint = verbs_ledger.sign_in(li, make.duty(hive.station))
        hands.move(hours=3, minutes=30)
        assert verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1)) == 0
        hands.move(hours=1)
        assert verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1)) == 1
        assert (stint.stage, stint.minutes, day_sums(li)) == (Stage.PROVISIONAL, 180, [])
        assert not stint.is_asked
        hands.move(days=1)
        with pytest.raises(Refused):
            verbs_ledger.say_when_left(stint, NINE - timedelta(minutes=1))
        verbs_ledger.say_when_left(stint, NINE + timedelta(hours=2))
        assert stint.is_asked
        assert (stint.stage, day_sums(li)) == (Stage.PROVISIONAL, [])
        verbs_ledger.confirm(stint, lin)
        assert (stint.stage, day_sums(li)) == (Stage.CONFIRMED, [(120, 120)])


def test_more_than_eight_hours_wait_for_a_colleague_and_more_than_twelve_for_two(hive: Hive, li: Volunteer) -> None:
    lin, he = colleagues()
    with clock.frozen(NINE.replace(hour=6)) as hands:
        duty = make.duty(hive.station, hours=16)
        stint = verbs_ledger.sign_in(li, duty)
        hands.move(hours=9)
        verbs_ledger.sign_out(stint)
        assert day_sums(li) == [(540, 480)]
        verbs_ledger.confirm(stint, lin)
        assert day_sums(li) == [(540, 540)]
        more = verbs_ledger.sign_in(li, duty)
        hands.move(hours=4)
        verbs_ledger.sign_out(more)
        assert (stint.stage, stint.needed, day_sums(li)) == (Stage.WAITING, 2, [(780, 480)])
        verbs_ledger.confirm(more, lin)
        with pytest.raises(Refused):
            verbs_ledger.confirm(stint, lin)
        verbs_ledger.confirm(stint, he)
        assert day_sums(li) == [(780, 480)]
        verbs_ledger.confirm(more, he)
        assert (more.stage, day_sums(li)) == (Stage.CONFIRMED, [(780, 780)])


def test_three_stays_at_one_duty_a_day_are_enough(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        duty = make.duty(hive.station, hours=10)
        for _stay in range(3):
            stint = verbs_ledger.sign_in(li, duty)
            hands.move(hours=1)
            verbs_ledger.sign_out(stint)
        with pytest.raises(Refused):
            verbs_ledger.sign_in(li, duty)


def test_one_person_is_at_one_duty_at_a_time(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE):
        verbs_ledger.sign_in(li, make.duty(hive.station))
        with pytest.raises(Refused):
            verbs_ledger.sign_in(li, make.duty(hive.station, "清洁家园"))


def test_a_wrong_tap_is_taken_back_and_goes_on_when_it_was_a_farewell(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        duty = make.duty(hive.station)
        wrong = verbs_ledger.sign_in(li, duty)
        verbs_ledger.undo(wrong)
        assert wrong.stage is Stage.VOID
        right = verbs_ledger.sign_in(li, duty)
        hands.move(hours=1)
        verbs_ledger.sign_out(right)
        verbs_ledger.undo(right)
        assert (right.stage, right.end_at, day_sums(li)) == (Stage.OPEN, None, [])
        hands.move(hours=1)
        verbs_ledger.sign_out(right)
        assert right.minutes == 120
        hands.move(hours=1)
        with pytest.raises(Refused):
            verbs_ledger.undo(right)


def test_a_correction_keeps_what_was_written_and_may_not_overlap(hive: Hive, li: Volunteer) -> None:
    lin, _he = colleagues()
    with clock.frozen(NINE) as hands:
        duty = make.duty(hive.station, hours=10)
        first = verbs_ledger.sign_in(li, duty)
        hands.move(hours=1)
        verbs_ledger.sign_out(first)
        second = verbs_ledger.sign_in(li, duty)
        hands.move(hours=1)
        verbs_ledger.sign_out(second)
        with pytest.raises(Refused):
            verbs_ledger.correct(second, lin, NINE + timedelta(minutes=30), NINE + timedelta(hours=2), "记错了")
        with pytest.raises(Refused, match="和原来一样"):
            verbs_requests.ask(second, NINE + timedelta(hours=1), NINE + timedelta(hours=2), "forgot")
        wish = verbs_requests.ask(second, NINE + timedelta(hours=1), NINE + timedelta(minutes=90), "forgot")
        hands.move(hours=1)
        verbs_requests.grant(wish, lin)
        assert [row.deed for row in queries_ledger.rows(second.id)] == ["in", "out", "corrected", "confirmed"]
        assert (second.stage, second.minutes) == (Stage.CONFIRMED, 30)


def test_keeping_the_station_is_one_duty_a_day(app: Flask, hive: Hive) -> None:
    with clock.frozen(NINE):
        duty = verbs_duties.station_duty(hive.station, clock.today())
        assert verbs_duties.station_duty(hive.station, clock.today()).id == duty.id
        assert duty.organiser == "康乐路南社区居民委员会"
        assert duty.has_all_fields


def test_two_open_stints_are_refused_by_the_store_room_itself(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE):
        stint = verbs_ledger.sign_in(li, make.duty(hive.station))
        other = Stint(volunteer_id=li.id, duty_id=stint.duty_id, day=stint.day, signed_at=NINE, start_at=NINE)
        db.session.add(other)
        with pytest.raises(IntegrityError):
            db.session.flush()


def test_what_is_said_later_may_not_run_into_the_next_stint(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        first = verbs_ledger.sign_in(li, make.duty(hive.station, hours=2))
        hands.move(hours=3)
        verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1))
        verbs_ledger.sign_in(li, make.duty(hive.station, "清洁家园"))
        hands.move(hours=1)
        with pytest.raises(Refused):
            verbs_ledger.say_when_left(first, NINE + timedelta(hours=3, minutes=30))
        verbs_ledger.say_when_left(first, NINE + timedelta(hours=2, minutes=30))


def test_a_farewell_that_was_followed_by_something_else_stands(hive: Hive, li: Volunteer) -> None:
    with clock.frozen(NINE) as hands:
        first = verbs_ledger.sign_in(li, make.duty(hive.station))
        hands.move(hours=1)
        verbs_ledger.sign_out(first)
        second = verbs_ledger.sign_in(li, make.duty(hive.station, "清洁家园"))
        hands.move(minutes=5)
        verbs_ledger.sign_out(second)
        with pytest.raises(Refused):
            verbs_ledger.undo(first)
