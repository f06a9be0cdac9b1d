"""The demo's attendance ledger: the rows in the order in which they came about, and what the house reckons of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple

from app.demo.rows import Row, Rows
from app.volunteers import hours, stints
from app.volunteers.hours import Day, Limits
from app.volunteers.models_ledger import Attendance, ServiceDay, Stint
from app.volunteers.stints import Deed, Line, Span


class Note(NamedTuple):
    """A row of the ledger: when it was written, what it says, and why."""

    at: datetime
    line: Line
    reason: str = ""


@dataclass
class Stay:
    """One stay of a bee (by number) at a duty, with its notes in the order of time."""

    bee_id: int
    duty: Row
    notes: list[Note]

    @property
    def begun_at(self) -> datetime:
        return self.notes[0].at

    def cut(self, now: datetime) -> None:
        """Keep what of it has come about by `now`."""
        self.notes = [note for note in self.notes if note.at <= now]


def keep(rows: Rows, stays: Iterable[Stay], limits: Limits) -> dict[int, Row]:
    """Write it all down; each stay's stint by the stay's `id()`."""
    written = [(stay, _begin(rows, stay)) for stay in sorted(stays, key=lambda stay: (stay.begun_at, stay.bee_id))]
    notes = [(note.at, note, stint) for stay, stint in written for note in stay.notes]
    for _at, note, stint in sorted(notes, key=itemgetter(0)):
        _write(rows, note, stint)
    of_bee: dict[int, list[tuple[Stay, Row]]] = defaultdict(list)
    for stay, stint in written:
        of_bee[stay.bee_id].append((stay, stint))
    sums = [(day, bee_id, each) for bee_id, mine in of_bee.items() for day, each in _add_up(mine, limits).items()]
    for day, bee_id, each in sorted(sums):
        rows.add(ServiceDay, volunteer_id=bee_id, day=day, minutes=each.minutes, counted=each.counted)
    return {id(stay): stint for stay, stint in written}


def _begin(rows: Rows, stay: Stay) -> Row:
    is_asked = any(note.line.deed is Deed.SAID for note in stay.notes)
    whose = {"volunteer_id": stay.bee_id, "duty_id": stay.duty["id"], "day": stay.duty["day"]}
    return rows.add(Stint, **whose, signed_at=stay.begun_at, is_asked=is_asked)


def _write(rows: Rows, note: Note, stint: Row) -> None:
    said = {"deed": note.line.deed, "start_at": note.line.start, "end_at": note.line.end, "by_id": note.line.by}
    where = {"stint_id": stint["id"], "volunteer_id": stint["volunteer_id"], "device_id": None}
    rows.add(Attendance, at=note.at, reason=note.reason, **said, **where)


def _add_up(mine: list[tuple[Stay, Row]], limits: Limits) -> dict[date, Day]:
    """Say of each stint of one bee where it stands; the days they come to."""
    spans = [stints.replay(note.line for note in stay.notes) for stay, _stint in mine]
    counting = (span for span, (stay, _stint) in zip(spans, mine, strict=True) if stay.duty["counts_hours"])
    days = hours.reckon(counting, limits)
    for span, (_stay, stint) in zip(spans, mine, strict=True):
        stint.update(_standing(span, hours.needed(span, days, limits.longest), limits.longest))
    return {day: each for day, each in days.items() if each.minutes}


def _standing(span: Span, needed: int, longest: int) -> Row:
    return {
        "start_at": span.start,
        "end_at": hours.end_of(span, longest),
        "stage": stints.stage(span, needed),
        "minutes": hours.minutes(span, longest),
        "needed": needed,
        "answered": len(span.confirmed_by),
        "is_too_long": hours.is_too_long(span, longest),
    }
