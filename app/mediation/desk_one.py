"""One case at the desk: its outline is there for who may know of it; opening its file is a deed, and written down."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.mediation import queries, screens, verbs
from app.mediation.forms import ClosingForm, HearingForm, MediatorsForm, WhyForm
from app.mediation.lifecycle import Deed, can
from app.mediation.models import Case
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("case", __name__, url_prefix="/desk/cases"))
Form = Any


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """What, where, how far; not who, and not what was said."""
    case = queries.case(id, door.staff()) or abort(404)
    told: dict[str, Any] = {"events": queries.events(id), "follow_ups": queries.follow_ups(id), "forms": _forms(case)}
    return show("mediation/desk_case.html", case=case, words=screens, today=clock.today(), **told)


@bp.post("/<id:id>/read")
def read(id: int) -> Response:
    """The file: the parties masked, what was said."""
    case = _case(id)
    verbs.read(case, door.staff())
    return _file(case, is_whole=False)


@bp.post("/<id:id>/unmask")
def unmask(id: int) -> Response:
    """The file with names and phones in full."""
    case = _case(id)
    verbs.unmask(case, door.staff())
    return _file(case, is_whole=True)


@bp.post("/<id:id>/hear")
def hear(id: int) -> Response:
    """They sat down together."""
    return _step(
        id, HearingForm(), lambda case, form: verbs.hear(case, door.staff(), form.held_on.data, form.words.data)
    )


@bp.post("/<id:id>/escalate")
def escalate(id: int) -> Response:
    """Too big for its level."""
    return _step(id, WhyForm(), lambda case, form: verbs.escalate(case, door.staff(), form.why.data))


@bp.post("/<id:id>/close")
def close(id: int) -> Response:
    """What came of it."""
    return _step(id, ClosingForm(), lambda case, form: verbs.close(case, door.staff(), form.result(), form.why.data))


@bp.post("/<id:id>/reopen")
def reopen(id: int) -> Response:
    """It broke out again."""
    return _step(id, WhyForm(), lambda case, form: verbs.reopen(case, door.staff(), form.why.data))


@bp.post("/<id:id>/mediators")
def mediators(id: int) -> Response:
    """Who mediates from now on."""
    form = MediatorsForm(people=queries.colleagues())
    return _step(id, form, lambda case, form: verbs.name_mediators(case, door.staff(), form.mediators.data or ()))


@bp.post("/<id:id>/follow-up")
def follow_up(id: int) -> Response:
    """Does it hold?"""
    case, said = _case(id), request.form.get("holds", "")
    asked = next((each for each in queries.follow_ups(id) if each.done_at is None), None) or abort(404)
    if said not in {"y", "n"}:
        abort(422)
    verbs.follow_up(asked, door.staff(), holds=said == "y")
    flash(_("记好了") if said == "y" else _("记好了；如果又闹起来了，请重新打开"), "ok")
    return lead_to(".one", id=case.id)


def _case(id: int) -> Case:
    return queries.case_for_update(id, door.staff()) or abort(404)


def _step(id: int, form: Form, deed: Callable[[Case, Form], object]) -> Response:
    """Do it and go back to the outline; what is lacking is asked for on a page of its own, with nothing of the file."""
    case = _case(id)
    if not form.validate():
        return show("mediation/desk_step.html", 422, case=case, form=form, here=request.path, words=screens)
    deed(case, form)
    flash(_("记好了"), "ok")
    return lead_to(".one", id=id)


def _file(case: Case, *, is_whole: bool) -> Response:
    told: dict[str, Any] = {
        "parties": screens.parties(queries.parties(case.id), is_whole=is_whole),
        "mediators": [each.name for each in queries.mediators(case.id)],
        "hearings": queries.hearings(case.id),
        "events": [each for each in queries.events(case.id) if each.why],
    }
    return show("mediation/desk_file.html", case=case, words=screens, is_whole=is_whole, **told)


def _forms(case: Case) -> dict[str, Form]:
    """The forms of what can be done next."""
    forms: dict[str, Form] = {
        "hear": HearingForm(formdata=None, held_on=clock.today()) if can(case.stage, Deed.HEAR) else None,
        "escalate": WhyForm(formdata=None) if case.is_open and case.level in verbs.HIGHER else None,
        "close": ClosingForm(formdata=None) if can(case.stage, Deed.CLOSE) else None,
        "reopen": WhyForm(formdata=None) if can(case.stage, Deed.REOPEN) else None,
    }
    if door.may_change("case.mediators"):
        named = [each.key for each in queries.mediators(case.id)]
        forms["mediators"] = MediatorsForm(formdata=None, people=queries.colleagues(), mediators=named)
    return forms
