"""Whatever is done to the shelf, in whatever order: what is left is the sum of the ledger, and never below nothing."""

from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from app import clock
from app.db import db
from app.refusal import Refused
from app.staff.models import Role
from app.station import queries_stock, verbs, verbs_stock
from app.station.models import Visit
from app.station.models_stock import Batch, StockMove
from tests.make import Hive, colleague

quantities = some.integers(1, 12)
deeds = some.lists(
    some.tuples(some.sampled_from(["deliver", "count", "waste", "hand out", "undo"]), quantities), max_size=15
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_the_ledger_always_adds_up(hive: Hive, drawn: list[tuple[str, int]]) -> None:
    with db.session.begin_nested() as chapter:
        chen, _password = colleague(Role.STATION)
        hive.bread.limit_per_visit = 12
        for deed, quantity in drawn:
            try:
                with db.session.begin_nested():
                    _do(deed, quantity, hive, chen)
            except Refused:
                pass
            _check()
        chapter.rollback()


def _do(deed: str, quantity: int, hive: Hive, chen: Any) -> None:
    batch = db.session.query(Batch).order_by(Batch.id.desc()).first()
    assert batch
    match deed:
        case "deliver":
            verbs_stock.deliver(chen, hive.bread, hive.station, quantity, clock.today() + timedelta(days=quantity))
        case "count":
            verbs_stock.count(batch, chen, quantity)
        case "waste":
            verbs_stock.waste(batch, chen, quantity)
        case "hand out":
            visit = Visit(place_id=hive.station.id, at=clock.now(), day=clock.today(), visitor_id=None)
            db.session.add(visit)
            db.session.flush()
            verbs.hand_out(visit, hive.bread, quantity)
        case "undo":
            for move in db.session.query(StockMove).filter(StockMove.visit_id.is_not(None)).limit(1):
                verbs_stock.move(move.batch, move.kind, -move.quantity)


def _check() -> None:
    db.session.flush()
    for batch in db.session.query(Batch):
        assert batch.left == sum(move.quantity for move in db.session.query(StockMove).filter_by(batch_id=batch.id))
        assert batch.left >= 0
    row = queries_stock.stock(1, clock.today())[0]
    assert row.good + row.expired == sum(batch.left for batch in db.session.query(Batch))
