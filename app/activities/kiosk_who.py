"""Whose sign-ups may be looked at here: those made or shown a ticket or a code for, and a volunteer's own."""

import json

from flask import abort

from app.activities import queries_kiosk, queries_seats
from app.activities.models_seats import Signup
from app.kiosk import door
from app.kiosk import queries as kiosk
from app.kiosk import verbs as kiosk_verbs
from app.volunteers import queries as volunteers
from app.volunteers.models import Volunteer

KEPT = "signups"


def known() -> list[int]:
    """Sign-ups this visitor has proved to be theirs."""
    return list(json.loads(kiosk.keepsake(door.visitor_id(), KEPT) or "[]"))


def remember(*ids: int) -> None:
    """These are theirs too, until they leave."""
    all_of_them = sorted({*known(), *ids})
    kiosk_verbs.keep(door.visitor().id, KEPT, json.dumps(all_of_them))


def volunteer() -> Volunteer | None:
    """The volunteer who stands here, if a card or a PIN has said so."""
    return volunteers.present(door.visitor_id())


def seen(id: int) -> Signup | None:
    """A sign-up of whoever stands here; None when they are nobody's yet, 404 when it is another's."""
    signup, ids = queries_kiosk.signup(id), known()
    if signup is not None and id in ids:
        return signup
    present = volunteer()
    if signup is not None and present and signup.volunteer_id == present.id:
        return signup
    return abort(404) if ids or present else None


def own_for_update(id: int) -> Signup | None:
    """The same, its activity locked."""
    return queries_seats.signup_for_update(id) if seen(id) else None


def actor(signup: Signup) -> Volunteer | None:
    """Who acts in the house book: a helper by name, a guest as nobody."""
    return volunteer() if signup.task_id else None
