"""The queue at work: free seats become offers, offers are answered or run out, each look is written down.

Whoever calls these has locked the activity first.
"""

from datetime import timedelta

from app import clock
from app.activities import queries, queries_seats, seating
from app.activities.models import Activity, Stage, Task
from app.activities.models_seats import Outcome, QueueLook, QueueVerdict, SeatOffer, Signup, SignupStage
from app.activities.seating import Patience, Verdict, Waiting
from app.audit import record
from app.config import rules
from app.db import Base, db
from app.refusal import Refused
from app.words import _


def settle(activity: Activity) -> None:
    """Write off the offers that ran out, then look through every queue and offer what is free."""
    if activity.stage is not Stage.PUBLISHED:
        return
    for offer in queries_seats.run_out(activity.id, clock.now()):
        _lapse(offer)
    db.session.flush()
    _look(activity, None)
    for task in queries.tasks(activity.id):
        _look(activity, task)


def accept(signup: Signup, by: Base | None) -> None:
    """They come: the seats held for them are theirs."""
    offer = _good_offer(signup)
    _answer(offer, Outcome.ACCEPTED)
    signup.stage = SignupStage.CONFIRMED
    record(by, "signup.accepted", signup)


def decline(signup: Signup, by: Base | None) -> None:
    """They do not come after all: the next one is asked."""
    offer = _good_offer(signup)
    _answer(offer, Outcome.DECLINED)
    signup.stage, signup.cancelled_at = SignupStage.CANCELLED, clock.now()
    record(by, "signup.declined", signup)
    db.session.flush()
    settle(signup.activity)


def withdraw_offers(activity: Activity) -> None:
    """No seat is given away any more: who held an offer waits again, and is told."""
    for offer in queries_seats.pending_offers(activity.id):
        _answer(offer, Outcome.WITHDRAWN)
        offer.signup.stage = SignupStage.WAITING


def keep_offers_before_start(activity: Activity) -> None:
    """It begins earlier now: no seat is held past the start. Whose hour to answer is gone has missed nothing."""
    for offer in queries_seats.pending_offers(activity.id):
        if not offer.is_good(clock.now()) or offer.until <= activity.starts_at:
            continue
        offer.until = activity.starts_at
        if not offer.is_good(clock.now()):
            _answer(offer, Outcome.WITHDRAWN)
            offer.signup.stage = SignupStage.WAITING


def give_up_offer(signup: Signup) -> None:
    """Whoever no longer wants to come holds no seats back."""
    offer = queries_seats.pending_offer(signup.id)
    if offer is not None:
        _answer(offer, Outcome.WITHDRAWN)


def give_free_seats(signup: Signup) -> None:
    """Who waits and stands at the door takes seats that are free, as far as they suffice for all of them."""
    settle(signup.activity)
    free = free_seats(signup.activity, signup.task)
    if signup.stage is SignupStage.WAITING and (free is None or signup.party <= free):
        signup.stage = SignupStage.CONFIRMED
        record(None, "signup.accepted", signup)
        db.session.flush()


def has_seat_at_last(signup: Signup, by: Base | None) -> bool:
    """Whether they have a seat now that they stand here: held for them, or free."""
    if signup.stage is SignupStage.WAITING:
        give_free_seats(signup)
    offer = queries_seats.pending_offer(signup.id)
    if signup.stage is SignupStage.OFFERED and offer is not None and offer.is_good(clock.now()):
        accept(signup, by)
    return signup.stage is SignupStage.CONFIRMED


def is_late(activity: Activity) -> bool:
    """Whether it begins so soon that no seat is held for anybody any more."""
    return seating.offer_until(clock.now(), activity.starts_at, _patience()) is None


def free_seats(activity: Activity, task: Task | None) -> int | None:
    """Seats nobody has or holds just now, among guests or the helpers of `task`; None: no end of them."""
    seats = task.places if task else activity.seats
    taken = queries_seats.taken(activity.id, task.id if task else None, clock.now())
    return seating.free_seats(seats, *taken)


def _look(activity: Activity, task: Task | None) -> None:
    queue = queries_seats.waiting(activity.id, task.id if task else None)
    if not queue:
        return
    free = free_seats(activity, task)
    until = seating.offer_until(clock.now(), activity.starts_at, _patience())
    verdicts = seating.look(free, queue, patience=_patience(), is_late=until is None)
    _write_down(activity, task, free, verdicts)
    offered = [one.id for one, verdict in verdicts if verdict is Verdict.OFFERED]
    for signup in queries_seats.signups_numbered(offered):
        signup.stage = SignupStage.OFFERED
        db.session.add(SeatOffer(signup_id=signup.id, seats=signup.party, at=clock.now(), until=until))
        record(None, "signup.offered", signup)
    db.session.flush()


def _write_down(
    activity: Activity, task: Task | None, free: int | None, verdicts: list[tuple[Waiting, Verdict]]
) -> None:
    seats = sum(one.party for one, _verdict in verdicts) if free is None else free
    told = queries_seats.last_told([one.id for one, _verdict in verdicts])
    # What somebody has heard already is no news to them: a long queue does not grow by its own length at each tap.
    news = [each for each in enumerate(verdicts, 1) if told.get(each[1][0].id) != (each[1][1], seats)]
    if not news:
        return
    look = QueueLook(activity_id=activity.id, task_id=task.id if task else None, at=clock.now(), free=seats)
    db.session.add(look)
    db.session.flush()
    for position, (one, verdict) in news:
        said = {"signup_id": one.id, "position": position, "party": one.party, "verdict": verdict}
        db.session.add(QueueVerdict(look_id=look.id, **said))


def _lapse(offer: SeatOffer) -> None:
    _answer(offer, Outcome.EXPIRED)
    offer.signup.stage = SignupStage.WAITING
    offer.signup.missed += 1
    record(None, "signup.missed", offer.signup)


def _answer(offer: SeatOffer, outcome: Outcome) -> None:
    offer.outcome, offer.answered_at = outcome, clock.now()


def _good_offer(signup: Signup) -> SeatOffer:
    offer = queries_seats.pending_offer(signup.id)
    if offer is None or not offer.is_good(clock.now()):
        raise Refused(_("为您留的位子已经过了时间，您还排在候补里"))
    return offer


def _patience() -> Patience:
    rule = rules()
    return Patience(timedelta(hours=rule.offer_hours), timedelta(minutes=rule.offer_least_minutes), rule.offers_missed)
