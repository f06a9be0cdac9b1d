"""Keys for other programs, at the desk: made, shown once, taken back."""

from flask import Blueprint, Response, abort, flash

from app.feeds import queries_keys, verbs
from app.feeds.forms import KeyForm
from app.outside import outside_url
from app.pages import errors, lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("keys", __name__, url_prefix="/desk/keys"))


@bp.get("")
def all_of_them() -> Response:
    """Which programs send orders."""
    return _page(KeyForm(formdata=None))


@bp.post("")
def make() -> Response:
    """A key, shown on this answer and nowhere else."""
    form = KeyForm()
    if not form.validate():
        return _page(form, status=422)
    _key, token = verbs.make_key(door.staff(), form.name.data)
    return _page(KeyForm(formdata=None), token)


@bp.post("/<id:id>/revoke")
def revoke(id: int) -> Response:
    """Take one back."""
    verbs.revoke(queries_keys.key_for_update(id) or abort(404), door.staff())
    flash(_("收回来了，这把钥匙不能再用"), "ok")
    return lead_to(".all_of_them")


def _page(form: KeyForm, token: str = "", status: int = 200) -> Response:
    address = outside_url("open311.discovery", kind="xml")
    told = {"form": form, "errors": errors(form), "token": token, "address": address}
    return show("feeds/desk_keys.html", status, rows=queries_keys.all_keys(), **told)
