"""Certificates at the desk: issued from what is confirmed, printed, looked for, revoked, issued anew."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request, url_for

from app.certificates import printed, queries, screens, sheet, verbs
from app.certificates.models import CertificateRow
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries as volunteers
from app.volunteers import queries_hours
from app.volunteers.forms_records import ReasonForm
from app.volunteers.hours import in_hours
from app.volunteers.numbered import asked
from app.volunteers.screens import GROUPS
from app.words import _

bp = door.guard(Blueprint("papers", __name__, url_prefix="/desk/certificates"))


@bp.get("")
def all_of_them() -> Response:
    """Every certificate, the latest first."""
    return _list_page("")


@bp.post("")
def seek() -> Response:
    """Those of a number or of a name, which belongs in no address."""
    return _list_page(request.form.get("q", "").strip()[:40])


@bp.get("/new")
def person() -> Response:
    """For whom?"""
    return _person_page("")


@bp.post("/new")
def find() -> Response:
    """Those it may be."""
    return _person_page(request.form.get("q", "").strip()[:40])


@bp.get("/new/<id:id>")
def draft(id: int) -> Response:
    """What it will say, and what waits to be confirmed first."""
    volunteer = volunteers.volunteer(id) or abort(404)
    told: dict[str, Any] = {
        "papers": queries.confirmed(id),
        "waiting": queries.unconfirmed(id),
        "hours": in_hours,
    }
    return show("certificates/desk_new.html", volunteer=volunteer, **told)


@bp.post("/new/<id:id>/issue")
def issue(id: int) -> Response:
    """Issue it."""
    row = verbs.certify(volunteers.volunteer_for_update(id) or abort(404), door.staff())
    flash(_("证明开好了，请下载或打印"), "ok")
    return lead_to(".one", id=row.id)


@bp.get("/unconfirmed/<id:id>")
def unconfirmed(id: int) -> Response:
    """What waits to be confirmed, on paper: no number, no code, and no proof of anything."""
    volunteer, papers = volunteers.volunteer(id) or abort(404), queries.unconfirmed(id) or abort(404)
    return printed.page(printed.unconfirmed(volunteer, papers), url_for(".draft", id=id))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One certificate: what it says, and whether it still should."""
    return _one_page(queries.certificate(id) or abort(404), ReasonForm())


@bp.get("/<id:id>/pdf")
def download(id: int) -> Response:
    """The file; its name is the number, and nobody's."""
    row = _good(id)
    file = Response(sheet.draw(printed.certificate(row)), content_type="application/pdf")
    file.headers["Content-Disposition"] = f'attachment; filename="{row.number}.pdf"'
    return file


@bp.get("/<id:id>/print")
def print_page(id: int) -> Response:
    """The page to be printed and sealed."""
    return printed.page(printed.certificate(_good(id)), url_for(".one", id=id))


@bp.post("/<id:id>/revoke")
def revoke(id: int) -> Response:
    """It does not stand any more."""
    row, form = _certificate(id), ReasonForm()
    if not form.validate():
        return _one_page(row, form, 422)
    verbs.revoke(row, door.staff(), form.reason.data)
    flash(_("撤销好了，查验的人会看到已经撤销"), "ok")
    return lead_to(".one", id=id)


@bp.post("/<id:id>/renew")
def renew(id: int) -> Response:
    """A new one of what is confirmed today, in place of this one."""
    fresh = verbs.renew(_certificate(id), door.staff())
    flash(_("重开好了，旧的那份已经撤销"), "ok")
    return lead_to(".one", id=fresh.id)


def _certificate(id: int) -> CertificateRow:
    """A certificate, after its volunteer has been locked."""
    row = queries.certificate(id) or abort(404)
    volunteers.volunteer_for_update(row.volunteer_id)
    return queries.certificate_for_update(id) or abort(404)


def _good(id: int) -> CertificateRow:
    row = queries.certificate(id) or abort(404)
    verbs.expect_good(row)
    return row


def _list_page(search: str) -> Response:
    found = queries.certificates(search, asked("before"))
    older = found[-1].id if len(found) == queries.PAGE and not search else None
    told: dict[str, Any] = {"q": search, "older": older, "before": asked("before")}
    return show("certificates/desk_certificates.html", rows=screens.certificates(found), **told)


def _person_page(search: str) -> Response:
    people = queries_hours.people(search)
    return show("certificates/desk_person.html", people=people, q=search, groups=GROUPS)


def _one_page(row: CertificateRow, form: ReasonForm, status: int = 200) -> Response:
    seen = screens.certificates([row])[0]
    may_revoke = door.may("papers.revoke", door.staff(), "POST")
    words = printed.certificate(row).words
    told: dict[str, Any] = {"row": row, "seen": seen, "words": words, "may_revoke": may_revoke}
    return show("certificates/desk_certificate.html", status, form=form, **told)
