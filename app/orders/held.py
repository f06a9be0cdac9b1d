"""What is held about residents who ordered, and about who offers help."""

from typing import Final

from sqlalchemy import update

from app import clock
from app.db import Base, db
from app.holdings import Holding
from app.orders.models import Order, OrderEvent, OrderPause
from app.orders.models_lists import Resource
from app.words import _, _l


def _kept(order: Order) -> str:
    return _("这一单还没办完，请先办完或撤销") if order.is_open else ""


def _forget(order: Order, _by: Base) -> None:
    order.forgotten_at = clock.now()
    db.session.execute(update(OrderEvent).where(OrderEvent.order_id == order.id).values(note=""))
    db.session.execute(update(OrderPause).where(OrderPause.order_id == order.id).values(question="", answer=""))


_HOME: Final = {"unit": "", "room": "", "contact": "", "wish": "", "done_note": ""}

HELD: Final = (
    Holding(
        Order,
        _l("居民点单"),
        when="placed_at",
        names=("contact",),
        phones=("phone",),
        wiped=_HOME | {"phone": None, "phone_tail": None, "health_note": None},
        words_in=("wish", "done_note", "health_note"),
        kept_for=_kept,
        also=_forget,
        page="order.one",
        tells=lambda order: (order.number, order.item.name, order.building.name, f"{order.unit} {order.room}".strip()),
    ),
    Holding(
        Resource,
        _l("资源清单的联系人"),
        names=("contact",),
        phones=("phone",),
        wiped={"contact": "", "phone": ""},
        words_in=("capacity", "hours"),
        page="resources.one",
    ),
)
