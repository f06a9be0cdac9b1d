"""One's own order at the kiosk: how far it is, an answer, a word of how it was, or never mind."""

from datetime import timedelta
from typing import Any, cast

from flask import Blueprint, Response, g, request, url_for

from app import clock
from app.config import rules
from app.kiosk import door
from app.kiosk.sheets import cut, sheet
from app.orders import kiosk_known, numbers, queries, screens, screens_new, verbs, verbs_after, verbs_clock
from app.orders.forms_own import TAPPED, AnswerForm, RateForm
from app.orders.lifecycle import Deed, after
from app.orders.models import Order
from app.pages import errors, lead_to, show
from app.words import _

bp = door.guard(Blueprint("own_order", __name__, url_prefix="/kiosk/orders"))


@bp.before_request
def _know() -> Response | None:
    """Only whose it is; a write locks it."""
    own = kiosk_known.own((request.view_args or {})["id"], is_for_update=request.method == "POST")
    if own is None:
        return lead_to("finding.find")
    g.order = own
    return None


def _own() -> Order:
    return cast(Order, g.order)


@bp.get("/<id:id>/placed")
def placed(id: int) -> Response:
    """It is written down: its number, and what comes next."""
    order = _own()
    told: dict[str, Any] = {"number": numbers.spaced(order.number), "next_words": screens_new.promise_line(order)}
    told |= {"is_withdrawn": not order.is_open, "can_undo": _is_fresh(order)}
    return show("orders/placed.html", page_key=f"order_placed-{id}", order=order, **told)


@bp.get("/<id:id>")
def order(id: int) -> Response:
    """How far it is."""
    own, pause = _own(), queries.open_pause(id)
    told: dict[str, Any] = {"facts": _facts(own), "stage": screens.STAGES[own.stage][0]}
    told |= {"promise": screens.promise(own, pause), "pause": pause, "number": numbers.spaced(own.number)}
    lines = cut(screens.steps(queries.events(id)), door.here().panel)
    told |= {"lines": sheet(lines, request.args.get("page", 1, type=int))}
    told |= {"can_withdraw": after(Deed.WITHDRAW, own.stage) is not None, "can_rate": _can_rate(own)}
    return show("orders/own.html", page_key=f"order-{id}", order=own, **told)


@bp.post("/<id:id>/withdraw")
def withdraw(id: int) -> Response:
    """Never mind. Just placed, it was a wrong tap."""
    is_fresh = _is_fresh(_own())
    verbs.withdraw(_own())
    return lead_to(".placed" if is_fresh else ".order", id=id)


@bp.get("/<id:id>/answer")
def question(id: int) -> Response:
    """What was asked, and answers to tap."""
    return _question_page(200, {}) if queries.open_pause(id) else lead_to(".order", id=id)


@bp.get("/<id:id>/answer/words")
def words(id: int) -> Response:
    """An answer in words of one's own."""
    pause = queries.open_pause(id)
    told: dict[str, Any] = {"question": pause.question if pause else "", "back_url": url_for(".question", id=id)}
    return show("orders/answer_words.html", page_key=f"order_words-{id}", id=id, words="", errors={}, **told)


@bp.post("/<id:id>/answer")
def answer(id: int) -> Response:
    """So it is."""
    form = AnswerForm()
    if not form.validate():
        return _question_page(422, errors(form))
    verbs_clock.answer(_own(), form.words.data)
    return lead_to(".order", id=id)


@bp.get("/<id:id>/rate")
def opinion(id: int) -> Response:
    """Is it solved, and how was it?"""
    return _rate_page(RateForm(), 200, {}) if _can_rate(_own()) else lead_to(".order", id=id)


@bp.post("/<id:id>/rate")
def rate(id: int) -> Response:
    """Said once; what is not solved is taken up again."""
    form = RateForm()
    if not form.validate():
        return _rate_page(form, 422, errors(form))
    verbs_after.rate(_own(), int(form.satisfaction.data), is_solved=form.solved.data == "yes")
    return lead_to(".rated", id=id)


@bp.get("/<id:id>/rated")
def rated(id: int) -> Response:
    """Thanks; or: it is taken up again."""
    return show("orders/rated.html", page_key=f"order_rated-{id}", is_open=_own().is_open, order=_own())


def _question_page(status: int, faults: dict[str, str]) -> Response:
    id, pause = _own().id, queries.open_pause(_own().id)
    asked = (pause.question or screens.WHY_PAUSED[pause.why]) if pause else ""
    told: dict[str, Any] = {"question": asked, "choices": TAPPED.items(), "errors": faults}
    told |= {"back_url": url_for(".order", id=id)}
    return show("orders/answer.html", status, page_key=f"order_question-{id}", id=id, **told)


def _rate_page(form: RateForm, status: int, faults: dict[str, str]) -> Response:
    told = {"form": form, "faces": screens.FACES, "errors": faults, "item": _item_name(_own())}
    return show("orders/rate.html", status, page_key=f"order_rate-{_own().id}", id=_own().id, **told)


def _facts(own: Order) -> list[tuple[str, str]]:
    return [
        (_("要什么"), _item_name(own)),
        (_("什么时候"), screens_new.wanted_words(own.wanted_on, own.half.value)),
        (_("在哪里"), screens_new.door_words(own.building, "", "")),
    ]


def _item_name(own: Order) -> str:
    return screens_new.in_own_words(own.item.name, own.item.name_en)


def _can_rate(own: Order) -> bool:
    return own.can_be_rated(clock.now(), rules().rating_days)


def _is_fresh(own: Order) -> bool:
    age = clock.now() - own.placed_at
    return own.is_open and timedelta(0) <= age < timedelta(minutes=rules().undo_minutes)
