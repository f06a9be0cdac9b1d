"""Activities as a calendar file (RFC 5545), for phones and for the neighbours' calendars. No person is named."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icalendar import Event

NAME = "-//Warm Bee//activities//ZH"
EVERY = timedelta(hours=1)


class Entry(NamedTuple):
    """What a calendar says of an activity; `sequence` rises when hour or place change, or it is called off."""

    uid: str
    sequence: int
    is_cancelled: bool
    name: str
    about: str
    place: str
    kind: str
    url: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """A calendar file of the given name, its lines folded at 75 octets."""
    # Part of the start, which a house nobody follows need not wait for.
    from icalendar import Calendar  # noqa: PLC0415

    made = Calendar()
    made.add("prodid", NAME)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    for entry in entries:
        made.add_component(_event(entry))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(entry: Entry) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    made = Event()
    made.add("uid", entry.uid)
    made.add("sequence", entry.sequence)
    made.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    made.add("dtstamp", entry.changed_at)
    made.add("last-modified", entry.changed_at)
    made.add("dtstart", entry.starts_at)
    made.add("dtend", entry.ends_at)
    made.add("summary", entry.name)
    made.add("location", entry.place)
    made.add("description", entry.about)
    made.add("categories", [entry.kind])
    made.add("url", entry.url)
    return made
