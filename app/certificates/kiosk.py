"""Somebody's own certificate at the kiosk: what it will say, its number and code to take along, and its print page."""

from typing import Any

from flask import Blueprint, Response, abort, url_for

from app import qr
from app.certificates import printed, queries, verbs
from app.certificates.models import CertificateRow
from app.config import rules
from app.kiosk import door
from app.pages import lead_to, show
from app.volunteers import queries as volunteers
from app.volunteers.hours import in_hours
from app.volunteers.models import Volunteer

bp = door.guard(Blueprint("own_papers", __name__, url_prefix="/kiosk/volunteer/certificate"))


@bp.get("")
def draft() -> Response:
    """What it will say."""
    volunteer = _present()
    if volunteer is None:
        return lead_to("volunteer.identify")
    papers, waiting = queries.confirmed(volunteer.id), queries.unconfirmed(volunteer.id)
    total = in_hours(sum(paper.line.minutes for paper in papers))
    told: dict[str, Any] = {
        "count": len(papers),
        "hours": total,
        "waiting": len(waiting),
        "me_url": url_for("volunteer.me"),
    }
    return show("certificates/own.html", **told)


@bp.post("")
def issue() -> Response:
    """Issue it; as long as nothing has changed it stays the same one."""
    volunteer = _present()
    if volunteer is None:
        return lead_to("volunteer.identify")
    locked = volunteers.volunteer_for_update(volunteer.id) or abort(404)
    return lead_to(".one", id=verbs.certify(locked, None).id)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """Its number, and a code that shows it on one's own phone."""
    row = _own(id)
    if row is None:
        return lead_to("volunteer.identify")
    told: dict[str, Any] = {"hours": in_hours(row.minutes), "count": len(row.lines), "me_url": url_for("volunteer.me")}
    return show("certificates/issued.html", row=row, qr=qr.svg(printed.verify_url(row)), **told)


@bp.get("/<id:id>/print")
def print_page(id: int) -> Response:
    """The page that is printed; it leaves by itself, so that nobody's paper stays on the screen."""
    row = _own(id)
    if row is None:
        return lead_to("volunteer.identify")
    return printed.page(printed.certificate(row), url_for(".one", id=id), rules().quiet_seconds)


def _present() -> Volunteer | None:
    return volunteers.present(door.visitor_id())


def _own(id: int) -> CertificateRow | None:
    """A certificate of whoever stands here; another's is not found, and a revoked one is not printed."""
    volunteer = _present()
    if volunteer is None:
        return None
    row = queries.certificate(id)
    if row is None or row.volunteer_id != volunteer.id:
        abort(404)
    verbs.expect_good(row)
    return row
