"""The server dies at any moment, and nothing that was said to be done is lost or done twice."""

import secrets
import signal
from http.client import HTTPException
from random import Random
from threading import Event, Thread
from time import monotonic, sleep

from app import audit
from app.db import db
from tests.crash.conftest import Server, count

KIOSKS, KILLS = 4, 6
VISITS = "SELECT count(*) FROM visit"


def test_killed_six_times_under_load_every_acknowledged_walk_in_is_there_once(server: Server) -> None:
    done: list[str] = []
    enough = Event()
    kiosks = [Thread(target=_tap_and_retry, args=(server, done, enough)) for _ in range(KIOSKS)]
    for kiosk in kiosks:
        kiosk.start()
    back_after = _kill_now_and_then(server)
    enough.set()
    for kiosk in kiosks:
        kiosk.join(30)
    # Every tap was sent again with its ticket until it was acknowledged: so many visits, no more and no fewer.
    assert len(done) > KILLS
    assert count(VISITS) == len(done) == len(set(done))
    assert max(back_after) < 3
    assert list(audit.faults(db.session())) == []


def _kill_now_and_then(server: Server) -> list[float]:
    chance = Random(20260302)
    back_after = []
    for _ in range(KILLS):
        sleep(chance.uniform(0.3, 0.9))
        server.kill()
        back_after.append(server.start())
    return back_after


def _tap_and_retry(server: Server, done: list[str], enough: Event) -> None:
    form = server.form()
    while not enough.is_set():
        ticket = secrets.token_urlsafe(16)
        done.append(_until_acknowledged(server, form, ticket))


def _until_acknowledged(server: Server, form: tuple[str, str], ticket: str) -> str:
    """Where the tap led at last. As a kiosk does, the same ticket is sent again and again."""
    while True:
        try:
            status, where = server.walk_in(form, ticket)
        except (OSError, HTTPException):
            sleep(0.05)
            continue
        if status == 503:
            continue
        assert status == 303, where
        return where


def test_told_to_stop_it_ends_within_three_seconds(server: Server) -> None:
    begun = monotonic()
    server.kill(signal.SIGTERM)
    assert monotonic() - begun < 3
    assert server.process
    assert server.process.returncode == 0
