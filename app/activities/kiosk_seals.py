"""Who was shown, and who came: it goes out sealed, and opens only for the visitor it was shown to."""

from flask import abort, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.activities import queries_door, queries_seats
from app.activities.models_seats import Arrival, Signup
from app.kiosk import door


def shown(signup_id: int) -> str:
    """What a page carries of a sign-up it has shown, so that nobody can name one it has not."""
    return str(_seals("guest").dumps([door.visitor().id, signup_id]))


def tapped() -> Signup:
    """The sign-up the form speaks of, its activity locked; else 404."""
    id = _open("guest", request.form.get("who", ""))
    return (queries_seats.signup_for_update(id) if id else None) or abort(404)


def came(arrival: Arrival) -> str:
    """The word in the address of the page that welcomes them."""
    return str(_seals("arrival").dumps([door.visitor().id, arrival.id]))


def arrival_in(word: str) -> int | None:
    """Which arrival the address speaks of; None for who stands here now and has nothing to do with it."""
    return _open("arrival", word)


def arrival_seen(word: str) -> Arrival | None:
    id = arrival_in(word)
    return queries_door.arrival_seen(id) if id else None


def _open(what: str, sealed: str) -> int | None:
    try:
        visitor_id, id = _seals(what).loads(sealed)
    except BadSignature:
        return None
    return int(id) if visitor_id == door.visitor_id() else None


def _seals(what: str) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt=what)
