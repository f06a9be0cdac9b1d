"""资源清单: what partners and teams offer, and for which needs it is good."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, flash

from app import clock
from app.community import queries as community
from app.community.models import Level
from app.orders import queries_lists, screens_desk, verbs_lists
from app.orders.forms_lists import ResourceForm
from app.orders.models_lists import Resource
from app.pages import lead_to, show
from app.partners import queries as partners
from app.staff import door
from app.volunteers import queries_teams
from app.volunteers.numbered import asked
from app.words import _

bp = door.guard(Blueprint("resources", __name__, url_prefix="/desk/resources"))


@bp.get("")
def all_of_them() -> Response:
    """What is offered; for one item of the menu, or no longer."""
    item_id, is_over = asked("item"), asked("over") == 1
    rows = rows_asked()
    told: dict[str, Any] = {"serves": queries_lists.item_names([each.id for each in rows]), "is_over": is_over}
    told |= {"menu": screens_desk.items(), "item_id": item_id, "today": clock.today()}
    return show("orders/desk_resources.html", rows=rows, **told)


@bp.get("/new")
def new() -> Response:
    return _page(None, _form(None))


@bp.post("/new")
def add() -> Response:
    """Somebody offers something."""
    form = _form()
    if not form.validate():
        return _page(None, form, 422)
    verbs_lists.add_resource(door.staff(), verbs_lists.Gift(**form.said()), form.items.data)
    return _back(_("添好了"))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    found = _resource(id)
    said: dict[str, Any] = {
        "team_id": found.team_id or 0,
        "area_id": found.area_id or 0,
        "partner_id": found.partner_id or 0,
    }
    said |= {"items": queries_lists.items_of(id)}
    return _page(found, _form(None, obj=found, **said))


@bp.post("/<id:id>")
def change(id: int) -> Response:
    """Put it right."""
    found, form = _resource(id), _form()
    if not form.validate():
        return _page(found, form, 422)
    verbs_lists.change_resource(found, door.staff(), verbs_lists.Gift(**form.said()), form.items.data)
    return _back(_("改好了"))


@bp.post("/<id:id>/retire")
def retire(id: int) -> Response:
    """It is offered no more."""
    verbs_lists.retire(_resource(id), door.staff())
    return _back(_("停好了"))


@bp.post("/<id:id>/bring-back")
def bring_back(id: int) -> Response:
    """It is offered again."""
    verbs_lists.bring_back(_resource(id), door.staff())
    return _back(_("恢复了"))


def rows_asked() -> Sequence[Resource]:
    """What fits: for one item of the menu, or no longer offered."""
    return queries_lists.resources(asked("item"), is_over=asked("over") == 1)


def _resource(id: int) -> Resource:
    return queries_lists.resource(id) or abort(404)


def _form(*args: Any, **said: Any) -> ResourceForm:
    teams = [(team.id, team.name) for team, _size in queries_teams.teams() if team.retired_at is None]
    areas = [(each.id, each.name) for each in community.areas(Level.COMPOUND)]
    offered = {"teams": teams, "areas": areas, "partners": partners.names()}
    return ResourceForm(*args, offered=offered, menu=screens_desk.items(), **said)


def _page(found: Resource | None, form: ResourceForm, status: int = 200) -> Response:
    return show("orders/desk_resource.html", status, resource=found, form=form)


def _back(words: str) -> Response:
    flash(words, "ok")
    return lead_to(".all_of_them")
