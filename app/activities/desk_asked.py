"""What a page of the desk about activities is asked for: which one, which sign-up, and only those of a kind."""

from datetime import date
from typing import Any

from flask import abort, request

from app import clock
from app.activities import queries, queries_after, queries_desk, queries_seats, screens_desk, screens_desk_one
from app.activities.models import Activity, Kind
from app.activities.models_seats import Signup
from app.activities.queries_desk import Sieve
from app.staff import door
from app.volunteers.forms_records import YEARS
from app.volunteers.numbered import asked
from app.volunteers.screens_records import span


def seen(id: int) -> Activity:
    return queries.activity(id) or abort(404)


def held(id: int) -> Activity:
    """An activity, locked before anything about it is changed."""
    return queries.activity_for_update(id) or abort(404)


def seen_signup(id: int) -> Signup:
    return queries_seats.signup(id) or abort(404)


def held_signup(id: int) -> Signup:
    """A sign-up, its activity locked first."""
    return queries_seats.signup_for_update(id) or abort(404)


def sieve() -> Sieve:
    """What the address narrows a list or a calendar to."""
    kind = request.values.get("kind", "")
    search = request.values.get("q", "").strip()[:40]
    return Sieve(asked("place"), Kind(kind) if kind in set(Kind) else None, search)


def day_asked(name: str) -> date | None:
    """The day an address gives; None for none, or one that clocks cannot reckon with."""
    try:
        day = date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def may(endpoint: str) -> bool:
    return door.may(endpoint, door.staff(), "POST")


def told_of(activity: Activity, here: str = "programme.one") -> dict[str, Any]:
    """What every page of one activity says of it on top; `here` is the page."""
    now = clock.now()
    numbers = queries_desk.numbers([activity.id], now)[activity.id]
    told: dict[str, Any] = {"activity": activity, "may": may, "numbers": numbers}
    told |= {"stage": screens_desk.stage_now(activity.stage, activity.ends_at, now)}
    told |= {"tag": screens_desk.stage_tag(told["stage"]), "left": numbers.left(activity.seats)}
    told |= {"to_ring": len(queries_after.to_call(now, activity_id=activity.id)) if may("calls.note") else 0}
    told |= {"ways": screens_desk_one.ways(activity, here)}
    return told | {"times": span(activity.starts_at, activity.ends_at)}
