"""What is read of orders wherever a verb or a page needs one: one of them, its history, its pauses."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.community import queries_days
from app.community.models import Area
from app.config import rules
from app.db import db
from app.orders.lifecycle import OPEN, Stage
from app.orders.models import Order, OrderEvent, OrderPause, Rating
from app.orders.models_hands import Errand, Invitation
from app.orders.promises import office_hours
from app.orders.workclock import Hours
from app.staff.models import Staff
from app.tokens import digest
from app.volunteers.models import Volunteer

# Past the longest promise, with the longest holidays in it.
_FAR: Final = timedelta(days=200)
FEW: Final = 20


_WITH_NAMES: Final = (joinedload(Order.item), joinedload(Order.building).joinedload(Area.parent))


def order(id: int) -> Order | None:
    """An order with all that its page names, in one look."""
    return db.session.get(Order, id, options=_WITH_NAMES)


def order_for_update(id: int) -> Order | None:
    """An order, locked: two who change it come one after the other. Lock it before any volunteer."""
    locked = select(Order).where(Order.id == id).with_for_update(of=Order)
    return db.session.scalar(locked.execution_options(populate_existing=True))


def order_numbered(number: str, tail: str) -> Order | None:
    """The order of a number, if the phone it was placed with ends in `tail`."""
    return db.session.scalar(select(Order).where(Order.number == number, Order.phone_tail == tail))


def order_on_slip(slip: str) -> Order | None:
    return db.session.scalar(select(Order).where(Order.slip_hash == digest(slip)))


def events(order_id: int) -> Sequence[OrderEvent]:
    """Its history, the first step first."""
    steps = select(OrderEvent).where(OrderEvent.order_id == order_id).order_by(OrderEvent.id)
    return db.session.scalars(steps.limit(500)).all()


def names_of(order_id: int) -> dict[int, str]:
    """Who did each step, by its number; the resident and the house itself have no name here."""
    who = func.coalesce(Staff.name, Volunteer.name)
    named = select(OrderEvent.id, who).outerjoin(Staff, Staff.id == OrderEvent.staff_id)
    named = named.outerjoin(Volunteer, Volunteer.id == OrderEvent.volunteer_id).where(OrderEvent.order_id == order_id)
    return {id: name for id, name in db.session.execute(named) if name}


def pauses(order_id: int) -> Sequence[OrderPause]:
    held = select(OrderPause).where(OrderPause.order_id == order_id).order_by(OrderPause.id)
    return db.session.scalars(held.limit(200)).all()


def open_pause(order_id: int) -> OrderPause | None:
    return db.session.scalar(select(OrderPause).where(OrderPause.order_id == order_id, OrderPause.until.is_(None)))


def invitations(order_id: int) -> Sequence[Invitation]:
    """Whom it was offered to, whatever they said."""
    sent = select(Invitation).where(Invitation.order_id == order_id).options(joinedload(Invitation.volunteer))
    return db.session.scalars(sent.order_by(Invitation.id)).all()


def invitation(order_id: int, volunteer_id: int) -> Invitation | None:
    sent = select(Invitation).where(Invitation.order_id == order_id, Invitation.volunteer_id == volunteer_id)
    return db.session.scalar(sent)


def invitation_on_slip(token: str) -> Invitation | None:
    return db.session.scalar(select(Invitation).where(Invitation.token_hash == digest(token)))


def rating(order_id: int, of_round: int) -> Rating | None:
    return db.session.scalar(select(Rating).where(Rating.order_id == order_id, Rating.round == of_round))


def errand(order_id: int, volunteer_id: int, day: date) -> Errand | None:
    gone = select(Errand).where(Errand.order_id == order_id, Errand.volunteer_id == volunteer_id, Errand.day == day)
    return db.session.scalar(gone)


def duplicates(building_id: int, item_id: int) -> Sequence[Order]:
    """Open orders for the same thing in the same building, the newest first."""
    same = select(Order).where(Order.building_id == building_id, Order.item_id == item_id, Order.stage.in_(OPEN))
    return db.session.scalars(same.order_by(Order.id.desc()).limit(FEW)).all()


def done_before(moment: object) -> Sequence[int]:
    """Orders that were done before a moment and nobody has rated."""
    waiting = select(Order.id).where(Order.stage == Stage.DONE, Order.done_at <= moment).order_by(Order.id)
    return db.session.scalars(waiting.limit(500)).all()


def astray() -> Sequence[int]:
    """Orders in the hands of somebody who has left, or is another entry now."""
    is_away = (Volunteer.left_at.is_not(None)) | Volunteer.merged_into_id.is_not(None)
    held = select(Order.id).join(Volunteer, Volunteer.id == Order.taker_id)
    return db.session.scalars(held.where(Order.stage == Stage.TAKEN, is_away).order_by(Order.id).limit(500)).all()


def hours_about(day: date) -> Hours:
    """When people work, around a day, holidays and make-up days known."""
    return office_hours(rules(), queries_days.calendar(day - _FAR, day + _FAR))
