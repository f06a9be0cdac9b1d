"""Becoming a volunteer at the kiosk: one question to a card, nothing kept but what is needed."""

from typing import Any

from flask import Blueprint, Response, url_for

from app import ticket
from app.config import rules
from app.kiosk import door
from app.pages import errors, lead_to, show
from app.transaction import commit_early
from app.volunteers import guesses, joining, queries, screens_join, verbs, verbs_door
from app.volunteers.forms import (
    AgeForm,
    ConsentForm,
    GroupForm,
    GuardianForm,
    GuardianPhoneForm,
    NameForm,
    PhoneForm,
    PinAgainForm,
    PinForm,
    SkillsForm,
    StepForm,
)
from app.volunteers.models import Group, Skill, Standing
from app.volunteers.verbs_person import Person

bp = door.guard(Blueprint("join", __name__, url_prefix="/kiosk/volunteer/join"))

FORMS: dict[str, type[StepForm]] = {
    "group": GroupForm,
    "name": NameForm,
    "phone": PhoneForm,
    "age": AgeForm,
    "guardian": GuardianForm,
    "guardian_phone": GuardianPhoneForm,
    "skills": SkillsForm,
    "pin": PinForm,
    "pin_again": PinAgainForm,
    "consent": ConsentForm,
}


@bp.get("")
def start() -> Response:
    """What it means, what is asked, and for how long it is kept."""
    return _page("start", back_url=url_for("volunteer.identify"))


def ask(step: str) -> Response:
    """One question, once those before it are answered."""
    answers = queries.answers(door.visitor_id())
    if not joining.is_open(step, answers):
        return _lead_to_first_open(answers)
    return _question(step, FORMS[step](answers))


def answer(step: str) -> Response:
    """Keep an answer, and go on to the next question."""
    answers = queries.answers(door.visitor().id)
    if not joining.is_open(step, answers):
        return _lead_to_first_open(answers)
    form = FORMS[step](answers)
    if not form.validate():
        return _question(step, form, 422)
    return DEEDS.get(step, _keep)(step, form)


def _keep(step: str, form: StepForm) -> Response:
    answers = joining.answered(form.answers, step, form.said())
    verbs_door.keep_draft(door.visitor().id, answers)
    return lead_to(f".{joining.after(step, answers)}")


def _keep_phone(step: str, form: StepForm) -> Response:
    """Who is here already is told so, and nothing is kept; so many times, for it tells who is a volunteer."""
    device_id = door.here().device_id
    if guesses.are_looks_used_up(device_id):
        return _tired()
    twin = queries.same_person(form.answers["name"], form.said()["phone"])
    if twin is None:
        return _keep(step, form)
    visitor_id, is_waiting = door.visitor().id, twin.standing is Standing.APPLIED
    may_look_up = guesses.may_look_up(device_id)
    ticket.put_back()
    commit_early()
    if not may_look_up:
        return _tired()
    verbs_door.drop_draft(visitor_id)
    return lead_to(".waiting" if is_waiting else ".known")


def _tired() -> Response:
    return show("volunteers/locked.html", 429, is_person=False)


def _keep_age(step: str, form: StepForm) -> Response:
    """A child comes along with its parents; nothing is kept."""
    if form.said()["age"] != joining.CHILD:
        return _keep(step, form)
    verbs_door.drop_draft(door.visitor().id)
    return lead_to(".too_young")


def _apply(_step: str, form: StepForm) -> Response:
    """All is said: ask the community."""
    verbs.apply(_person(form.answers, may_show=form.said()["may_show"]), form.answers["pin"])
    verbs_door.drop_draft(door.visitor().id)
    return lead_to(".done")


DEEDS = {"phone": _keep_phone, "age": _keep_age, "consent": _apply}
for each in FORMS:
    address = "/" + each.replace("_", "-")
    bp.add_url_rule(address, each, ask, defaults={"step": each})
    bp.add_url_rule(address, f"answer_{each}", answer, defaults={"step": each}, methods=["POST"])


@bp.get("/done")
def done() -> Response:
    """Thank them, and say how they hear of it."""
    return _page("done")


@bp.get("/known")
def known() -> Response:
    """They are one of us already."""
    return _page("known", identify_url=url_for("volunteer.identify"), is_waiting=False)


@bp.get("/waiting")
def waiting() -> Response:
    """They have asked already, and nobody has answered yet."""
    return _page("known", page_key="join_waiting", identify_url=url_for("volunteer.identify"), is_waiting=True)


@bp.get("/too-young")
def too_young() -> Response:
    """A child comes along with its parents."""
    return _page("too_young", age=rules().volunteer_age)


def _question(step: str, form: StepForm, status: int = 200) -> Response:
    earlier = joining.before(step, form.answers)
    values = {field.short_name: field.data for field in form if field.short_name != "csrf_token"}
    values |= {"back_url": url_for(f".{earlier or 'start'}"), "errors": errors(form)}
    return _page(step, status, **values, **screens_join.step(step, form.answers))


def _page(page: str, status: int = 200, /, **values: Any) -> Response:
    return show(f"volunteers/join_{page}.html", status, **{"page_key": f"join_{page}", **values})


def _lead_to_first_open(answers: joining.Answers) -> Response:
    return lead_to(f".{joining.first_open(answers)}")


def _person(answers: joining.Answers, *, may_show: bool) -> Person:
    is_minor = answers["age"] == joining.MINOR
    return Person(
        answers["name"],
        answers["phone"],
        Group(answers["group"]),
        frozenset(Skill(each) for each in answers["skills"]),
        is_minor=is_minor,
        guardian=answers["guardian"] if is_minor else "",
        guardian_phone=answers["guardian_phone"] if is_minor else "",
        may_show=may_show,
    )
