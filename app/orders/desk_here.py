"""At which station a colleague writes something down."""

from flask import abort

from app.community import queries as community
from app.community.models import Place
from app.staff import door


def own_station() -> Place:
    """The colleague's own; a grid worker's is that of the community around; else the first one."""
    who = door.staff()
    if who.grid_id:
        return community.station_around(who.grid_id) or abort(404)
    return (
        (community.place(who.place_id) if who.place_id else None) or next(iter(community.places()), None) or abort(404)
    )
