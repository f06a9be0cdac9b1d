"""What guests do at the kiosk besides coming or not: take a wrong tap back, either way, say a name to be called by."""

from datetime import datetime, timedelta

from app import clock
from app.activities import queries_seats, verbs_queue, verbs_seats
from app.activities.models import Stage
from app.activities.models_seats import Signup, SignupStage
from app.audit import record
from app.config import rules
from app.db import Base, db
from app.refusal import Refused
from app.words import _


def can_be_undone(signup: Signup, now: datetime) -> bool:
    """Whether it was made so shortly ago that it may have been a wrong tap; not once the clock was set back."""
    return signup.is_live and timedelta(0) <= now - signup.asked_at <= timedelta(minutes=rules().undo_minutes)


def undo(signup: Signup, by: Base | None) -> None:
    """That was a wrong tap, even where it is too late to cancel. A second tap finds it done. The activity is locked."""
    if not signup.is_live:
        return
    if not can_be_undone(signup, clock.now()):
        raise Refused(_("已经不能撤销了，可以在「我的报名」里取消"))
    verbs_seats.step_back(signup, by)


def can_come_back(signup: Signup, now: datetime) -> bool:
    """Whether they themselves said so shortly ago that they do not come that it may have been a wrong tap."""
    is_coming = signup.activity.stage is Stage.PUBLISHED and now < signup.activity.starts_at
    if signup.is_live or signup.cancelled_at is None or signup.cancel_reason or not is_coming:
        return False
    return timedelta(0) <= now - signup.cancelled_at <= timedelta(minutes=rules().undo_minutes)


def come_back(signup: Signup, by: Base | None) -> None:
    """They come after all: to seats that are still free, else to where they stand in the queue. All is locked."""
    if signup.is_live:
        return
    if not can_come_back(signup, clock.now()) or _is_there_again(signup):
        raise Refused(_("已经不能撤销了，还想来可以再报一次"))
    signup.stage, signup.cancelled_at = SignupStage.WAITING, None
    record(by, "signup.come_back", signup)
    db.session.flush()
    verbs_queue.settle(signup.activity)
    if signup.stage is SignupStage.OFFERED:
        verbs_queue.accept(signup, by)
    elif not queries_seats.waiting(signup.activity_id, signup.task_id, but=signup.id):
        verbs_queue.give_free_seats(signup)


def _is_there_again(signup: Signup) -> bool:
    """Whether they have put their name down anew since, or helpers are no longer wanted there."""
    if signup.task is None:
        return queries_seats.guest(signup.activity_id, signup.phone or "") is not None
    is_dropped = signup.task.dropped_at is not None
    return is_dropped or queries_seats.helping(signup.activity_id, signup.volunteer_id or 0) is not None


def say_name(signup: Signup, name: str) -> None:
    """What to call them by when they are rung up."""
    if not signup.is_live:
        raise Refused(_("这份报名已经取消了"))
    signup.name = name
    record(None, "signup.changed", signup)
