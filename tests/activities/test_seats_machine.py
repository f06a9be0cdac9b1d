"""Weeks of signing up in a moment: whatever people tap and however the clock jumps, no seat is given twice.

The same weeks are lived on SQLite and on PostgreSQL. After each deed the store-room is held against the rules.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import audit, clock
from app.activities import (
    queries,
    queries_seats,
    seating,
    upkeep,
    verbs,
    verbs_door,
    verbs_party,
    verbs_queue,
    verbs_seats,
)
from app.activities.models import Activity, Stage, Task
from app.activities.models_seats import (
    Arrival,
    QueueLook,
    QueueVerdict,
    SeatOffer,
    Signup,
    SignupStage,
    Source,
)
from app.activities.verbs_seats import Asked, Party
from app.activities.verbs_tasks import Wanted
from app.clock import ZONE, Hands
from app.db import db
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from tests import make
from tests.activities import overtaking
from tests.make import Hive
from tests.volunteers.test_ledger_machine import is_refused

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
MOVES: Final = (1, 10, 61, 600, 1441, 2000, -5, -90, -1500)
SEATS: Final = (1, 2, 3, 5, 8, None)
PLACES: Final = (1, 2, 3, None)
REASON = "下雨"


class Weeks:
    """Two activities, a dozen phones, three helpers, and a clock that anybody may turn."""

    def __init__(self, hive: Hive, hands: Hands) -> None:
        self.hands = hands
        self.chen: Staff = make.colleague(Role.CADRE, "chen", "陈站长")[0]
        self.helpers: list[Volunteer] = [make.volunteer(f"李{name}", f"1381234567{name}") for name in range(4)]
        tasks = (Wanted("摆桌子", 1), Wanted("照相", 2))
        first = make.activity(hive.station, starts_in=60, seats=4, tasks=tasks)
        second = make.activity(hive.station, "听戏", starts_in=30, seats=2)
        self.activities = [first, second]

    def sign_up(self, number: int) -> None:
        asked = Asked(Source.DESK, self.chen) if number % 5 == 4 else Asked(Source.KIOSK)
        party = Party(f"1390000{number % 12:04}", adults=1 + number % 4)
        is_refused(verbs_seats.sign_up, self._one(number), party, asked)

    def help_out(self, number: int) -> None:
        activity = self._one(0)
        task = _of(queries.tasks(activity.id), number)
        is_refused(verbs_seats.help_out, activity, task, _of(self.helpers, number), Asked(Source.KIOSK))

    def leave(self, number: int) -> None:
        for signup in self._signup(number, *SignupStage):
            is_refused(verbs_seats.leave, signup, self.chen if number % 2 else None)

    def change_party(self, number: int) -> None:
        for signup in self._signup(number, *SignupStage):
            said = Party("", adults=1 + number % 5)
            assert is_refused(verbs_party.change_party, signup, said, None) or signup.task_id is None

    def accept(self, number: int) -> None:
        for signup in self._signup(number, SignupStage.OFFERED):
            is_refused(verbs_queue.accept, signup, None)

    def decline(self, number: int) -> None:
        for signup in self._signup(number, SignupStage.OFFERED):
            is_refused(verbs_queue.decline, signup, None)

    def check_in(self, number: int) -> None:
        for signup in self._signup(number, *SignupStage):
            is_refused(verbs_door.check_in, signup, signup.party, self.chen if number % 2 else None)

    def let_in(self, number: int) -> None:
        for signup in self._signup(number, SignupStage.WAITING, SignupStage.OFFERED):
            is_refused(verbs_door.let_in, signup, self.chen)

    def undo_arrival(self, number: int) -> None:
        for signup in self._signup(number, *SignupStage):
            arrival = queries_seats.arrival(signup.id)
            if arrival is not None:
                is_refused(verbs_door.undo, arrival, signup, self.chen if number % 2 else None)

    def walk_in(self, number: int) -> None:
        asked = Asked(Source.DOOR, self.chen if number % 3 == 0 else None)
        party = Party("", adults=1 + number % 3)
        is_refused(lambda: verbs_door.walk_in(self._one(number), party, asked, None, may_exceed=number % 2 == 0))

    def resize(self, number: int) -> None:
        activity = self._one(number)
        tasks = tuple(Wanted(each.name, _of(PLACES, number), each.id) for each in queries.tasks(activity.id))
        said = verbs.as_planned(activity, tasks)._replace(seats=_of(SEATS, number), shares_room=True)
        is_refused(verbs.change, activity, self.chen, said)

    def postpone(self, number: int) -> None:
        activity = self._one(number)
        tasks = tuple(Wanted(each.name, each.places, each.id) for each in queries.tasks(activity.id))
        said = verbs.as_planned(activity, tasks, timedelta(hours=(number % 7 - 2) * 8))._replace(shares_room=True)
        is_refused(verbs.change, activity, self.chen, said)

    def cancel(self, number: int) -> None:
        if number % 4 == 0:
            is_refused(verbs.cancel, self._one(number), self.chen, REASON)

    def move(self, number: int) -> None:
        self.hands.move(minutes=_of(MOVES, number))

    def sweep(self, _number: int) -> None:
        upkeep.sweep(clock.now())
        upkeep.close_past(clock.now())

    def crash(self, number: int) -> None:
        """The house dies in the middle of a deed: what was not stored has never been."""
        before = everything()
        step = db.session.begin_nested()
        _of(DEEDS, number)(self, number // len(DEEDS))
        db.session.flush()
        step.rollback()
        db.session.expire_all()
        audit.forget_events(db.session())
        assert everything() == before

    def _one(self, number: int) -> Activity:
        found = queries.activity_for_update(_of(self.activities, number).id)
        assert found
        return found

    def _signup(self, number: int, *stages: SignupStage) -> list[Signup]:
        """One of those at these stages, if there is one."""
        ids = [each.id for each in db.session.query(Signup).filter(Signup.stage.in_(stages)).order_by(Signup.id)]
        found = queries_seats.signup_for_update(_of(ids, number)) if ids else None
        return [found] if found else []


def _of(choices: Any, number: int) -> Any:
    return choices[number % len(choices)]


def everything() -> list[list[Any]]:
    """All that is written down of seats, row by row."""
    tables = (kind.__table__ for kind in (Activity, Task, Signup, SeatOffer, QueueLook, QueueVerdict, Arrival))
    return [[tuple(row) for row in db.session.execute(table.select().order_by(table.c.id))] for table in tables]


def check() -> None:
    """What holds after every deed."""
    db.session.flush()
    nobody_sits_on_anothers_seat()
    each_offer_is_of_one_who_was_offered()
    whoever_waits_was_told_why()
    numbers_are_counted_once()
    one_phone_has_one_seat_and_one_helper_one_place()
    who_is_here_has_a_seat()


def nobody_sits_on_anothers_seat() -> None:
    for activity in db.session.query(Activity):
        queues = [(None, activity.seats), *((task.id, task.places) for task in queries.tasks(activity.id))]
        for task_id, seats in queues:
            taken = queries_seats.taken(activity.id, task_id, clock.now())
            assert seats is None or sum(taken) <= seats, (activity.name, task_id, taken, seats)


def each_offer_is_of_one_who_was_offered() -> None:
    pending = db.session.query(SeatOffer).filter_by(outcome=None).all()
    assert max(Counter(offer.signup_id for offer in pending).values(), default=1) == 1
    offered = db.session.query(Signup).filter_by(stage=SignupStage.OFFERED).all()
    assert {offer.signup_id for offer in pending} == {signup.id for signup in offered}
    assert all(offer.seats == offer.signup.party for offer in pending)
    assert all(offer.until <= offer.signup.activity.starts_at for offer in pending)
    assert all((offer.answered_at is None) is (offer.outcome is None) for offer in db.session.query(SeatOffer))


def whoever_waits_was_told_why() -> None:
    for signup in db.session.query(Signup).filter_by(stage=SignupStage.WAITING):
        assert queries_seats.told(signup.id) is not None, signup.id


def numbers_are_counted_once() -> None:
    numbers = Counter((signup.activity_id, signup.number) for signup in db.session.query(Signup))
    assert set(numbers.values()) <= {1}


def one_phone_has_one_seat_and_one_helper_one_place() -> None:
    live = [signup for signup in db.session.query(Signup) if signup.is_live]
    guests = Counter((each.activity_id, each.phone) for each in live if each.task_id is None and each.phone)
    helpers = Counter((each.activity_id, each.volunteer_id) for each in live if each.volunteer_id)
    assert set(guests.values()) | set(helpers.values()) <= {1}


def who_is_here_has_a_seat() -> None:
    for arrival in db.session.query(Arrival).filter_by(undone_at=None):
        assert arrival.signup.stage is SignupStage.CONFIRMED


def no_seat_is_held_once_it_is_off_or_over() -> None:
    for offer in db.session.query(SeatOffer).filter_by(outcome=None):
        assert offer.signup.activity.stage is Stage.PUBLISHED


OFTEN: Final = (Weeks.sign_up, Weeks.sign_up, Weeks.leave, Weeks.accept, Weeks.move, Weeks.sweep)
NOW_AND_THEN: Final = (
    Weeks.help_out,
    Weeks.change_party,
    Weeks.decline,
    Weeks.check_in,
    Weeks.let_in,
    Weeks.undo_arrival,
    Weeks.walk_in,
    Weeks.resize,
    Weeks.postpone,
    Weeks.cancel,
)
DEEDS: Final = tuple(deed for deed in dict.fromkeys(OFTEN + NOW_AND_THEN) if deed is not Weeks.move)
deeds = st.lists(
    st.tuples(st.sampled_from((*OFTEN * 2, *NOW_AND_THEN, Weeks.crash)), st.integers(0, 500)), min_size=10, max_size=40
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds)
def test_weeks_of_signing_up_and_turned_clocks(
    hive: Hive, drawn: list[tuple[Callable[[Weeks, int], None], int]]
) -> None:
    with db.session.begin_nested() as chapter, clock.frozen(MONDAY) as hands:
        weeks = Weeks(hive, hands)
        for deed, number in drawn:
            before = overtaking.now()
            deed(weeks, number)
            check()
            overtaking.nobody_was_passed_over_without_a_word(before)
            no_seat_is_held_once_it_is_off_or_over()
        chapter.rollback()
    db.session.expire_all()


def test_the_check_itself_sees_who_is_passed_over(hive: Hive, monkeypatch: pytest.MonkeyPatch) -> None:
    activity = make.activity(hive.station, seats=1, starts_in=48)
    first, _waits, _last = [make.signup(activity, f"1390000000{number}") for number in range(3)]
    monkeypatch.setattr(seating, "in_order", lambda waiting: sorted(waiting, key=lambda one: -one.id))
    before = overtaking.now()
    verbs_seats.leave(first, None)
    with pytest.raises(AssertionError):
        overtaking.nobody_was_passed_over_without_a_word(before)
