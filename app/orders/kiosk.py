"""An order of one's own found again at the kiosk, by its number and the end of the phone."""

from flask import Blueprint, Response, url_for

from app import ticket
from app.config import rules
from app.kiosk import door
from app.orders import guesses, kiosk_known, queries
from app.orders.forms_own import NumberForm, TailForm
from app.pages import errors, lead_to, show
from app.transaction import commit_early
from app.words import _

bp = door.guard(Blueprint("finding", __name__, url_prefix="/kiosk/orders"))


@bp.get("/find")
def find() -> Response:
    """The number, eight digits."""
    return _number_page(NumberForm(), 200, {})


@bp.post("/find/number")
def ask_tail() -> Response:
    """The end of the phone next. Whether there is such an order is not told."""
    form = NumberForm()
    return _tail_page(form, 200, {}) if form.validate() else _number_page(form, 422, errors(form))


@bp.post("/find")
def open_order() -> Response:
    """Count the try, then judge it while no lock is held."""
    form = TailForm()
    faults = {} if form.validate() else errors(form)
    if "number" in faults:
        return _number_page(form, 422, faults)
    if faults:
        return _tail_page(form, 422, faults)
    device_id, number = door.here().device_id, form.number.data
    may_try = guesses.may_try(number, device_id)
    # What was counted stays counted; whoever sends the same again is answered anew.
    ticket.put_back()
    commit_early()
    if not may_try:
        return show("orders/locked.html", 429, page_key="orders_find", rules=rules())
    found = queries.order_numbered(number, form.tail.data)
    if found is None:
        return _tail_page(form, 422, {"tail": _("单号和手机尾号对不上，请再看一看")})
    guesses.welcome(number, device_id)
    kiosk_known.remember(found.id)
    return lead_to("own_order.order", id=found.id)


def _number_page(form: NumberForm, status: int, faults: dict[str, str]) -> Response:
    told = {"number": form.number.data, "back_url": url_for("ordering.category"), "errors": faults}
    return show("orders/find_number.html", status, page_key="orders_find", **told)


def _tail_page(form: NumberForm, status: int, faults: dict[str, str]) -> Response:
    told = {"number": form.number.data, "back_url": url_for(".find"), "errors": faults}
    return show("orders/find_tail.html", status, page_key="orders_find", **told)
