"""Helpers at an activity: where they are wanted, and the duties they will sign in for."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from app import clock
from app.activities import queries, queries_seats
from app.activities.models import Activity, Kind, Task
from app.db import db
from app.refusal import Refused
from app.volunteers import verbs_duties
from app.volunteers.models import Category
from app.volunteers.models_ledger import DutyKind
from app.words import _

CATEGORIES: Final = {
    Kind.POLICY: Category.POLICY,
    Kind.CUSTOMS: Category.CUSTOMS,
    Kind.SAFETY: Category.SAFETY,
    Kind.MEDIATION: Category.MEDIATION,
    Kind.HEALTH: Category.HEALTH,
    Kind.CIVILITY: Category.CIVILITY,
    Kind.FESTIVAL: Category.CULTURE,
    Kind.FAMILY: Category.CHILDREN,
    Kind.GIVING: Category.CARE,
    Kind.SELECTION: Category.CIVILITY,
}
"""Under which kind of service an activity's helpers are recorded."""


class Wanted(NamedTuple):
    """A place for helpers as the desk says it: what they do, how many (None: as many as come); `id` of one known."""

    name: str
    places: int | None
    id: int | None = None


def want(activity: Activity, wanted: Iterable[Wanted]) -> None:
    """Let exactly these places for helpers be there."""
    known = {task.id: task for task in queries.tasks(activity.id)}
    for one in wanted:
        task = known.pop(one.id, None) if one.id else None
        if task is None:
            db.session.add(Task(activity_id=activity.id, name=one.name, places=one.places))
            continue
        _expect_places_kept(task, one.places)
        task.name, task.places = one.name, one.places
    for task in known.values():
        _drop(task)
    db.session.flush()


def lay_duties(activity: Activity) -> None:
    """Each place for helpers has a duty that says the same as the activity does."""
    for task in queries.tasks(activity.id):
        plan = _plan(activity, task)
        if task.duty is None:
            task.duty = verbs_duties.lay(DutyKind.ACTIVITY, plan)
        else:
            verbs_duties.lay_anew(task.duty, plan)
    db.session.flush()


def lift_duties(activity: Activity) -> None:
    """Nobody signs in for it any more."""
    for task in queries.tasks(activity.id):
        if task.duty is not None:
            verbs_duties.lift(task.duty)


def forget(activity: Activity) -> None:
    """The activity is thrown away, and its places for helpers with it."""
    want(activity, ())


def _drop(task: Task) -> None:
    if queries.has_hands(task.id):
        raise Refused(_("「%(name)s」已经有志愿者报名，不能去掉", name=task.name))
    if task.duty is not None:
        verbs_duties.lift(task.duty)
    if queries.was_asked_for(task.id):
        task.dropped_at = clock.now()
    else:
        db.session.delete(task)


def _expect_places_kept(task: Task, places: int | None) -> None:
    taken = sum(queries_seats.taken(task.activity_id, task.id, clock.now()))
    if places is not None and places < taken:
        raise Refused(_("「%(name)s」已经有 %(taken)d 位志愿者，名额不能更少", name=task.name, taken=taken))


def _plan(activity: Activity, task: Task) -> verbs_duties.Plan:
    return verbs_duties.Plan(
        name=f"{activity.name} · {task.name}"[:200],
        category=CATEGORIES[activity.kind],
        content=task.name,
        place_id=activity.place_id,
        organiser=activity.organiser,
        in_charge=activity.in_charge,
        starts_at=activity.starts_at,
        ends_at=activity.ends_at,
        counts_hours=activity.counts_hours,
    )
