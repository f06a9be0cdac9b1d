"""A party turns out to be more, or fewer."""

from app import clock
from app.activities import queries_seats, verbs_queue, verbs_seats
from app.activities.models import Stage
from app.activities.models_seats import Signup, SignupStage
from app.activities.verbs_seats import Party
from app.audit import record
from app.db import Base, db
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _, ngettext


def change_party(signup: Signup, party: Party, by: Base | None) -> None:
    """They are more, or fewer; a seat that was theirs stays theirs. Phone and name stay. The activity is locked."""
    _expect_changeable(signup)
    verbs_seats.expect_fitting(signup.activity, party)
    _expect_in_time(signup, party.size - signup.party, by)
    if signup.stage is SignupStage.OFFERED and party.size != signup.party:
        raise Refused(_("正为您留着位子，请先答复来不来"))

    more = party.size - signup.party
    if signup.stage is SignupStage.CONFIRMED and more > 0:
        verbs_queue.settle(signup.activity)
        free = verbs_queue.free_seats(signup.activity, None)
        if free is not None and free < more:
            raise Refused(ngettext("只剩 %(num)d 个位子，加不下", "只剩 %(num)d 个位子，加不下", free))
    verbs_seats.write_party(signup, party)
    record(by, "signup.changed", signup)
    db.session.flush()
    verbs_queue.settle(signup.activity)


def _expect_changeable(signup: Signup) -> None:
    is_fixed = signup.task_id is not None or signup.activity.stage is not Stage.PUBLISHED
    if is_fixed or not signup.is_live or queries_seats.arrival(signup.id):
        raise Refused(_("这份报名现在不能改"))
    if clock.now() >= signup.activity.starts_at:
        raise Refused(_("活动已经开始了，不能再改"))


def _expect_in_time(signup: Signup, more: int, by: Base | None) -> None:
    """Guests grow while sign-up is open and shrink while they could cancel; the desk until the start."""
    if isinstance(by, Staff):
        return
    if more > 0 and not signup.activity.takes_signups(clock.now()):
        raise Refused(_("报名截止了，要加人请找工作人员"))
    if more < 0 and not signup.activity.can_be_left(clock.now()):
        raise Refused(_("已经过了取消的时间，来不了请给我们打电话"))
