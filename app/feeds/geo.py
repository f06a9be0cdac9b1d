"""Open311 GeoReport v2 on the wire: dates, pages, the same answer as XML or JSON. Source: wiki.open311.org."""

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from app.clock import ZONE

KINDS: Final = {"xml": "application/xml; charset=utf-8", "json": "application/json; charset=utf-8"}
SPAN: Final = timedelta(days=90)
"""As much time as one answer covers (GET service_requests: "maximum allowable time span of 90 days")."""
MOST_IDS: Final = 50
PAGE: Final = 50
EARLIEST: Final = 1900
LATEST: Final = 9000
LARGEST_PAGE: Final = 100
_AMERICAN: Final = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{4})")
_UNSPEAKABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Row = dict[str, Any]


class Window(NamedTuple):
    """From a moment until another, at most ninety days."""

    begin: datetime
    end: datetime


def moment(written: str) -> datetime | None:
    """'2026-03-02T09:00:00Z', '2026-03-02' or '03-02-2026'; without a zone it is the community's time."""
    american = _AMERICAN.fullmatch(written.strip())
    if american:
        month, day, year = american.groups()
        written = f"{year}-{month}-{day}"
    try:
        found = datetime.fromisoformat(written.strip())
        found = (found if found.tzinfo else found.replace(tzinfo=ZONE)).astimezone(ZONE)
    except (ValueError, OverflowError):
        return None
    # Far from either end of the calendar, so that a store's own zone or ninety days never leave it.
    return found if EARLIEST <= found.year <= LATEST else None


def window(begin: datetime | None, end: datetime | None, now: datetime) -> Window:
    """What is asked for, cut to ninety days: from its begin, or back from its end, or the latest."""
    if begin and end:
        return Window(begin, min(end, _after(begin)))
    if begin:
        return Window(begin, _after(begin))
    end = end or now + timedelta(days=1)
    try:
        return Window(end - SPAN, end)
    except OverflowError:
        return Window(end, end)


def _after(begin: datetime) -> datetime:
    try:
        return begin + SPAN
    except OverflowError:
        return begin


def page(number: str, size: str) -> tuple[int, int]:
    """(how many to pass over, how many to give); nonsense is the first page of fifty."""
    which, many = _whole(number) or 1, _whole(size) or PAGE
    many = min(many, LARGEST_PAGE)
    return (which - 1) * many, many


def _whole(written: str) -> int | None:
    return int(written) if re.fullmatch(r"[1-9][0-9]{0,8}", written) else None


def as_json(rows: Any) -> bytes:
    return json.dumps(rows, ensure_ascii=False).encode()


def as_xml(name: str, item: str, rows: Sequence[Row] | Row) -> bytes:
    """`rows` as `<name><item>…</item></name>`; a single row stands in `<name>` itself."""
    top = Element(name)
    if isinstance(rows, dict):
        _fill(top, rows)
    else:
        for row in rows:
            _fill(SubElement(top, item), row)
    written: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    return written


# What stands in a list is named in the singular.
_SINGLE: Final = {"endpoints": "endpoint", "formats": "format", "attributes": "attribute", "values": "value"}


def _fill(element: Element, row: Row) -> None:
    for key, value in row.items():
        child = SubElement(element, key)
        if isinstance(value, list):
            for each in value:
                _put(SubElement(child, _SINGLE[key]), each)
        else:
            _put(child, value)


def _put(element: Element, value: Any) -> None:
    if isinstance(value, dict):
        _fill(element, value)
    elif value is not None:
        element.text = {True: "true", False: "false"}.get(value, "") if isinstance(value, bool) else _speakable(value)


def _speakable(value: Any) -> str:
    """Control characters have no place in XML."""
    return _UNSPEAKABLE.sub("", str(value))
