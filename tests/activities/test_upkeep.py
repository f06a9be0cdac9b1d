"""What the house does by itself: places to help follow their volunteers, and whoever came is forgotten."""

from datetime import timedelta

import pytest

from app import clock
from app.activities import queries, queries_seats, upkeep, verbs_seats
from app.activities.models import Activity
from app.activities.models_seats import AgeBand, Child, Signup, SignupStage, Source
from app.activities.verbs_seats import Asked, Party
from app.activities.verbs_tasks import Wanted
from app.clock import Hands
from app.db import db
from app.staff.models import Staff
from app.volunteers import verbs as volunteers
from app.volunteers import verbs_merge, verbs_upkeep
from app.volunteers.models import Volunteer
from tests import make
from tests.make import Hive


@pytest.fixture
def fair(hive: Hive, hands: Hands) -> Activity:
    """One place to help."""
    return make.activity(hive.station, tasks=(Wanted("引导", 1),))


def helps(fair: Activity, volunteer: Volunteer) -> Signup:
    task = queries.tasks(fair.id)[0]
    return verbs_seats.help_out(fair, task, volunteer, Asked(Source.KIOSK))


def colleague() -> Staff:
    return db.session.query(Staff).filter_by(username="decider").one()


def merge(kept: Volunteer, gone: Volunteer) -> None:
    verbs_merge.merge(kept, gone, colleague())
    db.session.flush()


def test_a_merged_volunteer_s_place_goes_over_to_who_stays(fair: Activity) -> None:
    li, again = make.volunteer(), make.volunteer("李小梅", "13700001111")
    place = helps(fair, again)
    assert upkeep.follow_volunteers(clock.now()) == 0
    merge(li, again)
    assert upkeep.follow_volunteers(clock.now()) == 1
    assert (place.volunteer_id, place.phone, place.phone_tail) == (li.id, li.phone, li.phone_tail)
    assert place.stage is SignupStage.CONFIRMED
    assert queries_seats.helping(fair.id, li.id) is place
    assert upkeep.follow_volunteers(clock.now()) == 0


def test_who_has_a_place_already_takes_no_second_and_it_is_free_for_who_waits(fair: Activity) -> None:
    wang, li, again = make.volunteer("王芳", "13600001111"), make.volunteer(), make.volunteer("李小梅", "13700001111")
    second, waiting, first = helps(fair, again), helps(fair, wang), helps(fair, li)
    merge(li, again)
    assert upkeep.follow_volunteers(clock.now()) == 1
    assert second.stage is SignupStage.CANCELLED
    assert (waiting.stage, first.stage) == (SignupStage.OFFERED, SignupStage.WAITING)


def test_a_chain_of_merges_leads_to_its_end(fair: Activity) -> None:
    li, again, once_more = (make.volunteer(f"李{n}", f"1370000111{i}") for i, n in enumerate("梅小妹"))
    place = helps(fair, once_more)
    merge(again, once_more)
    merge(li, again)
    assert upkeep.follow_volunteers(clock.now()) == 1
    assert place.volunteer_id == li.id


@pytest.mark.parametrize("goes", ["leave", "withdraw"])
def test_who_left_or_withdrew_does_not_come(fair: Activity, goes: str) -> None:
    li, wang = make.volunteer(), make.volunteer("王芳", "13600001111")
    place, waiting = helps(fair, li), helps(fair, wang)
    getattr(volunteers, goes)(li, colleague())
    db.session.flush()
    assert upkeep.follow_volunteers(clock.now()) == 1
    assert (place.stage, waiting.stage) == (SignupStage.CANCELLED, SignupStage.OFFERED)


def test_what_has_begun_is_left_as_it_was(fair: Activity, hands: Hands) -> None:
    li = make.volunteer()
    place = helps(fair, li)
    hands.move(hours=24)
    volunteers.leave(li, colleague())
    db.session.flush()
    assert upkeep.follow_volunteers(clock.now()) == 0
    assert place.stage is SignupStage.CONFIRMED


def test_a_phone_that_was_wiped_leaves_no_copy(fair: Activity, hands: Hands) -> None:
    li = make.volunteer()
    place = helps(fair, li)
    hands.move(days=2)
    volunteers.leave(li, colleague())
    db.session.flush()
    assert verbs_upkeep.forget_contacts(clock.now() + timedelta(days=1)) == 1
    db.session.flush()
    assert upkeep.follow_volunteers(clock.now()) == 1
    assert (place.phone, place.phone_tail) == (None, None)
    assert upkeep.follow_volunteers(clock.now()) == 0


def test_the_children_of_a_walk_in_without_a_phone_are_forgotten_too(hive: Hive, hands: Hands) -> None:
    fair = make.activity(hive.station, children_from=0)
    hands.move(hours=24)
    party = Party("", children=(("大宝", AgeBand.SMALL),), guardian_agrees=True)
    came = verbs_seats.at_the_door(fair, party, Asked(Source.DOOR), is_extra=False)
    hands.move(hours=3)
    assert upkeep.forget_guests(clock.now()) == 1
    assert (db.session.query(Child).count(), came.adults, came.children) == (0, 1, 1)
    assert upkeep.forget_guests(clock.now()) == 0


def test_each_job_locks_activities_in_the_order_of_their_numbers(
    hive: Hive, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    lock = queries.activity_for_update
    monkeypatch.setattr(queries, "activity_for_update", lambda id: asked.append(id) or lock(id))
    fairs = [make.activity(hive.station, name, starts_in=hours) for name, hours in (("一", 48), ("二", 26), ("三", 30))]
    for fair in reversed(fairs):
        make.signup(fair)
    hands.move(days=4)
    assert upkeep.forget_guests(clock.now()) == 3
    assert upkeep.close_past(clock.now()) == 3
    assert asked == [fair.id for fair in fairs] * 2
