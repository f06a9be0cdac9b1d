"""The house book: who did what to which thing and when, each line sealed to the one before it."""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from app import clock
from app.db import Base, Code, Count, Digest, Id, Line, When, db

FIRST = "0" * 64
_key = b""


class Event(Base):
    """One line of the book. `actor` and `subject` are 'table:id'; `note` never holds personal data."""

    __tablename__ = "event"
    id: Mapped[Id]
    seq: Mapped[Count] = mapped_column(unique=True)
    at: Mapped[When] = mapped_column(index=True)
    actor: Mapped[Code] = mapped_column(index=True)
    deed: Mapped[Code] = mapped_column(index=True)
    subject: Mapped[Code] = mapped_column(index=True)
    note: Mapped[Line] = mapped_column(default="")
    seal: Mapped[Digest]


class Head(Base):
    """The last line's number and seal: one row, locked for the moment a line is added."""

    __tablename__ = "event_head"
    id: Mapped[Id]
    seq: Mapped[Count] = mapped_column(default=0)
    seal: Mapped[Digest] = mapped_column(default=FIRST)


_HEAD = select(Head.seq, Head.seal).where(Head.id == 1).with_for_update()
_MOVE_HEAD = update(Head).where(Head.id == 1).values(seq=bindparam("last"), seal=bindparam("sealed"))
_WRITE = insert(Event)


class Entry(NamedTuple):
    actor: Base | None
    deed: str
    subject: Base | None
    note: str


class Written(NamedTuple):
    """A line about to be sealed."""

    seq: int
    at: datetime
    actor: str
    deed: str
    subject: str
    note: str


def use_key(key: bytes) -> None:
    """Seal with `key` from now on; it lies outside the database, so a forger of rows cannot re-seal them."""
    global _key  # noqa: PLW0603 — one key for the life of the process
    _key = key


def record(actor: Base | None, deed: str, subject: Base | None = None, note: str = "") -> None:
    """Note that `actor` (None: the house itself) did `deed` ('loan.returned') to `subject`. Written at commit."""
    db.session().info.setdefault("events", []).append(Entry(actor, deed, subject, note))


def write_events(session: Session) -> None:
    """Add the noted lines to the chain. Last thing before a commit, so that the head's lock is held only briefly."""
    entries = session.info.pop("events", [])
    if not entries:
        return
    session.flush()
    connection = session.connection()
    seq, seal = _lock_head(session)
    lines: list[dict[str, Any]] = []
    for actor, deed, subject, note in entries:
        seq += 1
        line = Written(seq, clock.now(), _reference(actor), deed, _reference(subject), note[:200])
        seal = _seal(seal, line)
        lines.append({**line._asdict(), "seal": seal})
    connection.execute(_WRITE, lines)
    connection.execute(_MOVE_HEAD, {"last": seq, "sealed": seal})


def hold(session: Session) -> None:
    """Take the turn that every line of the book takes, until this transaction ends. SQLite has one writer anyway."""
    if session.get_bind().dialect.name != "sqlite":
        _lock_head(session)


def forget_events(session: Session) -> None:
    """Drop what was noted: the transaction it belongs to is being undone."""
    session.info.pop("events", None)


def faults(session: Session, anchors: Mapping[int, str] = MappingProxyType({})) -> Iterator[str]:
    """Walk the whole chain and name each line that was edited, deleted, reordered or cut off. Nothing: it is whole.

    `anchors`: seals by line number that were written down outside the database, day by day.
    """
    seal, expected = FIRST, 1
    for event in session.scalars(select(Event).order_by(Event.seq).execution_options(yield_per=500)):
        if event.seq != expected:
            yield f"line {expected} is missing (the next is {event.seq})"
            expected = event.seq
        seal = _seal(seal, event)
        if not hmac.compare_digest(seal, event.seal):
            yield f"line {event.seq} does not fit its seal"
            seal = event.seal
        if anchors.get(event.seq, event.seal) != event.seal:
            yield f"line {event.seq} is not the one that was written down that day"
        expected += 1
    if missing := [seq for seq in anchors if seq >= expected]:
        yield f"lines up to {max(missing)} were written down, the book ends at {expected - 1}"
    head = session.get(Head, 1)
    if head is not None and (head.seq != expected - 1 or head.seal != seal):
        yield f"the book ends at line {expected - 1}, its head says {head.seq}"
    elif head is None and expected > 1:
        yield "the head of the book is missing"


def _lock_head(session: Session) -> tuple[int, str]:
    head = session.connection().execute(_HEAD).first()
    if head is not None:
        return head[0], head[1]
    # Of two first lines written at once, one makes the head and the other finds it.
    with suppress(IntegrityError), session.begin_nested():
        session.add(Head(id=1, seq=0, seal=FIRST))
    seq, seal = session.connection().execute(_HEAD).one()
    return seq, seal


def _reference(thing: Base | None) -> str:
    return f"{thing.__tablename__}:{thing.id}" if thing is not None else "house"


def _seal(previous: str, event: Any) -> str:
    # Whole seconds: what a database may round away must not break the chain.
    parts = (previous, event.seq, int(event.at.timestamp()), event.actor, event.deed, event.subject, event.note)
    return hmac.new(_key, "\x1f".join(map(str, parts)).encode(), hashlib.sha256).hexdigest()
