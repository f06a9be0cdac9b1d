"""Rounds at the desk: opened, put right, and who is nominated in them."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, abort, flash, url_for

from app import clock
from app.config import rules
from app.daywords import day_words
from app.honours import queries, screens, verbs
from app.honours.forms import RoundForm
from app.honours.models import HonourRound
from app.pages import lead_to, show
from app.staff import door
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _, language

bp = door.guard(Blueprint("honours", __name__, url_prefix="/desk/honours"))


@bp.get("")
def all_of_them() -> Response:
    """Every round, the latest first."""
    told: dict[str, Any] = {"counts": queries.counts(), "stages": screens.STAGES, "today": clock.today()}
    return show("honours/desk_rounds.html", rows=queries.rounds(), **told)


@bp.get("/new")
def new() -> Response:
    """A new round."""
    return _form_page(RoundForm(None, year=clock.today().year, notice_days=rules().honour_notice_days))


@bp.post("/new")
def begin() -> Response:
    """Open it."""
    form = RoundForm()
    if not form.validate():
        return _form_page(form, status=422)
    made = verbs.open_round(door.staff(), _terms(form))
    flash(_("评选开始了"), "ok")
    return lead_to(".one", id=made.id)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """Who is nominated, in the order they came."""
    seen = queries.round_numbered(id) or abort(404)
    told: dict[str, Any] = {
        "stages": screens.STAGES,
        "merits": screens.MERITS,
        "is_open": seen.is_open_on(clock.today()),
    }
    return show("honours/desk_round.html", seen=seen, rows=queries.nominations(id), **told)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name and its days."""
    seen = queries.round_numbered(id) or abort(404)
    return _form_page(RoundForm(None, obj=seen), seen)


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Put it right."""
    seen, form = queries.round_for_update(id) or abort(404), RoundForm()
    if not form.validate():
        return _form_page(form, seen, 422)
    verbs.change_round(seen, door.staff(), _terms(form))
    flash(_("改好了"), "ok")
    return lead_to(".one", id=id)


def honours_card(staff: Staff) -> Iterator[Card]:
    """Objections to answer and notices that have run their time, for those who may see to them."""
    if not door.may("families.award", staff, "POST"):
        return
    rows = [
        Row(family, _("有一条不同意见，%(day)s收到", day=day_words(at, language())), url_for("families.one", id=id))
        for id, family, at in queries.unanswered()
    ]
    rows += [
        Row(family, _("公示期满，可以授予了"), url_for("families.one", id=id))
        for id, family in queries.ripe(clock.today())
    ]
    if rows:
        yield Card(_("最美家庭"), Tone.WAIT, rows, url_for("honours.all_of_them"))


def _terms(form: RoundForm) -> verbs.Terms:
    return verbs.Terms(*(form[name].data for name in verbs.Terms._fields))


def _form_page(form: RoundForm, seen: HonourRound | None = None, status: int = 200) -> Response:
    return show("honours/desk_round_form.html", status, form=form, seen=seen)
