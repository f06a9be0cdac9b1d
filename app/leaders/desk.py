"""三长 at the desk: which posts are vacant, who takes over, who steps down."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request, url_for

from app import clock
from app.community.models import Area, Grid, Post, PostKind
from app.community.posts import POSTS
from app.leaders import queries, verbs
from app.leaders.forms import AppointForm, HolderForm, StepDownForm
from app.leaders.queries import View
from app.leaders.screens import VIEWS
from app.leaders.verbs import Holder
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("posts", __name__, url_prefix="/desk/community/posts"))


@bp.get("")
def all_of_them() -> Response:
    """Those without a holder first."""
    view, q = asked_for()
    chips = [(words, url_for(".all_of_them", view=each), each is view) for each, words in VIEWS.items()]
    rows = queries.posts(view, clock.today(), q)
    told: dict[str, Any] = {"kinds": POSTS, "may": door.may_change, "view": view, "q": q}
    return show("leaders/desk_posts.html", rows=rows, chips=chips, **told)


@bp.get("/new")
def new() -> Response:
    """Who takes over."""
    kind, where = _asked()
    return _appoint_page(kind, where, _form(AppointForm, where, formdata=None, since=clock.today()))


@bp.post("/new")
def appoint() -> Response:
    """They hold it from that day on."""
    kind, where = _asked()
    form = _form(AppointForm, where)
    if not form.validate():
        return _appoint_page(kind, where, form, 422)
    made = verbs.appoint(door.staff(), kind, where, Holder(*form.said()), form.since.data)
    flash(_("记好了"), "ok")
    return lead_to(".one", id=made.id)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """A post: who holds it, who held it before."""
    held = queries.post(id) or abort(404)
    form = _form(HolderForm, _where(held), formdata=None, **_known(held))
    return _page(held, form, StepDownForm(formdata=None, until=clock.today()))


@bp.post("/<id:id>/correct")
def correct(id: int) -> Response:
    """The name or the phone was wrong."""
    held = queries.post_for_update(id) or abort(404)
    form = _form(HolderForm, _where(held))
    if not form.validate():
        return _page(held, form, StepDownForm(formdata=None, until=clock.today()), 422)
    verbs.correct(held, door.staff(), Holder(*form.said()))
    flash(_("保存好了"), "ok")
    return lead_to(".one", id=id)


@bp.post("/<id:id>/step-down")
def step_down(id: int) -> Response:
    """They give it up."""
    held, form = queries.post_for_update(id) or abort(404), StepDownForm()
    if not form.validate():
        return _page(held, _form(HolderForm, _where(held), formdata=None, **_known(held)), form, 422)
    verbs.step_down(held, door.staff(), form.until.data)
    flash(_("记好了"), "ok")
    return lead_to(".all_of_them", view=View.VACANT)


def asked_for() -> tuple[View, str]:
    """Which posts, and what is looked for among them."""
    view = request.values.get("view", "")
    return View(view) if view in set(View) else View.GRIDS, request.values.get("q", "").strip()[:30]


def _asked() -> tuple[PostKind, Grid | Area]:
    """Which post of which grid or building; 404 where there is none."""
    kind, id = request.values.get("kind", ""), request.values.get("where", 0, type=int)
    if kind not in set(PostKind) or not 0 < id < 2**63:
        abort(404)
    read = queries.building_for_update if kind == PostKind.BUILDING else queries.grid_for_update
    where: Grid | Area = read(id) or abort(404)
    return PostKind(kind), where


def _where(held: Post) -> Grid | Area:
    found = queries.grid_for_update(held.grid_id) if held.grid_id else queries.building_for_update(held.area_id or 0)
    return found or abort(404)


def _known(held: Post) -> dict[str, Any]:
    return {"name": held.holder, "duty_phone": held.duty_phone, "volunteer": held.volunteer_id or 0}


def _form(kind: Any, where: Grid | Area, **said: Any) -> Any:
    grid_id, area_id = (where.id, None) if isinstance(where, Grid) else (None, where.id)
    return kind(people=queries.neighbours(grid_id, area_id, clock.today()), **said)


def _appoint_page(kind: PostKind, where: Grid | Area, form: AppointForm, status: int = 200) -> Response:
    return show("leaders/desk_appoint.html", status, kind=kind, words=POSTS[kind], where=where, form=form)


def _page(held: Post, form: HolderForm, leaving: StepDownForm, status: int = 200) -> Response:
    before = queries.held_before(held.kind, held.grid_id, held.area_id)
    told: dict[str, Any] = {"words": POSTS[held.kind], "where": _where(held), "may": door.may_change}
    return show("leaders/desk_post.html", status, held=held, form=form, leaving=leaving, before=before, **told)
