"""The server dies at any moment, and nothing that was said to be done is lost or done twice."""

import itertools
import secrets
import signal
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPException
from random import Random
from statistics import median
from threading import Event, Thread
from time import monotonic, sleep

from app import audit
from app.db import db
from tests.crash.conftest import SEATS, Server, count

KIOSKS, KILLS = 4, 6
VISITS = "SELECT count(*) FROM visit"


def test_killed_six_times_under_load_every_acknowledged_walk_in_is_there_once(server: Server) -> None:
    done: list[str] = []
    enough = Event()
    form = server.form()  # the page stands on every kiosk before the first kill, however slowly it came
    kiosks = [Thread(target=_tap_and_retry, args=(server, form, done, enough)) for _ in range(KIOSKS)]
    for kiosk in kiosks:
        kiosk.start()
    back_after = _kill_now_and_then(server, done)
    enough.set()
    for kiosk in kiosks:
        kiosk.join(30)
    # Every tap was sent again with its ticket until it was acknowledged: so many visits, no more and no fewer.
    assert len(done) > KILLS
    assert count(VISITS) == len(done) == len(set(done))
    assert median(back_after) < 3  # one start of six may fall into a busy moment of the machine
    assert list(audit.faults(db.session())) == []


def test_killed_while_sign_ups_pour_in_every_acknowledged_one_is_there_once(server: Server) -> None:
    done: list[str] = []
    enough, phones = Event(), phone_numbers()
    form = server.form(f"/kiosk/activities/{server.activity}/sign-up")
    kiosks = [Thread(target=_sign_up_and_retry, args=(server, form, done, enough, phones)) for _ in range(KIOSKS)]
    for kiosk in kiosks:
        kiosk.start()
    _kill_now_and_then(server, done)
    while len(done) <= SEATS:
        sleep(0.02)
    enough.set()
    for kiosk in kiosks:
        kiosk.join(30)
    assert count("SELECT count(*) FROM signup") == len(done) == len(set(done))
    assert count("SELECT count(DISTINCT phone) FROM signup") == len(done)
    assert count("SELECT max(number) FROM signup") == len(done)
    assert count("SELECT count(*) FROM signup WHERE stage = 'confirmed'") == SEATS
    assert count("SELECT max(number) FROM signup WHERE stage = 'confirmed'") == SEATS
    assert server.is_well()
    assert list(audit.faults(db.session())) == []


def phone_numbers() -> Iterator[str]:
    return (f"139{number:08}" for number in itertools.count(1))


def _sign_up_and_retry(
    server: Server, form: tuple[str, str], done: list[str], enough: Event, phones: Iterator[str]
) -> None:
    while not enough.is_set():
        tap = partial(server.sign_up, form, secrets.token_urlsafe(16), next(phones))
        done.append(_until_acknowledged(tap))


def _kill_now_and_then(server: Server, done: list[str]) -> list[float]:
    """Kill it in full swing: on a busy machine it takes a while until the taps go through again."""
    chance = Random(20260302)
    back_after = []
    for _ in range(KILLS):
        before, patience = len(done), monotonic() + 10
        while len(done) < before + 2 and monotonic() < patience:
            sleep(0.02)
        sleep(chance.uniform(0.1, 0.6))
        server.kill()
        back_after.append(server.start())
    return back_after


def _tap_and_retry(server: Server, form: tuple[str, str], done: list[str], enough: Event) -> None:
    while not enough.is_set():
        done.append(_until_acknowledged(partial(server.walk_in, form, secrets.token_urlsafe(16))))


def _until_acknowledged(tap: Callable[[], tuple[int, str]]) -> str:
    """Where the tap led at last. As a kiosk does, the same ticket is sent again and again."""
    while True:
        try:
            status, where = tap()
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
