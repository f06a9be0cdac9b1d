"""What the house does by itself for its activities: writes off offers, closes what is over, forgets who came.

Each locks the activities it has found in the order of their numbers, before it touches a sign-up.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, or_, select

from app.activities import queries, queries_seats, verbs, verbs_queue, verbs_seats
from app.activities.models import Activity
from app.activities.models_seats import Arrival, Child, Signup, SignupStage
from app.audit import record
from app.db import db
from app.volunteers.models import Standing, Volunteer
from app.words import _

AT_ONCE = 500


def sweep(now: datetime) -> int:
    """Write off offers that ran out, so that the next ones are asked; at how many activities."""
    found = _locked(queries_seats.with_offers_run_out(now))
    for activity in found:
        verbs_queue.settle(activity)
    return len(found)


def close_past(now: datetime) -> int:
    """Let what is over be over; how many."""
    found = _locked(queries.over(now))
    for activity in found:
        verbs.close(activity)
    return len(found)


def follow_volunteers(now: datetime) -> int:
    """Let places to help follow their volunteers: merged, they go over; left, they are free again; how many did.

    No volunteer is locked: what changes meanwhile is seen the next time.
    """
    astray = select(Signup).join(Activity).join(Volunteer, Volunteer.id == Signup.volunteer_id).where(_is_astray(now))
    return sum(_follow(signup, now) for signup in _found(astray))


def forget_guests(before: datetime) -> int:
    """Wipe who came to what was over before `before`: phones, names, tickets, and every row of a child; how many.

    How many they were, and how many of them children, stays with the sign-up; how old the children were does not.
    """
    has_children = Signup.id.in_(select(Child.signup_id))
    known = Signup.phone.isnot(None) | (Signup.name != "") | Signup.ticket_hash.isnot(None) | has_children
    gone = _found(select(Signup).join(Activity).where(Activity.ends_at < before, known))
    for signup in gone:
        signup.phone = signup.phone_tail = signup.ticket = signup.ticket_hash = signup.code = None
        signup.name = ""
        db.session.execute(delete(Child).where(Child.signup_id == signup.id))
    if gone:
        record(None, "signup.forgotten", note=str(len(gone)))
    return len(gone)


def _locked(ids: Iterable[int]) -> list[Activity]:
    return [activity for id in ids if (activity := queries.activity_for_update(id)) is not None]


def _found(signups: Select[Any]) -> list[Signup]:
    """These sign-ups, as they stand once the activities they belong to are locked."""
    ids = signups.with_only_columns(Signup.activity_id).distinct().order_by(Signup.activity_id).limit(AT_ONCE)
    theirs = [activity.id for activity in _locked(db.session.scalars(ids).all())]
    fresh = signups.where(Signup.activity_id.in_(theirs)).order_by(Signup.activity_id, Signup.id)
    return list(db.session.scalars(fresh.execution_options(populate_existing=True)))


def _is_astray(now: datetime) -> ColumnElement[bool]:
    """A place of somebody who is another now, who left before it began, or whose own phone is gone."""
    has_moved = Volunteer.merged_into_id.isnot(None) & (Activity.ends_at > now)
    has_left = (Volunteer.standing == Standing.LEFT) & (Activity.starts_at > now)
    is_here = select(Arrival.id).where(Arrival.signup_id == Signup.id, Arrival.undone_at.is_(None)).exists()
    is_live = (Signup.stage != SignupStage.CANCELLED) & or_(has_moved, and_(has_left, ~is_here))
    return or_(is_live, Volunteer.phone.is_(None) & Signup.phone.isnot(None))


def _follow(signup: Signup, now: datetime) -> bool:
    holder, has_changed = _whoever_it_is_now(signup.volunteer_id), _forget_copy(signup)
    if not signup.is_live or signup.activity.ends_at <= now:
        return has_changed
    if holder.standing is Standing.LEFT:
        return _set_free(signup, _("志愿者已经退出"), now) or has_changed
    if holder.id == signup.volunteer_id:
        return has_changed
    if queries_seats.helping(signup.activity_id, holder.id) is not None:
        return _set_free(signup, _("合并后已有一份报名"), now) or has_changed
    return _hand_over(signup, holder)


def _whoever_it_is_now(volunteer_id: int | None) -> Volunteer:
    found = db.session.get_one(Volunteer, volunteer_id, populate_existing=True)
    return found if found.merged_into_id is None else _whoever_it_is_now(found.merged_into_id)


def _forget_copy(signup: Signup) -> bool:
    if signup.phone is None or db.session.get_one(Volunteer, signup.volunteer_id).phone is not None:
        return False
    signup.phone = signup.phone_tail = None
    return True


def _set_free(signup: Signup, reason: str, now: datetime) -> bool:
    """While it is still to come, and they have not been seen there."""
    if signup.activity.starts_at <= now or queries_seats.arrival(signup.id) is not None:
        return False
    verbs_seats.vacate(signup, None, reason)
    return True


def _hand_over(signup: Signup, holder: Volunteer) -> bool:
    record(None, "signup.changed", signup, note=f"{signup.volunteer_id} → {holder.id}")
    signup.volunteer_id, signup.phone, signup.phone_tail = holder.id, holder.phone, holder.phone_tail
    db.session.flush()
    return True
