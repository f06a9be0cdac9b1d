"""Which counter a page of the desk is about, and the row numbers in its address."""

from flask import abort, request

from app.community import queries as community
from app.community.models import Place
from app.doors import LARGEST_ID
from app.staff import door
from app.station import queries_room


def asked(name: str) -> int | None:
    """The row number an address or a form gives under `name`; None for anything no row can have."""
    said = request.values.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 and 0 < int(said) <= LARGEST_ID else None


def place(known: int | None = None) -> Place:
    """The place known or asked for, else the colleague's own, else the first station. 404 where there is none."""
    wanted = known or asked("place") or door.staff().place_id
    return (community.place(wanted) if wanted else next(iter(queries_room.stations()), None)) or abort(404)


def own_place_id(otherwise: int) -> int:
    """Where the colleague at the desk works; `otherwise` for one who is not bound to a place."""
    return door.staff().place_id or otherwise
