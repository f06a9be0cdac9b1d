"""The kiosk's door: which kiosk is this, who stands before it, and has this tap been served already?"""

from datetime import datetime, timedelta
from typing import cast

from flask import Blueprint, Flask, Response, abort, current_app, g, request

from app import clock, ticket
from app.config import Config
from app.db import db
from app.kiosk import queries, verbs
from app.kiosk.models import FRESH, Device, Visitor
from app.kiosk.queries import Here
from app.pages import lead_to

DEVICE_COOKIE = "kiosk"
VISITOR_COOKIE = "visitor"
PATH = "/kiosk"
ERRAND = "errand"
KIOSK_ADDRESSES = (PATH, "/assets/", "/healthz")


def init(app: Flask) -> None:
    """A kiosk opens nothing but kiosk pages."""
    app.before_request(_stay_a_kiosk)


def guard(faces: Blueprint) -> Blueprint:
    """Let only kiosks of ours through to `faces`; open a visitor session and claim the ticket of every write."""
    faces.before_request(_enter)
    faces.after_request(_leave)
    return faces


def here() -> Here:
    """The kiosk this request comes from."""
    return cast(Here, g.here)


def here_or_none() -> Here | None:
    """The same, for pages that must also show where there is no kiosk."""
    return cast("Here | None", g.get("here"))


def device() -> Device:
    """The kiosk's row, for verbs."""
    return db.session.get_one(Device, here().device_id)


def visitor() -> Visitor:
    """The visitor's row, for verbs. Every write has one."""
    return cast(Visitor, g.visitor)


def visitor_id() -> int | None:
    """Who stands here, if anyone has tapped yet."""
    return here().visitor_id


def forget_visitor() -> None:
    """Send the visitor's cookie away with the answer."""
    g.visitor_token = ""


def send_on_errand(endpoint: str, id: int) -> None:
    """Whoever must say who they are first is led back to this page when they have."""
    verbs.keep(visitor().id, ERRAND, f"{endpoint} {id}")


def lead_on(endpoint: str) -> Response:
    """Back to what they came for, if anything, else to a page."""
    errand = queries.keepsake(visitor().id, ERRAND)
    if errand is None:
        return lead_to(endpoint)
    verbs.drop(visitor().id, ERRAND)
    whither, _space, id = errand.partition(" ")
    return lead_to(whither, id=int(id))


def find_kiosk() -> Here | None:
    """Look up the kiosk and its visitor from the request's cookies, or from the loopback address."""
    settings = cast(Config, current_app.extensions["settings"])
    now = clock.now()
    since = now - timedelta(seconds=settings.rules.visitor_ends_after_seconds)
    on_this_machine = settings.local_kiosk and _is_loopback()
    device_token = request.cookies.get(DEVICE_COOKIE)
    visitor_token = request.cookies.get(VISITOR_COOKIE, "")
    # Seen later than now: the clock was set back, and who stands here may be another.
    return queries.here(device_token, visitor_token, on_this_machine=on_this_machine, since=since, until=now + FRESH)


def leave_device_cookie(response: Response, token: str) -> None:
    """Make the browser a kiosk for good (400 days is the longest a browser keeps a cookie; each pulse renews it)."""
    response.set_cookie(
        DEVICE_COOKIE, token, path="/", max_age=400 * 86400, httponly=True, samesite="Strict", secure=request.is_secure
    )


def renew_device_cookie(response: Response) -> None:
    """Give an enrolled kiosk its cookie again, so that one which runs for years is still known."""
    if token := request.cookies.get(DEVICE_COOKIE):
        leave_device_cookie(response, token)


def _stay_a_kiosk() -> Response | None:
    token = request.cookies.get(DEVICE_COOKIE)
    if not token or request.path.startswith(KIOSK_ADDRESSES) or not queries.is_live_device(token):
        return None
    return lead_to("station.home") if request.path == "/" else abort(403)


def _enter() -> Response | None:
    g.here = find_kiosk()
    if g.here is None:
        return lead_to("enrolment.enrol")
    if request.method != "POST":
        return None
    answered = ticket.claim(f"device:{g.here.device_id}")
    if answered is None:
        _receive_visitor(g.here)
    return answered


def _receive_visitor(here: Here) -> None:
    if _is_stale(here.device_seen_at):
        verbs.beat(here.device_id)
    if here.visitor_id is None:
        g.visitor, g.visitor_token = verbs.welcome(here.device_id)
        return
    g.visitor = db.session.get_one(Visitor, here.visitor_id)
    if _is_stale(here.visitor_seen_at):
        verbs.see(here.visitor_id)


def _is_stale(seen_at: datetime | None) -> bool:
    # A few seconds make no difference to anyone, and each costs a write.
    return seen_at is None or not timedelta(0) <= clock.now() - seen_at < FRESH


def _leave(response: Response) -> Response:
    ticket.stamp(response)
    token = g.pop("visitor_token", None)
    if token:
        response.set_cookie(
            VISITOR_COOKIE, token, path=PATH, httponly=True, samesite="Strict", secure=request.is_secure
        )
    elif token == "":
        response.delete_cookie(VISITOR_COOKIE, path=PATH)
    return response


def _is_loopback() -> bool:
    # A proxy on this machine makes everyone look local: it must be declared, or at least betray itself.
    forwarded = request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded")
    return not forwarded and (request.remote_addr or "") in {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
