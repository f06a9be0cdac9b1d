"""One order at the desk: all of it, and every deed with its few words."""

from typing import Any

from flask import Blueprint, Response, abort, flash
from flask_wtf import FlaskForm

from app.community.models import Level
from app.orders import queries, screens, screens_one, verbs, verbs_clock, verbs_dispatch, verbs_taking
from app.orders.forms_desk import DeclineForm, ExtendForm, PauseForm, SettleForm, WordsForm
from app.orders.models import Order, WhyNot, WhyPaused
from app.orders.numbers import spaced
from app.pages import lead_to, show
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("order", __name__, url_prefix="/desk/orders/<id:id>"))
FORMS: dict[str, type[FlaskForm]] = {
    "decline": DeclineForm,
    "escalate": WordsForm,
    "send_back": WordsForm,
    "extend": ExtendForm,
    "pause": PauseForm,
    "settle": SettleForm,
}


@bp.get("")
def one(id: int) -> Response:
    """Everything, masked."""
    return _page(queries.order(id) or abort(404))


@bp.post("/unmask")
def unmask(id: int) -> Response:
    """Name, phone, door and what was said: a deliberate act, and written down."""
    order = _held(id)
    verbs.unmask(order, door.staff())
    return _page(order, is_unmasked=True)


@bp.post("/decline")
def decline(id: int) -> Response:
    """We cannot do it, and say why."""
    order, form = _held(id), DeclineForm(prefix="decline")
    if not form.validate():
        return _page(order, 422, decline=form)
    verbs.decline(order, door.staff(), WhyNot(form.why.data), _told(form))
    return _back(id, _("记好了，请给本人回个话"))


@bp.post("/escalate")
def escalate(id: int) -> Response:
    """It goes one level up."""
    order, form = _held(id), WordsForm(prefix="escalate")
    if not form.validate():
        return _page(order, 422, escalate=form)
    verbs.escalate(order, door.staff(), form.words.data)
    return _back(id, _("报上去了"))


@bp.post("/send-back")
def send_back(id: int) -> Response:
    """Out of whosever hands, to be handed out anew."""
    order, form = _held(id), WordsForm(prefix="send_back")
    if not form.validate():
        return _page(order, 422, send_back=form)
    verbs_dispatch.send_back(order, door.staff(), form.words.data)
    return lead_to("dispatch.choose", id=id)


@bp.post("/extend")
def extend(id: int) -> Response:
    """It needs longer."""
    order, form = _held(id), ExtendForm(prefix="extend")
    if not form.validate():
        return _page(order, 422, extend=form)
    verbs_dispatch.extend(order, door.staff(), form.days.data, form.words.data)
    return _back(id, _("期限改好了"))


@bp.post("/pause")
def pause(id: int) -> Response:
    """The resident is waited for."""
    order, form = _held(id), PauseForm(prefix="pause")
    if not form.validate():
        return _page(order, 422, pause=form)
    verbs_clock.pause(order, door.staff(), WhyPaused(form.why.data), form.question.data)
    return _back(id, _("停表了；居民在自助机上看得到"))


@bp.post("/resume")
def resume(id: int) -> Response:
    """It goes on."""
    verbs_clock.resume(_held(id), door.staff())
    return _back(id, _("接着计时"))


@bp.post("/settle")
def settle(id: int) -> Response:
    """Done by the desk itself, or seen to be."""
    order, form = _held(id), SettleForm(prefix="settle")
    if not form.validate():
        return _page(order, 422, settle=form)
    verbs_taking.settle(order, door.staff(), Level(form.level.data), form.words.data)
    return _back(id, _("办好了，等居民评价"))


@bp.post("/withdraw")
def withdraw(id: int) -> Response:
    """The resident rang: never mind."""
    verbs.withdraw(_held(id), door.staff())
    return _back(id, _("替居民撤销了"))


def _held(id: int) -> Order:
    return queries.order_for_update(id) or abort(404)


def _told(form: DeclineForm) -> str:
    """The reason as the resident reads it: in Chinese, whatever the desk speaks."""
    return form.words.data or str(screens.WHY_NOT_SAID[WhyNot(form.why.data)])


def _page(order: Order, status: int = 200, *, is_unmasked: bool = False, **said: FlaskForm) -> Response:
    forms: dict[str, Any] = {name: form(None, prefix=name) for name, form in FORMS.items()}
    pause = queries.open_pause(order.id)
    told: dict[str, Any] = {"facts": screens_one.portrait(order, is_unmasked=is_unmasked), "is_unmasked": is_unmasked}
    told |= {"lines": screens_one.lines(order), "deeds": screens_one.open_deeds(order), "pause": pause}
    told |= {"held": screens_one.held(order)}
    told |= {"number": spaced(order.number), "stage": screens.STAGES[order.stage]}
    told |= {"promise": screens.promise(order, pause), "forms": forms | said, "is_slow": _is_slow(order)}
    return show("orders/desk_one.html", status, order=order, opened=next(iter(said), ""), **told)


def _is_slow(order: Order) -> bool:
    return verbs_dispatch.is_late_to_accept(order)


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=id)
