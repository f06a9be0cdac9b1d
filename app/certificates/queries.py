"""What is read of certificates, and of the records they are made from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from app.certificates.certificate import Line
from app.certificates.models import CertificateRow
from app.certificates.numbers import number_in
from app.clock import at_home
from app.community.models import Area, Level, Place
from app.db import db, without_index
from app.doors import LARGEST_ID
from app.volunteers import queries_merge
from app.volunteers.models_ledger import Duty, Stint
from app.volunteers.stints import UNANSWERED, Stage

PAGE = 50
NEWEST = 500
"""So many of the certificates that stand are held against the records, the latest first."""


class Paper(NamedTuple):
    """One record as a paper lists it."""

    stint_id: int
    volunteer_id: int
    line: Line


_LINE = (
    select(Stint.id, Stint.volunteer_id, Duty.name, Stint.start_at, Place.name, Duty.content, Stint.minutes)
    .add_columns(Duty.organiser, Duty.in_charge)
    .join(Duty, Duty.id == Stint.duty_id)
    .join(Place, Place.id == Duty.place_id)
    .where(Duty.counts_hours, Stint.minutes > 0)
)
_GOOD = select(CertificateRow).where(CertificateRow.revoked_at.is_(None)).order_by(CertificateRow.id.desc())


def confirmed(volunteer_id: int) -> list[Paper]:
    """Everything of a volunteer that is confirmed and counts, the oldest first."""
    return _papers(Stint.volunteer_id == volunteer_id, without_index(Stint.stage) == Stage.CONFIRMED)


def unconfirmed(volunteer_id: int) -> list[Paper]:
    """What waits to be confirmed."""
    return _papers(Stint.volunteer_id == volunteer_id, Stint.stage.in_(UNANSWERED))


def confirmed_now(volunteer_ids: Iterable[int]) -> dict[int, dict[int, Line]]:
    """What is confirmed of each of them, by the record's number; who was merged has what is the other's now."""
    heirs = queries_merge.heirs(volunteer_ids)
    lines: dict[int, dict[int, Line]] = {id: {} for id in heirs.values()}
    for paper in _papers(Stint.volunteer_id.in_(list(lines)), without_index(Stint.stage) == Stage.CONFIRMED):
        lines[paper.volunteer_id][paper.stint_id] = paper.line
    return {id: lines[heir] for id, heir in heirs.items()}


def recorder() -> str:
    """Who keeps the records of this house: the residents' committee."""
    name = db.session.scalar(select(Area.name).where(Area.level == Level.COMMUNITY).order_by(Area.id).limit(1))
    return f"{name or ''}居民委员会"


def certificate(id: int) -> CertificateRow | None:
    return db.session.get(CertificateRow, id)


def certificate_for_update(id: int) -> CertificateRow | None:
    return db.session.scalar(select(CertificateRow).where(CertificateRow.id == id).with_for_update())


def certificate_numbered(number: str) -> CertificateRow | None:
    return db.session.scalar(select(CertificateRow).where(CertificateRow.number == number))


def good_of(volunteer_id: int) -> Sequence[CertificateRow]:
    """A volunteer's certificates that stand, the latest first."""
    return db.session.scalars(_GOOD.where(CertificateRow.volunteer_id == volunteer_id)).all()


def certificates(search: str = "", before: int | None = None) -> Sequence[CertificateRow]:
    """Certificates, the latest first, of a number or of whoever is called so: a page older than `before`."""
    found = select(CertificateRow).order_by(CertificateRow.id.desc()).limit(PAGE)
    if search:
        fits = (CertificateRow.name.contains(search, autoescape=True), CertificateRow.number == number_in(search))
        found = found.where(or_(*fits))
    if before is not None:
        found = found.where(CertificateRow.id < before)
    return db.session.scalars(found).all()


def newest_good() -> Iterator[Sequence[CertificateRow]]:
    """The latest certificates that stand, page by page."""
    before = LARGEST_ID
    for _page in range(NEWEST // PAGE):
        page = db.session.scalars(_GOOD.where(CertificateRow.id < before).limit(PAGE)).all()
        if not page:
            return
        yield page
        before = page[-1].id


def _papers(*fits: Any) -> list[Paper]:
    rows = db.session.execute(_LINE.where(*fits).order_by(Stint.start_at, Stint.id))
    return [
        Paper(id, whose, Line(name, at_home(start).date(), place, content, given, organiser, in_charge))
        for id, whose, name, start, place, content, given, organiser, in_charge in rows
    ]
