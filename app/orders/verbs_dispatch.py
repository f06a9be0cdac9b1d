"""派单: an order is handed out to the open board, to a team, or to people by name. Nobody is ever forced."""

from collections.abc import Sequence

from app import clock
from app.audit import record
from app.config import rules
from app.db import db
from app.orders import promises, queries
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Order, Target
from app.orders.models_hands import Invitation
from app.orders.numbers import new_slip
from app.orders.verbs_clock import end_pause
from app.orders.verbs_steps import set_accept_by, set_clock, step
from app.refusal import Refused
from app.staff.models import Staff
from app.tokens import digest
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team
from app.words import _


def to_the_board(order: Order, by: Staff) -> None:
    """Whoever likes takes it."""
    _dispatch(order, by, Target.BOARD)


def to_team(order: Order, by: Staff, team: Team) -> None:
    """One of a team takes it (楼栋长工作小组)."""
    if team.retired_at is not None:
        raise Refused(_("这支队伍已经撤了，请选别的"))
    _dispatch(order, by, Target.TEAM, team)


def to_people(order: Order, by: Staff, people: Sequence[Volunteer]) -> None:
    """Offered to people by name; whoever says yes first has it."""
    if not people or not all(one.is_active for one in people):
        raise Refused(_("请选在册的志愿者"))
    _dispatch(order, by, Target.PEOPLE)
    for one in people:
        _invite(order, one)


def send_back(order: Order, by: Staff, words: str) -> None:
    """The desk takes it in again, out of whosever hands."""
    step(order, Deed.SEND_BACK, by, words)
    end_pause(order)
    leave_hands(order)
    _withdraw_offers(order)
    order.accept_by = None
    record(by, "order.sent_back", order)


def extend(order: Order, by: Staff, days: int, words: str) -> None:
    """It needs longer: so many working days in all since it was first handed out, with the reason."""
    promise = promises.in_days(days, rules())
    if days > rules().longest_promise_days:
        raise Refused(_("最长 %(days)d 个工作日", days=rules().longest_promise_days))
    if order.promise_minutes is None or (not order.is_around and promise.minutes <= order.promise_minutes):
        raise Refused(_("要比现在的期限长"))
    step(order, Deed.EXTEND, by, words)
    order.promise_minutes, order.is_around, order.extended_days = promise.minutes, promise.is_around, days
    set_clock(order)
    record(by, "order.extended", order, str(days))


def leave_hands(order: Order) -> None:
    """Nobody has it now."""
    order.taker_id = order.taken_at = None


def _dispatch(order: Order, by: Staff, target: Target, team: Team | None = None) -> None:
    step(order, Deed.DISPATCH, by, team.name if team else "")
    _withdraw_offers(order)
    order.target, order.team_id = target, team.id if team else None
    if order.dispatched_at is None:
        promise = promises.promise(order.urgency, order.item.promise_days, rules())
        order.dispatched_at, order.promise_minutes = clock.now(), promise.minutes
        order.is_around = promise.is_around
    if order.slip is None:
        order.slip = new_slip()
        order.slip_hash = digest(order.slip)
    set_accept_by(order)
    set_clock(order)
    record(by, "order.dispatched", order, target.value)


def _invite(order: Order, volunteer: Volunteer) -> None:
    sent = queries.invitation(order.id, volunteer.id)
    if sent is None:
        sent = Invitation(order_id=order.id, volunteer_id=volunteer.id)
        db.session.add(sent)
    sent.at, sent.declined_at, sent.withdrawn_at = clock.now(), None, None
    sent.token = new_slip()
    sent.token_hash = digest(sent.token)
    db.session.flush()


def _withdraw_offers(order: Order) -> None:
    for sent in queries.invitations(order.id):
        sent.withdrawn_at = sent.withdrawn_at or clock.now()


def is_late_to_accept(order: Order) -> bool:
    """Whether somebody should have taken it by now."""
    return order.stage is Stage.DISPATCHED and order.accept_by is not None and clock.now() > order.accept_by
