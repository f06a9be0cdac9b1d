"""Naming a family at the kiosk: one question to a card, nearly all of it by tapping."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock
from app.community import queries as community
from app.config import rules
from app.honours import queries, screens, verbs
from app.honours.forms_kiosk import ConsentForm, FamilyForm, PhoneForm, WhyForm, WordsForm
from app.honours.models import Merit
from app.kiosk import asking, door, pace, pen
from app.kiosk.asking import Answers
from app.kiosk.forms_steps import BuildingForm, StepForm, WhereForm
from app.pages import errors, lead_to, show

bp = door.guard(Blueprint("nominating", __name__, url_prefix="/kiosk/honours/nominate"))
ABOUT = "nominate"
NOMINATE = ("where", "building", "why", "family", "words", "phone", "consent")
FORMS: dict[str, type[StepForm]] = {
    "where": WhereForm,
    "building": BuildingForm,
    "why": WhyForm,
    "family": FamilyForm,
    "words": WordsForm,
    "phone": PhoneForm,
    "consent": ConsentForm,
}


def ask(step: str) -> Response:
    """One question, once those before it are answered."""
    answers = pen.said(ABOUT)
    if not asking.is_open(NOMINATE, step, answers):
        return _lead_to_first_open(answers)
    return _question(step, _form(step, answers))


def answer(step: str) -> Response:
    """Keep an answer, and go on to the next question."""
    answers = pen.said(ABOUT)
    if not asking.is_open(NOMINATE, step, answers):
        return _lead_to_first_open(answers)
    form = _form(step, answers)
    if not form.validate():
        return _question(step, form, 422)
    if step == NOMINATE[-1]:
        return _nominate(answers, is_told=form.said()["is_told"])
    pen.keep(ABOUT, asking.answered(answers, form.said(), ("building",) if step == "where" else ()))
    return lead_to(f".{asking.after(NOMINATE, step)}")


for each in FORMS:
    bp.add_url_rule(f"/{each}", each, ask, defaults={"step": each})
    bp.add_url_rule(f"/{each}", f"answer_{each}", answer, defaults={"step": each}, methods=["POST"])


@bp.get("/done")
def nominated() -> Response:
    """Thank them, and say what comes next."""
    return show("honours/nominated.html")


def _nominate(answers: Answers, *, is_told: bool) -> Response:
    if (page := pace.too_many("honours", rules().honours_an_hour)) is not None:
        return page
    seen = verbs.round_of_today()
    area = community.area(answers["building"]) or abort(404)
    wish = verbs.Wish(answers["family"], Merit(answers["why"]), answers["words"], answers["phone"], is_told)
    verbs.nominate(seen, area, wish, door.device())
    pen.drop()
    return lead_to(".nominated")


def _form(step: str, answers: Answers) -> StepForm:
    return FORMS[step](answers, frozenset(id for id, _name in _areas(step, answers)))


def _areas(step: str, answers: Answers) -> list[tuple[int, str]]:
    if step == "where":
        return community.compound_names()
    return [*community.building_names(answers["where"]), (answers["where"], "")] if step == "building" else []


def _question(step: str, form: StepForm, status: int = 200) -> Response:
    earlier = asking.before(NOMINATE, step)
    values = form.said() | {"back_url": url_for(f".{earlier}") if earlier else url_for("praise.families")}
    values |= {"errors": errors(form)} | _pieces(step, form.answers)
    return show(f"honours/nominate_{step}.html", status, page_key=f"nominate_{step}", **values)


def _pieces(step: str, answers: Answers) -> dict[str, Any]:
    """What the page of a question shows beside the question."""
    if step in {"where", "building"}:
        tiles = pen.tiles(_areas(step, answers), request.args.get("page", 1, type=int))
        return {"tiles": tiles, "round_name": _round_name()}
    if step == "why":
        return {"merits": screens.merits()}
    if step == "consent":
        area = community.area(answers["building"])
        return {"summary": screens.summary(dict(answers), pen.where(area)), "round_name": _round_name()}
    return {}


def _round_name() -> str:
    found = queries.open_round(clock.today())
    return found.name if found else ""


def _lead_to_first_open(answers: Answers) -> Response:
    return lead_to(f".{asking.first_open(NOMINATE, answers)}")
