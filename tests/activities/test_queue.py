"""The queue on the store-room: seats are held, run out, passed on, and everyone is told why."""

from datetime import timedelta

import pytest

from app import clock
from app.activities import queries, queries_after, queries_seats, verbs_door, verbs_party, verbs_queue, verbs_seats
from app.activities import verbs as activities
from app.activities.models import Activity
from app.activities.models_seats import Outcome, QueueVerdict, SeatOffer, Signup, SignupStage
from app.activities.seating import Verdict
from app.activities.verbs_seats import Party
from app.clock import Hands
from app.db import db
from app.refusal import Refused
from tests import make
from tests.make import Hive


@pytest.fixture
def dumplings(hive: Hive, hands: Hands) -> Activity:
    """Three seats, in two days."""
    return make.activity(hive.station, seats=3, starts_in=48)


def test_a_party_is_seated_whole_or_waits_whole(dumplings: Activity) -> None:
    assert make.signup(dumplings, "13900000001", adults=2).stage is SignupStage.CONFIRMED
    family = make.signup(dumplings, "13900000002", adults=2)
    assert family.stage is SignupStage.WAITING
    told = queries_seats.told(family.id)
    assert told
    assert (told.position, told.free, told.verdict) == (1, 1, Verdict.TOO_MANY)


def test_a_smaller_party_takes_the_seat_a_larger_one_cannot(dumplings: Activity) -> None:
    make.signup(dumplings, "13900000001", adults=2)
    make.signup(dumplings, "13900000002", adults=2)
    assert make.signup(dumplings, "13900000003").stage is SignupStage.CONFIRMED


def test_a_seat_given_back_is_held_for_who_waits_first(dumplings: Activity, hands: Hands) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    waits = make.signup(dumplings, "13900000002", adults=2)
    later = make.signup(dumplings, "13900000003", adults=2)
    verbs_seats.leave(first, None)
    assert (waits.stage, later.stage) == (SignupStage.OFFERED, SignupStage.WAITING)
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (0, 2)
    told = queries_seats.told(later.id)
    assert told
    assert told.verdict is Verdict.TOO_MANY

    verbs_queue.accept(waits, None)
    assert waits.stage is SignupStage.CONFIRMED
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (2, 0)


def test_an_offer_run_out_holds_nothing_even_before_it_is_swept(dumplings: Activity, hands: Hands) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    slow = make.signup(dumplings, "13900000002", adults=3)
    verbs_seats.leave(first, None)
    hands.move(hours=24)
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (0, 0)
    with pytest.raises(Refused):
        verbs_queue.accept(slow, None)

    # Whoever comes now finds the next offer already made to who has waited.
    assert make.signup(dumplings, "13900000003").stage is SignupStage.WAITING
    assert (slow.stage, slow.missed) == (SignupStage.OFFERED, 1)


def test_who_let_an_offer_run_out_lets_the_next_one_go_first(dumplings: Activity, hands: Hands) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    slow = make.signup(dumplings, "13900000002", adults=3)
    quick = make.signup(dumplings, "13900000003", adults=3)
    verbs_seats.leave(first, None)
    hands.move(hours=24, minutes=1)
    verbs_queue.settle(dumplings)
    assert (slow.stage, quick.stage) == (SignupStage.WAITING, SignupStage.OFFERED)


def test_a_clock_set_back_gives_no_seat_twice(dumplings: Activity, hands: Hands) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    slow = make.signup(dumplings, "13900000002", adults=3)
    verbs_seats.leave(first, None)
    hands.move(hours=25)
    verbs_queue.settle(dumplings)
    hands.move(hours=-20)
    verbs_queue.settle(dumplings)
    assert sum(queries_seats.taken(dumplings.id, None, clock.now())) == 3
    assert db.session.query(SeatOffer).filter_by(signup_id=slow.id, outcome=None).count() == 1


def test_no_offer_is_made_so_shortly_before_the_start(hive: Hive, hands: Hands) -> None:
    soon = make.activity(hive.station, seats=1, starts_in=0.4)
    first, waits = make.signup(soon, "13900000001"), make.signup(soon, "13900000002")
    verbs_seats.leave(first, None if soon.can_be_left(clock.now()) else make._approver())
    told = queries_seats.told(waits.id)
    assert told
    assert (waits.stage, told.verdict) == (SignupStage.WAITING, Verdict.TOO_LATE)


def test_an_offer_never_holds_past_the_start(hive: Hive, hands: Hands) -> None:
    soon = make.activity(hive.station, seats=1, starts_in=3)
    first, waits = make.signup(soon, "13900000001"), make.signup(soon, "13900000002")
    verbs_seats.leave(first, None)
    offer = queries_seats.pending_offer(waits.id)
    assert offer
    assert offer.until == soon.starts_at


def test_a_no_passes_the_seat_on(dumplings: Activity) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    says_no, next_one = make.signup(dumplings, "13900000002", adults=3), make.signup(dumplings, "13900000003", adults=3)
    verbs_seats.leave(first, None)
    verbs_queue.decline(says_no, None)
    assert (says_no.stage, next_one.stage) == (SignupStage.CANCELLED, SignupStage.OFFERED)


def test_more_seats_are_offered_at_once(dumplings: Activity) -> None:
    make.signup(dumplings, "13900000001", adults=3)
    waits = make.signup(dumplings, "13900000002", adults=2)
    said = activities.as_planned(dumplings, ())._replace(seats=5)
    activities.change(dumplings, make._approver(), said)
    assert waits.stage is SignupStage.OFFERED
    with pytest.raises(Refused):
        activities.change(dumplings, make._approver(), said._replace(seats=4))


def test_calling_off_withdraws_every_offer(dumplings: Activity) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    waits = make.signup(dumplings, "13900000002", adults=3)
    verbs_seats.leave(first, None)
    activities.cancel(dumplings, make._approver(), "下大雨")
    assert waits.stage is SignupStage.WAITING
    assert db.session.query(SeatOffer).one().outcome is Outcome.WITHDRAWN
    with pytest.raises(Refused):
        verbs_queue.accept(waits, None)


def test_one_phone_signs_up_once(dumplings: Activity) -> None:
    make.signup(dumplings)
    with pytest.raises(Refused):
        make.signup(dumplings)


def test_who_cancelled_may_sign_up_again(dumplings: Activity) -> None:
    verbs_seats.leave(make.signup(dumplings), None)
    assert make.signup(dumplings).number == 2


def test_a_party_grows_only_into_free_seats(dumplings: Activity) -> None:
    pair, single = make.signup(dumplings, "13900000001", adults=2), make.signup(dumplings, "13900000002")
    with pytest.raises(Refused):
        verbs_party.change_party(single, Party("13900000002", adults=2), None)
    verbs_party.change_party(pair, Party("13900000001", adults=1), None)
    verbs_party.change_party(single, Party("13900000002", adults=2), None)
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (3, 0)


def test_a_helpers_place_has_a_queue_of_its_own(hive: Hive, hands: Hands) -> None:
    fair = make.activity(hive.station, seats=1, tasks=(activities.Wanted("引导", 1),))
    (task,) = queries.tasks(fair.id)
    li, wang = make.volunteer(), make.volunteer("王芳", "13912340001")
    asked = verbs_seats.Asked(verbs_seats.Source.KIOSK)
    mine = verbs_seats.help_out(fair, task, li, asked)
    hers = verbs_seats.help_out(fair, task, wang, asked)
    assert (mine.stage, hers.stage) == (SignupStage.CONFIRMED, SignupStage.WAITING)
    assert make.signup(fair).stage is SignupStage.CONFIRMED
    verbs_seats.leave(mine, li)
    assert hers.stage is SignupStage.OFFERED


def test_a_whole_party_arrives_by_one_tap_and_the_next_tap_finds_it(dumplings: Activity, hands: Hands) -> None:
    pair = make.signup(dumplings, adults=2)
    hands.move(hours=47, minutes=30)
    here = verbs_door.check_in(pair, 2, None)
    hands.move(minutes=5)
    assert verbs_door.check_in(pair, 2, None).id == here.id


def test_beyond_the_seats_only_a_colleague_lets_in(dumplings: Activity, hands: Hands) -> None:
    make.signup(dumplings, "13900000001", adults=3)
    hands.move(hours=48)
    at_the_door = Party("", adults=1)
    with pytest.raises(Refused):
        verbs_door.walk_in(dumplings, at_the_door, verbs_seats.Asked(verbs_seats.Source.DOOR), None, may_exceed=True)
    asked = verbs_seats.Asked(verbs_seats.Source.DOOR, make._approver())
    extra = verbs_door.walk_in(dumplings, at_the_door, asked, None, may_exceed=True)
    assert extra.is_extra
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (3, 0)


def test_a_seat_is_left_by_oneself_only_until_the_last_moment_to(hive: Hive, hands: Hands) -> None:
    starts = clock.now() + timedelta(hours=48)
    fair = make.activity(hive.station, starts_in=48, cancel_until=starts - timedelta(hours=24))
    signup: Signup = make.signup(fair)
    hands.move(hours=24)
    with pytest.raises(Refused):
        verbs_seats.leave(signup, None)
    verbs_seats.leave(signup, make._approver())
    assert signup.stage is SignupStage.CANCELLED


@pytest.mark.parametrize(("earlier", "stage"), [(30, SignupStage.OFFERED), (48, SignupStage.WAITING)])
def test_a_seat_is_held_no_longer_than_until_the_start_when_that_is_earlier(
    dumplings: Activity, hands: Hands, earlier: int, stage: SignupStage
) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    waits = make.signup(dumplings, "13900000002")
    verbs_seats.leave(first, None)
    activities.change(dumplings, make._approver(), activities.as_planned(dumplings, (), timedelta(hours=-earlier)))
    offer = db.session.query(SeatOffer).one()
    assert offer.until <= dumplings.starts_at
    assert (waits.stage, waits.missed) == (stage, 0)


def test_a_clock_set_back_lets_nobody_overtake(dumplings: Activity, hands: Hands) -> None:
    first = make.signup(dumplings, "13900000001", adults=3)
    waits = make.signup(dumplings, "13900000002", adults=3)
    hands.move(hours=-2)
    newcomer = make.signup(dumplings, "13900000003", adults=3)
    verbs_seats.leave(first, None)
    assert (waits.stage, newcomer.stage) == (SignupStage.OFFERED, SignupStage.WAITING)


def test_who_waits_and_stands_at_the_door_goes_before_who_just_comes(hive: Hive, hands: Hands) -> None:
    soon = make.activity(hive.station, seats=1, starts_in=0.4)
    first, waits = make.signup(soon, "13900000001"), make.signup(soon, "13900000002")
    verbs_seats.leave(first, make._approver())
    asked = verbs_seats.Asked(verbs_seats.Source.DOOR)
    with pytest.raises(Refused):
        verbs_door.walk_in(soon, Party(""), asked, None, may_exceed=False)
    assert make.signup(soon, "13900000003").stage is SignupStage.WAITING
    assert verbs_door.check_in(waits, 1, None).heads == 1
    assert waits.stage is SignupStage.CONFIRMED


def test_a_helper_stays_one(hive: Hive, hands: Hands) -> None:
    fair = make.activity(hive.station, tasks=(activities.Wanted("引导", 1),))
    (task,) = queries.tasks(fair.id)
    mine = verbs_seats.help_out(fair, task, make.volunteer(), verbs_seats.Asked(verbs_seats.Source.KIOSK))
    with pytest.raises(Refused):
        verbs_party.change_party(mine, Party("13812345678", adults=5), make._approver())


def test_a_place_somebody_once_meant_to_fill_can_be_dropped(hive: Hive, hands: Hands) -> None:
    fair = make.activity(hive.station, tasks=(activities.Wanted("引导", 1),))
    (task,) = queries.tasks(fair.id)
    li = make.volunteer()
    mine = verbs_seats.help_out(fair, task, li, verbs_seats.Asked(verbs_seats.Source.KIOSK))
    plan = activities.as_planned(fair, ())
    with pytest.raises(Refused):
        activities.change(fair, make._approver(), plan)
    verbs_seats.leave(mine, li)
    activities.change(fair, make._approver(), plan)
    assert queries.tasks(fair.id) == []
    assert task.dropped_at
    db.session.commit()


def test_a_party_grows_while_sign_up_is_open_and_shrinks_while_it_could_cancel(hive: Hive, hands: Hands) -> None:
    starts = clock.now() + timedelta(hours=48)
    closes, last = starts - timedelta(hours=24), starts - timedelta(hours=12)
    fair = make.activity(hive.station, starts_in=48, signup_until=closes, cancel_until=last)
    pair = make.signup(fair, "13900000001", adults=2)
    hands.move(hours=25)
    with pytest.raises(Refused):
        verbs_party.change_party(pair, Party("13900000001", adults=3), None)
    verbs_party.change_party(pair, Party("13900000001", adults=1), None)
    verbs_party.change_party(pair, Party("13900000001", adults=2), make._approver())
    hands.move(hours=12)
    with pytest.raises(Refused):
        verbs_party.change_party(pair, Party("13900000001", adults=1), None)


def test_more_come_than_said_only_while_there_are_seats(dumplings: Activity, hands: Hands) -> None:
    pair = make.signup(dumplings, adults=2)
    hands.move(hours=47, minutes=30)
    with pytest.raises(Refused):
        verbs_door.check_in(pair, 4, None)
    assert verbs_door.check_in(pair, 3, None).heads == 3
    assert queries_seats.taken(dumplings.id, None, clock.now()) == (3, 0)


def test_only_who_signed_up_before_the_news_is_rung_up(dumplings: Activity, hands: Hands) -> None:
    before = make.signup(dumplings, "13900000001")
    hands.move(hours=1)
    said = activities.as_planned(dumplings, ())
    ends = said.ends_at + timedelta(hours=1)
    activities.change(dumplings, make._approver(), said._replace(ends_at=ends))
    hands.move(hours=1)
    make.signup(dumplings, "13900000002")
    hands.move(hours=1)
    activities.change(dumplings, make._approver(), said._replace(ends_at=ends, about="带围裙来"))
    assert [each.signup_id for each in queries_after.to_call(clock.now())] == [before.id]


def test_what_somebody_has_heard_is_not_written_down_again(dumplings: Activity) -> None:
    make.signup(dumplings, "13900000001", adults=2)
    for number in range(2, 8):
        make.signup(dumplings, f"1390000000{number}", adults=2)
    assert db.session.query(QueueVerdict).count() == 6
