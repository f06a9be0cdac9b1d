"""Thirty-two hands at the same seats, the same offer, the same room: never one too many, whoever taps first."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count, islice
from random import Random
from threading import Barrier, Thread

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import audit, clock
from app.activities import queries, queries_seats, seating, verbs, verbs_door, verbs_queue, verbs_seats
from app.activities.models import Activity
from app.activities.models_after import Opinion
from app.activities.models_seats import Arrival, Outcome, SeatOffer, Signup, SignupStage, Source
from app.activities.verbs_seats import Asked, Party
from app.activities.verbs_tasks import Wanted
from app.community.models import Place
from app.db import db
from app.kiosk import door
from app.kiosk import verbs as kiosks
from app.kiosk.models import Panel
from app.refusal import Refused
from app.staff.models import Staff
from app.transaction import work
from app.volunteers import queries as volunteers
from tests import make
from tests.activities.at_kiosk import LIST
from tests.concurrency.conftest import CROWD, Crowd, Tap
from tests.make import Hive
from tests.taps import Finger

KIOSK = Asked(Source.KIOSK)
PEOPLE, SEATS, LEAVERS = 200, 50, 10
Deed = Callable[[int], object]
Rush = Callable[..., list[bool]]
Pour = Callable[[int, list[str]], tuple[list[int], list[int]]]


@pytest.fixture
def rush(app: Flask) -> Rush:
    """Many hands do a deed at the same moment, each in a transaction of its own; which of them were not refused."""

    def gather(*deeds: Deed) -> list[bool]:
        db.session.commit()
        start, done = Barrier(len(deeds)), [False] * len(deeds)

        def run(place: int, deed: Deed) -> None:
            with app.app_context():
                start.wait()
                try:
                    with work():
                        deed(place)
                    done[place] = True
                except Refused:
                    pass

        hands = [Thread(target=run, args=each) for each in enumerate(deeds)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join(120)
        db.session.rollback()
        db.session.expire_all()
        return done

    return gather


def activity_of(id: int) -> Activity:
    found = queries.activity_for_update(id)
    assert found
    return found


def signup_of(id: int) -> Signup:
    found = queries_seats.signup_for_update(id)
    assert found
    return found


def stages() -> list[SignupStage]:
    return [signup.stage for signup in db.session.query(Signup).order_by(Signup.number)]


def phones() -> Iterator[str]:
    return (f"139{number:08}" for number in count(1))


def kiosk_at(place: Place) -> str:
    """One more kiosk, enrolled with its code: the token for its cookie."""
    chen = make._approver()
    device = kiosks.add_device(chen, "另一台", place, Panel.DEFAULT)
    db.session.flush()
    enrolled = kiosks.enrol(kiosks.offer_code(device, chen, timedelta(minutes=15)))
    assert enrolled
    return enrolled[1]


def sign_up_at(finger: Finger, id: int, phone: str) -> TestResponse:
    """On the page that asks, as the kiosk sends it."""
    return finger.tap(finger.see(f"{LIST}/{id}/sign-up"), "/sign-up", phone=phone, consent="yes")


def queue(id: int) -> list[int]:
    """Who waits among the guests, the next one first."""
    return [one.id for one in seating.in_order(queries_seats.waiting(id, None))]


def taken(activity: Activity) -> int:
    return sum(queries_seats.taken(activity.id, None, clock.now()))


@pytest.fixture
def pour(app: Flask) -> Pour:
    """CROWD kiosks put PEOPLE names down as fast as the house answers: statuses, and seats seen taken after each."""

    def gather(id: int, numbers: list[str]) -> tuple[list[int], list[int]]:
        tokens = [kiosk_at(db.session.get_one(Activity, id).place) for _kiosk in range(CROWD)]
        db.session.commit()
        start, statuses, seen = Barrier(CROWD), [], []

        def run(token: str, mine: list[str]) -> None:
            finger = Finger(app.test_client())
            finger.client.set_cookie(door.DEVICE_COOKIE, token)
            with app.app_context():
                start.wait()
                for phone in mine:
                    statuses.append(sign_up_at(finger, id, phone).status_code)
                    with app.app_context():  # a session, and so a connection, that had no part in it
                        seen.append(sum(queries_seats.taken(id, None, clock.now())))

        hands = [Thread(target=run, args=(token, numbers[place::CROWD])) for place, token in enumerate(tokens)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join(240)
        db.session.rollback()
        db.session.expire_all()
        return statuses, seen

    return gather


def test_two_hundred_people_for_fifty_seats_are_seated_in_order_and_the_rest_wait(
    hive: Hive, pour: Pour, rush: Rush
) -> None:
    id, numbers = make.activity(hive.station, seats=SEATS, starts_in=48).id, list(islice(phones(), PEOPLE))
    statuses, seen = pour(id, numbers)
    assert statuses == [303] * PEOPLE
    assert len(seen) == PEOPLE
    assert max(seen) == SEATS

    signups = db.session.query(Signup).order_by(Signup.number).all()
    assert [signup.number for signup in signups] == list(range(1, PEOPLE + 1))
    assert sorted(signup.phone or "" for signup in signups) == numbers
    assert stages() == [SignupStage.CONFIRMED] * SEATS + [SignupStage.WAITING] * (PEOPLE - SEATS)
    assert queue(id) == [signup.id for signup in signups[SEATS:]]
    assert all(queries_seats.told(waits) for waits in queue(id))

    ids = [signup.id for signup in Random(PEOPLE).sample(signups[:SEATS], LEAVERS)]
    first = queue(id)[:LEAVERS]
    assert all(rush(*[lambda place: verbs_seats.leave(signup_of(ids[place]), None)] * LEAVERS))
    assert [offer.signup_id for offer in db.session.query(SeatOffer).order_by(SeatOffer.id)] == first
    assert queries_seats.taken(id, None, clock.now()) == (SEATS - LEAVERS, LEAVERS)
    assert queue(id) == [signup.id for signup in signups[SEATS + LEAVERS :]]
    assert list(audit.faults(db.session())) == []


@pytest.mark.parametrize("round_", range(20))
def test_twenty_seats_are_never_twenty_one_however_many_parties_come(hive: Hive, rush: Rush, round_: int) -> None:
    activity = make.activity(hive.station, seats=20)
    id, chance, numbers = activity.id, Random(round_), list(zip(range(CROWD), phones(), strict=False))
    sizes = [chance.choice((1, 1, 2, 3, 4)) for _hand in range(CROWD)]

    def sign_up(place: int) -> None:
        verbs_seats.sign_up(activity_of(id), Party(numbers[place][1], adults=sizes[place]), KIOSK)

    assert all(rush(*[sign_up] * CROWD))
    assert taken(activity) <= 20
    waits = [signup for signup in db.session.query(Signup) if signup.stage is SignupStage.WAITING]
    assert taken(activity) + min((signup.party for signup in waits), default=99) > 20
    assert all(queries_seats.told(signup.id) for signup in waits)
    assert sorted(signup.number for signup in db.session.query(Signup)) == list(range(1, CROWD + 1))
    assert list(audit.faults(db.session())) == []


@pytest.mark.parametrize("_round", range(20))
def test_an_offer_is_accepted_once_by_thirty_two_hands(hive: Hive, rush: Rush, _round: int) -> None:
    activity = make.activity(hive.station, seats=2, starts_in=48)
    first, waits = make.signup(activity, "13900000001", adults=2), make.signup(activity, "13900000002", adults=2)
    verbs_seats.leave(first, None)
    id = waits.id
    done = rush(*[lambda _place: verbs_queue.accept(signup_of(id), None)] * CROWD)
    assert sum(done) == 1
    assert [offer.outcome for offer in db.session.query(SeatOffer)] == [Outcome.ACCEPTED]
    assert taken(activity) == 2


@pytest.mark.parametrize("_round", range(10))
def test_one_offer_is_either_accepted_or_declined(hive: Hive, rush: Rush, _round: int) -> None:
    activity = make.activity(hive.station, seats=1, starts_in=48)
    first = make.signup(activity, "13900000001")
    waits, next_one = make.signup(activity, "13900000002"), make.signup(activity, "13900000003")
    verbs_seats.leave(first, None)
    id, next_id = waits.id, next_one.id
    answers = (lambda _: verbs_queue.accept(signup_of(id), None), lambda _: verbs_queue.decline(signup_of(id), None))
    assert sum(rush(*answers * 8)) == 1
    is_theirs = db.session.get_one(Signup, id).stage is SignupStage.CONFIRMED
    assert db.session.get_one(Signup, next_id).stage is (SignupStage.WAITING if is_theirs else SignupStage.OFFERED)
    assert taken(activity) == 1


@pytest.mark.parametrize("_round", range(20))
def test_one_phone_signs_up_once(hive: Hive, rush: Rush, _round: int) -> None:
    activity = make.activity(hive.station, seats=20)
    id = activity.id
    done = rush(*[lambda _place: verbs_seats.sign_up(activity_of(id), Party("13900000001"), KIOSK)] * CROWD)
    assert sum(done) == 1
    assert stages() == [SignupStage.CONFIRMED]


@pytest.mark.parametrize("_round", range(20))
def test_two_colleagues_do_not_plan_one_room_twice(hive: Hive, rush: Rush, _round: int) -> None:
    said, chen = make.plan(hive.station), make._approver()
    by = chen.id
    done = rush(*[lambda _place: verbs.draft(said, db.session.get_one(Staff, by))] * 8)
    assert sum(done) == 1
    assert db.session.query(Activity).count() == 1


@pytest.mark.parametrize("_round", range(20))
def test_the_last_seat_given_back_goes_to_one(hive: Hive, rush: Rush, _round: int) -> None:
    activity = make.activity(hive.station, seats=1, starts_in=48)
    leaver = make.signup(activity, "13900000001")
    waits = make.signup(activity, "13900000002")
    id, leaver_id, waits_id, numbers = activity.id, leaver.id, waits.id, [f"1390000{place:04}" for place in range(99)]

    def leave(_place: int) -> None:
        verbs_seats.leave(signup_of(leaver_id), None)

    def sign_up(place: int) -> None:
        verbs_seats.sign_up(activity_of(id), Party(numbers[place + 10]), KIOSK)

    assert all(rush(leave, *[sign_up] * 8))
    assert taken(activity) == 1
    assert db.session.get_one(Signup, waits_id).stage is SignupStage.OFFERED


@pytest.mark.parametrize("_round", range(10))
def test_fewer_seats_and_more_guests_at_once_agree(hive: Hive, rush: Rush, _round: int) -> None:
    activity = make.activity(hive.station, seats=6)
    make.signup(activity, "13900000001", adults=2)
    id, by, numbers = activity.id, make._approver().id, [f"1390000{place:04}" for place in range(10, 99)]

    def shrink(_place: int) -> None:
        locked = activity_of(id)
        verbs.change(locked, db.session.get_one(Staff, by), verbs.as_planned(locked, ())._replace(seats=3))

    def sign_up(place: int) -> None:
        verbs_seats.sign_up(activity_of(id), Party(numbers[place], adults=2), KIOSK)

    rush(shrink, *[sign_up] * 6)
    assert taken(activity) <= (db.session.get_one(Activity, id).seats or 0)


@pytest.mark.parametrize("_round", range(10))
def test_one_place_to_help_is_one_helpers(hive: Hive, rush: Rush, _round: int) -> None:
    activity = make.activity(hive.station, tasks=(Wanted("照相", 1),))
    ids = [make.volunteer(f"李{place}", f"138000000{place:02}").id for place in range(8)]
    id, task_id = activity.id, queries.tasks(activity.id)[0].id

    def help_out(place: int) -> None:
        locked, volunteer = activity_of(id), volunteers.volunteer_for_update(ids[place])
        task = queries.task(task_id)
        assert volunteer
        assert task
        verbs_seats.help_out(locked, task, volunteer, KIOSK)

    assert all(rush(*[help_out] * len(ids)))
    assert stages().count(SignupStage.CONFIRMED) == 1
    assert stages().count(SignupStage.WAITING) == len(ids) - 1


@pytest.mark.parametrize("_round", range(10))
def test_the_last_seats_at_the_door_are_not_given_twice(hive: Hive, crowd: Crowd, _round: int) -> None:
    activity = make.activity(hive.station, seats=5, starts_in=0.5)
    address = f"/kiosk/door/{activity.id}/walk-in"

    def get_ready(finger: Finger) -> Tap:
        page = finger.see(address)
        return lambda: finger.tap(page, "/walk-in", adults=2).status_code

    statuses = crowd(get_ready)
    assert (statuses.count(303), statuses.count(409)) == (2, CROWD - 2)
    assert taken(activity) == 4


@pytest.mark.parametrize("_round", range(10))
def test_thirty_two_scans_of_one_ticket_are_one_arrival(hive: Hive, crowd: Crowd, _round: int) -> None:
    activity = make.activity(hive.station, seats=5, starts_in=0.5)
    party = make.signup(activity)
    address, code = f"/kiosk/door/{activity.id}", party.ticket

    def get_ready(finger: Finger) -> Tap:
        page = finger.see(address)
        return lambda: finger.tap(page, "/scan", card=code).status_code

    assert crowd(get_ready) == [303] * CROWD
    assert db.session.query(Arrival).count() == 1


@pytest.mark.parametrize("_round", range(5))
def test_one_guest_says_once_how_it_was(hive: Hive, crowd: Crowd, _round: int) -> None:
    activity = make.activity(hive.station, starts_in=0.5)
    party = make.signup(activity)
    verbs_door.check_in(party, 1, None)
    activity.starts_at = clock.now()
    code = party.ticket

    def get_ready(finger: Finger) -> Tap:
        page = finger.tap(finger.see("/kiosk/opinion"), "/scan", card=code)
        return lambda: finger.tap(page, "/kiosk/opinion", liked=4, again="yes").status_code

    statuses = crowd(get_ready)
    assert (statuses.count(303), statuses.count(409)) == (1, CROWD - 1)
    assert db.session.query(Opinion).count() == 1
