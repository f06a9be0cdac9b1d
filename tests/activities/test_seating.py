"""The rules of the queue, for any queue and any number of seats."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.activities import seating
from app.activities.seating import Patience, Verdict, Waiting
from app.clock import ZONE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
PATIENCE = Patience(timedelta(hours=24), timedelta(minutes=30), 3)

seats = st.none() | st.integers(0, 60)
one = st.tuples(st.integers(1, 20), st.integers(0, 4), st.integers(0, 50), st.booleans())
queues = st.lists(one, max_size=15).map(
    lambda drawn: [Waiting(id, party, missed, holds) for id, (party, missed, minutes, holds) in enumerate(drawn, 1)]
)


def looked(free: int | None, queue: list[Waiting], *, is_late: bool = False) -> list[tuple[Waiting, Verdict]]:
    return seating.look(free, queue, patience=PATIENCE, is_late=is_late)


def offered(free: int | None, queue: list[Waiting]) -> list[Waiting]:
    return [one for one, verdict in looked(free, queue) if verdict is Verdict.OFFERED]


@given(seats, queues)
def test_what_is_offered_never_exceeds_what_is_free(free: int | None, queue: list[Waiting]) -> None:
    given_away = sum(one.party for one in offered(free, queue))
    assert free is None or given_away <= free


@given(seats, queues, st.booleans())
def test_everybody_has_one_verdict_and_the_order_of_the_queue_is_kept(
    free: int | None, queue: list[Waiting], is_late: bool
) -> None:
    told = [one for one, _verdict in looked(free, queue, is_late=is_late)]
    assert told == seating.in_order(queue)
    assert sorted(told) == sorted(queue)


@given(queues, st.randoms(use_true_random=False))
def test_the_order_depends_on_who_waits_and_not_on_who_is_read_first(queue: list[Waiting], chance: object) -> None:
    shuffled = queue[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert seating.in_order(shuffled) == seating.in_order(queue)


@given(seats, queues)
def test_each_verdict_is_true_of_whom_it_is_said(free: int | None, queue: list[Waiting]) -> None:
    left = free
    for one, verdict in looked(free, queue):
        assert (verdict is Verdict.HOLDS_OFFER) is one.holds_offer
        if one.holds_offer:
            continue
        assert (verdict is Verdict.MISSED) is (one.missed >= PATIENCE.misses)
        if verdict is Verdict.MISSED:
            continue
        fits = left is None or one.party <= left
        assert (verdict is Verdict.OFFERED) is fits
        assert (verdict is Verdict.NONE_FREE) is (left == 0)
        if fits and left is not None:
            left -= one.party


@given(seats, queues)
def test_near_the_start_nobody_is_offered_anything(free: int | None, queue: list[Waiting]) -> None:
    assert {verdict for _one, verdict in looked(free, queue, is_late=True)} <= {Verdict.TOO_LATE}


@given(st.integers(0, 60), st.integers(0, 20), queues)
def test_with_more_seats_the_first_whose_turn_it_is_fares_no_worse(free: int, more: int, queue: list[Waiting]) -> None:
    may_have = [one for one in seating.in_order(queue) if not one.holds_offer and one.missed < PATIENCE.misses]
    if may_have and may_have[0] in offered(free, queue):
        assert may_have[0] in offered(free + more, queue)


@given(queues)
def test_with_no_end_of_seats_everybody_whose_turn_may_come_is_offered(queue: list[Waiting]) -> None:
    may_have = [one for one in seating.in_order(queue) if not one.holds_offer and one.missed < PATIENCE.misses]
    assert offered(None, queue) == may_have
    assert offered(sum(one.party for one in queue), queue) == may_have


@given(seats, queues)
def test_nobody_left_waiting_would_have_fitted_into_what_is_left(free: int | None, queue: list[Waiting]) -> None:
    said = looked(free, queue)
    left = None if free is None else free - sum(one.party for one in offered(free, queue))
    waits = [one for one, verdict in said if verdict in {Verdict.TOO_MANY, Verdict.NONE_FREE}]
    assert all(left is not None and one.party > left for one in waits)


@given(seats, queues)
def test_a_place_in_the_queue_is_counted_from_one(free: int | None, queue: list[Waiting]) -> None:
    assert [seating.position(one.id, queue) for one in seating.in_order(queue)] == list(range(1, len(queue) + 1))
    assert seating.position(0, queue) is None


@given(seats, st.integers(0, 80), st.integers(0, 80))
def test_seats_are_never_fewer_than_none(all_of_them: int | None, confirmed: int, held: int) -> None:
    free = seating.free_seats(all_of_them, confirmed, held)
    if all_of_them is None:
        assert free is None
    else:
        assert free == max(0, all_of_them - confirmed - held)


@given(st.integers(-3000, 6000))
def test_an_offer_holds_a_while_and_never_past_the_start(minutes: int) -> None:
    starts_at = NINE + timedelta(minutes=minutes)
    until = seating.offer_until(NINE, starts_at, PATIENCE)
    if minutes < 30:
        assert until is None
    else:
        assert until == min(NINE + timedelta(hours=24), starts_at)
        assert until - NINE >= PATIENCE.least
