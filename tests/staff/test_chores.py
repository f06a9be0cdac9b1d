"""Housekeeping at the desk: what is late is red, and said on Today."""

from datetime import timedelta

import pytest

from app import clock, jobs
from app.jobs import JobRow
from tests.taps import Finger


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    now = clock.now()
    rows = [
        JobRow("backup", "备份", now - timedelta(days=2), True, now - timedelta(days=1), is_late=True, note="3 个文件"),
        JobRow("purge", "清理", now, False, now, is_late=False, note="磁盘满了"),
        JobRow("tickets", "收拾票根", now, True, now + timedelta(days=1), is_late=False, note=""),
        JobRow("new", "新任务", None, None, now, is_late=True, note=""),
    ]
    monkeypatch.setattr(jobs, "overview", lambda: rows)


@pytest.mark.usefixtures("late")
def test_late_and_failed_jobs_are_said_on_today(desk: Finger) -> None:
    today = desk.see("/desk/").text
    assert "备份" in today
    assert "没有做成：磁盘满了" in today
    assert "还没有做过" in today
    assert "收拾票根" not in today


@pytest.mark.usefixtures("late")
def test_every_job_shows_its_last_and_next_run(desk: Finger) -> None:
    page = desk.see("/desk/jobs").text
    assert all(name in page for name in ("备份", "清理", "收拾票根", "新任务", "没做成", "晚了"))
