"""The house book as it is read at the desk: newest first, a page at a time."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from app.audit import Event
from app.db import db
from app.staff.models import Staff

PAGE: Final = 50
LAST: Final = "\x7f"  # sorts after every letter of a deed


class Entry(NamedTuple):
    """A line of the book. Actor and subject are 'table:id'."""

    seq: int
    at: datetime
    actor: str
    deed: str
    subject: str
    note: str


def page(family: str = "", actor: str = "", before: int | None = None) -> Sequence[Entry]:
    """Lines older than line `before`, of one family of deeds ('loan') and one actor ('staff:3') if asked for."""
    lines = (
        select(Event.seq, Event.at, Event.actor, Event.deed, Event.subject, Event.note)
        .order_by(Event.seq.desc())
        .limit(PAGE)
    )
    if before is not None:
        lines = lines.where(Event.seq < before)
    if family:
        lines = lines.where(Event.deed >= f"{family}.", Event.deed < f"{family}.{LAST}")
    if actor:
        lines = lines.where(Event.actor == actor)
    return [Entry(*row) for row in db.session.execute(lines)]


def names_of(references: Iterable[str]) -> dict[str, str]:
    """The names of the colleagues among some references: 'staff:3' → 陈站长."""
    numbers = {int(one.removeprefix("staff:")) for one in references if one.startswith("staff:")}
    found = db.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(numbers))) if numbers else ()
    return {f"staff:{id}": name for id, name in found}
