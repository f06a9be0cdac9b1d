"""Volunteers at the activities' door: their card signs them in where they said they would help."""

from datetime import timedelta

from flask import Response, abort

from app import clock
from app.activities import queries, queries_door, queries_seats, screens_door, verbs_queue, verbs_seats
from app.activities.models import Activity, Task
from app.activities.models_seats import Source
from app.activities.verbs_seats import Asked
from app.config import rules
from app.kiosk import door
from app.pages import lead_to, show
from app.volunteers import queries as volunteers
from app.volunteers import queries_ledger, verbs_door, verbs_ledger
from app.volunteers.models import Volunteer


def sign_in(card: str, activity_id: int) -> Response:
    """A card is shown at an activity's door (0: it was not said which)."""
    holder = volunteers.holder_of(card)
    if holder is None:
        return show("activities/door_unknown.html", 422)
    wanted = _task(holder, activity_id)
    activity = queries.activity_for_update(wanted.activity_id) if wanted else None
    volunteer = volunteers.volunteer_for_update(holder.id) or abort(404)
    verbs_door.recognise(volunteer, door.visitor().id)
    if wanted is None or wanted.duty is None or activity is None:
        return show("activities/door_no_task.html")
    return _begin(volunteer, activity, wanted)


def _begin(volunteer: Volunteer, activity: Activity, wanted: Task) -> Response:
    """Whoever has the place begins; who waits for it, or just comes, gets one that is free."""
    asked = Asked(Source.DOOR, visitor_id=door.visitor().id)
    signup = queries_seats.helping(activity.id, volunteer.id)
    signup = signup or verbs_seats.help_out(activity, wanted, volunteer, asked)
    if not verbs_queue.has_seat_at_last(signup, volunteer):
        return show("activities/door_ask.html", is_helper=True, is_waiting=True, **screens_door.activity(activity))
    duty = (signup.task.duty if signup.task else None) or abort(404)
    before = queries_ledger.open_stint(volunteer.id)
    begun = verbs_ledger.sign_in(volunteer, duty, door.here().device_id)
    return lead_to("attending.stint", id=begun.id, said="again" if before else "in")


def _task(volunteer: Volunteer, activity_id: int) -> Task | None:
    """What they said they would do there; else the first thing there is to do."""
    if not activity_id:
        return queries_door.helping_now(volunteer.id, clock.now(), timedelta(minutes=rules().doors_open_minutes))
    own = queries_seats.helping(activity_id, volunteer.id)
    return own.task if own else next(iter(queries.tasks(activity_id)), None)
