"""One step of an order: its stage moves, a line is added to its history, its clock is set."""

from app import clock
from app.config import rules
from app.db import db
from app.orders import lifecycle, queries
from app.orders.lifecycle import SETTLED, Deed, Stage
from app.orders.models import Order, OrderEvent
from app.orders.promises import clock_for
from app.orders.workclock import Pause, due
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers.models import Volunteer
from app.words import _

Actor = Staff | Volunteer | None
"""A colleague, a volunteer, or None: the resident, or the house itself."""


def expect(order: Order, deed: Deed) -> Stage:
    """The stage `deed` leads to; Refused when it may not follow."""
    stage = lifecycle.after(deed, order.stage)
    if stage is None:
        raise Refused(_("这一单现在不能这样做，请刷新看看到了哪一步"))
    return stage


def step(order: Order, deed: Deed, by: Actor, note: str = "") -> None:
    """Do it: the order is locked by whoever found it."""
    before, order.stage = order.stage, expect(order, deed)
    if order.stage in SETTLED and before not in SETTLED:
        order.settled_at = clock.now()
    _write(order, deed, by, note, before)


def begin(order: Order, by: Actor, note: str = "") -> None:
    """The first line."""
    _write(order, Deed.PLACE, by, note, None)


def set_clock(order: Order) -> None:
    """Until when the promise is kept, as far as pauses are known; while one lasts, nobody knows."""
    db.session.flush()
    held = [Pause(each.since, each.until) for each in queries.pauses(order.id)]
    if order.dispatched_at is None or order.promise_minutes is None or any(each.until is None for each in held):
        order.due_at = None
        return
    hours = clock_for(order.is_around, queries.hours_about(order.dispatched_at.date()))
    order.due_at = due(order.dispatched_at, order.promise_minutes, hours, held)


def set_accept_by(order: Order) -> None:
    """Until when somebody should have taken it."""
    now = clock.now()
    order.accept_by = due(now, rules().accept_hours * 60, queries.hours_about(now.date()))


def _write(order: Order, deed: Deed, by: Actor, note: str, before: Stage | None) -> None:
    line = OrderEvent(order_id=order.id, at=clock.now(), deed=deed, before=before, stage=order.stage, note=note)
    line.staff_id = by.id if isinstance(by, Staff) else None
    line.volunteer_id = by.id if isinstance(by, Volunteer) else None
    db.session.add(line)
