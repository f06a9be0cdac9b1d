"""A full disk is a page in words; what is there can be read, and when there is room again the house goes on."""

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from tests.crash.conftest import count
from tests.make import Hive
from tests.taps import Finger

VISITS = "SELECT count(*) FROM visit"


@pytest.mark.sqlite
def test_a_full_disk_is_said_in_words_and_nothing_is_half_written(app: Flask, hive: Hive, kiosk: Finger) -> None:
    page = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    answers = []
    with _no_room_left():
        for _ in range(60):
            answers.append(kiosk.tap(kiosk.see(f"/kiosk/visit?service={hive.water.id}"), "/visit", who="courier"))
            if answers[-1].status_code != 303:
                break
        full = answers[-1]
        assert full.status_code == 503
        assert full.headers["Retry-After"]
        assert "Traceback" not in full.text
        assert kiosk.see("/kiosk/").status_code == 200
        assert count(VISITS) == len(answers) - 1
    assert kiosk.tap(page, "/visit", who="courier").status_code == 303
    assert count(VISITS) == len(answers)
    assert app


class _no_room_left:  # noqa: N801 — reads as a word
    """Let the file grow no further: SQLite then says what it says on a full disk."""

    def __enter__(self) -> None:
        db.session.rollback()
        with db.engine.connect() as connection:
            # Room that earlier rows left inside the file would be used up first: give it back.
            connection.connection.cursor().execute("VACUUM")
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        self.limit = f"PRAGMA max_page_count={pages}"
        db.engine.dispose()
        sa.event.listen(db.engine, "connect", self._limit)

    def __exit__(self, *_gone: object) -> None:
        sa.event.remove(db.engine, "connect", self._limit)
        db.session.rollback()
        db.engine.dispose()

    def _limit(self, connection: object, _entry: object) -> None:
        connection.execute(self.limit)  # type: ignore[attr-defined]
