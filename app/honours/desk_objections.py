"""Objections at the desk: taken, and each answered."""

from flask import Blueprint, Response, abort, flash

from app.honours import leaf, queries, verbs_objections
from app.honours.forms import UPHELD, AnswerForm, ObjectForm
from app.honours.models import Objection
from app.pages import lead_to
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("objections", __name__, url_prefix="/desk/honours"))


@bp.post("/families/<id:id>/object")
def object_to(id: int) -> Response:
    """Somebody says it at the counter, or on the phone."""
    family, form = queries.nomination_for_update(id) or abort(404), ObjectForm(prefix="object")
    if not form.validate():
        return leaf.page(id, 422, object=form)
    verbs_objections.object_to(family, door.staff(), *form.said())
    return _back(id, _("意见记下了，请尽快答复"))


@bp.post("/objections/<id:id>/answer")
def answer(id: int) -> Response:
    """What came of it."""
    said, form = _objection(id), AnswerForm(prefix="answer")
    if not form.validate():
        return leaf.page(said.nomination_id, 422, answer=form)
    verbs_objections.answer(said, door.staff(), form.words.data, is_upheld=form.outcome.data == UPHELD)
    return _back(said.nomination_id, _("答复好了"))


@bp.post("/objections/<id:id>/phone")
def unmask(id: int) -> Response:
    """Show the objector's number in full: a deliberate act, and written down."""
    said = _objection(id)
    verbs_objections.unmask(said, door.staff())
    return leaf.page(said.nomination_id, unmasked=id)


def _objection(id: int) -> Objection:
    return queries.objection_for_update(id) or abort(404)


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to("families.one", id=id)
