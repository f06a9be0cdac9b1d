"""Locks against guessing: tries are counted in the store-room before they are judged, and survive a restart."""

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import ColumnElement

from app import clock
from app.db import Base, Count, Id, Key, When, db, run, upsert

# Knocks at the same moment read the clock one after the other; only what lies further ahead is a clock set back.
ABREAST = timedelta(seconds=10)


class Tries(Base):
    """How often one door was knocked at in its present window."""

    __tablename__ = "tries"
    id: Mapped[Id]
    door: Mapped[Key] = mapped_column(unique=True)
    count: Mapped[Count]
    since: Mapped[When] = mapped_column(index=True)


def knock(door: str, *, at_most: int, window: timedelta) -> bool:
    """Count one try at `door` and say whether it may be judged: at most `at_most` tries in a `window`.

    Call transaction.commit_early() before judging, so that parallel guesses are all counted.
    """
    now = clock.now()
    db.session.execute(delete(Tries).where(Tries.door == door, ~_is_running(now, window)))
    counted = upsert(Tries).values(door=door, count=1, since=now)
    counted = counted.on_conflict_do_update(index_elements=["door"], set_={"count": Tries.count + 1})
    tried: int = db.session.scalars(counted.returning(Tries.count)).one()
    return tried <= at_most


def is_shut(door: str, *, at_most: int, window: timedelta) -> bool:
    """Whether `door` has used up its tries in the present window."""
    seen = select(Tries.count).where(Tries.door == door, _is_running(clock.now(), window))
    return (db.session.scalar(seen) or 0) >= at_most


def open_again(door: str) -> None:
    """Forget the tries at `door`: the right word was said."""
    db.session.execute(delete(Tries).where(Tries.door == door))


def give_back(door: str) -> None:
    """One try at `door` was no guess: the right word was said, and the others still count."""
    db.session.execute(update(Tries).where(Tries.door == door, Tries.count > 0).values(count=Tries.count - 1))


def forget_old(before: datetime) -> int:
    """Sweep out windows that began before `before`; how many."""
    return run(delete(Tries).where(Tries.since < before)).rowcount


def _is_running(now: datetime, window: timedelta) -> ColumnElement[bool]:
    """A window that began ahead of now is none: the clock was set back since, and nobody waits until it is there."""
    return and_(Tries.since > now - window, Tries.since <= now + ABREAST)
