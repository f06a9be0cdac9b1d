"""Saying something against a family in public notice, at the kiosk: what it is, words and a phone if one likes."""

from typing import Any

from flask import Blueprint, Response, abort, url_for

from app.config import rules
from app.honours import queries, screens, verbs_objections
from app.honours.forms_kiosk import PhoneForm, ReasonForm, WordsForm
from app.honours.models import Doubt
from app.kiosk import asking, door, pace, pen
from app.kiosk.asking import Answers
from app.kiosk.forms_steps import StepForm
from app.pages import errors, lead_to, show

OBJECT = ("reason", "phone")
OBJECT_IN_WORDS = ("reason", "words", "phone")
bp = door.guard(Blueprint("objecting", __name__, url_prefix="/kiosk/honours"))


@bp.get("/<id:id>/reason")
def reason(id: int) -> Response:
    """What is it?"""
    return _question(id, "reason", ReasonForm(pen.said(_about(id))))


@bp.post("/<id:id>/reason")
def answer_reason(id: int) -> Response:
    """Keep it, and ask for words where it is something else, then for a phone."""
    form = ReasonForm(pen.said(_about(id)))
    if not form.validate():
        return _question(id, "reason", form, 422)
    return _go_on(id, "reason", form)


@bp.get("/<id:id>/words")
def words(id: int) -> Response:
    """What else is it? Nothing is an answer too."""
    answers = pen.said(_about(id))
    if not _is_open("words", answers):
        return lead_to(".reason", id=id)
    return _question(id, "words", WordsForm(answers))


@bp.post("/<id:id>/words")
def answer_words(id: int) -> Response:
    """Keep them, and ask for a phone."""
    answers = pen.said(_about(id))
    if not _is_open("words", answers):
        return lead_to(".reason", id=id)
    form = WordsForm(answers)
    if not form.validate():
        return _question(id, "words", form, 422)
    return _go_on(id, "words", form)


@bp.get("/<id:id>/phone")
def phone(id: int) -> Response:
    """Where to ask back, if one likes."""
    answers = pen.said(_about(id))
    if queries.seen(id) is None:
        abort(404)
    if not _is_open("phone", answers):
        return lead_to(".reason", id=id)
    return _question(id, "phone", PhoneForm(answers))


@bp.post("/<id:id>/phone")
def object_to(id: int) -> Response:
    """Write the objection down."""
    answers = pen.said(_about(id))
    if not _is_open("phone", answers):
        return lead_to(".reason", id=id)
    form = PhoneForm(answers)
    if not form.validate():
        return _question(id, "phone", form, 422)
    if (page := pace.too_many("honours", rules().honours_an_hour)) is not None:
        return page
    family = queries.nomination_for_update(id) or abort(404)
    doubt, said = Doubt(answers["reason"]), answers.get("words", "") if "words" in _way(answers) else ""
    verbs_objections.object_to(family, door.device(), doubt, said, form.phone.data)
    pen.drop()
    return lead_to(".objected")


@bp.get("/objected")
def objected() -> Response:
    """Thank them, and say that it will be answered."""
    return show("honours/objected.html")


def _about(id: int) -> str:
    return f"objection:{id}"


def _way(answers: Answers) -> tuple[str, ...]:
    return OBJECT_IN_WORDS if answers.get("reason") == Doubt.OTHER.value else OBJECT


def _is_open(step: str, answers: Answers) -> bool:
    return step in _way(answers) and asking.is_open(_way(answers), step, answers)


def _go_on(id: int, step: str, form: StepForm) -> Response:
    """Keep the answer, and on to what comes next."""
    answers = asking.answered(form.answers, form.said())
    pen.keep(_about(id), answers)
    return lead_to(f".{asking.after(_way(answers), step)}", id=id)


def _question(id: int, step: str, form: StepForm, status: int = 200) -> Response:
    """A family that may not be read of here cannot be objected to either."""
    seen = queries.seen(id) or abort(404)
    earlier = asking.before(_way(form.answers), step)
    back_url = url_for(f".{earlier}", id=id) if earlier else url_for("praise.family", id=id)
    told: dict[str, Any] = {"family": seen.family, "id": id, "back_url": back_url, "errors": errors(form)}
    told |= form.said()
    doubts = [(code.value, str(words)) for code, words in screens.DOUBTS.items()]
    return show(f"honours/object_{step}.html", status, doubts=doubts, page_key=f"object_{step}-{id}", **told)
