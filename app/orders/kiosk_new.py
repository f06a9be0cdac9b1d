"""点单 at the kiosk: one question to a card, and no typing."""

from typing import Any

from flask import Blueprint, Response, abort, request, url_for

from app import clock
from app.community import queries as community
from app.config import rules
from app.kiosk import asking, door, pace, pen
from app.kiosk.asking import Answers
from app.kiosk.forms_steps import BuildingForm, StepForm, WhereForm
from app.orders import kiosk_known, queries_menu, screens_new, verbs, wanting
from app.orders.forms_kiosk import (
    CategoryForm,
    ConsentForm,
    HealthForm,
    ItemForm,
    PhoneForm,
    RoomForm,
    UnitForm,
    WhenForm,
    WishForm,
)
from app.orders.models import Half, Order, Source
from app.orders.verbs import Asked, Caller, Consent, Home, Need
from app.pages import errors, lead_to, show

bp = door.guard(Blueprint("ordering", __name__, url_prefix="/kiosk/orders/new"))
ABOUT = "order"
FORMS: dict[str, type[StepForm]] = {
    "category": CategoryForm,
    "item": ItemForm,
    "when": WhenForm,
    "where": WhereForm,
    "building": BuildingForm,
    "unit": UnitForm,
    "room": RoomForm,
    "health": HealthForm,
    "phone": PhoneForm,
    "wish": WishForm,
    "consent": ConsentForm,
}
MENU_TILES = 12
BESIDE = "wish"
"""Asked only of who would like to say more, from the last card."""


def ask(step: str) -> Response:
    """One question, once those before it are answered."""
    answers = pen.said(ABOUT)
    if not _is_open(step, answers):
        return _lead_to_first_open(answers)
    return _question(step, _form(step, answers))


def answer(step: str) -> Response:
    """Keep an answer, and go on to the next question."""
    answers = pen.said(ABOUT)
    if not _is_open(step, answers):
        return _lead_to_first_open(answers)
    form = _form(step, answers)
    if not form.validate():
        return _question(step, form, 422)
    if step == "consent":
        return _place(answers)
    pen.keep(ABOUT, asking.answered(answers, form.said() | _more(step, form), wanting.LEANING.get(step, ())))
    return lead_to(f".{_next(step, pen.said(ABOUT))}")


for each in FORMS:
    bp.add_url_rule(f"/{each}", each, ask, defaults={"step": each})
    bp.add_url_rule(f"/{each}", f"answer_{each}", answer, defaults={"step": each}, methods=["POST"])


def _place(answers: Answers) -> Response:
    if (page := pace.too_many("orders", rules().orders_an_hour)) is not None:
        return page
    order = _written(answers)
    pen.drop()
    kiosk_known.remember(order.id)
    return lead_to("own_order.placed", id=order.id)


def _written(answers: Answers) -> Order:
    item = queries_menu.item(answers["item"]) or abort(404)
    building = community.area(answers["building"]) or abort(404)
    place = community.place(door.here().place_id) or abort(404)
    day, half = wanting.day_and_half(answers["when"], clock.today())
    need = Need(item, wish=answers.get("wish", ""), wanted_on=day, half=Half(half))
    home = Home(building, screens_new.unit_code(answers["unit"]), answers["room"])
    consent = Consent(contact=True, health=bool(answers.get("health")))
    return verbs.place(need, home, Caller(phone=answers["phone"]), consent, Asked(place, Source.KIOSK))


def _is_open(step: str, answers: Answers) -> bool:
    return asking.is_open(wanting.way(answers), "consent" if step == BESIDE else step, answers)


def _next(step: str, answers: Answers) -> str:
    return "consent" if step == BESIDE else asking.after(wanting.way(answers), step)


def _form(step: str, answers: Answers) -> StepForm:
    return FORMS[step](answers, frozenset(id for id, *_more in _choices(step, answers)))


def _choices(step: str, answers: Answers) -> list[Any]:
    if step == "category":
        return list(queries_menu.categories())
    if step == "item":
        return list(queries_menu.items(answers["category"]))
    if step == "where":
        return community.compound_names()
    return community.building_names(answers["where"]) if step == "building" else []


def _more(step: str, form: StepForm) -> dict[str, Any]:
    """What an answer tells besides itself."""
    if step != "item":
        return {}
    item = queries_menu.item(form.said()["item"]) or abort(404)
    return {"is_sensitive": item.is_sensitive}


def _question(step: str, form: StepForm, status: int = 200) -> Response:
    values = form.said() | {"back_url": _back_url(step, form.answers), "errors": errors(form)}
    values |= _pieces(step, form.answers)
    return show(f"orders/new_{step}.html", status, page_key=f"order_{step}", **values)


def _back_url(step: str, answers: Answers) -> str:
    if step == BESIDE:
        return url_for(".consent")
    earlier = asking.before(wanting.way(answers), step)
    return url_for(f".{earlier}") if earlier else ""


def _pieces(step: str, answers: Answers) -> dict[str, Any]:
    """What the page of a question shows beside the question."""
    if step in {"category", "item", "where", "building"}:
        page, size = request.args.get("page", 1, type=int), MENU_TILES if step == "category" else pen.TILES
        return {"tiles": pen.tiles(_choices(step, answers), page, size), "named": screens_new.named}
    if step == "when":
        return {"times": screens_new.times()}
    if step == "unit":
        return {"choices": screens_new.units()}
    if step == "health":
        item = queries_menu.item(answers["item"]) or abort(404)
        return {"points": screens_new.health_points(item, rules().order_kept_days)}
    return _last_look(answers) if step == "consent" else {}


def _last_look(answers: Answers) -> dict[str, Any]:
    item = queries_menu.item(answers["item"]) or abort(404)
    building = community.area(answers["building"]) or abort(404)
    return {"summary": screens_new.summary(answers, item, building), "kept_days": rules().order_kept_days}


def _lead_to_first_open(answers: Answers) -> Response:
    return lead_to(f".{asking.first_open(wanting.way(answers), answers)}")
