"""接单: one volunteer takes an order, goes for it, does it or gives it back. Lock the order first."""

from sqlalchemy import select

from app import clock
from app.audit import record
from app.community.models import Level, Place
from app.db import db
from app.orders import queries, verbs_errands
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Order, Target
from app.orders.models_hands import Errand, Invitation
from app.orders.verbs_clock import end_pause
from app.orders.verbs_dispatch import leave_hands
from app.orders.verbs_steps import set_accept_by, step
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import verbs_ledger
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import TeamMember
from app.volunteers.models_ledger import Duty, Stint
from app.words import _


def is_open_to(order: Order, volunteer: Volunteer) -> bool:
    """Whether they may take it: from the board everybody, from a team its members, by name those who were asked."""
    if order.stage is not Stage.DISPATCHED or not volunteer.is_active:
        return False
    if order.target is Target.TEAM:
        inside = select(TeamMember.id).where(TeamMember.team_id == order.team_id, TeamMember.until.is_(None))
        return db.session.scalar(inside.where(TeamMember.volunteer_id == volunteer.id)) is not None
    if order.target is Target.PEOPLE:
        sent = queries.invitation(order.id, volunteer.id)
        return sent is not None and sent.is_good
    return True


def take(order: Order, volunteer: Volunteer) -> None:
    """It is theirs. A second tap of the same hand finds it taken already; anybody else is told kindly."""
    if order.is_in_hands_of(volunteer):
        return
    if order.stage is Stage.TAKEN:
        raise Refused(_("这一单刚刚有人接了，谢谢您的热心"))
    if not is_open_to(order, volunteer):
        raise Refused(_("这一单现在不能接，看看别的吧"))
    order.taker_id, order.taken_at = volunteer.id, clock.now()
    step(order, Deed.TAKE, volunteer)
    record(volunteer, "order.taken", order)


def refuse(sent: Invitation) -> None:
    """Not this time; nobody asks why."""
    if sent.is_good:
        sent.declined_at = clock.now()
        record(sent.volunteer, "order.offer_declined", sent.order)


def give_back(order: Order, volunteer: Volunteer, words: str) -> None:
    """They cannot do it after all: it goes back to the open board."""
    expect_theirs(order, volunteer)
    step(order, Deed.GIVE_BACK, volunteer, words)
    return_to_board(order)
    record(volunteer, "order.given_back", order)


def return_to_board(order: Order) -> None:
    """Whoever likes takes it now."""
    leave_hands(order)
    order.target, order.team_id = Target.BOARD, None
    set_accept_by(order)


def set_out(order: Order, volunteer: Volunteer, at: Place, device_id: int | None) -> Stint:
    """They go for it now: signed in, so that their time counts."""
    expect_theirs(order, volunteer)
    return verbs_ledger.sign_in(volunteer, _duty(order, volunteer, at), device_id)


def complete(order: Order, volunteer: Volunteer, words: str) -> None:
    """It is done; the resident is asked how it was."""
    expect_theirs(order, volunteer)
    step(order, Deed.COMPLETE, volunteer, words)
    _done(order, words)
    record(volunteer, "order.completed", order)


def settle(order: Order, by: Staff, level: Level, words: str) -> None:
    """The desk has done it, or saw that it is done: where, and how."""
    order.level = level
    step(order, Deed.SETTLE, by, words)
    _done(order, words)
    record(by, "order.settled", order, level.value)


def expect_theirs(order: Order, volunteer: Volunteer) -> None:
    """Only whoever has it in hand."""
    if not order.is_in_hands_of(volunteer):
        raise Refused(_("这一单不在您手上"))


def _done(order: Order, words: str) -> None:
    end_pause(order)
    order.done_at, order.done_note = clock.now(), words


def _duty(order: Order, volunteer: Volunteer, at: Place) -> Duty:
    """What their hours of the day stand under."""
    today = clock.today()
    gone = queries.errand(order.id, volunteer.id, today)
    if gone is not None:
        return db.session.get_one(Duty, gone.duty_id)
    duty = verbs_errands.lay("居民点单", order.item, volunteer, at)
    db.session.add(Errand(order_id=order.id, volunteer_id=volunteer.id, day=today, duty_id=duty.id))
    return duty
