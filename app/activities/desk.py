"""Activities at the desk: the list of them, and one of them with everything there is to know."""

from typing import Any

from flask import Blueprint, Response, request

from app import clock
from app.activities import queries, queries_desk, queries_desk_signups, screens_desk, screens_desk_one
from app.activities.desk_asked import seen, sieve, told_of
from app.activities.queries_desk import View
from app.activities.screens import KINDS
from app.pages import show
from app.staff import door
from app.volunteers import queries_duties
from app.volunteers.numbered import asked

bp = door.guard(Blueprint("programme", __name__, url_prefix="/desk/activities"))


@bp.get("")
def all_of_them() -> Response:
    """What comes, the next one first; or another list of them."""
    view, sifted, after = view_asked(), sieve(), asked("after")
    found = queries_desk.listed(view, sifted, clock.now(), after)
    counted = queries_desk.numbers([row.id for row in found], clock.now())
    rows = screens_desk.rows(found, counted, clock.now())
    older = found[-1].id if len(found) == queries_desk.PAGE else None
    told: dict[str, Any] = {"views": screens_desk.VIEWS, "kinds": KINDS, "places": queries_duties.places()}
    told |= {"view": view, "sieve": sifted, "after": after, "older": older, "today": clock.today()}
    return show("activities/desk_list.html", rows=rows, may=door.may("plans.new", door.staff()), **told)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One activity: what is planned, and how it stands."""
    activity = seen(id)
    found = queries_desk.in_series(activity.series_id) if activity.series_id else []
    told: dict[str, Any] = {"facts": screens_desk_one.facts(activity)}
    told |= {"crew": screens_desk_one.tasks(queries.tasks(id), queries_desk_signups.crew(id))}
    told |= {"dates": screens_desk.rows(found, {}, clock.now()), "is_deletable": not queries.has_signups(id)}
    return show("activities/desk_one.html", **told_of(activity), **told)


def view_asked() -> View:
    """Which list."""
    said = request.values.get("view", "")
    return View(said) if said in set(View) else View.COMING
