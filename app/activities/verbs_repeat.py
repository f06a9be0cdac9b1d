"""Again and again: a series is laid out from one activity, and each of its dates can move or fall away alone."""

from datetime import date, timedelta

from app.activities import queries, recurrence, verbs
from app.activities.models import Activity, Series, Stage
from app.activities.recurrence import Rhythm
from app.activities.verbs_tasks import Wanted
from app.audit import record
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


def repeat(activity: Activity, rhythm: Rhythm, until: date, by: Staff) -> list[Activity]:
    """Lay out the further dates of an activity; each is a plan of its own that nobody sees before it is announced."""
    if activity.series_id is not None:
        raise Refused(_("这场活动已经在一个系列里了"))
    said = recurrence.rule(rhythm, activity.starts_at, until)
    dates = recurrence.dates(said, activity.starts_at)
    if len(dates) > recurrence.MOST:
        raise Refused(_("一个系列最多 %(most)d 场，请选早一点的日子", most=recurrence.MOST))
    later = [at for at in dates if at > activity.starts_at]
    if not later:
        raise Refused(_("到那一天为止没有第二场，请选晚一点的日子"))

    series = Series(rule=said, first_at=activity.starts_at)
    db.session.add(series)
    db.session.flush()
    activity.series_id = series.id
    tasks = wanted_at(activity)
    made = [verbs.draft(verbs.as_planned(activity, tasks, at - activity.starts_at), by, series.id) for at in later]
    record(by, "activity.repeated", activity, note=str(len(made)))
    return made


def publish_all(series_id: int, by: Staff) -> int:
    """Announce every date of a series that is still a plan; how many. Each is locked, in the order of all locks."""
    ids = sorted(each.id for each in queries.in_series(series_id))
    dates = filter(None, [queries.activity_for_update(id) for id in ids])
    plans = [each for each in dates if each.stage is Stage.DRAFT]
    for each in plans:
        verbs.publish(each, by)
    return len(plans)


def copy(activity: Activity, by: Staff, first: date) -> Activity:
    """The same once more, beginning on another day: last year's festival for this year."""
    shift = timedelta(days=(first - activity.day).days)
    return verbs.draft(verbs.as_planned(activity, wanted_at(activity), shift), by)


def wanted_at(activity: Activity) -> tuple[Wanted, ...]:
    """Its places for helpers, as a plan says them anew."""
    return tuple(Wanted(task.name, task.places) for task in queries.tasks(activity.id))
