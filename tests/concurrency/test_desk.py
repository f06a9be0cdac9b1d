"""Two at the desk at one moment: whatever they do to each other, the house keeps an administrator."""

from contextlib import suppress
from threading import Barrier, Thread

import pytest
from flask import Flask

from app.db import db
from app.refusal import Refused
from app.staff import queries, verbs
from app.staff.models import Role, Staff
from app.transaction import work
from tests import make
from tests.concurrency.conftest import REPEATS


@pytest.mark.parametrize("_round", range(REPEATS))
def test_two_administrators_cannot_send_each_other_away(app: Flask, _round: int) -> None:
    pair = [make.colleague(Role.ADMIN, username)[0] for username in ("chen", "lin")]
    db.session.commit()
    ids, start = [one.id for one in pair], Barrier(2)
    db.session.rollback()

    def send_away(leaving: int, sender: int) -> None:
        with app.app_context():
            start.wait()
            with suppress(Refused), work():
                verbs.leave(db.session.get_one(Staff, leaving), db.session.get_one(Staff, sender))

    threads = [Thread(target=send_away, args=each) for each in (ids, ids[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert queries.working_admins() == 1
