"""Entries that may be one person, at the desk: looked at side by side, merged, and parted again."""

from flask import Blueprint, Response, abort, flash, request

from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries_merge, screens_merge, verbs_apart, verbs_merge
from app.volunteers.desk_asked import seen
from app.volunteers.models import Volunteer
from app.volunteers.screens import GROUPS, STANDINGS
from app.words import _

bp = door.guard(Blueprint("merges", __name__, url_prefix="/desk/volunteers/merges"))


@bp.get("")
def all_of_them() -> Response:
    """Who resembles whom, and what was merged."""
    alike = queries_merge.alike()
    found = [
        (_("证件号码相同"), alike.papers),
        (_("姓名和生日相同"), alike.birthdays),
        (_("电话相同，也可能是一家人"), alike.phones),
    ]
    return show("volunteers/desk_merges.html", found=found, merges=queries_merge.merges())


@bp.get("/<id:id>/other")
def other(id: int) -> Response:
    """Under which name is this one known a second time?"""
    return _other_page(seen(id))


@bp.post("/<id:id>/other")
def seek(id: int) -> Response:
    """Those it may be; a name belongs in no address."""
    return _other_page(seen(id), request.form.get("q", "").strip()[:40])


@bp.get("/<id:id>/<id:gone>")
def preview(id: int, gone: int) -> Response:
    """Two entries side by side: what would move."""
    if id == gone:
        abort(404)
    kept, going = seen(id), seen(gone)
    its, are_apart = screens_merge.couple(kept, going), queries_merge.are_apart(id, gone)
    return show("volunteers/desk_merge.html", kept=kept, gone=going, its=its, are_apart=are_apart)


@bp.post("/<id:id>/<id:gone>")
def merge(id: int, gone: int) -> Response:
    """They are one person."""
    kept, going = queries_merge.both_for_update(id, gone) or abort(404)
    verbs_merge.merge(kept, going, door.staff())
    flash(_("合并好了；如果弄错了，可以撤销"), "ok")
    return lead_to("volunteers.one", id=id)


@bp.post("/<id:id>/<id:gone>/apart")
def keep_apart(id: int, gone: int) -> Response:
    """They are two people."""
    one, other = queries_merge.both_for_update(id, gone) or abort(404)
    verbs_apart.keep_apart(one, other, door.staff())
    flash(_("记下了：是两个人，以后不再提"), "ok")
    return lead_to(".all_of_them")


@bp.post("/<id:id>/undo")
def undo(id: int) -> Response:
    """They are two after all."""
    done = queries_merge.merge_for_update(id) or abort(404)
    kept, gone = queries_merge.both_for_update(done.kept_id, done.gone_id) or abort(404)
    verbs_merge.undo(done, kept, gone, door.staff())
    flash(_("撤销了，两条又分开了"), "ok")
    return lead_to(".all_of_them")


def _other_page(one: Volunteer, search: str = "") -> Response:
    found = [(each, STANDINGS[each.standing]) for each in queries_merge.others(search, but=one.id)]
    return show("volunteers/desk_merge_other.html", one=one, people=found, q=search, groups=GROUPS)
