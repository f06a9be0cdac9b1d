"""Housekeeping: what runs when, claimed once, watched by the desk."""

from datetime import datetime
from typing import NamedTuple


class JobRow(NamedTuple):
    """A job as the desk shows it."""

    name: str
    words: str
    last_at: datetime | None
    last_ok: bool | None
    next_at: datetime | None
    is_late: bool
    note: str


def overview() -> list[JobRow]:
    """Every job with its last and next run, for the desk."""
    return []
