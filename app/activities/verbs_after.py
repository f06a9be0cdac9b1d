"""What follows: people are rung up, say what they thought of it; gardens count who came by one tap."""

from datetime import timedelta

from app import clock
from app.activities import queries_after, queries_seats, verbs_queue
from app.activities.models import Activity, Stage
from app.activities.models_after import Call, CallCause, CallOutcome, GardenVisit, Opinion
from app.activities.models_seats import Signup, SignupStage
from app.audit import record
from app.community.models import Place, PlaceKind
from app.config import rules
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


def note_call(signup: Signup, by: Staff, cause: CallCause, outcome: CallOutcome) -> None:
    """A colleague rang somebody up; a yes or no to a held seat counts at once. The activity is locked."""
    if outcome in {CallOutcome.ACCEPTED, CallOutcome.DECLINED}:
        if signup.stage is not SignupStage.OFFERED or cause is not CallCause.OFFER:
            raise Refused(_("这一位现在没有留着的位子"))
        answer = verbs_queue.accept if outcome is CallOutcome.ACCEPTED else verbs_queue.decline
        answer(signup, by)
    call = Call(signup_id=signup.id, cause=cause, outcome=outcome, sequence=signup.activity.sequence)
    call.at, call.by_id = clock.now(), by.id
    db.session.add(call)
    record(by, "signup.called", signup)


def unmask(signup: Signup, by: Staff) -> None:
    """A colleague looks at a name and a phone in full: a deliberate act, written down."""
    record(by, "signup.unmasked", signup)


def give_opinion(signup: Signup, liked: int, *, comes_again: bool) -> Opinion:
    """A guest who was there says how it was, once. The activity is locked."""
    expect_opinion(signup)

    activity = signup.activity
    said = Opinion(activity_id=activity.id, signup_id=signup.id, liked=liked, comes_again=comes_again, at=clock.now())
    db.session.add(said)
    db.session.flush()
    record(None, "activity.judged", activity)
    return said


def expect_opinion(signup: Signup) -> None:
    """Whether a guest may say how it was: volunteers who helped are not asked."""
    activity = signup.activity
    if signup.task_id is not None:
        raise Refused(_("这里听来参加的居民说，谢谢您来帮忙"))
    if activity.stage not in {Stage.PUBLISHED, Stage.HELD, Stage.RECORDED} or clock.now() < activity.starts_at:
        raise Refused(_("活动还没有开始，结束后再来说说"))
    if queries_seats.arrival(signup.id) is None:
        raise Refused(_("只有来参加的人能评，谢谢您"))
    if queries_after.opinion(signup.id) is not None:
        raise Refused(_("您已经说过了，谢谢"))


def visit_garden(
    place: Place, heads: int, by: Staff | None = None, device_id: int | None = None, visitor_id: int | None = None
) -> GardenVisit:
    """So many came to a garden."""
    if place.kind is not PlaceKind.GARDEN:
        raise Refused(_("这里不是邻里小屋"))
    if place.closed_at is not None:
        raise Refused(_("这里暂时不开放"))

    visit = GardenVisit(place_id=place.id, day=clock.today(), at=clock.now(), heads=heads)
    visit.device_id, visit.visitor_id, visit.by_id = device_id, visitor_id, by.id if by else None
    db.session.add(visit)
    db.session.flush()
    record(by, "garden.visited", visit)
    return visit


def undo_garden_visit(visit: GardenVisit, by: Staff | None = None) -> None:
    """That was a wrong tap."""
    if visit.undone_at is not None:
        return
    if by is None and clock.now() - visit.at > timedelta(minutes=rules().undo_minutes):
        raise Refused(_("已经不能撤销了，请找人帮忙"))
    visit.undone_at = clock.now()
    record(by, "garden.undone", visit)


def heads(activity: Activity) -> int:
    """How many came: those checked in, and those only counted."""
    return queries_after.heads(activity.id) + activity.uncounted
