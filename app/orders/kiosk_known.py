"""Whose orders may be looked at here: those placed or opened by number and phone tail at this visit."""

import json

from flask import abort

from app.kiosk import door
from app.kiosk import queries as kiosk
from app.kiosk import verbs as kiosk_verbs
from app.orders import queries
from app.orders.models import Order

KEPT = "orders"


def known() -> list[int]:
    """Orders this visitor has proved to be theirs."""
    return list(json.loads(kiosk.keepsake(door.visitor_id(), KEPT) or "[]"))


def remember(id: int) -> None:
    """This is theirs too, until they leave."""
    kiosk_verbs.keep(door.visitor().id, KEPT, json.dumps(sorted({*known(), id})))


def own(id: int, *, is_for_update: bool) -> Order | None:
    """An order of whoever stands here, locked where it is written; None when they are nobody's yet, else 404."""
    ids = known()
    if id not in ids:
        return abort(404) if ids else None
    return queries.order_for_update(id) if is_for_update else queries.order(id)
