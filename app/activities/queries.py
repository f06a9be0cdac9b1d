"""What is read of activities themselves: one of them, its helpers' places, and what else is in the room."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from app.activities.models import Activity, Stage, Task
from app.activities.models_seats import Signup, SignupStage
from app.community.models import Place
from app.db import db

ON_THE_CALENDAR = (Stage.DRAFT, Stage.PUBLISHED, Stage.HELD, Stage.RECORDED)


def activity(id: int) -> Activity | None:
    return db.session.get(Activity, id)


def activity_for_update(id: int) -> Activity | None:
    """An activity, locked: everything about its seats is done one after the other."""
    locked = select(Activity).where(Activity.id == id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def announced(id: int) -> Activity | None:
    """An activity anybody may know of; one called off says so."""
    return db.session.scalar(select(Activity).where(Activity.id == id, Activity.stage != Stage.DRAFT))


def room_for_update(place_id: int) -> Place | None:
    """A place, locked while somebody looks whether it is free."""
    locked = select(Place).where(Place.id == place_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def in_the_room(place_id: int, starts_at: datetime, ends_at: datetime, but: int = 0) -> Activity | None:
    """What else is planned at a place at that time."""
    meets = (Activity.starts_at < ends_at) & (Activity.ends_at > starts_at)
    there = select(Activity).where(Activity.place_id == place_id, meets, Activity.id != but)
    return db.session.scalar(there.where(Activity.stage.in_(ON_THE_CALENDAR)).order_by(Activity.starts_at).limit(1))


def task(id: int) -> Task | None:
    return db.session.get(Task, id)


def tasks(activity_id: int) -> Sequence[Task]:
    """Where helpers are wanted at it, as it stands now: whoever counts places has locked the activity."""
    wanted = select(Task).where(Task.activity_id == activity_id, Task.dropped_at.is_(None)).order_by(Task.id)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).all()


def in_series(series_id: int) -> Sequence[Activity]:
    """The dates of a series, in order."""
    dates = select(Activity).where(Activity.series_id == series_id)
    return db.session.scalars(dates.order_by(Activity.starts_at, Activity.id).limit(400)).all()


def has_signups(activity_id: int) -> bool:
    """Whether anybody has ever put their name down."""
    return db.session.scalar(select(Signup.id).where(Signup.activity_id == activity_id).limit(1)) is not None


def was_asked_for(task_id: int) -> bool:
    """Whether anybody has ever put their name down there."""
    return db.session.scalar(select(Signup.id).where(Signup.task_id == task_id).limit(1)) is not None


def has_hands(task_id: int) -> bool:
    """Whether anybody means to help there, or did."""
    live = select(Signup.id).where(Signup.task_id == task_id, Signup.stage != SignupStage.CANCELLED)
    return db.session.scalar(live.limit(1)) is not None


def next_number(activity_id: int) -> int:
    """The number the next sign-up gets; the activity is locked."""
    last = db.session.scalar(select(func.max(Signup.number)).where(Signup.activity_id == activity_id))
    return (last or 0) + 1


def over(now: datetime, limit: int = 200) -> list[int]:
    """Numbers of announced activities whose time is past."""
    past = select(Activity.id).where(Activity.stage == Stage.PUBLISHED, Activity.ends_at <= now)
    return list(db.session.scalars(past.order_by(Activity.id).limit(limit)))
