"""服务清单: what can be asked for, kept by the office."""

from typing import Any

from flask import Blueprint, Response, abort, flash

from app.orders import queries_lists, queries_menu, screens, verbs_lists
from app.orders.forms_lists import CategoryForm, ItemForm
from app.orders.models_lists import ServiceCategory, ServiceItem
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("menu", __name__, url_prefix="/desk/menu"))


@bp.get("")
def all_of_them() -> Response:
    """Every kind of service and what is in it."""
    items = queries_lists.items()
    rows = [(each, [item for item in items if item.category_id == each.id]) for each in queries_lists.categories()]
    told: dict[str, Any] = {"urgencies": screens.URGENCIES, "levels": screens.LEVELS}
    return show("orders/desk_menu.html", rows=rows, **told)


@bp.post("/usual")
def lay_out() -> Response:
    """The twelve usual kinds, as far as they are not there."""
    verbs_lists.lay_out(door.staff())
    return _back(_("常用的清单摆好了"))


@bp.get("/categories/new")
def new_category() -> Response:
    return _category_page(None, CategoryForm(None))


@bp.post("/categories/new")
def add_category() -> Response:
    """One more tile."""
    form = CategoryForm()
    if not form.validate():
        return _category_page(None, form, 422)
    verbs_lists.add_category(door.staff(), verbs_lists.Tile(**form.said()))
    return _back(_("添好了"))


@bp.get("/categories/<id:id>")
def category(id: int) -> Response:
    found = _category(id)
    said = {"name": found.name, "name_en": found.name_en, "icon": found.icon, "kind": found.kind.value}
    return _category_page(found, CategoryForm(None, **said))


@bp.post("/categories/<id:id>")
def change_category(id: int) -> Response:
    """Its name, its drawing."""
    found, form = _category(id), CategoryForm()
    if not form.validate():
        return _category_page(found, form, 422)
    verbs_lists.change(found, door.staff(), verbs_lists.Tile(**form.said()))
    return _back(_("改好了"))


@bp.get("/categories/<id:id>/items/new")
def new_item(id: int) -> Response:
    return _item_page(_category(id), None, ItemForm(None, minutes=60, urgency="ordinary"))


@bp.post("/categories/<id:id>/items/new")
def add_item(id: int) -> Response:
    """One more thing to ask for."""
    found, form = _category(id), ItemForm()
    if not form.validate():
        return _item_page(found, None, form, 422)
    verbs_lists.add_item(door.staff(), found, verbs_lists.Dish(**form.said()))
    return _back(_("添好了"))


@bp.get("/items/<id:id>")
def item(id: int) -> Response:
    found = _item(id)
    said = {"urgency": found.urgency.value, "level": found.level.value}
    said |= {"skill": found.skill.value if found.skill else ""}
    return _item_page(found.category, found, ItemForm(None, obj=found, **said))


@bp.post("/items/<id:id>")
def change_item(id: int) -> Response:
    """Orders placed already keep what they were promised."""
    found, form = _item(id), ItemForm()
    if not form.validate():
        return _item_page(found.category, found, form, 422)
    verbs_lists.change(found, door.staff(), verbs_lists.Dish(**form.said()))
    return _back(_("改好了"))


@bp.post("/categories/<id:id>/retire")
def retire_category(id: int) -> Response:
    """Nothing of it can be asked for any more."""
    verbs_lists.retire(_category(id), door.staff())
    return _back(_("停好了，点过的单照样办"))


@bp.post("/categories/<id:id>/bring-back")
def bring_back_category(id: int) -> Response:
    """It can be asked for again."""
    verbs_lists.bring_back(_category(id), door.staff())
    return _back(_("恢复了"))


@bp.post("/items/<id:id>/retire")
def retire_item(id: int) -> Response:
    """Not to be asked for any more."""
    verbs_lists.retire(_item(id), door.staff())
    return _back(_("停好了，点过的单照样办"))


@bp.post("/items/<id:id>/bring-back")
def bring_back_item(id: int) -> Response:
    """To be asked for again."""
    verbs_lists.bring_back(_item(id), door.staff())
    return _back(_("恢复了"))


def _category(id: int) -> ServiceCategory:
    return queries_lists.category(id) or abort(404)


def _item(id: int) -> ServiceItem:
    return queries_menu.item(id) or abort(404)


def _category_page(found: ServiceCategory | None, form: CategoryForm, status: int = 200) -> Response:
    return show("orders/desk_category.html", status, category=found, form=form)


def _item_page(under: ServiceCategory, found: ServiceItem | None, form: ItemForm, status: int = 200) -> Response:
    told: dict[str, Any] = {"category": under, "item": found}
    return show("orders/desk_item.html", status, form=form, **told)


def _back(words: str) -> Response:
    flash(words, "ok")
    return lead_to(".all_of_them")
