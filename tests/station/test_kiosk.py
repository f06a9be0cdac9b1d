"""The counter of the station at the kiosk: come in, take, undo."""

from datetime import timedelta

import pytest

from app import clock
from app.db import db
from app.refusal import Refused
from app.station import queries, verbs
from app.station.models import Offer, Visit, VisitService
from app.station.models_stock import Batch, StockMove
from tests.make import Hive, batch, supply
from tests.taps import Finger


def test_three_taps_make_a_visit(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    done = kiosk.follow(kiosk.tap(tile, "/visit", who="courier"))
    assert "登记好了" in done.text
    visit = db.session.query(Visit).one()
    assert (visit.who, visit.party_size, visit.place_id) == ("courier", 1, hive.station.id)
    assert [row.service_id for row in db.session.query(VisitService)] == [hive.water.id]


def test_several_services_and_a_party_are_counted_apart(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    kiosk.tap(tile, "/visit", who="citizen", party=3, service=[hive.water.id, hive.rest.id])
    assert db.session.query(Visit).one().party_size == 3
    assert db.session.query(VisitService).count() == 2
    assert "今天已有 3 位朋友来过" in kiosk.see("/kiosk/").text


def test_what_is_taken_leaves_the_shelf(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    kiosk.tap(tile, "/visit", who="cleaner", **{f"supply__{hive.bread.id}": 2})
    assert db.session.query(Batch).one().left == 3
    assert sum(move.quantity for move in db.session.query(StockMove)) == 3
    assert "还有 3 份" in kiosk.see("/kiosk/").text


def test_nobody_takes_more_than_the_limit(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    answer = kiosk.tap(tile, "/visit", who="cleaner", **{f"supply__{hive.bread.id}": 3})
    assert answer.status_code == 422
    assert "一次最多拿 2" in answer.text
    assert db.session.query(Visit).count() == 0


def test_an_empty_shelf_refuses_kindly_and_keeps_nothing(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    db.session.query(Batch).one().left = 1
    db.session.commit()
    answer = kiosk.tap(tile, "/visit", who="cleaner", **{f"supply__{hive.bread.id}": 2})
    assert answer.status_code == 409
    assert "面包刚刚拿完了" in answer.text
    assert db.session.query(Visit).count() == 0
    assert db.session.query(Batch).one().left == 1


def test_the_batch_expiring_first_goes_first_and_expired_ones_stay(hive: Hive, kiosk: Finger) -> None:
    later = batch(hive.bread, hive.station, 5, clock.today() + timedelta(days=9))
    sooner = batch(hive.bread, hive.station, 1, clock.today() + timedelta(days=1))
    gone = batch(hive.bread, hive.station, 5, clock.today() - timedelta(days=1))
    db.session.commit()
    tile = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    kiosk.tap(tile, "/visit", who="cleaner", **{f"supply__{hive.bread.id}": 2})
    assert [db.session.get_one(Batch, each.id).left for each in (sooner, later, gone)] == [0, 4, 5]


@pytest.mark.parametrize("said", [{"who": "king"}, {"party": 0}, {"party": 21}, {"party": "两"}, {"service": []}])
def test_what_does_not_fit_is_said_and_kept(hive: Hive, kiosk: Finger, said: dict[str, object]) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    answer = kiosk.tap(tile, "/visit", **({"who": "courier"} | said))
    assert answer.status_code == 422
    assert "msg--err" in answer.text
    assert db.session.query(Visit).count() == 0


def test_a_paused_service_is_not_served(hive: Hive, kiosk: Finger) -> None:
    db.session.query(Offer).filter_by(service_id=hive.water.id).one().paused_at = clock.now()
    db.session.commit()
    assert "今天暂停" in kiosk.see("/kiosk/").text
    answer = kiosk.tap(
        kiosk.see(f"/kiosk/visit?service={hive.rest.id}"), "/visit", who="courier", service=hive.water.id
    )
    assert answer.status_code == 422


def test_a_second_tap_is_answered_as_the_first(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    first, second = (kiosk.tap(tile, "/visit", who="courier") for _tap in range(2))
    assert first.location == second.location
    assert db.session.query(Visit).count() == 1
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert kiosk.tap(tile, "/visit", who="courier").location == first.location
    assert db.session.query(Visit).count() == 1


def test_a_refused_tap_may_be_tried_again_with_its_ticket(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    assert kiosk.tap(tile, "/visit", who="king").status_code == 422
    assert kiosk.tap(tile, "/visit", who="courier").status_code == 303


def test_a_ticket_belongs_to_one_kiosk(hive: Hive, kiosk: Finger, other_kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    number = dict(kiosk.form(tile, "/visit")[1])["ticket"]
    kiosk.tap(tile, "/visit", who="courier")
    theirs = other_kiosk.see(f"/kiosk/visit?service={hive.water.id}")
    other_kiosk.tap(theirs, "/visit", who="courier", ticket=number)
    assert db.session.query(Visit).count() == 2


def test_undo_takes_the_visit_back_and_refills_the_shelf(hive: Hive, kiosk: Finger) -> None:
    tile = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    done = kiosk.follow(kiosk.tap(tile, "/visit", who="cleaner", **{f"supply__{hive.bread.id}": 2}))
    undone = kiosk.follow(kiosk.tap(done, "/undo"))
    assert "撤销好了" in undone.text
    assert "点错了" not in undone.text
    assert db.session.query(Batch).one().left == 5
    assert "位朋友来过" not in kiosk.see("/kiosk/").text


def test_undo_reaches_for_the_batches_in_the_order_in_which_they_are_handed_out(hive: Hive, kiosk: Finger) -> None:
    """Two who lock the same batches the other way round would wait for each other for good."""
    batch(hive.bread, hive.station, 1, clock.today() + timedelta(days=9))
    batch(hive.bread, hive.station, 1, clock.today() + timedelta(days=1))
    db.session.commit()
    tile = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    kiosk.tap(tile, "/visit", who="cleaner", **{f"supply__{hive.bread.id}": 2})
    handed_out = [move.batch_id for move in db.session.query(StockMove).filter_by(kind="out").order_by(StockMove.id)]
    assert handed_out == sorted(handed_out, reverse=True)
    assert [move.batch_id for move in queries.moves_of(db.session.query(Visit).one().id)] == handed_out


def test_undo_is_over_after_ten_minutes(hive: Hive, kiosk: Finger) -> None:
    done = kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/visit?service={hive.water.id}"), "/visit", who="courier"))
    db.session.query(Visit).one().at = clock.now() - timedelta(minutes=11)
    db.session.commit()
    assert kiosk.tap(done, "/undo").status_code == 409
    assert db.session.query(Visit).one().undone_at is None


def test_only_the_same_visitor_may_undo(hive: Hive, kiosk: Finger) -> None:
    done = kiosk.follow(kiosk.tap(kiosk.see(f"/kiosk/visit?service={hive.water.id}"), "/visit", who="courier"))
    kiosk.tap(kiosk.see("/kiosk/"), "/end")
    assert kiosk.tap(done, "/undo").status_code == 404
    assert db.session.query(Visit).one().undone_at is None


def test_the_last_visitors_result_is_gone_for_the_next(hive: Hive, kiosk: Finger) -> None:
    answer = kiosk.tap(kiosk.see(f"/kiosk/visit?service={hive.water.id}"), "/visit", who="courier")
    kiosk.tap(kiosk.see("/kiosk/"), "/end")
    assert kiosk.see(answer.location).location == "/kiosk/"


@pytest.mark.parametrize("quantity", [-3, 0, 3])
def test_the_shelf_itself_gives_neither_less_than_one_nor_more_than_the_limit(hive: Hive, quantity: int) -> None:
    visit = Visit(place_id=hive.station.id, at=clock.now(), day=clock.today())
    db.session.add(visit)
    with pytest.raises(Refused, match="一次最多拿 2 份"):
        verbs.hand_out(visit, hive.bread, quantity)
    assert db.session.query(Batch).one().left == 5


@pytest.mark.parametrize(
    "url", ["/kiosk/visit", "/kiosk/lend", "/kiosk/return", "/kiosk/loan/1/return", "/kiosk/visit/1/undo"]
)
def test_a_stranger_writes_nothing(hive: Hive, stranger: Finger, url: str) -> None:
    token = dict(stranger.form(stranger.see("/kiosk/enrol"), "enrol")[1])["csrf_token"]
    answer = stranger.client.post(url, data={"csrf_token": token, "who": "courier", "ticket": "t" * 22})
    assert answer.location == "/kiosk/enrol"
    assert db.session.query(Visit).count() == 0


@pytest.mark.parametrize(
    "url", ["/kiosk/visit/9223372036854775808", "/kiosk/loan/0", "/kiosk/visit/-1", "/kiosk/lend/boat"]
)
def test_an_address_that_cannot_be_is_not_found(hive: Hive, kiosk: Finger, url: str) -> None:
    assert kiosk.see(url).status_code == 404


def test_the_next_sheet_keeps_what_was_chosen(hive: Hive, kiosk: Finger) -> None:
    shelf = [supply(hive.food, f"点心{number}") for number in range(7)]
    for item in shelf:
        batch(item, hive.station, 3)
    first = kiosk.see(f"/kiosk/visit?service={hive.food.id}")
    assert "点心6" not in first.text

    chosen = {f"supply__{hive.bread.id}": 2}
    second = kiosk.tap(first, "/visit", who="cleaner", party=2, sheet=2, **chosen)
    assert second.status_code == 200
    assert "简易食品" in second.text
    assert "点心6" in second.text
    assert "msg--err" not in second.text

    done = kiosk.follow(kiosk.tap(second, "/visit", **{f"supply__{shelf[6].id}": 1}))
    assert "面包 2" in done.text
    assert "点心6 1" in done.text
    assert db.session.query(Visit).one().party_size == 2
