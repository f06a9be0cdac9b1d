"""Papers of an activity, ready for the printer: a sheet to tick off who came, and a poster for the door."""

from typing import Any, Final

from flask import Blueprint, Response, url_for

from app import qr
from app.activities import queries, queries_desk_signups, screens_desk_one, screens_desk_people
from app.activities.desk_asked import seen
from app.activities.models import Activity
from app.activities.screens import KINDS, span_words
from app.outside import outside_url
from app.pages import show
from app.staff import door
from app.words import speak_chinese

bp = door.guard(Blueprint("prints", __name__, url_prefix="/desk/activities"))
BLANKS: Final = 10
"""Empty lines for who comes without having signed up."""


@bp.get("/<id:id>/sheet")
def sheet(id: int) -> Response:
    """Everyone who is expected, with a box each; names and phones stay masked on paper too."""
    speak_chinese()
    activity = seen(id)
    rows = screens_desk_people.guests(queries_desk_signups.expected(id))
    crew = screens_desk_one.tasks(queries.tasks(id), queries_desk_signups.crew(id))
    return _paper("activities/desk_sheet_print.html", activity, rows=rows, crew=crew, blanks=BLANKS)


@bp.get("/<id:id>/poster")
def poster(id: int) -> Response:
    """What it is, when and where, and a code that leads to its page."""
    speak_chinese()
    activity = seen(id)
    address = outside_url("public_activities.one", id=id)
    return _paper("activities/desk_poster_print.html", activity, address=address, qr=qr.svg(address))


def _paper(template: str, activity: Activity, **told: Any) -> Response:
    told |= {"times": span_words(activity.starts_at, activity.ends_at), "kind": KINDS[activity.kind]}
    return show(template, activity=activity, back_url=url_for("programme.one", id=activity.id), **told)
