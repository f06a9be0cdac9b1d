"""The promise's clock: it stands while something is waited for that only the resident can give."""

from app import clock
from app.audit import record
from app.db import db
from app.orders import queries
from app.orders.lifecycle import Deed
from app.orders.models import Order, OrderPause, WhyPaused
from app.orders.verbs_steps import Actor, expect, set_clock, step
from app.refusal import Refused
from app.words import _


def pause(order: Order, by: Actor, why: WhyPaused, question: str = "") -> None:
    """Stop it; the resident reads why, and what is asked."""
    expect(order, Deed.PAUSE)
    if queries.open_pause(order.id) is not None:
        raise Refused(_("已经在等居民了"))
    if why is WhyPaused.QUESTION and not question:
        raise Refused(_("请写下要问什么"))
    db.session.add(OrderPause(order_id=order.id, why=why, since=clock.now(), question=question))
    step(order, Deed.PAUSE, by, question)
    set_clock(order)
    record(by, "order.paused", order, why.value)


def resume(order: Order, by: Actor) -> None:
    """It runs again."""
    expect(order, Deed.RESUME)
    if not end_pause(order):
        raise Refused(_("这一单没有在等"))
    step(order, Deed.RESUME, by)
    record(by, "order.resumed", order)


def answer(order: Order, words: str) -> None:
    """The resident answers; the clock runs again."""
    held = queries.open_pause(order.id)
    expect(order, Deed.ANSWER)
    if held is None:
        raise Refused(_("已经回答过了，谢谢您"))
    held.answer = words
    end_pause(order)
    step(order, Deed.ANSWER, None, words)
    record(None, "order.answered", order)


def end_pause(order: Order) -> bool:
    """Whether there was one to end."""
    held = queries.open_pause(order.id)
    if held is None:
        return False
    # A clock set back never makes a pause end before it began.
    held.until = max(clock.now(), held.since)
    set_clock(order)
    return True
