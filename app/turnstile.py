"""One writer at a time through SQLite's door, and nobody overtaken for long.

SQLite's own waiting is a sleep that grows, and whoever sleeps longest is overtaken by whoever comes last: with eight
writers the unlucky waited seconds. Here the one who leaves wakes the one who has waited longest.
"""

import sqlite3
from collections import deque
from threading import Event, Lock
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError

PATIENCE_SECONDS: Final = 10.0
PATIENT_FOR: Final = 4
TURN: Final = "turn"


class _Waiting:
    """Someone in the queue."""

    def __init__(self) -> None:
        self.call = Event()
        self.overtaken = 0
        self.has_turn = False


class Turnstile:
    """A lock whose next holder is whoever is awake, unless someone has been overtaken PATIENT_FOR times.

    Handing over strictly in order would cost a change of threads for every write, and a sixth of the throughput.
    """

    def __init__(self) -> None:
        self._door = Lock()
        self._is_taken = False
        self._waiting: deque[_Waiting] = deque()

    def enter(self, patience: float = PATIENCE_SECONDS) -> bool:
        """Wait for one's turn, but no longer than `patience` seconds at a stretch; whether it came."""
        me = _Waiting()
        with self._door:
            if not self._is_taken:
                self._is_taken = True
                return True
            self._waiting.append(me)
        while me.call.wait(patience):
            if self._is_mine(me):
                return True
        return self._is_mine(me, gives_up=True)

    def leave(self) -> None:
        """Let the next one in: whoever has waited longest is woken, and given the turn if overtaken too often."""
        with self._door:
            first = self._waiting[0] if self._waiting else None
            if first is None or first.overtaken < PATIENT_FOR:
                self._is_taken = False
            else:
                first.has_turn = True
            if first:
                first.overtaken += 1
                first.call.set()

    def _is_mine(self, me: _Waiting, *, gives_up: bool = False) -> bool:
        with self._door:
            me.call.clear()
            if not self._is_taken:
                self._is_taken = me.has_turn = True
            if me.has_turn or gives_up:
                self._waiting.remove(me)
            return me.has_turn


def stand_before(engine: Engine) -> Turnstile:
    """Put a turnstile before the writers of `engine`: whatever way a connection goes home, its turn ends with it."""
    turnstile = Turnstile()

    def end_turn(_connection: Any, record: Any, *_reason: object) -> None:
        if record is not None and record.info.pop(TURN, False):
            turnstile.leave()

    for way_home in ("checkin", "invalidate", "soft_invalidate", "detach"):
        event.listen(engine, way_home, end_turn)
    return turnstile


def take_turn(turnstile: Turnstile, connection: Connection) -> None:
    """Let `connection` write when its turn comes; OperationalError, as from SQLite itself, when it does not."""
    if connection.info.get(TURN):
        return
    if not turnstile.enter():
        raise OperationalError("BEGIN IMMEDIATE", None, sqlite3.OperationalError("database is locked"))
    connection.info[TURN] = True
