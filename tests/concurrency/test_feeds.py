"""A program that lost its answer sends again, eight times at once: it is one order."""

from threading import Barrier, Thread

from flask import Flask

from app.db import db
from app.feeds import verbs
from app.orders.models import Order
from tests import make
from tests.make import Hive

HANDS, ROUNDS = 8, 4


def test_the_same_order_sent_eight_times_at_once_is_one(app: Flask, hive: Hive) -> None:
    make.menu()
    house, item = make.building().id, make.item().id
    _key, token = verbs.make_key(make.colleague()[0], "市民热线")
    db.session.commit()
    for round_ in range(ROUNDS):
        told: list[tuple[int, str]] = []
        start = Barrier(HANDS)
        said = {"api_key": token, "service_code": item, "address_id": house, "description": f"第{round_}袋米"}

        def send(said: dict[str, object] = said, start: Barrier = start, told: list[tuple[int, str]] = told) -> None:
            with app.app_context():
                client = app.test_client()
                start.wait()
                answer = client.post("/open311/v2/requests.json", data=said)
                told.append((answer.status_code, answer.get_json()[0].get("service_request_id", "")))
                db.session.remove()

        threads = [Thread(target=send) for _hand in range(HANDS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert len(told) == HANDS
        numbers = {number for status, number in told if status == 201}
        assert len(numbers) == 1, told
        assert {status for status, _number in told} <= {201, 429}
        db.session.rollback()
        assert db.session.query(Order).count() == round_ + 1
        db.session.rollback()
