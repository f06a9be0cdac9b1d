"""How a community begins: its street, itself, and its first door."""

from app.audit import record
from app.community.models import Area, Level, Place, PlaceKind
from app.db import Base, db
from app.names import search_text


def found(by: Base, street: str, community: str) -> Area:
    """A street and the community in it."""
    founded = _area(Level.COMMUNITY, community, _area(Level.STREET, street, None))
    record(by, "community.founded", founded)
    return founded


def open_station(by: Base, community: Area, name: str, address: str, opens: str, closes: str) -> Place:
    """The first 暖蜂驿站, open every day from `opens` to `closes` ('HH:MM')."""
    week = [[day, opens, closes] for day in range(7)]
    place = Place(area_id=community.id, kind=PlaceKind.STATION, name=name, address=address, week=week, search=search_text(name))
    db.session.add(place)
    db.session.flush()
    record(by, "station.opened", place)
    return place


def _area(level: Level, name: str, parent: Area | None) -> Area:
    area = Area(level=level, name=name, parent_id=parent.id if parent else None)
    db.session.add(area)
    db.session.flush()
    area.path = f"{parent.path if parent else '/'}{area.id}/"
    return area
