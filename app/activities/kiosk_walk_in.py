"""Coming in without having signed up, while there are seats: no name, no phone, only how many."""

from flask import Blueprint, Response, abort

from app import clock
from app.activities import kiosk_door, queries, queries_seats, screens_door, seating, verbs_door
from app.activities.forms_door import WalkInForm
from app.activities.models import Activity
from app.activities.models_seats import Source
from app.activities.verbs_seats import Asked, Party
from app.kiosk import door
from app.pages import show

bp = door.guard(Blueprint("walk_ins", __name__, url_prefix="/kiosk/door"))


@bp.get("/<id:id>/walk-in")
def walk_in(id: int) -> Response:
    """How many are you? Where nothing is free, a colleague is asked."""
    return _page(queries.announced(id) or abort(404), WalkInForm())


@bp.post("/<id:id>/walk-in")
def come_in(id: int) -> Response:
    """We come in."""
    form, activity = WalkInForm(), queries.activity_for_update(id) or abort(404)
    form.expects_risks = bool(activity.risks)
    if not form.validate():
        return _page(activity, form, 422)
    party = Party("", "", form.adults.data, form.children(), form.guardian.data, form.risks.data)
    asked = Asked(Source.DOOR, visitor_id=door.visitor().id)
    signup = verbs_door.walk_in(activity, party, asked, door.here().device_id, may_exceed=False)
    return kiosk_door.welcome(queries_seats.arrival(signup.id) or abort(404))


def _page(activity: Activity, form: WalkInForm, status: int = 200) -> Response:
    free = seating.free_seats(activity.seats, *queries_seats.taken(activity.id, None, clock.now()))
    told = screens_door.walk_in(form, activity, free)
    page_key = f"walk_in-{activity.id}"
    return show(
        "activities/door_full.html" if free == 0 else "activities/door_walk_in.html", status, page_key=page_key, **told
    )
