"""How certificates read on a screen: whether they stand, and what a stranger with a number is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.certificates import queries, snapshots
from app.certificates.models import CertificateRow
from app.clock import at_home
from app.privacy import mask_name
from app.volunteers.hours import in_hours
from app.volunteers.screens_records import Tag
from app.words import _


@dataclass(frozen=True)
class Paper:
    """A certificate at the desk."""

    id: int
    number: str
    name: str
    hours: str
    count: int
    issued_on: date
    is_good: bool
    is_altered: bool
    tag: Tag


@dataclass(frozen=True)
class Seen:
    """A certificate as it is shown to whoever has its number: enough to compare, and nobody's whole name."""

    state: str
    number: str
    name_masked: str = ""
    hours: str = ""
    count: int = 0
    since: date | None = None
    until: date | None = None
    recorder: str = ""
    issued_on: date | None = None
    revoked_on: date | None = None


UNKNOWN: Final = "unknown"


def certificates(rows: Sequence[CertificateRow]) -> list[Paper]:
    """Certificates for the list, each held against what its records say today."""
    good = [row for row in rows if row.revoked_at is None]
    today = queries.confirmed_now(row.volunteer_id for row in good)
    return [
        _paper(row, is_altered=row in good and snapshots.is_altered(row.lines, today[row.volunteer_id])) for row in rows
    ]


def altered() -> Iterator[Paper]:
    """Of the latest that stand, those whose records say something else by now."""
    for page in queries.newest_good():
        yield from (paper for paper in certificates(page) if paper.is_altered)


def seen(row: CertificateRow | None, number: str) -> Seen:
    """What anybody may know of a number."""
    if row is None:
        return Seen(UNKNOWN, number)
    issued_on, revoked_on = at_home(row.issued_at).date(), row.revoked_at and at_home(row.revoked_at).date()
    name, count = mask_name(row.name), len(row.lines)
    is_altered = not revoked_on and any(paper.is_altered for paper in certificates([row]))
    state = "revoked" if revoked_on else "altered" if is_altered else "valid"
    told = (in_hours(row.minutes), count, row.since, row.until, row.recorder, issued_on, revoked_on)
    return Seen(state, row.number, name, *told)


def _paper(row: CertificateRow, *, is_altered: bool) -> Paper:
    is_good, issued_on = row.revoked_at is None, at_home(row.issued_at).date()
    tag = (
        Tag("alarm", _("内容有变，请重开"))
        if is_altered
        else Tag("ok", _("有效"))
        if is_good
        else Tag("plain", _("已撤销"))
    )
    return Paper(
        row.id, row.number, row.name, in_hours(row.minutes), len(row.lines), issued_on, is_good, is_altered, tag
    )
