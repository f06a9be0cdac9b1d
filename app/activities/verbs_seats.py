"""Putting one's name down: a party signs up or comes no more; a volunteer takes a place to help."""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import delete

from app import clock
from app.activities import queries, queries_seats, tickets, verbs_queue
from app.activities.models import Activity, Stage, Task
from app.activities.models_seats import AgeBand, Child, Signup, SignupStage, Source
from app.audit import record
from app.config import rules
from app.db import Base, db
from app.refusal import Refused
from app.staff.models import Staff
from app.tokens import digest, new_code
from app.volunteers.models import Volunteer
from app.words import _


class Party(NamedTuple):
    """Who comes: a phone in plain digits, a name where it is wanted, grown-ups, and each child's nickname and age.

    `guardian_agrees`: a guardian comes along and says yes; `knows_risks`: they have read the notice.
    """

    phone: str
    name: str = ""
    adults: int = 1
    children: tuple[tuple[str, AgeBand], ...] = ()
    guardian_agrees: bool = False
    knows_risks: bool = False

    @property
    def size(self) -> int:
        return self.adults + len(self.children)


class Asked(NamedTuple):
    """Where, and before whom, a name was put down."""

    source: Source
    by: Staff | None = None
    visitor_id: int | None = None


def sign_up(activity: Activity, party: Party, asked: Asked) -> Signup:
    """Seats for a party if there are enough for all of it, else a place in the queue. The activity is locked."""
    _expect_open(activity, asked)
    if queries_seats.guest(activity.id, party.phone):
        raise Refused(_("这个手机号已经报过名了，可以在「我的报名」里看"))
    expect_fitting(activity, party)

    verbs_queue.settle(activity)
    signup = _begin(activity, asked)
    signup.phone, signup.phone_tail, signup.name = party.phone, party.phone[-4:], party.name
    # At the kiosk nobody is written down without their yes; at the desk a colleague asks for it.
    signup.consented_at = clock.now()
    write_party(signup, party)
    return _seat(signup, None, asked.by)


def help_out(activity: Activity, task: Task, volunteer: Volunteer, asked: Asked) -> Signup:
    """A volunteer takes a place to help, or waits for one. The activity is locked."""
    _expect_open(activity, asked)
    if not volunteer.is_active:
        raise Refused(_("还没有通过登记，请找人帮忙"))
    if queries_seats.helping(activity.id, volunteer.id):
        raise Refused(_("您已经报名帮忙了"))

    verbs_queue.settle(activity)
    signup = _begin(activity, asked)
    signup.task_id, signup.volunteer_id, signup.phone = task.id, volunteer.id, volunteer.phone
    signup.phone_tail = volunteer.phone_tail
    return _seat(signup, task, asked.by or volunteer)


def at_the_door(activity: Activity, party: Party, asked: Asked, *, is_extra: bool) -> Signup:
    """Somebody who came without having signed up, and is let in: no phone is asked, no name."""
    expect_fitting(activity, party)
    signup = _begin(activity, asked)
    signup.stage, signup.is_extra, signup.name = SignupStage.CONFIRMED, is_extra, party.name
    signup.ticket = signup.ticket_hash = signup.code = None
    write_party(signup, party)
    record(asked.by, "signup.made", signup)
    return signup


def leave(signup: Signup, by: Base | None, reason: str = "") -> None:
    """They do not come: the seats go to who waits. The activity is locked."""
    if not signup.is_live:
        raise Refused(_("这份报名已经取消了"))
    if signup.activity.stage is not Stage.PUBLISHED:
        raise Refused(_("活动已经结束或取消了，不用再取消"))
    if not isinstance(by, Staff) and not signup.activity.can_be_left(clock.now()):
        raise Refused(_("已经过了取消的时间，来不了请给我们打电话"))
    step_back(signup, by, reason)


def step_back(signup: Signup, by: Base | None, reason: str = "") -> None:
    """Their seats are free again, and whoever waits is asked."""
    if queries_seats.arrival(signup.id):
        raise Refused(_("已经签到了，不用取消"))
    vacate(signup, by, reason)


def vacate(signup: Signup, by: Base | None, reason: str = "") -> None:
    """Nobody sits there any more, whatever the hour. The activity is locked."""
    verbs_queue.give_up_offer(signup)
    signup.stage, signup.cancelled_at, signup.cancel_reason = SignupStage.CANCELLED, clock.now(), reason
    record(by, "signup.cancelled", signup)
    db.session.flush()
    verbs_queue.settle(signup.activity)


def _begin(activity: Activity, asked: Asked) -> Signup:
    ticket = tickets.new_ticket()
    signup = Signup(activity_id=activity.id, number=queries.next_number(activity.id), asked_at=clock.now())
    signup.activity, signup.stage = activity, SignupStage.WAITING
    signup.source, signup.visitor_id = asked.source, asked.visitor_id
    signup.by_id = asked.by.id if asked.by else None
    signup.ticket, signup.ticket_hash, signup.code = ticket, digest(ticket), new_code()
    signup.adults, signup.children = 1, 0
    return signup


def _seat(signup: Signup, task: Task | None, by: Base | None) -> Signup:
    free = verbs_queue.free_seats(signup.activity, task)
    # Shortly before the start a free seat is for whoever of the queue stands at the door.
    is_behind = verbs_queue.is_late(signup.activity) and bool(
        queries_seats.waiting(signup.activity_id, signup.task_id, but=signup.id)
    )
    has_seat = free is None or (signup.party <= free and not is_behind)
    signup.stage = SignupStage.CONFIRMED if has_seat else SignupStage.WAITING
    db.session.add(signup)
    db.session.flush()
    if not has_seat:
        # The look writes down why there is no seat for them just now.
        verbs_queue.settle(signup.activity)
    record(by, "signup.made", signup)
    return signup


def write_party(signup: Signup, party: Party) -> None:
    """How many they are, who the children are, and what was agreed to."""
    signup.adults, signup.children = party.adults, len(party.children)
    signup.guardian_at = clock.now() if party.children and party.guardian_agrees else None
    signup.risks_at = clock.now() if party.knows_risks else signup.risks_at
    db.session.add(signup)
    db.session.flush()
    db.session.execute(delete(Child).where(Child.signup_id == signup.id))
    for nickname, band in party.children:
        db.session.add(Child(signup_id=signup.id, nickname=nickname, band=band))


def _expect_open(activity: Activity, asked: Asked) -> None:
    """The desk may write somebody down until the end, guests while it is open."""
    if asked.by is not None and activity.is_announced and clock.now() < activity.ends_at:
        return
    is_at_the_door = asked.source is Source.DOOR
    if is_at_the_door and activity.lets_in(clock.now(), timedelta(minutes=rules().doors_open_minutes)):
        return
    if not activity.takes_signups(clock.now()):
        raise Refused(_("现在不能报名，请看看别的活动"))


def expect_fitting(activity: Activity, party: Party) -> None:
    """Refused unless so many, and such children, may come, and the notice has been read."""
    if not 1 <= party.size <= rules().largest_party:
        raise Refused(_("一次可以报 1 到 %(most)d 位", most=rules().largest_party))
    if party.children and activity.children_from is None:
        raise Refused(_("这场活动不带小朋友"))
    if party.children and not (party.adults and party.guardian_agrees):
        raise Refused(_("小朋友要有家长一起来"))
    if any(oldest(band) < (activity.children_from or 0) for _nickname, band in party.children):
        raise Refused(_("小朋友要满 %(years)d 岁", years=activity.children_from))
    if activity.risks and not party.knows_risks:
        raise Refused(_("请先看一下安全提醒"))


def oldest(band: AgeBand) -> int:
    """The age at the upper end of a band, in years."""
    return int(band.value.partition("-")[2])
