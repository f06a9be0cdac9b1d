"""Nobody is passed over without a word: who was seated before those who waited longer, and what these were told."""

from typing import NamedTuple

from sqlalchemy import func, select

from app.activities import verbs_queue
from app.activities.models_seats import QueueVerdict, SeatOffer, Signup, SignupStage
from app.activities.seating import Verdict
from app.db import db

GOOD_REASONS = {Verdict.HOLDS_OFFER, Verdict.MISSED, Verdict.TOO_LATE}


class Moment(NamedTuple):
    """The last of each that was written down before a deed."""

    signup: int
    offer: int
    verdict: int


def now() -> Moment:
    return Moment(*(db.session.scalar(select(func.max(kind.id))) or 0 for kind in (Signup, SeatOffer, QueueVerdict)))


def nobody_was_passed_over_without_a_word(before: Moment) -> None:
    """Whenever a seat is held for somebody or goes to a newcomer, all who waited before them know why not they."""
    given = _given(before)
    for waits in db.session.query(Signup).filter(Signup.stage == SignupStage.WAITING, Signup.id <= before.signup):
        behind = [one for one in given if _queue(one) == _queue(waits) and _is_behind(one, waits, before)]
        if behind:
            assert _was_told(waits, sum(one.party for one in behind), before), (waits.number, waits.party)


def _given(before: Moment) -> list[Signup]:
    """Who was made an offer since, and who came since and was seated at once."""
    offered = [offer.signup for offer in db.session.query(SeatOffer).filter(SeatOffer.id > before.offer)]
    newcomers = db.session.query(Signup).filter_by(stage=SignupStage.CONFIRMED, is_extra=False)
    return [*offered, *newcomers.filter(Signup.id > before.signup)]


def _queue(signup: Signup) -> tuple[int, int | None]:
    return signup.activity_id, signup.task_id


def _is_behind(one: Signup, waits: Signup, before: Moment) -> bool:
    return one.id > before.signup or (one.missed, one.id) > (waits.missed, waits.id)


def _was_told(waits: Signup, given: int, before: Moment) -> bool:
    """A good reason; or that they are too many, when they are, for all that was left and went to those behind."""
    verdicts = _verdicts(waits.id, before)
    left = verbs_queue.free_seats(waits.activity, waits.task)
    is_too_many = left is not None and waits.party > left + given
    return bool(verdicts & GOOD_REASONS) or (is_too_many and Verdict.TOO_MANY in verdicts)


def _verdicts(signup_id: int, before: Moment) -> set[Verdict]:
    """What was said of them since, and last before: the same is not said twice."""
    said = select(QueueVerdict.verdict).where(QueueVerdict.signup_id == signup_id)
    last = said.where(QueueVerdict.id <= before.verdict).order_by(QueueVerdict.id.desc()).limit(1)
    return {*db.session.scalars(said.where(QueueVerdict.id > before.verdict)), *db.session.scalars(last)}
