"""评单 and what follows: the resident says how it was, the time to say so runs out, the house forgets who asked."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update

from app import clock
from app.audit import record
from app.config import rules
from app.db import db
from app.orders import queries
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Order, OrderEvent, OrderPause, Rating
from app.orders.verbs_dispatch import leave_hands
from app.orders.verbs_steps import step
from app.orders.verbs_taking import return_to_board
from app.refusal import Refused
from app.words import _

AT_ONCE: Final = 500


def rate(order: Order, satisfaction: int, *, is_solved: bool) -> Rating:
    """Solved or not, and how satisfied (1 to 5). Once a round; what is not solved is taken up again. Resident only."""
    if not order.can_be_rated(clock.now(), rules().rating_days) or queries.rating(order.id, order.round):
        raise Refused(_("这一单已经评过，或者过了评价的时间，谢谢您"))
    said = Rating(order_id=order.id, round=order.round, is_solved=is_solved, satisfaction=satisfaction, at=clock.now())
    db.session.add(said)
    if is_solved:
        step(order, Deed.RATE, None)
    else:
        _reopen(order)
    record(None, "order.rated", order)
    return said


def close_unrated(now: datetime) -> int:
    """Close what was done so long ago that nobody will say how it was; how many."""
    ids = queries.done_before(now - timedelta(days=rules().rating_days))
    found = [order for id in ids if (order := queries.order_for_update(id)) and order.stage is Stage.DONE]
    for order in found:
        step(order, Deed.CLOSE, None)
        record(None, "order.closed", order)
    return len(found)


def follow_volunteers() -> int:
    """Whoever left has nothing in hand any more: it goes back to the board; merged entries go on together. How many."""
    found = [order for id in queries.astray() if (order := queries.order_for_update(id)) and order.taker]
    for order in found:
        _follow(order)
    return len(found)


def forget_residents(settled_before: datetime) -> int:
    """Wipe who asked, where they live and all they wrote, of orders settled so long ago; how many.

    Source: 个人信息保护法 art. 19. A health note goes when its service ends. What was asked for, and how it went,
    stays.
    """
    notes = update(Order).where(Order.health_note.is_not(None), Order.settled_at.is_not(None))
    db.session.execute(notes.values(health_note=None))
    old = select(Order.id).where(Order.settled_at < settled_before, Order.forgotten_at.is_(None)).limit(AT_ONCE)
    ids = db.session.scalars(old).all()
    if ids:
        wiped = {"contact": "", "phone": None, "phone_tail": None, "unit": "", "room": "", "wish": "", "done_note": ""}
        db.session.execute(update(Order).where(Order.id.in_(ids)).values(**wiped, forgotten_at=clock.now()))
        db.session.execute(update(OrderEvent).where(OrderEvent.order_id.in_(ids)).values(note=""))
        db.session.execute(update(OrderPause).where(OrderPause.order_id.in_(ids)).values(question="", answer=""))
        record(None, "order.residents_forgotten", note=str(len(ids)))
    return len(ids)


def _reopen(order: Order) -> None:
    step(order, Deed.REOPEN, None)
    order.round += 1
    order.done_at, order.done_note, order.target = None, "", None
    leave_hands(order)
    # The promise of the first round is over; the next one is given when it is handed out again.
    order.dispatched_at = order.promise_minutes = order.due_at = order.accept_by = None
    order.extended_days = 0


def _follow(order: Order) -> None:
    holder = order.taker
    if holder is not None and holder.merged_into_id is not None:
        order.taker_id = holder.merged_into_id
        return
    step(order, Deed.GIVE_BACK, None, _("志愿者退出了，请别的志愿者接"))
    return_to_board(order)
    record(None, "order.given_back", order)
