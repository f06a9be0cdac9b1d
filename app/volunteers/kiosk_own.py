"""What a volunteer decides about themselves at the kiosk: being shown, a new PIN, leaving."""

from typing import Any

from flask import Response, request, url_for

from app import ticket
from app.config import rules
from app.kiosk import door
from app.pages import errors, lead_to
from app.staff import passwords
from app.transaction import commit_early
from app.volunteers import guesses, queries, queries_growth, verbs, verbs_door
from app.volunteers.forms import PinAgainForm, PinForm, StepForm
from app.volunteers.kiosk_record import bp, page, volunteer
from app.words import _

__all__ = ["bp"]

IS_SURE = "is_sure"


@bp.get("/own")
def own() -> Response:
    """What they have agreed to."""
    return page("own", may_show=volunteer().may_show)


@bp.post("/show")
def show_name() -> Response:
    """Whether the wall may call them by name."""
    verbs.show(volunteer(), may_show=request.form.get("to") == "yes")
    return lead_to(".own")


@bp.get("/leaving")
def leaving() -> Response:
    """What happens when they take their consent back."""
    has_record = queries_growth.has_record(volunteer().id)
    return page("leaving", days=rules().volunteer_kept_days, has_record=has_record)


@bp.post("/withdraw")
def withdraw() -> Response:
    """They take it back: nobody is known here any more."""
    verbs.withdraw(volunteer(), volunteer())
    verbs_door.forget(door.visitor().id)
    return lead_to(".left")


@bp.get("/left")
def left() -> Response:
    """Thanks for all they gave."""
    return page("left", days=rules().volunteer_kept_days)


@bp.get("/pin")
def pin() -> Response:
    """The present PIN first, so that nobody changes it behind their back."""
    return _pin_page("pin", ".own") if volunteer().pin_hash else lead_to(".pin_new")


@bp.post("/pin")
def judge_pin() -> Response:
    """Is it the present one? Counted before it is judged, as at the door."""
    may_try, sealed = guesses.may_try(volunteer().id, door.here().device_id), volunteer().pin_hash or passwords.NOBODY
    id, visitor_id = volunteer().id, door.visitor().id
    ticket.put_back()
    commit_early()
    if not may_try:
        return _pin_page("pin", ".own", 429, {"pin": _("试得太多了，请过一会儿再来，或找人帮忙")})
    if not passwords.fits(request.form.get("pin", "").strip(), sealed):
        return _pin_page("pin", ".own", 422, {"pin": _("密码不对，请再按一次")})
    guesses.welcome(id, door.here().device_id)
    verbs_door.keep_draft(visitor_id, {IS_SURE: id})
    return lead_to(".pin_new")


@bp.get("/pin/new")
def pin_new() -> Response:
    """Six new digits."""
    return _pin_page("pin_new", ".own") if _may_set(_answers()) else lead_to(".pin")


@bp.post("/pin/new")
def keep_pin() -> Response:
    """Keep them, sealed, until they were said twice."""
    answers = _answers()
    if not _may_set(answers):
        return lead_to(".pin")
    form = PinForm({"phone": volunteer().phone})
    if not form.validate():
        return _pin_page("pin_new", ".own", 422, errors(form))
    verbs_door.keep_draft(door.visitor().id, {IS_SURE: volunteer().id, **form.said()})
    return lead_to(".pin_again")


@bp.get("/pin/again")
def pin_again() -> Response:
    """The same once more."""
    return _pin_page("pin_again", ".pin_new") if "pin" in _answers() else lead_to(".pin")


@bp.post("/pin/again")
def change_pin() -> Response:
    """Twice the same: it is theirs from now on."""
    answers = _answers()
    if not _may_set(answers) or "pin" not in answers:
        return lead_to(".pin")
    form: StepForm = PinAgainForm(answers)
    if not form.validate():
        return _pin_page("pin_again", ".pin_new", 422, errors(form))
    verbs_door.set_pin(volunteer(), answers["pin"])
    verbs_door.drop_draft(door.visitor().id)
    return lead_to(".pin_done")


@bp.get("/pin/done")
def pin_done() -> Response:
    """Changed."""
    return page("pin_done")


def _answers() -> dict[str, Any]:
    return queries.answers(door.visitor_id())


def _may_set(answers: dict[str, Any]) -> bool:
    """Whoever has just said the present PIN, and not another whose card was shown since; or who has none."""
    return answers.get(IS_SURE) == volunteer().id or volunteer().pin_hash is None


def _pin_page(name: str, back: str, status: int = 200, errors: dict[str, str] | None = None) -> Response:
    """Whoever owes one may step out of it, but not past it."""
    is_owed = name == "pin_new" and volunteer().owes_pin
    return page(name, status=status, back_url=None if is_owed else url_for(back), errors=errors or {})
