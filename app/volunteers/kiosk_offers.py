"""What there is to sign in for at this kiosk: the day's duties, and keeping the station."""

from collections.abc import Callable
from datetime import datetime, time
from typing import NamedTuple

from flask import url_for

from app import clock
from app.config import rules
from app.daywords import time_words
from app.kiosk import door
from app.kiosk.sheets import Sheet, cut, sheet
from app.volunteers import queries_door, screens_mine, verbs_duties
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import DutyKind
from app.volunteers.queries_door import Offered
from app.words import _, language


class Entry(NamedTuple):
    """One thing to sign in for."""

    url: str
    icon: str
    label: str
    when: str
    where: str


class Way(NamedTuple):
    """A page one can go to from one's own."""

    endpoint: str
    icon: str
    words: object


Source = Callable[[Volunteer], list[Entry]]
_sources: tuple[Source, ...] = ()
_ways: tuple[Way, ...] = ()


def let_bring(sources: tuple[Source, ...], ways: tuple[Way, ...]) -> None:
    """What rooms on the floors above have somebody sign in for, and where else they may go."""
    global _sources, _ways
    _sources, _ways = sources, ways


def ways() -> list[tuple[str, str, str]]:
    """(address, icon, words) of each."""
    return [(url_for(each.endpoint), each.icon, str(each.words)) for each in _ways]


def sheet_for(volunteer: Volunteer, number: int) -> Sheet:
    """As many as fit on a page."""
    return sheet(cut(_entries(volunteer), door.here().panel), number)


def _entries(volunteer: Volunteer) -> list[Entry]:
    here = door.here()
    offered = queries_door.on_offer(clock.today(), clock.now(), here.place_id, volunteer.id)
    entries = [entry for source in _sources for entry in source(volunteer)]
    entries += [_entry(each) for each in offered if each.stays < rules().stints_a_day]
    if not any(each.kind is DutyKind.STATION for each in offered):
        entries += _first_at_the_station()
    return entries


def _entry(duty: Offered) -> Entry:
    url = url_for("attending.sign_in", id=duty.id)
    where = screens_mine.in_own_words(duty.place_name, duty.place_name_en)
    if duty.kind is DutyKind.STATION:
        return Entry(url, "store", _("驿站值守"), _open_until(duty.ends_at), where)
    span = _("%(start)s到%(end)s", start=_hour(duty.starts_at), end=_hour(duty.ends_at))
    return Entry(url, "hand-heart", duty.name, span, where)


def _first_at_the_station() -> list[Entry]:
    """Its duty is noted down when the first one signs in."""
    here = door.here()
    opening = None if here.closed_at else verbs_duties.opening_of(here.place_id, here.week, clock.today())
    if opening is None or opening.end <= clock.now():
        return []
    where = screens_mine.in_own_words(here.place_name, here.place_name_en)
    return [Entry(url_for("attending.keep_station"), "store", _("驿站值守"), _open_until(opening.end), where)]


def _open_until(end: datetime) -> str:
    return _("今天全天") if end.time() == time() else _("今天开到%(end)s", end=_hour(end))


def _hour(moment: datetime) -> str:
    return time_words(moment, language())
