"""A need comes in: placed at the kiosk or said to a colleague, put right, turned down, taken back."""

from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import select

from app import clock
from app.audit import record
from app.community.models import Area, Level, Place
from app.db import db
from app.orders.lifecycle import Deed
from app.orders.models import Half, Order, Source, WhyNot
from app.orders.models_lists import ServiceItem
from app.orders.numbers import new_number
from app.orders.verbs_clock import end_pause
from app.orders.verbs_steps import begin, step
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _

LEVELS: Final = (Level.BUILDING, Level.COMPOUND, Level.COMMUNITY, Level.STREET)
"""From where small things are settled up to where big ones go."""


class Home(NamedTuple):
    """Where somebody lives; a house without units or rooms leaves them empty."""

    building: Area
    unit: str = ""
    room: str = ""


class Caller(NamedTuple):
    """Who asks. At the kiosk a phone is enough; found at the door, not even that is needed."""

    name: str = ""
    phone: str = ""


class Need(NamedTuple):
    """What is asked for. `health` is said of a sensitive item only, and kept sealed."""

    item: ServiceItem
    wish: str = ""
    health: str = ""
    wanted_on: date | None = None
    half: Half = Half.ANY


class Asked(NamedTuple):
    """Where and how it came in; `by`: who wrote it down for them."""

    at: Place
    source: Source
    by: Staff | None = None


class Consent(NamedTuple):
    """What they said yes to."""

    contact: bool = False
    health: bool = False


def place(need: Need, home: Home, caller: Caller, consent: Consent, asked: Asked) -> Order:
    """Write the need down. What tells of somebody's health needs a yes of its own."""
    _expect_askable(need, home, consent)
    item, now = need.item, clock.now()
    order = Order(number=_fresh_number(), item_id=item.id, place_id=asked.at.id, source=asked.source)
    order.item, order.place, order.placed_at = item, asked.at, now
    order.urgency, order.level, order.placed_by_id = item.urgency, item.level, asked.by.id if asked.by else None
    order.consented_at = now if consent.contact else None
    order.health_consented_at = now if item.is_sensitive else None
    _say(order, need, home, caller)
    db.session.add(order)
    db.session.flush()
    begin(order, asked.by)
    record(asked.by, "order.placed", order)
    return order


def correct(order: Order, by: Staff, need: Need, home: Home, caller: Caller) -> None:
    """It was understood wrongly."""
    if home.building.level is not Level.BUILDING:
        raise Refused(_("请选到楼栋"))
    if need.item.is_sensitive and order.health_consented_at is None:
        raise Refused(_("这一项说到健康情况，要先问过本人同意，请另外点一单"))
    if not need.item.is_sensitive and need.wish == order.health_note:
        # What was said under seal does not come into the open because the item is another.
        need = need._replace(wish="")
    step(order, Deed.CORRECT, by)
    order.item, order.item_id = need.item, need.item.id
    _say(order, need, home, caller)
    record(by, "order.corrected", order)


def decline(order: Order, by: Staff, why: WhyNot, words: str = "") -> None:
    """The community cannot do it, and says why."""
    order.why_not = why
    step(order, Deed.DECLINE, by, words)
    record(by, "order.declined", order, why.value)


def withdraw(order: Order, by: Staff | None = None) -> None:
    """It is not needed any more."""
    step(order, Deed.WITHDRAW, by)
    end_pause(order)
    record(by, "order.withdrawn", order)


def escalate(order: Order, by: Staff, words: str) -> None:
    """It is too big for where it lies: 楼栋 → 小区 → 社区 → 街道."""
    place_in_line = LEVELS.index(order.level)
    if place_in_line == len(LEVELS) - 1:
        raise Refused(_("已经在街道一级了"))
    order.level = LEVELS[place_in_line + 1]
    step(order, Deed.ESCALATE, by, words)
    record(by, "order.escalated", order, order.level.value)


def unmask(order: Order, by: Staff) -> None:
    """Someone looks at a resident's whole name, phone and door: a deliberate act, written down."""
    if order.forgotten_at is not None:
        raise Refused(_("到期的联系方式已经删除了"))
    record(by, "order.unmasked", order)


def _expect_askable(need: Need, home: Home, consent: Consent) -> None:
    if need.item.retired_at is not None or need.item.category.retired_at is not None:
        raise Refused(_("这项服务现在没有了，请选别的"))
    if home.building.level is not Level.BUILDING:
        raise Refused(_("请选到楼栋"))
    if need.item.is_sensitive and not consent.health:
        raise Refused(_("这一项会说到健康情况，要您同意才能记下"))


def _say(order: Order, need: Need, home: Home, caller: Caller) -> None:
    order.building, order.building_id, order.unit, order.room = home.building, home.building.id, home.unit, home.room
    order.contact, order.phone, order.phone_tail = caller.name, caller.phone or None, caller.phone[-4:] or None
    order.wish = "" if need.item.is_sensitive else need.wish
    # Whatever is written beside a sensitive item is likely to tell of somebody's health.
    order.health_note = (need.health or need.wish or None) if need.item.is_sensitive else None
    order.wanted_on, order.half = need.wanted_on, need.half


def _fresh_number() -> str:
    while db.session.scalar(select(Order.id).where(Order.number == (number := new_number()))) is not None:
        pass
    return number
