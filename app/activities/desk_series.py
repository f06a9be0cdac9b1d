"""The same once more, at the desk: a series is laid out and announced, last year's is copied."""

from datetime import date, timedelta
from typing import Final

from flask import Blueprint, Response, abort, flash

from app import clock
from app.activities import queries, recurrence, verbs_repeat
from app.activities.desk_asked import day_asked, held, seen, told_of
from app.activities.forms_desk_series import CopyForm, RepeatForm
from app.activities.models import Activity
from app.activities.recurrence import Rhythm
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.words import _, ngettext

bp = door.guard(Blueprint("series", __name__, url_prefix="/desk/activities"))
SEASON: Final = 60
"""So many days away, an activity is rather held again next week than next year."""
WEEKS_AHEAD: Final = 8


@bp.get("/<id:id>/repeat")
def rhythm(id: int) -> Response:
    """How often, and until when."""
    activity = seen(id)
    return _repeat_page(activity, RepeatForm(None, first=activity.day, rhythm=Rhythm.WEEKLY.value))


@bp.post("/<id:id>/repeat")
def repeat(id: int) -> Response:
    """Lay out the further dates; each can be moved or called off alone."""
    activity = held(id)
    form = RepeatForm(first=activity.day)
    if not form.validate():
        return _repeat_page(activity, form, 422)
    try:
        made = verbs_repeat.repeat(activity, Rhythm(form.rhythm.data), form.until.data, door.staff())
    except Refused as refused:
        return _repeat_page(activity, form, 409, str(refused))
    flash(ngettext("又排了 %(num)d 场，都是草稿", "又排了 %(num)d 场，都是草稿", len(made)), "ok")
    return lead_to("programme.one", id=id)


@bp.post("/<id:id>/publish-all")
def publish_all(id: int) -> Response:
    """Announce every date of the series that is still a plan."""
    count = verbs_repeat.publish_all(held(id).series_id or abort(404), door.staff())
    flash(ngettext("发布了 %(num)d 场", "发布了 %(num)d 场", count), "ok")
    return lead_to("programme.one", id=id)


@bp.get("/<id:id>/copy")
def another(id: int) -> Response:
    """The same on another day: in a week, or in a year when this is not its season; another may be asked for."""
    activity = seen(id)
    return _copy_page(activity, CopyForm(None, day=day_asked("day") or _likely_day(activity)))


@bp.post("/<id:id>/copy")
def copy(id: int) -> Response:
    """A new plan like it."""
    activity, form = held(id), CopyForm()
    if not form.validate():
        return _copy_page(activity, form, 422)
    try:
        made = verbs_repeat.copy(activity, door.staff(), form.day.data)
    except Refused as refused:
        return _copy_page(activity, form, 409, str(refused))
    flash(_("照着排了一场，请看看哪里要改"), "ok")
    return lead_to("plans.edit", id=made.id)


def _likely_day(activity: Activity) -> date:
    is_of_this_season = abs((activity.day - clock.today()).days) <= SEASON
    return _free_week(activity) if is_of_this_season else recurrence.next_year(activity.day, clock.today())


def _free_week(activity: Activity) -> date:
    """The next day of the same name that finds the room free, or simply the next."""
    first = recurrence.next_week(activity.day, clock.today())
    ahead = [first + timedelta(weeks=week) for week in range(WEEKS_AHEAD)]
    return next((day for day in ahead if _is_free(activity, day - activity.day)), first)


def _is_free(activity: Activity, shift: timedelta) -> bool:
    times = activity.starts_at + shift, activity.ends_at + shift
    return queries.in_the_room(activity.place_id, *times) is None


def _repeat_page(activity: Activity, form: RepeatForm, status: int = 200, refused: str = "") -> Response:
    return show("activities/desk_repeat.html", status, form=form, refused=refused, **told_of(activity))


def _copy_page(activity: Activity, form: CopyForm, status: int = 200, refused: str = "") -> Response:
    days = {"in_a_week": _free_week(activity), "in_a_year": recurrence.next_year(activity.day, clock.today())}
    return show("activities/desk_copy.html", status, form=form, refused=refused, **days, **told_of(activity))
