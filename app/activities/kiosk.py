"""What the community invites to, at the kiosk: the coming weeks day by day, and each activity by itself."""

from datetime import timedelta

from flask import Blueprint, Response, abort, request

from app import clock
from app.activities import kiosk_who, queries_kiosk, screens_coming
from app.config import rules
from app.kiosk import door, sheets
from app.pages import show

bp = door.guard(Blueprint("gathering", __name__, url_prefix="/kiosk/activities"))


@bp.get("")
def coming() -> Response:
    """What comes in the next weeks, and whether there are places left."""
    now = clock.now()
    found = queries_kiosk.coming(now, now + timedelta(days=rules().activities_shown_days))
    rows = screens_coming.rows(found)
    shown = sheets.sheet(sheets.cut(rows, door.here().panel, sheets.CARDS), request.args.get("page", 1, type=int))
    helps = door.here().knows_someone and kiosk_who.volunteer() is not None
    return show("activities/coming.html", page_key="coming", shown=shown, helps=helps)


@bp.get("/<id:id>")
def activity(id: int) -> Response:
    """One of them: what, when, where, for whom, and what one can do."""
    found, taken = queries_kiosk.activity(id, clock.now()) or abort(404)
    wanted = queries_kiosk.help_wanted(id, clock.now())
    told = screens_coming.page(found, taken, wanted)
    return show("activities/activity.html", page_key=f"activity-{id}", activity=found, **told)
