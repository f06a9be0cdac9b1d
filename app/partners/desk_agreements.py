"""One agreement at the desk: ended before its time, its signed copy kept, shown and dropped."""

from contextlib import closing

from flask import Blueprint, Response, abort, flash

from app.pages import lead_to, show
from app.partners import queries, screens, verbs
from app.partners.forms import CopyForm, EndForm
from app.partners.models import Agreement
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("agreements", __name__, url_prefix="/desk/partners/agreements"))


@bp.post("/<id:id>/end")
def end(id: int) -> Response:
    """It ends today."""
    agreement, form = _agreement(id), EndForm()
    if not form.validate():
        return show("partners/desk_end.html", 422, agreement=agreement, form=form, words=screens)
    verbs.end(agreement, door.staff(), form.reason.data)
    return _saved(agreement)


@bp.get("/<id:id>/copy")
def copy(id: int) -> Response:
    """Always to be saved, never shown by the browser: nothing in it can run here."""
    kept = queries.copy(id) or abort(404)
    answer = Response(kept.blob, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="agreement-{id}.pdf"'
    return answer


@bp.post("/<id:id>/copy")
def keep_copy(id: int) -> Response:
    """The signed paper."""
    agreement, form = _agreement(id), CopyForm()
    verbs.keep_copy(agreement, door.staff(), _sent(form))
    return _saved(agreement)


@bp.post("/<id:id>/copy/drop")
def drop_copy(id: int) -> Response:
    """The wrong paper."""
    agreement = _agreement(id)
    verbs.drop_copy(agreement, door.staff())
    return _saved(agreement)


def _sent(form: CopyForm) -> bytes:
    sent = form.paper.data
    if not sent:
        return b""
    with closing(sent):
        return bytes(sent.read())


def _agreement(id: int) -> Agreement:
    return queries.agreement_for_update(id) or abort(404)


def _saved(agreement: Agreement) -> Response:
    flash(_("保存好了"), "ok")
    return lead_to("partners.one", id=agreement.partner_id)
