"""How a community begins: its street, itself, its calendar and its first door."""

from collections.abc import Callable

from app.audit import record
from app.community import verbs, verbs_days
from app.community.holidays import announced_days
from app.community.models import Area, Level, Place, PlaceKind
from app.db import Base, db

Furnisher = Callable[[Base], None]
_furnishers: tuple[Furnisher, ...] = ()


def let_furnish(*furnishers: Furnisher) -> None:
    """What rooms on the floors above bring into a new community."""
    global _furnishers  # noqa: PLW0603 — said once, when the house is wired
    _furnishers = furnishers


def found(by: Base, street: str, community: str) -> Area:
    """A street and the community in it, with the holidays announced so far."""
    founded = _area(Level.COMMUNITY, community, _area(Level.STREET, street, None))
    record(by, "community.founded", founded)
    verbs_days.announce(by, announced_days())
    for furnish in _furnishers:
        furnish(by)
    return founded


def open_station(by: Base, community: Area, name: str, address: str, opens: str, closes: str) -> Place:
    """The first 暖蜂驿站, open every day from `opens` to `closes` ('HH:MM')."""
    words = {"name": name, "name_en": "", "address": address, "keeper": "", "duty_phone": ""}
    place = verbs.open_place(by, community, PlaceKind.STATION, words, seats=0)
    verbs.keep_hours(place, by, [[day, opens, closes] for day in range(7)])
    return place


def _area(level: Level, name: str, parent: Area | None) -> Area:
    area = Area(level=level, name=name, parent_id=parent.id if parent else None)
    db.session.add(area)
    db.session.flush()
    area.path = f"{parent.path if parent else '/'}{area.id}/"
    return area
