"""更正 at the desk: an order was understood wrongly, and is put right as the form asked it."""

from typing import Any

from flask import Blueprint, Response, abort, flash

from app.community import queries as community
from app.orders import queries, queries_menu, screens_desk, verbs
from app.orders.forms_desk import CorrectForm
from app.orders.lifecycle import Deed
from app.orders.models import Half, Order
from app.orders.numbers import spaced
from app.orders.verbs import Caller, Home, Need
from app.orders.verbs_steps import expect
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("correct", __name__, url_prefix="/desk/orders/<id:id>"))


@bp.post("/edit")
def edit(id: int) -> Response:
    """Whoever puts it right sees all of it, and that is written down."""
    order = queries.order_for_update(id) or abort(404)
    expect(order, Deed.CORRECT)
    verbs.unmask(order, door.staff())
    return _page(order, _form(order, formdata=None, **_said_before(order)))


@bp.post("/correct")
def change(id: int) -> Response:
    """It is as they meant it now."""
    order = queries.order_for_update(id) or abort(404)
    form = _form(order)
    if not form.validate():
        return _page(order, form, 422)
    item = queries_menu.item(form.item.data) or abort(404)
    building = community.area(form.building.data) or abort(404)
    need = Need(item, wish=form.wish.data, wanted_on=form.wanted_on.data, half=Half(form.half.data))
    home, caller = Home(building, form.unit.data, form.room.data), Caller(form.contact.data, form.phone.data)
    verbs.correct(order, door.staff(), need, home, caller)
    flash(_("更正好了"), "ok")
    return lead_to("order.one", id=id)


def _said_before(order: Order) -> dict[str, Any]:
    """What the form asks, as it was answered."""
    same = {name: getattr(order, name) for name in ("unit", "room", "contact", "wanted_on")}
    same |= {"item": order.item_id, "building": order.building_id, "half": order.half.value}
    return same | {"phone": order.phone or "", "wish": order.health_note or order.wish}


def _form(order: Order, **said: Any) -> CorrectForm:
    return CorrectForm(screens_desk.items(order.item), screens_desk.buildings(), **said)


def _page(order: Order, form: CorrectForm, status: int = 200) -> Response:
    return show("orders/desk_correct.html", status, form=form, id=order.id, number=spaced(order.number))
