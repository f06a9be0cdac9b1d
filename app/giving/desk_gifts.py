"""One thing that was given, at the desk: handed on in parts, taken back on the day, put right."""

from typing import Any

from flask import Blueprint, Response, abort, flash

from app import clock
from app.giving import queries, screens, verbs
from app.giving.forms import GiftForm, HandOnForm
from app.giving.models import Gift, Way
from app.pages import lead_to, show
from app.staff import door
from app.station import queries_room, queries_stock
from app.words import _

bp = door.guard(Blueprint("given", __name__, url_prefix="/desk/gifts/items"))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """What is left of it, and where the rest went."""
    return _page(queries.gift(id) or abort(404))


@bp.post("/<id:id>/hand-on")
def hand_on(id: int) -> Response:
    """A part of it goes."""
    gift, form = _gift(id), _hand_on_form()
    if not form.validate():
        return _page(gift, 422, going=form)
    if form.is_for_the_shelf:
        verbs.put_into_stock(gift, door.staff(), form.quantity.data, _shelf(form))
    else:
        verbs.hand_on(gift, door.staff(), Way(form.way.data), form.quantity.data, form.words.data)
    return _back(id, _("记好了去向"))


@bp.post("/<id:id>/correct")
def correct(id: int) -> Response:
    """Its name, its number, its unit."""
    gift, form = _gift(id), GiftForm(prefix="c")
    if not form.validate():
        return _page(gift, 422, putting_right=form)
    verbs.correct_gift(gift, door.staff(), verbs.Piece(*form.said()))
    return _back(id, _("改好了"))


@bp.post("/steps/<id:id>/undo")
def undo(id: int) -> Response:
    """A slip of today is taken back."""
    passed = queries.hand_on_for_update(id) or abort(404)
    verbs.undo(passed, door.staff())
    return _back(passed.gift_id, _("撤回了"))


def _gift(id: int) -> Gift:
    return queries.gift_for_update(id) or abort(404)


def _hand_on_form(**said: Any) -> HandOnForm:
    supplies = [(each.id, f"{each.name}（{each.unit}）") for each in queries.supplies()]
    places = [(each.id, each.name) for each in queries_room.stations()]
    return HandOnForm(supplies=supplies, places=places, **said)


def _likely_form(gift: Gift) -> HandOnForm:
    """All that is left goes, and for the shelf to the supply of the same name."""
    same = next((str(each.id) for each in queries.supplies() if each.name == gift.name), "0")
    return _hand_on_form(formdata=None, place=gift.donation.place_id, quantity=gift.left or None, supply=same)


def _shelf(form: HandOnForm) -> verbs.Shelf:
    supply = queries_stock.supply(int(form.supply.data)) or abort(404)
    place = next((each for each in queries_room.stations() if each.id == form.place.data), None) or abort(404)
    return verbs.Shelf(supply, place, *form.into_stock())


def _page(
    gift: Gift, status: int = 200, *, going: HandOnForm | None = None, putting_right: GiftForm | None = None
) -> Response:
    said = {"name": gift.name, "quantity": gift.quantity, "unit": gift.unit}
    forms: dict[str, Any] = {"going": going or _likely_form(gift)}
    forms["putting_right"] = putting_right or GiftForm(prefix="c", formdata=None, **said)
    rows = queries.hand_ons_of([gift.id])[gift.id]
    undoable = {row.id for row in rows if row.undone_at is None and row.at.date() == clock.today()}
    return show("giving/desk_gift.html", status, gift=gift, went=screens.steps(rows), undoable=undoable, **forms)


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=id)
