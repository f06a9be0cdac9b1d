"""What housekeeping has to say: of one job done, and of each job for the desk."""

from datetime import datetime
from typing import NamedTuple


class Report(NamedTuple):
    """What came of a job, said later in the reader's language: a phrase with `%(number)s`, and the number."""

    words: object
    number: int = 0


class JobRow(NamedTuple):
    """A job as the desk shows it."""

    name: str
    words: str
    last_at: datetime | None
    last_ok: bool | None
    next_at: datetime | None
    is_late: bool
    note: str
