"""Housekeeping: what runs when, claimed once, watched by the desk."""

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from socket import gethostname
from typing import Any, Final

from flask import current_app
from sqlalchemy import or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import ColumnElement

from app import clock, errors
from app.db import Base, Code, Count, Id, Line, When, db, upsert
from app.refusal import Refused
from app.reports import JobRow, Report
from app.transaction import work
from app.words import gettext

__all__ = ["Job", "JobRow", "Report", "hang", "overview", "tick"]

DAY: Final = timedelta(days=1)
PATIENCE: Final = timedelta(minutes=15)
RETRY: Final = timedelta(minutes=15)


class Job(Base):
    """One piece of housekeeping: when it last ran, what came of it, when it is due, and who has it in hand."""

    __tablename__ = "job"
    id: Mapped[Id]
    name: Mapped[Code] = mapped_column(unique=True)
    next_at: Mapped[When]
    last_started_at: Mapped[When | None]
    last_ended_at: Mapped[When | None]
    last_ok: Mapped[bool | None]
    last_words: Mapped[Line] = mapped_column(default="")
    last_number: Mapped[Count] = mapped_column(default=0)
    claimed_by: Mapped[Code | None]
    claimed_until: Mapped[When | None]


@dataclass(frozen=True)
class Task:
    """What is done, how often or at which hour, and how long it may take before someone else may try."""

    name: str
    words: object
    deed: Callable[[], Report]
    every: timedelta | None
    at: time | None
    lease: timedelta

    @property
    def rhythm(self) -> timedelta:
        return self.every or DAY

    def next_after(self, now: datetime) -> datetime:
        if self.at is None:
            return now + self.rhythm
        at = datetime.combine(now.date(), self.at, now.tzinfo)
        return at if at > now else at + DAY


_tasks: Final[dict[str, Task]] = {}


def hang(
    name: str,
    words: object,
    deed: Callable[[], Report],
    *,
    every: timedelta | None = None,
    at: time | None = None,
    lease: timedelta = timedelta(minutes=10),
) -> None:
    """Hang a job on the wall: `every` so often, or each day `at` an hour. A job of the same name is replaced."""
    if (every is None) == (at is None):
        raise ValueError(f"{name}: say either every or at")
    _tasks[name] = Task(name, words, deed, every, at, lease)


def tick() -> list[str]:
    """Run whatever is due and not in other hands; the names of what was run here. Never raises for a failing job."""
    _make_rows()
    return [task.name for task in list(_tasks.values()) if _run(task)]


def overview() -> list[JobRow]:
    """Every job with its last and next run, for the desk; a job that should have run long ago is late."""
    now, rows = clock.now(), {row.name: row for row in _rows()}
    return [_shown(task, rows.get(task.name), now) for task in _tasks.values()]


def is_due(task: Task, now: datetime) -> ColumnElement[bool]:
    """Due, or planned further ahead than its rhythm allows: the clock was set back since, and nobody waits for days."""
    return or_(Job.next_at <= now, Job.next_at > now + task.rhythm + timedelta(minutes=1))


def is_free(task: Task, now: datetime) -> ColumnElement[bool]:
    """In nobody's hands, or in those of someone who has had it for too long."""
    return or_(Job.claimed_until.is_(None), Job.claimed_until <= now, Job.claimed_until > now + task.lease)


def _rows() -> Sequence[Any]:
    return db.session.execute(select(*Job.__table__.columns)).all()


def _make_rows() -> None:
    missing = _tasks.keys() - set(db.session.scalars(select(Job.name)))
    db.session.rollback()
    if not missing:
        return
    now = clock.now()
    with work():
        for name in sorted(missing):
            first_at = now if _tasks[name].every else _tasks[name].next_after(now)
            row = {"name": name, "next_at": first_at, "last_words": "", "last_number": 0}
            db.session.execute(upsert(Job).values(row).on_conflict_do_nothing())


def _run(task: Task) -> bool:
    claim = _claim(task)
    if claim is None:
        return False
    is_ok, report = _outcome(task)
    try:
        _settle(task, claim, report, is_ok=is_ok)
    except SQLAlchemyError as error:  # the claim runs out by itself, and the job is tried again
        _log(task, error)
    return True


def _claim(task: Task) -> str | None:
    """Take the job in hand, in a transaction of its own: one UPDATE, and whoever changed the row has it."""
    now = clock.now()
    due = (Job.name == task.name) & is_due(task, now) & is_free(task, now)
    is_waiting = db.session.scalar(select(Job.id).where(due)) is not None
    db.session.rollback()
    if not is_waiting:
        return None
    claim = f"{gethostname()[:16]}:{os.getpid()}:{secrets.token_hex(4)}"
    taken = {"claimed_by": claim, "claimed_until": now + task.lease, "last_started_at": now}
    with work():
        changed = db.session.execute(update(Job).where(due).values(taken)).rowcount  # type: ignore[attr-defined]
    return claim if changed == 1 else None


def _outcome(task: Task) -> tuple[bool, Report]:
    try:
        with work():
            report = task.deed()
    except Refused as refused:
        _log(task, refused)
        return False, Report(refused.reason)
    except Exception as error:  # noqa: BLE001 — one failing job never stops the others
        _log(task, error)
        return False, Report(errors.kind(error))
    return True, report


def _settle(task: Task, claim: str, report: Report, *, is_ok: bool) -> None:
    now = clock.now()
    planned = task.next_after(now)
    came_of_it = {
        "last_ended_at": now,
        "last_ok": is_ok,
        "last_words": str(report.words)[:200],
        "last_number": report.number,
    }
    free_again = {"claimed_by": None, "claimed_until": None, "next_at": planned if is_ok else min(planned, now + RETRY)}
    with work():
        db.session.execute(update(Job).where(Job.claimed_by == claim).values(came_of_it | free_again))


def _log(task: Task, error: Exception) -> None:
    current_app.logger.error("job %s failed: %s (%s)", task.name, errors.kind(error), errors.place(error))


def _shown(task: Task, row: Any, now: datetime) -> JobRow:
    if row is None:
        return JobRow(task.name, str(task.words), None, None, None, is_late=True, note="")
    in_hand = row.claimed_until is not None and row.claimed_until > now
    is_late = not in_hand and now - row.next_at > PATIENCE
    note = gettext(row.last_words, number=row.last_number) if row.last_ok else row.last_words
    return JobRow(task.name, str(task.words), row.last_ended_at, row.last_ok, row.next_at, is_late, note)
