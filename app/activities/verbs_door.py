"""At the door: who signed up comes in, all at once; who did not is let in while there are seats."""

from datetime import timedelta

from app import clock
from app.activities import queries_seats, seating, verbs_queue, verbs_seats
from app.activities.models import Activity, Stage
from app.activities.models_seats import Arrival, Signup, SignupStage, Source
from app.activities.verbs_seats import Asked, Party
from app.audit import record
from app.config import rules
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


def check_in(signup: Signup, heads: int, by: Staff | None, device_id: int | None = None) -> Arrival:
    """A party is here, `heads` of them. A second tap finds the first. All is locked."""
    here = queries_seats.arrival(signup.id)
    if here is not None:
        return here
    _expect_open_door(signup.activity, by)
    if not verbs_queue.has_seat_at_last(signup, by):
        raise Refused(_("还在候补，请问问工作人员有没有空位"))

    _make_room(signup, heads - signup.party)
    return _arrive(signup, heads, by, device_id)


def let_in(signup: Signup, by: Staff) -> Arrival:
    """A colleague lets in who waits, whether or not there is a seat."""
    _expect_open_door(signup.activity, by)
    if signup.stage not in {SignupStage.WAITING, SignupStage.OFFERED}:
        raise Refused(_("这份报名现在不能改"))
    verbs_queue.give_up_offer(signup)
    verbs_queue.settle(signup.activity)
    free = verbs_queue.free_seats(signup.activity, signup.task)
    signup.is_extra = free is not None and free < signup.party
    signup.stage = SignupStage.CONFIRMED
    verbs_queue.give_up_offer(signup)
    return _arrive(signup, signup.party, by, None)


def undo(arrival: Arrival, signup: Signup, by: Staff | None) -> None:
    """That was a wrong tap: they are not here. Who walked in gives the seats back, too. All is locked."""
    if arrival.undone_at is not None:
        return
    if by is None and clock.now() - arrival.at > timedelta(minutes=rules().undo_minutes):
        raise Refused(_("已经不能撤销了，请找工作人员"))
    arrival.undone_at = clock.now()
    record(by, "signup.arrival_undone", signup)
    if signup.source is Source.DOOR:
        db.session.flush()
        verbs_seats.vacate(signup, by)


def walk_in(activity: Activity, party: Party, asked: Asked, device_id: int | None, *, may_exceed: bool) -> Signup:
    """Somebody comes who has not signed up. Beyond the seats only a colleague lets them in. All is locked."""
    _expect_open_door(activity, asked.by)
    verbs_queue.settle(activity)
    if asked.by is None and clock.now() < activity.starts_at and queries_seats.waiting(activity.id, None):
        raise Refused(_("还有人在候补，开始时要是有空位再请您进"))
    free = verbs_queue.free_seats(activity, None)
    is_extra = free is not None and free < party.size
    if is_extra and not (may_exceed and asked.by):
        raise Refused(_("没有空位了，请问问工作人员"))

    signup = verbs_seats.at_the_door(activity, party, asked, is_extra=is_extra)
    _arrive(signup, party.size, asked.by, device_id)
    return signup


def _make_room(signup: Signup, more: int) -> None:
    """They are more than they said: as many as there are free seats for."""
    if more <= 0:
        return
    free = verbs_queue.free_seats(signup.activity, None)
    if free is not None and free < more:
        raise Refused(_("多来的没有空位了，请当作「现场来的」登记"))
    signup.adults += more


def _arrive(signup: Signup, heads: int, by: Staff | None, device_id: int | None) -> Arrival:
    arrival = Arrival(signup_id=signup.id, heads=heads, at=clock.now(), device_id=device_id)
    arrival.children = seating.children_among(heads, signup.adults, signup.children)
    arrival.by_id = by.id if by else None
    db.session.add(arrival)
    db.session.flush()
    record(by, "signup.arrived", signup)
    return arrival


def _expect_open_door(activity: Activity, by: Staff | None) -> None:
    """Guests come from a while before the start until the end; the desk may write them down afterwards."""
    now = clock.now()
    if activity.stage is Stage.CANCELLED:
        raise Refused(_("这场活动取消了"))
    if not activity.is_announced:
        raise Refused(_("这场活动还没有发布"))
    if now < activity.starts_at - timedelta(minutes=rules().doors_open_minutes):
        raise Refused(_("还没有到签到的时间，请晚一点再来"))
    if by is None and now >= activity.ends_at:
        raise Refused(_("活动已经结束了"))
