"""Certificates: issued of what is confirmed, revoked, issued anew. They cost nothing and say what was confirmed."""

from app import clock
from app.audit import record
from app.certificates import queries, snapshots
from app.certificates.models import CertificateRow
from app.certificates.numbers import new_number
from app.certificates.queries import Paper
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers.models import Volunteer
from app.words import _

# Kept with the certificate; a paper stays Chinese, whoever looked at the screen.
RENEWED = "记录更正后重开"
GROWN = "有新的核定记录，已换新证明"
PARTED = "合并已撤销，其中有别人的服务记录"


def certify(volunteer: Volunteer, by: Staff | None) -> CertificateRow:
    """Write down all that is confirmed today, under a new number; `by` None is the volunteer at the kiosk.

    While nothing has changed the certificate that is there already serves, else the new one takes its place.
    `volunteer` is locked by whoever found them.
    """
    papers = queries.confirmed(volunteer.id)
    if not papers:
        raise Refused(_("还没有核定过的服务记录，核定以后就可以开"))
    latest = next(iter(queries.good_of(volunteer.id)), None)
    if latest is not None and latest.name == volunteer.name and latest.lines == _kept(papers):
        return latest
    return _replace(volunteer, papers, by)


def expect_good(row: CertificateRow) -> None:
    """What was revoked is not printed again."""
    if row.revoked_at is not None:
        raise Refused(_("这份证明已经撤销了"))


def revoke(row: CertificateRow, by: Staff | Volunteer, words: str) -> None:
    """It does not stand any more, and whoever looks it up is told so."""
    expect_good(row)
    row.revoked_at, row.revoked_words = clock.now(), words
    record(by, "certificate.revoked", row)


def renew(row: CertificateRow, by: Staff) -> CertificateRow:
    """A new one of what is confirmed today; the old one is revoked and names its successor."""
    expect_good(row)
    papers = queries.confirmed(row.volunteer_id)
    if not papers:
        raise Refused(_("已经没有核定过的服务记录了，只能撤销"))
    return _replace(row.volunteer, papers, by)


def part(volunteer: Volunteer, stint_ids: set[int], by: Staff) -> None:
    """These records turned out to be another's: no certificate of this one's that lists them stands."""
    for row in queries.good_of(volunteer.id):
        if stint_ids & snapshots.stint_ids(row.lines):
            revoke(row, by, PARTED)


def _replace(volunteer: Volunteer, papers: list[Paper], by: Staff | None) -> CertificateRow:
    """One certificate a person: no two that stand say different things."""
    today = {paper.stint_id: paper.line for paper in papers}
    old, fresh = queries.good_of(volunteer.id), _issue(volunteer, papers, by)
    for row in old:
        has_grown = row.name == volunteer.name and not snapshots.is_altered(row.lines, today)
        revoke(row, by or volunteer, GROWN if has_grown else RENEWED)
        row.replaced_by_id = fresh.id
    return fresh


def _issue(volunteer: Volunteer, papers: list[Paper], by: Staff | None) -> CertificateRow:
    days = [paper.line.day for paper in papers]
    row = CertificateRow(number=new_number(clock.today()), volunteer=volunteer, name=volunteer.name)
    row.lines, row.minutes = _kept(papers), sum(paper.line.minutes for paper in papers)
    row.since, row.until, row.recorder = min(days), max(days), queries.recorder()
    row.issued_at, row.issued_by_id = clock.now(), by.id if by else None
    db.session.add(row)
    db.session.flush()
    record(by or volunteer, "certificate.issued", row)
    return row


def _kept(papers: list[Paper]) -> list[dict[str, object]]:
    return [snapshots.kept(paper.stint_id, paper.line) for paper in papers]
