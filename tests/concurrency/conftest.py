"""A crowd before the kiosk: many fingers, one moment."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from flask import Flask

from app.db import db
from tests.taps import Finger

CROWD, REPEATS = 32, 20
Tap = Callable[[], int]
Crowd = Callable[[Callable[[Finger], Tap]], list[int]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "concurrency" in item.path.parts:
            item.add_marker(pytest.mark.concurrency)


@pytest.fixture
def crowd(app: Flask) -> Crowd:
    """Let CROWD fingers get ready one after the other, tap at the same moment, and give back the statuses."""

    def gather(get_ready: Callable[[Finger], Tap]) -> list[int]:
        db.session.commit()
        return _all_at_once(app, [get_ready(Finger(app.test_client())) for _finger in range(CROWD)])

    return gather


def _all_at_once(app: Flask, taps: list[Tap]) -> list[int]:
    start = Barrier(len(taps))
    statuses: list[int] = []

    def run(tap: Tap) -> None:
        with app.app_context():
            start.wait()
            statuses.append(tap())

    threads = [Thread(target=run, args=(tap,)) for tap in taps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(statuses)
