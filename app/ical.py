"""Calendar files (RFC 5545), for phones and for the neighbours' calendars. No person is named."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from icalendar import Event

NAME = "-//Warm Bee//calendar//ZH"
EVERY = timedelta(hours=1)


class Entry(NamedTuple):
    """What a calendar says of one thing; `sequence` rises when hour or place change, or it is called off.

    Of a whole day, `starts_at` is that day and `ends_at` the day after; such a thing leaves the day free for others.
    Without a page of its own, `url` is empty.
    """

    uid: str
    sequence: int
    is_cancelled: bool
    name: str
    about: str
    place: str
    kind: str
    url: str
    starts_at: datetime | date
    ends_at: datetime | date
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
    if entry.url:
        made.add("url", entry.url)
    if not isinstance(entry.starts_at, datetime):
        made.add("transp", "TRANSPARENT")
    return made
