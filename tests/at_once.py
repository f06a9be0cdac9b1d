"""Many hands at one thing in one moment: how many did it, and how many were told no."""

from collections import Counter
from collections.abc import Callable
from threading import Barrier, Thread

from flask import Flask

from app.db import db
from app.refusal import Refused
from app.transaction import work

HANDS, ROUNDS = 32, 20


def at_once(app: Flask, deed: Callable[[int], object], hands: int = HANDS) -> Counter[str]:
    """Let `hands` do a deed, each in a transaction of its own; the deed is told which hand it is."""
    start, told = Barrier(hands), Counter[str]()
    db.session.commit()

    def run(hand: int) -> None:
        with app.app_context():
            start.wait()
            try:
                with work():
                    deed(hand)
                told["done"] += 1
            except Refused:
                told["refused"] += 1
            finally:
                db.session.remove()

    threads = [Thread(target=run, args=(hand,)) for hand in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told
