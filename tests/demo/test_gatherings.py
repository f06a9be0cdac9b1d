"""The demo's activities and gardens: enough of them everywhere, and every seat, queue and head adds up."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from app.activities import queries_after, queries_seats, upkeep
from app.activities.models import Activity, Kind, Stage
from app.activities.models_after import GardenVisit
from app.activities.models_seats import Arrival, QueueVerdict, SeatOffer, Signup, SignupStage
from app.clock import at_home
from app.community import queries as community
from app.community.models import Area, Level, Place
from app.config import rules
from app.db import db
from app.demo.doors import GARDEN_WEEK, moment
from app.privacy import is_mobile
from app.volunteers.models_ledger import Duty, DutyKind, Stint
from tests.demo.conftest import NOON

# Each builds the whole year.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]


def test_more_than_sixty_six_were_held_in_the_year_of_every_kind_and_some_called_off() -> None:
    held = db.session.scalars(select(Activity).where(Activity.stage.in_((Stage.HELD, Stage.RECORDED)))).all()
    assert len(held) >= 66
    assert {each.kind for each in held} == set(Kind)
    assert all(NOON - timedelta(days=366) < each.ends_at <= NOON for each in held)
    assert db.session.query(Activity).filter_by(stage=Stage.CANCELLED).count() >= 3


def test_every_compound_had_something_at_home() -> None:
    where = select(Place.area_id).join(Activity, Activity.place_id == Place.id).where(Activity.ends_at <= NOON)
    compounds = db.session.scalars(select(Area.id).where(Area.level == Level.COMPOUND)).all()
    assert set(compounds) <= set(db.session.scalars(where))


def test_something_is_on_today_and_something_is_coming() -> None:
    assert db.session.query(Activity).filter_by(day=NOON.date(), stage=Stage.PUBLISHED).count() >= 1
    coming = select(func.count()).where(Activity.starts_at > NOON, Activity.stage == Stage.PUBLISHED)
    assert db.session.scalar(coming) >= 5


def test_no_two_are_in_one_room_at_once() -> None:
    rooms: dict[int, list[Activity]] = defaultdict(list)
    for each in db.session.scalars(select(Activity).order_by(Activity.starts_at)):
        rooms[each.place_id].append(each)
    overlaps = [
        (a.name, b.name, a.day) for those in rooms.values() for a, b in pairwise(those) if b.starts_at < a.ends_at
    ]
    assert not overlaps


def test_no_activity_gave_away_more_seats_than_it_has() -> None:
    for each in db.session.scalars(select(Activity).where(Activity.seats.isnot(None))):
        assert sum(queries_seats.taken(each.id, None, NOON)) <= (each.seats or 0), each.name


def test_whoever_waits_was_told_why() -> None:
    waiting = db.session.scalars(select(Signup.id).where(Signup.stage == SignupStage.WAITING)).all()
    assert len(waiting) > 20
    assert set(waiting) <= set(db.session.scalars(select(QueueVerdict.signup_id)))


def test_just_now_a_seat_is_held_for_somebody_who_is_to_be_rung_up() -> None:
    held = db.session.query(SeatOffer).filter_by(outcome=None).one()
    assert held.is_good(NOON)
    assert held.signup.stage is SignupStage.OFFERED
    assert held.signup.id in {each.signup_id for each in queries_after.to_call(NOON)}


def test_who_came_had_a_seat_and_came_to_what_was_held() -> None:
    came = select(Signup, Arrival).join(Arrival, Arrival.signup_id == Signup.id)
    for signup, arrival in db.session.execute(came):
        assert signup.stage is SignupStage.CONFIRMED
        assert arrival.heads == signup.party
        assert signup.activity.stage in {Stage.HELD, Stage.RECORDED, Stage.PUBLISHED}
        assert arrival.at <= NOON


def test_people_are_known_only_as_long_as_the_rules_say() -> None:
    edge = NOON - timedelta(days=rules().signup_kept_days)
    for signup in db.session.scalars(select(Signup)):
        if signup.activity.ends_at <= edge:
            assert (signup.phone, signup.name, signup.ticket_hash) == (None, "", None)
        elif signup.volunteer_id is None:
            assert is_mobile(signup.phone or "")
    assert upkeep.forget_guests(edge) == 0


def test_numbers_count_within_each_activity() -> None:
    numbers: dict[int, list[int]] = defaultdict(list)
    for activity_id, number in db.session.execute(select(Signup.activity_id, Signup.number)):
        numbers[activity_id].append(number)
    assert all(sorted(those) == list(range(1, len(those) + 1)) for those in numbers.values())


def test_whoever_helped_had_put_their_name_down_and_signed_in() -> None:
    signed = select(Stint.volunteer_id, Stint.duty_id).join(Duty).where(Duty.kind == DutyKind.ACTIVITY)
    wanted = select(Signup.volunteer_id, Signup.task_id).where(Signup.task_id.isnot(None))
    assert len(set(db.session.execute(signed).all())) >= len(set(db.session.execute(wanted).all())) > 100


def test_one_is_not_written_down_in_time_and_the_others_are() -> None:
    late = NOON - timedelta(days=15)
    assert db.session.query(Activity).filter(Activity.stage == Stage.HELD, Activity.ends_at < late).count() == 1


def test_gardens_count_guests_only_while_they_are_open() -> None:
    gardens = {place.id: place for place in queries_after.gardens()}
    assert {place.name for place in gardens.values()} == {"儿童乐园", "休闲乐园", "爱心乐园"}
    for visit in db.session.scalars(select(GardenVisit)):
        _day, opens, closes = GARDEN_WEEK[visit.day.weekday()]
        assert moment(visit.day, opens) <= visit.at < moment(visit.day, closes)
        assert at_home(visit.at) <= NOON
    counted = queries_after.garden_heads(NOON.date() - timedelta(days=365), NOON.date())
    assert set(counted) == set(gardens)
    assert all(count > 1000 for count in counted.values())
    assert community.places()
