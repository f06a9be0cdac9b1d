"""At which station a colleague writes something down."""

from flask import abort

from app.community import queries as community
from app.community.models import Place
from app.staff import door


def own_station() -> Place:
    """The colleague's own, else the first one."""
    place_id = door.staff().place_id
    return (community.place(place_id) if place_id else None) or next(iter(community.places()), None) or abort(404)
