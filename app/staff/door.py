"""The desk's door: who is signed in, for how long, and what their role may open."""

from datetime import datetime, timedelta
from typing import cast

from flask import Blueprint, Flask, Response, abort, current_app, redirect, request, session, url_for
from flask_login import LoginManager, current_user

from app import clock, hypermedia
from app.config import rules
from app.pages import lead_to
from app.staff import policy, queries, reaches
from app.staff.models import Staff

TOKEN, SEEN = "staff", "seen"
POLLED = frozenset({"bell.ringing"})  # what the page asks by itself is no sign of life


def init(app: Flask) -> None:
    """Teach Flask-Login to find staff by their session's token."""
    manager = LoginManager()
    manager.session_protection = None  # the address of a phone changes; the token is what counts
    manager.request_loader(_whoever_asks)
    manager.init_app(app)


def guard(face: Blueprint) -> Blueprint:
    """Let only signed-in staff through to `face`, and only to what their role may open."""
    face.before_request(_check)
    return face


def staff() -> Staff:
    """Who is signed in, as a row for verbs."""
    return cast(Staff, current_user._get_current_object())  # noqa: SLF001 — Flask-Login's own way to unwrap


def may(endpoint: str, someone: Staff, method: str = "GET") -> bool:
    """Whether `someone` may open `endpoint`: what is closed to them is not shown either."""
    return policy.allows(someone.role, endpoint, method)


def may_change(endpoint: str) -> bool:
    """Whether whoever sits here may send something to `endpoint`."""
    return policy.allows(staff().role, endpoint, "POST")


def walking(grid_id: int | None) -> list[str]:
    """Who works in a grid, by name."""
    return queries.walking(grid_id)


def let_in(token: str) -> None:
    """Write the session's token into the cookie; the rest of the cookie starts afresh."""
    session.clear()
    session[TOKEN], session[SEEN] = token, clock.now().timestamp()


def let_out(language: str) -> None:
    """Empty the cookie of all but the language the entrance will be shown in."""
    session.clear()
    session["language"] = language


def token() -> str:
    """The token of the session at hand."""
    return str(session.get(TOKEN, ""))


def _whoever_asks(_request: object) -> Staff | None:
    if not token() or _idle_since(clock.now()) > timedelta(minutes=rules().desk_idle_minutes):
        return None
    return queries.staff_of_session(token(), clock.now() - timedelta(hours=rules().desk_hours))


def _idle_since(now: datetime) -> timedelta:
    # A clock set back must not sign anyone out: time never runs below zero.
    return timedelta(seconds=max(0.0, now.timestamp() - float(session.get(SEEN, 0))))


def _check() -> Response | None:
    if not current_user.is_authenticated:
        return _to_the_entrance()
    if request.endpoint not in POLLED and _idle_since(clock.now()) > timedelta(minutes=1):
        session[SEEN] = clock.now().timestamp()
    if current_user.must_change_password and request.endpoint not in policy.BEFORE_PASSWORD:
        return lead_to("desk.password")
    if not policy.allows(current_user.role, request.endpoint or "", request.method):
        abort(403)
    reaches.keep(staff())
    return None


def _to_the_entrance() -> Response:
    """Lead a stranger in; a page that polls is led away whole, so that nothing stays on a screen nobody sits at."""
    note = "ended" if token() else "stale" if "stale" in request.args else None
    entrance = url_for("entrance.come_in", note=note)
    if request.endpoint in POLLED:
        return hypermedia.lead(current_app.response_class(status=204), entrance)
    return cast(Response, redirect(entrance, 303))
