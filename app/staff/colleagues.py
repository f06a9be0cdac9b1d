"""The people of the desk: who works here, in which role, and who has left."""

from flask import Blueprint, Response, abort, flash, request

from app.pages import lead_to, show
from app.staff import door, queries, verbs
from app.staff.forms import ColleagueForm, NewColleagueForm
from app.staff.models import Role, Staff
from app.staff.screens import ROLES
from app.words import _

bp = door.guard(Blueprint("colleagues", __name__, url_prefix="/desk/staff"))


@bp.get("")
def all_of_them() -> Response:
    """Everyone, those who left last."""
    return _list_page("")


@bp.post("/seek")
def seek() -> Response:
    """Those whose name or pinyin fits; a name belongs in no address."""
    return _list_page(request.form.get("q", "").strip()[:40])


def _list_page(search: str) -> Response:
    areas, grids, places = (dict(named) for named in queries.charges())
    people = queries.all_staff(search)
    return show("desk/staff.html", people=people, q=search, roles=ROLES, areas=areas, grids=grids, places=places)


@bp.get("/new")
def new() -> Response:
    """A new colleague."""
    return _form_page(NewColleagueForm(role=Role.STATION).offer(*queries.charges()))


@bp.post("/new")
def take_on() -> Response:
    """Take on, and tell the first password once."""
    form = NewColleagueForm().offer(*queries.charges())
    if not form.validate():
        return _form_page(form, status=422)
    username = form.username.data or ""
    if queries.staff_named(username):
        form.username.errors = [_("这个用户名已经有人用了，请换一个")]
        return _form_page(form, status=422)
    colleague, password = verbs.take_on(door.staff(), username, *form.said())
    return _told_once(colleague, password)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """A colleague's page."""
    colleague = _colleague(id)
    charge = {"area": colleague.area_id or 0, "grid": colleague.grid_id or 0, "place": colleague.place_id or 0}
    form = ColleagueForm(role=colleague.role, name=colleague.name, **charge).offer(*queries.charges())
    return _form_page(form, colleague)


@bp.post("/<id:id>")
def change(id: int) -> Response:
    """Change name, role or post."""
    colleague, form = _colleague(id), ColleagueForm().offer(*queries.charges())
    if not form.validate():
        return _form_page(form, colleague, 422)
    verbs.change(colleague, door.staff(), *form.said())
    flash(_("改好了"), "ok")
    return lead_to(".all_of_them")


@bp.post("/<id:id>/renew")
def renew(id: int) -> Response:
    """A forgotten password: tell a fresh one, once."""
    colleague = _colleague(id)
    return _told_once(colleague, verbs.renew_password(colleague, door.staff()))


@bp.post("/<id:id>/leave")
def leave(id: int) -> Response:
    """Close the door behind a colleague who leaves."""
    colleague = _colleague(id)
    verbs.leave(colleague, door.staff())
    flash(_("%(name)s已经离岗，登录已关闭", name=colleague.name), "ok")
    return lead_to(".all_of_them")


@bp.post("/<id:id>/return")
def come_back(id: int) -> Response:
    """Open it again for one who returns, with a fresh password."""
    colleague = _colleague(id)
    return _told_once(colleague, verbs.come_back(colleague, door.staff()))


def _colleague(id: int) -> Staff:
    return queries.staff_numbered(id) or abort(404)


def _form_page(form: ColleagueForm, colleague: Staff | None = None, status: int = 200) -> Response:
    return show("desk/colleague.html", status, form=form, colleague=colleague)


def _told_once(colleague: Staff, password: str) -> Response:
    # The answer itself, not a page to return to: a password has no address.
    return show("desk/first_password.html", colleague=colleague, password=password)
