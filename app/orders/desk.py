"""点单 at the desk: the list, a need said to a colleague, and the blank paper for it."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community import queries as community
from app.community.models import Level
from app.orders import queries, queries_desk, queries_menu, screens, screens_desk, verbs
from app.orders.desk_here import own_station
from app.orders.forms_desk import NeedForm
from app.orders.models import Half, Order, Source
from app.orders.numbers import spaced
from app.orders.queries_desk import PAGE, Sieve, View
from app.orders.verbs import Asked, Caller, Consent, Home, Need
from app.pages import lead_to, show
from app.staff import door
from app.volunteers.numbered import asked
from app.words import _, speak_chinese

bp = door.guard(Blueprint("orders", __name__, url_prefix="/desk/orders"))


@bp.get("")
def all_of_them() -> Response:
    """What needs a colleague first."""
    return _list_page()


@bp.post("")
def seek() -> Response:
    """By number, phone, room or name, which belong in no address."""
    return _list_page(request.form.get("q", "").strip())


@bp.get("/new")
def new() -> Response:
    """Somebody says what they need."""
    return _form_page(_form())


@bp.post("/new")
def place() -> Response:
    """Write it down for them; what may be the same is shown first."""
    form = _form()
    if not form.validate():
        return _form_page(form, 422)
    item = queries_menu.item(form.item.data) or abort(404)
    building = community.area(form.building.data) or abort(404)
    same = [] if form.anyway.data else list(queries.duplicates(building.id, item.id))
    if same:
        return _form_page(form, 409, same=same)
    if item.is_sensitive and not form.health.data:
        form.health.errors = [_("这一项说到健康，请先问本人同意")]
        return _form_page(form, 422)
    need = Need(item, wish=form.wish.data, wanted_on=form.wanted_on.data, half=Half(form.half.data))
    home, caller = Home(building, form.unit.data, form.room.data), Caller(form.contact.data, form.phone.data)
    consent = Consent(contact=True, health=form.health.data)
    order = verbs.place(need, home, caller, consent, Asked(own_station(), Source(form.source.data), door.staff()))
    flash(_("记下了，单号 %(number)s，请告诉本人", number=spaced(order.number)), "ok")
    return lead_to("dispatch.choose", id=order.id)


@bp.get("/paper")
def paper() -> Response:
    """《居民需求清单》 to fill in by hand: the same questions in the same order."""
    speak_chinese()
    return show("orders/paper_print.html", form=_form(), menu=screens_desk.items(), back_url="/desk/orders")


def _form() -> NeedForm:
    return NeedForm(screens_desk.items(), screens_desk.buildings())


def _form_page(form: NeedForm, status: int = 200, same: list[Order] | None = None) -> Response:
    told = [(each.id, spaced(each.number), each.item.name, screens.STAGES[each.stage][0]) for each in same or []]
    return show("orders/desk_new.html", status, form=form, same=told)


def _list_page(search: str = "") -> Response:
    sieve = sieve_of(search)
    found = queries_desk.orders(sieve, clock.now(), asked("beyond"))
    is_full = len(found) == PAGE
    beyond = found[-1].id if is_full and not search else None
    told: dict[str, Any] = {"views": screens_desk.views(), "levels": screens.LEVELS.items(), "beyond": beyond}
    told |= {"categories": queries_menu.categories(), "is_deep": asked("beyond") is not None}
    told |= {"most": PAGE if is_full and search else None}
    return show("orders/desk_list.html", rows=screens_desk.rows(found), sieve=sieve, q=search, **told)


def sieve_of(search: str) -> Sieve:
    """What the list is narrowed to."""
    return Sieve(_view(), asked("category"), _level(), search)


def _view() -> View:
    said = request.values.get("view", "")
    return View(said) if said in set(View) else View.DESK


def _level() -> Level | None:
    said = request.values.get("level", "")
    return Level(said) if said in set(Level) else None
