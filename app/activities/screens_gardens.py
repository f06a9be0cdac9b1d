"""How the gardens read: open or not, what is on there today, how many came."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from app import clock
from app.activities import queries_after, queries_door
from app.activities.models_after import GardenVisit
from app.activities.queries_door import On
from app.community import openness
from app.community.models import Place
from app.community.openness import OpenWords
from app.config import rules
from app.daywords import time_words
from app.volunteers.screens_mine import in_own_words
from app.words import language


class Garden(NamedTuple):
    """A garden on the kiosk's page."""

    id: int
    name: str
    address: str
    sign: OpenWords
    on: list[str]
    is_here: bool


class Counted(NamedTuple):
    """A garden at the desk, and how many came to it."""

    id: int
    name: str
    sign: OpenWords
    sums: tuple[int, ...]


class Tap(NamedTuple):
    """One of today's taps, which can be taken back."""

    id: int
    at: datetime
    garden: str
    heads: int
    by_kiosk: bool


def counted(places: Sequence[Place]) -> list[Counted]:
    """How many came today, this week, this month, this year."""
    signs, sums = openness.signs(places), [queries_after.garden_heads(first, clock.today()) for first in _spans()]
    return [Counted(one.id, one.name, signs[one.id], tuple(each.get(one.id, 0) for each in sums)) for one in places]


def taps() -> list[Tap]:
    """Today's latest."""
    return [
        Tap(visit.id, visit.at, name, visit.heads, visit.by_id is None)
        for visit, name in queries_door.latest_garden_visits(clock.today())
    ]


def gardens(places: Sequence[Place], here: int) -> list[Garden]:
    """The gardens with the signs on their doors; the one the kiosk stands at comes first."""
    signs = openness.signs(places)
    on = queries_door.on_at([place.id for place in places], clock.today())
    rows = [
        Garden(place.id, _name(place), place.address, signs[place.id], _on(on, place.id), place.id == here)
        for place in places
    ]
    return sorted(rows, key=lambda each: not each.is_here)


def visited(visit: GardenVisit, place: Place) -> dict[str, Any]:
    """What came of the tap."""
    is_fresh = clock.now() - visit.at <= timedelta(minutes=rules().undo_minutes)
    is_undone = visit.undone_at is not None
    can_undo = is_fresh and not is_undone
    return {"visit": visit, "garden_name": _name(place), "is_undone": is_undone, "can_undo": can_undo}


def _spans() -> tuple[date, ...]:
    """The first day of today, this week, this month, this year."""
    today = clock.today()
    return (today, today - timedelta(days=today.weekday()), today.replace(day=1), today.replace(month=1, day=1))


def _on(found: Iterable[On], place_id: int) -> list[str]:
    return [f"{time_words(one.starts_at, language())} {one.name}" for one in found if one.place_id == place_id]


def _name(place: Place) -> str:
    return in_own_words(place.name, place.name_en)
