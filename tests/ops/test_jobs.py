"""Housekeeping is done once, in time, whoever else is at it, and never silently not."""

import logging
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from app import clock, jobs
from app.db import db
from app.jobs import Job, Report
from app.refusal import Refused
from app.staff import verbs as staff
from app.staff.models import Role, Staff

MINUTE = timedelta(minutes=1)
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=clock.ZONE)

pytestmark = pytest.mark.usefixtures("app", "wall")


@pytest.fixture
def hands() -> Iterator[clock.Hands]:
    with clock.frozen(MORNING) as hands:
        yield hands


@pytest.fixture
def done() -> Counter[str]:
    return Counter()


def sweeping(done: Counter[str], name: str = "sweep") -> None:
    jobs.hang(name, "扫地", lambda: Report("扫了 %(number)s 次", done.update([name]) or done[name]), every=MINUTE)


def broken() -> Report:
    raise RuntimeError("13812345678")


def row(name: str) -> jobs.JobRow:
    return next(each for each in jobs.overview() if each.name == name)


def test_a_job_runs_at_once_and_then_each_time_its_rhythm_comes_round(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    assert jobs.tick() == ["sweep"]
    assert jobs.tick() == []
    hands.move(seconds=61)
    assert jobs.tick() == ["sweep"]
    assert done == {"sweep": 2}


def test_a_nightly_job_waits_for_its_hour(hands: clock.Hands) -> None:
    jobs.hang("lock up", "锁门", lambda: Report("好了"), at=time(3, 0))
    assert jobs.tick() == []
    assert row("lock up").next_at == datetime(2026, 3, 3, 3, 0, tzinfo=clock.ZONE)
    hands.set(datetime(2026, 3, 3, 8, 0, tzinfo=clock.ZONE))  # the machine was off at night
    assert jobs.tick() == ["lock up"]
    assert row("lock up").next_at == datetime(2026, 3, 4, 3, 0, tzinfo=clock.ZONE)


def test_what_came_of_a_job_is_told_with_its_number(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    jobs.tick()
    assert row("sweep") == jobs.JobRow(
        "sweep", "扫地", MORNING, last_ok=True, next_at=MORNING + MINUTE, is_late=False, note="扫了 1 次"
    )
    assert hands() == MORNING


@pytest.mark.usefixtures("hands")
def test_a_failing_job_is_shown_and_stops_no_other_and_logs_nobodys_number(
    done: Counter[str], caplog: pytest.LogCaptureFixture
) -> None:
    jobs.hang("broken", "坏了", broken, every=MINUTE)
    sweeping(done)
    with caplog.at_level(logging.ERROR):
        assert jobs.tick() == ["broken", "sweep"]
    assert (row("broken").last_ok, row("broken").note) == (False, "RuntimeError")
    assert [record.getMessage()[:32] for record in caplog.records] == ["job broken failed: RuntimeError "]
    assert "138" not in caplog.text


@pytest.mark.usefixtures("hands")
def test_a_refusal_is_told_in_its_own_words() -> None:
    def no() -> Report:
        raise Refused("没有 pg_dump 50%")

    jobs.hang("no", "不行", no, every=MINUTE)
    jobs.tick()
    assert row("no").note == "没有 pg_dump 50%"


def test_a_failed_nightly_job_is_tried_again_soon(hands: clock.Hands) -> None:
    jobs.hang("broken", "坏了", broken, at=time(9, 1))
    jobs.tick()
    hands.move(minutes=2)
    assert jobs.tick() == ["broken"]
    assert row("broken").next_at == hands() + jobs.RETRY


def test_what_a_failing_job_wrote_is_undone(hands: clock.Hands) -> None:
    def half() -> Report:
        staff.take_on(None, "li", "李梅", Role.CADRE)
        db.session.flush()
        raise RuntimeError

    jobs.hang("half", "一半", half, every=MINUTE)
    jobs.tick()
    assert db.session.scalar(select(Staff.id)) is None
    assert row("half").last_at == hands()


def test_a_clock_set_back_does_not_stall_a_job(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    hands.move(days=40)
    jobs.tick()
    hands.set(MORNING)
    assert jobs.tick() == ["sweep"]


def test_a_job_left_in_hand_is_taken_over_when_its_time_is_up(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    task = jobs._tasks["sweep"]
    jobs._make_rows()
    assert jobs._claim(task)
    assert jobs.tick() == []
    assert not row("sweep").is_late
    hands.move(minutes=11)
    assert jobs.tick() == ["sweep"]


def test_a_claim_from_the_future_holds_nobody_up(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    jobs._make_rows()
    hands.move(days=2)
    assert jobs._claim(jobs._tasks["sweep"])
    hands.set(MORNING)
    assert jobs.tick() == ["sweep"]


def test_who_comes_late_does_not_overwrite_who_took_over(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    jobs._make_rows()
    slow = jobs._claim(jobs._tasks["sweep"])
    assert slow
    hands.move(minutes=11)
    jobs.tick()
    jobs._settle(jobs._tasks["sweep"], slow, Report("太晚了"), is_ok=False)
    assert row("sweep").note == "扫了 1 次"


def test_a_job_nobody_runs_is_late_on_the_desk(done: Counter[str], hands: clock.Hands) -> None:
    sweeping(done)
    assert row("sweep").is_late
    jobs.tick()
    assert not row("sweep").is_late
    hands.move(minutes=30)
    assert row("sweep").is_late


def test_a_job_needs_a_rhythm_or_an_hour() -> None:
    with pytest.raises(ValueError, match="every or at"):
        jobs.hang("never", "从不", lambda: Report(""))


def test_eight_who_tick_at_once_do_each_job_once(app: Flask, done: Counter[str]) -> None:
    for name in ("sweep", "dust", "mop"):
        sweeping(done, name)
    jobs._make_rows()
    for turn in range(1, 6):
        with clock.frozen(clock.now() + turn * timedelta(minutes=5)):
            _tick_together(app, 8)
        assert done == {"sweep": turn, "dust": turn, "mop": turn}
    assert db.session.scalars(select(Job.claimed_by)).all() == [None, None, None]


def _tick_together(app: Flask, walkers: int) -> None:
    line = Barrier(walkers)

    def walk() -> None:
        with app.app_context():
            line.wait()
            jobs.tick()

    threads = [Thread(target=walk) for _ in range(walkers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
