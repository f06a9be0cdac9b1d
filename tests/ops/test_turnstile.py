"""Writers come in one at a time, all of them, and nobody stays locked out by one who went another way."""

from threading import Thread

import pytest
import sqlalchemy as sa
from flask import Flask

from app import turnstile
from app.db import db, writing
from app.transaction import work, writable
from app.turnstile import PATIENT_FOR, Turnstile
from tests import make

BRIEFLY = 0.05


def test_a_free_turnstile_lets_in_and_a_taken_one_only_for_a_while() -> None:
    door = Turnstile()
    assert door.enter()
    assert not door.enter(BRIEFLY)
    door.leave()
    assert door.enter(BRIEFLY)


def test_everyone_comes_in_and_never_two_at_once() -> None:
    door, inside, most, served = Turnstile(), 0, 0, 0

    def come() -> None:
        nonlocal inside, most, served
        for _ in range(200):
            assert door.enter()
            inside += 1
            most = max(most, inside)
            served += 1
            inside -= 1
            door.leave()

    crowd = [Thread(target=come) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join(30)
    assert (most, served) == (1, 1600)


def test_who_was_overtaken_too_often_is_given_the_turn() -> None:
    door, served = Turnstile(), []
    assert door.enter()
    patient = Thread(target=lambda: served.append(door.enter()))
    patient.start()
    while not door._waiting:
        pass
    door._waiting[0].overtaken = PATIENT_FOR
    door.leave()
    assert not door.enter(0)
    patient.join(5)
    assert served == [True]


@pytest.mark.sqlite
def test_every_way_home_ends_the_turn(app: Flask) -> None:
    db.session.rollback()
    with writable():
        for way_home in ("commit", "rollback", "close", "invalidate", "detach"):
            connection = db.engine.connect()
            connection.begin()
            getattr(connection, way_home)()
            connection.close()
            with db.engine.begin() as other:
                other.execute(sa.text("SELECT 1"))
    assert app


def test_a_failing_writer_leaves_the_door_open(app: Flask) -> None:
    db.session.rollback()
    for _ in range(30):
        with pytest.raises(sa.exc.DatabaseError), work():
            db.session.execute(sa.text("INSERT INTO nowhere VALUES (1)"))
    with work():
        make.colleague()
    assert app


@pytest.mark.sqlite
def test_a_reader_needs_no_turn_and_a_writer_does(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstile.Turnstile, "enter", lambda *_: False)
    db.session.rollback()
    token = writing.set(False)
    assert db.session.execute(sa.text("SELECT 1")).scalar() == 1
    db.session.rollback()
    writing.reset(token)
    with pytest.raises(sa.exc.OperationalError, match="locked"):
        db.session.execute(sa.text("SELECT 1"))
    assert app
