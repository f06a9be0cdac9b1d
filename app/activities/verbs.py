"""What the desk does with an activity: plan it, announce it, change it, call it off, write down how it was."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import uuid4

from app import clock
from app.activities import queries, queries_seats, verbs_queue, verbs_tasks
from app.activities.models import Activity, Kind, Stage
from app.activities.verbs_tasks import Wanted
from app.audit import record
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _

HEARD_OF: Final = ("name", "place_id", "starts_at", "ends_at")
"""What those who signed up must be told of when it changes."""


class Plan(NamedTuple):
    """What the desk says of an activity. `shares_room`: two things at once at that place are all right."""

    kind: Kind
    name: str
    about: str
    place_id: int
    organiser: str
    in_charge: str
    starts_at: datetime
    ends_at: datetime
    seats: int | None
    signup_from: datetime | None
    signup_until: datetime
    cancel_until: datetime
    counts_hours: bool = True
    children_from: int | None = None
    risks: str = ""
    tasks: tuple[Wanted, ...] = ()
    shares_room: bool = False


OWN_COLUMNS: Final = tuple(name for name in Plan._fields if name != "tasks")


def draft(said: Plan, by: Staff, series_id: int | None = None) -> Activity:
    """Plan an activity; nobody sees it yet."""
    _expect_free_room(said)

    activity = Activity(uid=uuid4().hex, series_id=series_id)
    _say(activity, said)
    db.session.add(activity)
    db.session.flush()
    verbs_tasks.want(activity, said.tasks)
    record(by, "activity.drafted", activity)
    return activity


def change(activity: Activity, by: Staff, said: Plan) -> None:
    """Put a plan right; of a new hour or place everyone who signed up is to be told. Locked by whoever found it."""
    _expect_stage(activity, Stage.DRAFT, Stage.PUBLISHED)
    _expect_free_room(said, but=activity)
    _expect_seats_kept(activity, said.seats)

    is_news = activity.stage is Stage.PUBLISHED and any(
        getattr(activity, name) != getattr(said, name) for name in HEARD_OF
    )
    _say(activity, said)
    if is_news:
        activity.sequence, activity.news_at = activity.sequence + 1, clock.now()
    verbs_tasks.want(activity, said.tasks)
    if activity.stage is Stage.PUBLISHED:
        verbs_tasks.lay_duties(activity)
        verbs_queue.keep_offers_before_start(activity)
        verbs_queue.settle(activity)
    record(by, "activity.changed", activity)


def publish(activity: Activity, by: Staff) -> None:
    """Announce it: from now on it is on the kiosk and in the calendar."""
    _expect_stage(activity, Stage.DRAFT)
    if activity.ends_at <= clock.now():
        raise Refused(_("时间已经过了，请先改时间"))
    if not (activity.organiser and activity.in_charge):
        raise Refused(_("请先填好组织单位和负责人，志愿者的记录要写明"))

    activity.stage, activity.changed_at = Stage.PUBLISHED, clock.now()
    verbs_tasks.lay_duties(activity)
    record(by, "activity.published", activity)


def cancel(activity: Activity, by: Staff, reason: str) -> None:
    """It will not take place. Whoever signed up is told at the kiosk and rung up; nothing is deleted."""
    _expect_stage(activity, Stage.PUBLISHED)

    activity.stage, activity.cancel_reason = Stage.CANCELLED, reason
    activity.cancelled_at = activity.changed_at = activity.news_at = clock.now()
    activity.sequence += 1
    verbs_queue.withdraw_offers(activity)
    verbs_tasks.lift_duties(activity)
    record(by, "activity.cancelled", activity)


def delete(activity: Activity, by: Staff) -> None:
    """Throw a plan away. Once somebody has signed up it can only be called off."""
    _expect_stage(activity, Stage.DRAFT, Stage.PUBLISHED)
    if queries.has_signups(activity.id):
        raise Refused(_("已经有人报名，不能删除，可以取消"))

    verbs_tasks.forget(activity)
    record(by, "activity.deleted", note=activity.uid)
    db.session.delete(activity)


def close(activity: Activity) -> None:
    """It is over."""
    if activity.stage is Stage.PUBLISHED and clock.now() >= activity.ends_at:
        activity.stage = Stage.HELD
        verbs_queue.withdraw_offers(activity)
        record(None, "activity.held", activity)


def write_down(activity: Activity, by: Staff, summary: str, uncounted: int) -> None:
    """How it was, and how many came whom nobody checked in. It can be put right by writing it down again."""
    close(activity)
    _expect_stage(activity, Stage.HELD, Stage.RECORDED)

    activity.summary, activity.uncounted = summary, uncounted
    activity.stage, activity.recorded_at, activity.recorded_by_id = Stage.RECORDED, clock.now(), by.id
    record(by, "activity.recorded", activity)


def as_planned(activity: Activity, tasks: tuple[Wanted, ...], shift: timedelta = timedelta()) -> Plan:
    """The plan an activity was made from, `shift` later: for the next of a series, or next year's."""
    said: dict[str, Any] = {name: getattr(activity, name) for name in OWN_COLUMNS}
    for name in ("starts_at", "ends_at", "signup_from", "signup_until", "cancel_until"):
        said[name] = said[name] + shift if said[name] else None
    return Plan(**said, tasks=tasks)


def _say(activity: Activity, said: Plan) -> None:
    for name in OWN_COLUMNS:
        setattr(activity, name, getattr(said, name))
    activity.day = said.starts_at.date()
    activity.changed_at = clock.now()


def _expect_stage(activity: Activity, *stages: Stage) -> None:
    if activity.stage not in stages:
        raise Refused(_("这场活动现在不能这样改，请刷新看看"))


def _expect_free_room(said: Plan, but: Activity | None = None) -> None:
    """Two things at once in one room are refused, unless the desk says that it is all right."""
    queries.room_for_update(said.place_id)
    if said.shares_room:
        return
    other = queries.in_the_room(said.place_id, said.starts_at, said.ends_at, but.id if but else 0)
    if other is not None:
        raise Refused(_("这个时间、这个地点已经有「%(name)s」，请换一个", name=other.name))


def _expect_seats_kept(activity: Activity, seats: int | None) -> None:
    taken = queries_seats.taken(activity.id, None, clock.now())
    if seats is not None and seats < sum(taken):
        raise Refused(_("已经有 %(taken)d 个位子给出去了，名额不能更少", taken=sum(taken)))
