"""个人信息 at the desk: find everything held about somebody, give them a copy, take them out."""

from typing import Any

from flask import Blueprint, Response, request

from app import clock
from app.jobs import overview
from app.pages import show
from app.rights import kept, queries, screens, verbs
from app.rights.forms import SoughtForm
from app.rights.sought import Sought
from app.staff import door

bp = door.guard(Blueprint("rights", __name__, url_prefix="/desk/rights"))


@bp.get("")
def ask() -> Response:
    """Whom?"""
    return show("rights/desk_ask.html", form=SoughtForm(formdata=None))


@bp.post("/find")
def find() -> Response:
    """Everything about them, masked; that somebody looked is written down."""
    form = SoughtForm()
    if not form.validate():
        return show("rights/desk_ask.html", 422, form=form)
    verbs.look_up(door.staff())
    return _found_page(form.sought())


@bp.post("/copy")
def copy() -> Response:
    """On paper, in full, for the person to take along."""
    form = SoughtForm()
    if not form.validate():
        return show("rights/desk_ask.html", 422, form=form)
    found = [each for key in request.form.getlist("row") if (each := queries.one(key)) is not None]
    verbs.copy(door.staff(), found)
    rows = [(each.holding.words, screens.when(each), screens.whole(each)) for each in found]
    return show("rights/print.html", sought=form.sought(), rows=rows, today=clock.today())


@bp.post("/erase")
def erase() -> Response:
    """Asked once more what goes; then it goes."""
    form = SoughtForm()
    if not form.validate():
        return show("rights/desk_ask.html", 422, form=form)
    keys, mentions = request.form.getlist("row"), request.form.getlist("mention")
    if request.form.get("sure") != "y":
        lines = screens.lines(each for key in keys if (each := queries.one(key)) is not None)
        told: dict[str, Any] = {"lines": lines, "mentions": mentions, "sought": form.sought()}
        return show("rights/desk_sure.html", **told)
    count = verbs.erase(door.staff(), keys, mentions, form.sought())
    return show("rights/desk_gone.html", count=count)


@bp.get("/kept")
def how_long() -> Response:
    """How long what is kept, when it was last tidied up, and how much went."""
    jobs = {row.name: row for row in overview()}
    return show("rights/desk_kept.html", rows=[(each, jobs.get(each.job)) for each in kept.terms()])


def _found_page(sought: Sought) -> Response:
    lines, mentions = screens.lines(queries.find(sought)), queries.mentions(sought)
    return show("rights/desk_found.html", lines=lines, mentions=mentions, sought=sought)
