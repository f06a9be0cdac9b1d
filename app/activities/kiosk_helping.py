"""Helping at an activity, at the kiosk: which places are free, one tap takes one; what one means to help at."""

from flask import Blueprint, Response, abort, request

from app import clock
from app.activities import kiosk_who, queries, queries_kiosk, screens_coming, screens_mine, verbs_seats
from app.activities.models_seats import Source
from app.activities.verbs_seats import Asked
from app.kiosk import door, sheets
from app.pages import lead_to, show
from app.volunteers import queries as volunteers

bp = door.guard(Blueprint("helping", __name__, url_prefix="/kiosk/activities"))


@bp.post("/<id:id>/offer")
def offer(id: int) -> Response:
    """I want to help: who is it? Then back here."""
    if kiosk_who.volunteer() is not None:
        return lead_to(".tasks", id=id)
    door.send_on_errand("helping.tasks", id)
    return lead_to("volunteer.identify")


@bp.get("/<id:id>/tasks")
def tasks(id: int) -> Response:
    """The places where helpers are wanted; whoever has one already is led to it."""
    standing = queries_kiosk.standing_at(id, door.visitor_id())
    if standing is None:
        return lead_to("volunteer.identify")
    if mine := standing[1]:
        return lead_to("own_signup.my_signup", id=mine)
    found, _taken = queries_kiosk.activity(id, clock.now()) or abort(404)
    rows = screens_coming.places(queries_kiosk.help_wanted(id, clock.now()))
    shown = sheets.sheet(sheets.cut(rows, door.here().panel), request.args.get("page", 1, type=int))
    told = screens_coming.heading(found) | {"shown": shown}
    return show("activities/tasks.html", page_key=f"tasks-{id}", activity=found, **told)


@bp.post("/tasks/<id:id>/help")
def take_place(id: int) -> Response:
    """This one is mine; or I wait for it."""
    present = kiosk_who.volunteer()
    if present is None:
        return lead_to("volunteer.identify")
    tapped = queries.task(id) or abort(404)
    activity = queries.activity_for_update(tapped.activity_id) or abort(404)
    task = next((each for each in queries.tasks(activity.id) if each.id == id), None) or abort(404)
    volunteer = volunteers.volunteer_for_update(present.id) or abort(404)
    asked = Asked(Source.KIOSK, visitor_id=door.visitor().id)
    return lead_to("signing.signed_up", id=verbs_seats.help_out(activity, task, volunteer, asked).id)


@bp.get("/helping")
def my_tasks() -> Response:
    """Where they mean to help."""
    volunteer = kiosk_who.volunteer()
    if volunteer is None:
        return lead_to("volunteer.identify")
    rows = screens_mine.rows(queries_kiosk.of_volunteer(volunteer.id, clock.now()))
    shown = sheets.sheet(sheets.cut(rows, door.here().panel, sheets.CARDS), request.args.get("page", 1, type=int))
    return show("activities/my_tasks.html", page_key="my_tasks", shown=shown)
