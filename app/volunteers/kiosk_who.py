"""Which of the people shown was tapped: who they are goes out sealed, and comes back only from the same visitor."""

from flask import abort, current_app, request
from itsdangerous import BadSignature, URLSafeSerializer

from app.kiosk import door
from app.volunteers import queries
from app.volunteers.models import Volunteer


def sealed(id: int, tail: str) -> str:
    """What a page carries of a person it has shown, so that nobody can name one it has not."""
    return str(_seals().dumps([door.visitor().id, id, tail]))


def tapped() -> Volunteer:
    """The person the form speaks of, else 404."""
    try:
        visitor_id, id, tail = _seals().loads(request.form.get("who", ""))
    except BadSignature:
        abort(404)
    return (queries.candidate(id, tail) if visitor_id == door.visitor().id else None) or abort(404)


def _seals() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="who")
