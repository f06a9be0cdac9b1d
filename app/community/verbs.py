"""What can be done to a place: it opens, moves, keeps other hours, closes for now."""

from datetime import date

from app import clock
from app.audit import record
from app.community import queries
from app.community.models import Area, HoursException, Place, PlaceKind
from app.db import Base, db
from app.names import search_text
from app.refusal import Refused
from app.words import _

Spans = list[list[str]]


def open_place(by: Base, area: Area, kind: PlaceKind, words: dict[str, str], seats: int) -> Place:
    """A new door of the community; `words` as in change_place()."""
    place = Place(area_id=area.id, week=[])
    _describe(place, kind, words, seats)
    db.session.add(place)
    db.session.flush()
    record(by, "place.opened", place)
    return place


def change_place(place: Place, by: Base, kind: PlaceKind, words: dict[str, str], seats: int) -> None:
    """Change what a place is and who keeps it: `words` are name, name_en, address, keeper, duty_phone."""
    _describe(place, kind, words, seats)
    record(by, "place.changed", place)


def keep_hours(place: Place, by: Base, week: list[list[object]]) -> None:
    """Open at these hours from now on: rows of [weekday 0–6 from Monday, 'HH:MM', 'HH:MM']."""
    place.week = week
    record(by, "place.hours_changed", place)


def keep_day(place: Place, by: Base, day: date, spans: Spans, words: str) -> HoursException:
    """Keep other hours on one day (no spans: closed all day); said twice, the last word counts."""
    if day < clock.today():
        raise Refused(_("这一天已经过去了"))
    kept = queries.day_of(place.id, day) or HoursException(place_id=place.id, day=day)
    kept.spans, kept.words = spans, words
    db.session.add(kept)
    record(by, "place.day_kept", place, day.isoformat())
    return kept


def drop_day(kept: HoursException, place: Place, by: Base) -> None:
    """That day is an ordinary day after all."""
    record(by, "place.day_dropped", place, kept.day.isoformat())
    db.session.delete(kept)


def close_for_now(place: Place, by: Base, words: str) -> None:
    """Close the door until someone opens it again, and say why."""
    if place.is_shut_for_now:
        raise Refused(_("这里已经临时关门了"))
    place.closed_at, place.closed_words = clock.now(), words
    record(by, "place.closed", place)


def open_again(place: Place, by: Base) -> None:
    """Open the door again, at its usual hours."""
    if not place.is_shut_for_now:
        raise Refused(_("这里没有临时关门"))
    place.closed_at, place.closed_words = None, ""
    record(by, "place.opened_again", place)


def _describe(place: Place, kind: PlaceKind, words: dict[str, str], seats: int) -> None:
    place.kind, place.seats = kind, seats
    for name in ("name", "name_en", "address", "keeper", "duty_phone"):
        setattr(place, name, words[name])
    place.search = search_text(place.name, place.address)
