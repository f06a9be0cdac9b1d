"""Care by its verbs: laid ahead once, moved alone, rung for when missed, forgotten in time."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from threading import Barrier, Thread

import pytest
from flask import Flask

from app import clock
from app.care import queries, upkeep, verbs, verbs_visits
from app.care.models import CarePlan, CareVisit, Outcome, Stage
from app.care.recurrence import OnHolidays
from app.care.verbs import Hands, Rhythm, Said
from app.clock import ZONE
from app.clock import Hands as ClockHands
from app.community import verbs_days
from app.community.holidays import Announced
from app.db import db
from app.orders.models import Half
from app.orders.verbs import Caller, Home
from app.refusal import Refused
from app.staff.models import Staff
from app.transaction import work
from app.volunteers import queries_ledger, verbs_merge
from app.volunteers import verbs as volunteers
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive

MONDAYS = Rhythm((0,), Half.MORNING, date(2026, 9, 21))


def boss() -> Staff:
    return db.session.query(Staff).filter_by(username="boss").one()


def said(li: Volunteer | None, rhythm: Rhythm = MONDAYS, of: str = "取药送药", backup: Volunteer | None = None) -> Said:
    helpers = Hands(li.id if li else None, backup.id if backup else None)
    home = Home(make.building(), "2单元", "1503")
    return Said(make.item(of), home, Caller("张大爷", "13700137000"), rhythm, helpers, "降压药")


def medicine(hive: Hive, li: Volunteer | None, rhythm: Rhythm = MONDAYS, **more: Volunteer) -> CarePlan:
    made = verbs.plan(said(li, rhythm, **more), hive.station, boss(), has_health_consent=True)
    db.session.flush()
    return made


def days(plan: CarePlan) -> list[date]:
    db.session.flush()
    return [
        each.day for each in queries.visits(plan.id, date(2026, 1, 1), date(2027, 12, 31)) if each.stage != "skipped"
    ]


def first(plan: CarePlan) -> CareVisit:
    return queries.visits(plan.id, date(2026, 1, 1), date(2027, 12, 31))[0]


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def test_weeks_are_laid_ahead_over_the_holiday_and_only_once(hive: Hive, li: Volunteer) -> None:
    plan = medicine(hive, li)
    expected = [date(2026, 9, 21), date(2026, 9, 28), date(2026, 10, 8), date(2026, 10, 12), date(2026, 10, 19)]
    assert days(plan) == expected
    assert verbs.materialise_all() == 0
    assert days(plan) == expected
    assert queries.gaps(clock.today(), 7) == (0, 0)


@pytest.mark.slow
def test_a_whole_year_has_no_missing_and_no_double_visit(hive: Hive, hands: ClockHands, li: Volunteer) -> None:
    plan = medicine(hive, li)
    for _week in range(53):
        hands.move(days=7)
        verbs.materialise_all()
        assert queries.gaps(clock.today(), 7) == (0, 0)
    slots = [each.slot for each in queries.visits(plan.id, date(2026, 1, 1), date(2028, 1, 1))]
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(slots))
    assert len(set(days(plan))) == len(slots) >= 57


def test_a_clock_set_back_makes_no_visit_twice(hive: Hive, hands: ClockHands, li: Volunteer) -> None:
    plan = medicine(hive, li)
    before = days(plan)
    hands.move(days=-3)
    verbs.materialise_all()
    assert days(plan) == before


def test_a_holiday_announced_later_moves_what_nobody_has_touched(hive: Hive, li: Volunteer) -> None:
    plan = medicine(hive, li)
    second = queries.visits(plan.id, date(2026, 9, 28), date(2026, 9, 28))[0]
    verbs_visits.move(second, boss(), date(2026, 9, 29))
    verbs_days.announce(boss(), [Announced(date(2026, 10, 12), is_working=False, name="临时放假")])
    verbs.materialise_all()
    assert days(plan)[1:4] == [date(2026, 9, 29), date(2026, 10, 8), date(2026, 10, 13)]


def test_one_is_moved_or_skipped_alone_and_the_series_goes_on(hive: Hive, li: Volunteer) -> None:
    plan = medicine(hive, li)
    found = queries.visits(plan.id, date(2026, 9, 21), date(2026, 10, 31))
    verbs_visits.move(found[0], boss(), date(2026, 9, 23))
    verbs_visits.skip(found[1], boss(), "去儿子家")
    verbs.materialise_all()
    assert days(plan) == [date(2026, 9, 23), date(2026, 10, 8), date(2026, 10, 12), date(2026, 10, 19)]
    with pytest.raises(Refused):
        verbs_visits.move(found[0], boss(), date(2026, 10, 8))
    with pytest.raises(Refused):
        verbs_visits.move(found[0], boss(), date(2026, 9, 20))


def test_in_a_pause_nobody_comes_and_after_it_they_do(hive: Hive, li: Volunteer) -> None:
    plan = medicine(hive, li)
    verbs.pause(plan, boss(), date(2026, 9, 25), None, "住院")
    assert days(plan) == [date(2026, 9, 21)]
    assert queries.gaps(clock.today(), 28) == (0, 0)
    with pytest.raises(Refused):
        verbs.pause(plan, boss(), date(2026, 10, 1), None, "住院")
    verbs.resume(plan, boss(), date(2026, 10, 10))
    assert days(plan) == [date(2026, 9, 21), date(2026, 10, 12), date(2026, 10, 19)]
    other = medicine(hive, li)
    with pytest.raises(Refused):
        verbs.resume(other, boss(), date(2026, 12, 1))


def test_other_days_and_other_people_are_followed_from_today_on(hive: Hive, li: Volunteer) -> None:
    plan, zeng = medicine(hive, li), make.volunteer("曾玥", "13900001111")
    verbs_visits.answer(first(plan), boss(), Outcome.BROUGHT)
    verbs.change(plan, boss(), said(zeng, Rhythm((2, 3), Half.AFTERNOON, date(2026, 9, 21))))
    assert days(plan)[:3] == [date(2026, 9, 21), date(2026, 9, 23), date(2026, 9, 24)]
    assert {each.volunteer_id for each in queries.visits(plan.id, date(2026, 9, 22), date(2026, 12, 1))} == {zeng.id}


def test_ended_it_falls_away_and_what_was_done_stays(hive: Hive, li: Volunteer) -> None:
    plan = medicine(hive, li)
    verbs_visits.answer(first(plan), boss(), Outcome.BROUGHT)
    verbs.end(plan, boss(), "搬走了")
    assert days(plan) == [date(2026, 9, 21)]
    assert plan.note is None
    assert verbs.materialise_all() == 0
    with pytest.raises(Refused):
        verbs.end(plan, boss(), "搬走了")


def test_what_tells_of_health_needs_a_yes_of_its_own(hive: Hive, li: Volunteer) -> None:
    with pytest.raises(Refused):
        verbs.plan(said(li), hive.station, boss(), has_health_consent=False)


def test_a_visit_without_a_word_rings_higher_and_higher_and_once_each(
    hive: Hive, hands: ClockHands, li: Volunteer
) -> None:
    plan = medicine(hive, li)
    for moment, rung in (
        (at(9, 21, 12, 59), 0),
        (at(9, 21, 13), 1),
        (at(9, 21, 15), 2),
        (at(9, 21, 17), 3),
        (at(9, 22, 9), 3),
    ):
        hands.set(moment)
        upkeep.ring(hands.at)
        assert upkeep.ring(hands.at) == 0
        assert first(plan).rung == rung
    hands.set(at(9, 21, 10))
    upkeep.ring(hands.at)
    assert first(plan).rung == 3
    assert [each.id for each in queries.ringing()] == [first(plan).id]
    verbs_visits.answer(first(plan), boss(), Outcome.FOR_THEM, "女儿代收")
    assert not queries.ringing()


def test_nobody_at_home_goes_to_the_grid_leader_at_once_till_somebody_has_looked(
    hive: Hive, hands: ClockHands, li: Volunteer
) -> None:
    plan = medicine(hive, li)
    verbs_visits.answer(first(plan), li, Outcome.NOT_HOME)
    assert first(plan).rung == verbs_visits.GRID_LEADER
    verbs_visits.calm(first(plan), boss(), "在女儿家，平安")
    assert not queries.ringing()
    with pytest.raises(Refused):
        verbs_visits.calm(first(plan), boss(), "再一次")


def test_put_off_it_comes_again_and_a_wrong_tap_is_taken_back(hive: Hive, hands: ClockHands, li: Volunteer) -> None:
    plan = medicine(hive, li)
    visit = first(plan)
    with pytest.raises(Refused):
        verbs_visits.answer(visit, li, Outcome.PUT_OFF)
    verbs_visits.answer(visit, li, Outcome.PUT_OFF, on=date(2026, 9, 22))
    assert (visit.day, visit.stage) == (date(2026, 9, 22), Stage.PLANNED)
    with pytest.raises(Refused):
        verbs_visits.answer(visit, li, Outcome.BROUGHT)
    hands.move(days=1)
    verbs_visits.answer(visit, li, Outcome.BROUGHT)
    verbs_visits.answer(visit, li, Outcome.BROUGHT)
    verbs_visits.undo(visit, li)
    assert visit.stage is Stage.PLANNED
    verbs_visits.answer(visit, li, Outcome.BROUGHT)
    hands.move(days=1)
    with pytest.raises(Refused):
        verbs_visits.undo(visit, li)


def test_the_helper_s_time_counts_from_setting_out(hive: Hive, hands: ClockHands, li: Volunteer) -> None:
    visit = first(medicine(hive, li))
    stint = verbs_visits.set_out(visit, li, hive.station, None)
    assert queries_ledger.open_stint(li.id) is stint
    with pytest.raises(Refused):
        verbs_visits.set_out(visit, make.volunteer("曾玥", "13900001111"), hive.station, None)


def test_whoever_leaves_is_followed_by_the_back_up_and_merged_entries_go_on(hive: Hive, li: Volunteer) -> None:
    zeng, twin = make.volunteer("曾玥", "13900001111"), make.volunteer("李美", "13812345679")
    plan, other = medicine(hive, li, backup=zeng), medicine(hive, twin)
    verbs_merge.merge(li, twin, boss())
    db.session.flush()
    upkeep.follow_volunteers()
    assert {each.volunteer_id for each in queries.visits(other.id, date(2026, 1, 1), date(2027, 1, 1))} == {li.id}
    volunteers.leave(li, boss())
    db.session.flush()
    upkeep.follow_volunteers()
    db.session.flush()
    assert {each.volunteer_id for each in queries.visits(plan.id, date(2026, 1, 1), date(2027, 1, 1))} == {zeng.id}
    assert (plan.volunteer_id, plan.backup_id) == (zeng.id, None)
    assert queries.gaps(clock.today(), 7)[1] == 1  # the other has no back-up


def test_a_year_after_its_end_nobody_knows_whose_it_was(hive: Hive, hands: ClockHands, li: Volunteer) -> None:
    plan = medicine(hive, li)
    verbs.end(plan, boss(), "搬走了")
    db.session.flush()
    assert upkeep.forget(hands.at) == 0
    assert upkeep.forget(hands.at + timedelta(days=1)) == 1
    db.session.refresh(plan)
    assert (plan.contact, plan.phone, plan.room) == ("", None, "")


def test_holidays_before_and_come_all_the_same(hive: Hive, li: Volunteer) -> None:
    before = medicine(hive, li, MONDAYS._replace(on_holidays=OnHolidays.BEFORE))
    keep = medicine(hive, li, MONDAYS._replace(on_holidays=OnHolidays.KEEP))
    assert date(2026, 9, 30) in days(before)
    assert date(2026, 10, 5) in days(keep)


@pytest.mark.concurrency
@pytest.mark.parametrize("_round", range(5))
def test_the_generator_run_twice_at_once_makes_one_row(
    app: Flask, hive: Hive, hands: ClockHands, li: Volunteer, _round: int
) -> None:
    plan = medicine(hive, li)
    db.session.query(CareVisit).delete()
    db.session.commit()
    plan_id, start, made = plan.id, Barrier(4), []
    db.session.commit()

    def run() -> None:
        with app.app_context():
            start.wait()
            with work():
                made.append(verbs.materialise_all())

    threads = [Thread(target=run) for _number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sum(made) == db.session.query(CareVisit).filter_by(plan_id=plan_id).count() == 5
