"""The one who walks the house: a thread beside the server that looks every few seconds what is due."""

import atexit
from threading import Event, Thread
from typing import Final

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from app import errors, jobs

PAUSE_SECONDS: Final = 15.0
GOODBYE_SECONDS: Final = 2.0


class Runner:
    """Ticks until it is stopped. Several may walk at once: each job is claimed by one of them."""

    def __init__(self, app: Flask, pause: float = PAUSE_SECONDS) -> None:
        self.app = app
        self.pause = pause
        self._enough = Event()
        self._thread = Thread(target=self.walk, name="housekeeping", daemon=True)

    def start(self) -> None:
        """Walk beside the server until the process ends."""
        self._thread.start()
        atexit.register(self.stop)

    def stop(self) -> None:
        """Ask to end; a job in hand gets a moment, what is then unfinished is rolled back."""
        self._enough.set()
        if self._thread.is_alive():
            self._thread.join(GOODBYE_SECONDS)

    def walk(self) -> None:
        """Tick, rest, tick, until stopped."""
        while not self._enough.is_set():
            self.tick()
            self._enough.wait(self.pause)

    def tick(self) -> None:
        """One look; with the database away there is nothing to do but come back."""
        with self.app.app_context():
            try:
                jobs.tick()
            except SQLAlchemyError as error:
                self.app.logger.error("housekeeping waits: %s", errors.kind(error))  # noqa: TRY400 — one line, no values
