"""How places read at the desk and on the kiosk: what they are, when they are open, and which days differ."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.community import hours, openness
from app.community.forms import DAYS, KINDS
from app.community.hours import Exceptions
from app.community.models import HoursException, Place
from app.community.openness import OpenWords
from app.words import _, language

OtherDays = Mapping[int, Exceptions]
"""Days that keep other hours, by the places' ids."""


class Row(NamedTuple):
    """A place in the list."""

    id: int
    name: str
    kind: str
    address: str
    keeper: str
    sign: OpenWords


class Day(NamedTuple):
    """A day that differs."""

    id: int
    day: date
    hours: str
    words: str


def rows(found: Iterable[Place]) -> list[Row]:
    """The list of places with the sign on each door."""
    seen = list(found)
    signs = openness.signs(seen)
    return [Row(each.id, each.name, str(KINDS[each.kind]), each.address, each.keeper, signs[each.id]) for each in seen]


def sign(place: Place) -> OpenWords:
    """The sign on one door."""
    return openness.signs([place])[place.id]


def week(place: Place) -> list[tuple[str, str]]:
    """The week as it is kept: each day and its hours."""
    return [
        (str(label), _hours([row[1:] for row in place.week if row[0] == number])) for number, label in enumerate(DAYS)
    ]


def nearby(found: Iterable[Place], others: OtherDays, but: int) -> list[tuple[str, str, str, bool]]:
    """Places for the kiosk, all but the one it stands at: name, kind, address, and whether it is open."""
    seen = [(place, openness.sign(place, others[place.id])) for place in found if place.id != but]
    return [(_name(place), str(KINDS[place.kind]), place.address, sign.is_open) for place, sign in seen]


def days(coming: Iterable[HoursException]) -> list[Day]:
    """The days that differ."""
    return [Day(each.id, each.day, _hours(each.spans), each.words) for each in coming]


def _name(place: Place) -> str:
    return place.name_en if place.name_en and language() == "en" else place.name


def _hours(spans: Sequence[Sequence[Any]]) -> str:
    return openness.hours_words(hours.other_hours(spans).spans) or _("不开门")
