"""Papers ready for the printer: what a certificate says, and the address by which anybody can check it."""

from typing import Any

from flask import Response, url_for

from app import clock, qr
from app.certificates import queries, snapshots
from app.certificates.certificate import Certificate
from app.certificates.models import CertificateRow
from app.certificates.queries import Paper
from app.clock import at_home
from app.outside import outside_url
from app.pages import show
from app.volunteers.models import Volunteer


def certificate(row: CertificateRow) -> Certificate:
    """An issued certificate as it was on its day."""
    lines = tuple(map(snapshots.line_of, row.lines))
    issued_on = at_home(row.issued_at).date()
    return Certificate(
        row.number, row.name, row.minutes, row.since, row.until, lines, row.recorder, issued_on, verify_url(row)
    )


def unconfirmed(volunteer: Volunteer, papers: list[Paper]) -> Certificate:
    """What waits to be confirmed, without a number: it proves nothing, and says so."""
    lines = tuple(paper.line for paper in papers)
    days, total = [line.day for line in lines], sum(line.minutes for line in lines)
    recorder, today = queries.recorder(), clock.today()
    return Certificate("", volunteer.name, total, min(days), max(days), lines, recorder, today, "", is_confirmed=False)


def verify_url(row: CertificateRow) -> str:
    """Where this number can be checked."""
    return outside_url("verify.one", number=row.number)


def page(paper: Certificate, back_url: str, leave_after: int = 0) -> Response:
    """The page that is printed; at a kiosk it leaves by itself."""
    code = qr.svg(paper.verify_url) if paper.verify_url else ""
    told: dict[str, Any] = {"leave_after": leave_after, "home_url": url_for("station.home")}
    return show("certificates/print.html", certificate=paper, qr=code, back_url=back_url, **told)
