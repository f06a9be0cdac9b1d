"""What adds a row to the attendance ledger: people sign in and out, say when they left, correct and confirm."""

from datetime import datetime, timedelta

from app import clock
from app.audit import record
from app.clock import ZONE
from app.config import rules
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import hours, queries_ledger, verbs_person
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, Stint
from app.volunteers.stints import UNANSWERED, Deed, Line, Stage
from app.volunteers.verbs_sums import write
from app.words import _

FAR_AHEAD = datetime(9999, 1, 1, tzinfo=ZONE)


def sign_in(volunteer: Volunteer, duty: Duty, device_id: int | None = None) -> Stint:
    """Begin a stint; a second tap finds the one already begun. `volunteer` is locked by whoever found them."""
    at_work = queries_ledger.open_stint(volunteer.id)
    if at_work is not None and at_work.duty_id == duty.id:
        return at_work
    if at_work is not None:
        raise Refused(_("您正在「%(name)s」，请先签退", name=at_work.duty.name))
    if duty.volunteer_id not in {None, volunteer.id}:
        raise Refused(_("这一项是别的志愿者接的"))
    _expect_open(volunteer, queries_ledger.hold_duty(duty.id))
    now = clock.now()
    start = hours.begins(now, duty.starts_at, queries_ledger.last_end(volunteer.id, _latest(now)))
    stint = Stint(volunteer_id=volunteer.id, duty_id=duty.id, day=duty.day, signed_at=now, start_at=start)
    db.session.add(stint)
    db.session.flush()
    write(stint, Line(Deed.IN, start=start), device_id=device_id)
    record(volunteer, "stint.signed_in", stint)
    return stint


def sign_out(stint: Stint, device_id: int | None = None) -> None:
    """End a stint, unless it began only a moment ago: a double tap is not a farewell.

    Long after its planned end nobody was at it till now: it is closed as forgotten, and they are asked.
    """
    if stint.stage is not Stage.OPEN or is_just_begun(stint):
        return
    if clock.now() >= stint.duty.ends_at + timedelta(minutes=rules().forgotten_minutes):
        close_forgotten(stint)
        return
    write(stint, Line(Deed.OUT, end=max(clock.now(), stint.start_at)), device_id=device_id)
    record(stint.volunteer, "stint.signed_out", stint)


def is_just_begun(stint: Stint) -> bool:
    """Whether the sign-in is so fresh that the next tap belongs to it. A clock set back is no moment ago."""
    since = clock.now() - stint.signed_at
    return timedelta(0) <= since < timedelta(seconds=rules().cool_down_seconds)


def undo(stint: Stint) -> None:
    """Take back a wrong tap: a fresh sign-in never was, a fresh sign-out goes on."""
    latest = queries_ledger.rows(stint.id)[-1]
    if latest.deed in {Deed.UNDONE, Deed.RESUMED}:
        return
    if not can_undo(stint):
        raise Refused(_("这一次已经不能撤销了，需要改请找人帮忙"))
    write(stint, Line(Deed.UNDONE if latest.deed is Deed.IN else Deed.RESUMED))
    record(stint.volunteer, "stint.undone", stint)


def can_undo(stint: Stint) -> bool:
    """Whether the latest tap is fresh enough, and they are at nothing else since."""
    latest = queries_ledger.rows(stint.id)[-1]
    if clock.now() - latest.at > timedelta(minutes=rules().undo_minutes):
        return False
    is_free = latest.deed is Deed.OUT and not _was_followed(stint)
    return latest.deed is Deed.IN or is_free


def close_forgotten(stint: Stint) -> None:
    """Nobody signed out: close it at the planned end, to be asked about and confirmed."""
    if stint.stage is Stage.OPEN:
        write(stint, Line(Deed.AUTO, end=max(stint.duty.ends_at, stint.start_at)))
        record(None, "stint.closed", stint)


def say_when_left(stint: Stint, moment: datetime) -> None:
    """The volunteer says when they left: between the begin and now; a colleague still confirms it."""
    _expect_unanswered(stint)
    if not stint.start_at <= moment <= min(clock.now(), _latest(stint.start_at)):
        raise Refused(_("离开的时间要在签到之后、现在之前"))
    _expect_alone(stint.volunteer_id, stint.start_at, moment, but=stint.id)
    stint.is_asked = True
    write(stint, Line(Deed.SAID, end=moment))
    record(stint.volunteer, "stint.said", stint)


def leave_unsaid(stint: Stint) -> None:
    """They do not remember: a colleague will see to it."""
    _expect_unanswered(stint)
    stint.is_asked = True


def correct(stint: Stint, by: Staff, start: datetime, end: datetime, reason: str) -> None:
    """A colleague puts begin and end right; what was written before stays."""
    _expect_possible(stint.volunteer_id, start, end, but=stint.id)
    write(stint, Line(Deed.CORRECTED, start, end, by.id), reason)
    record(by, "stint.corrected", stint)


def write_up(volunteer: Volunteer, duty: Duty, by: Staff, start: datetime, end: datetime, reason: str) -> Stint:
    """A colleague writes up a stint nobody signed in for."""
    verbs_person.expect_active(volunteer)
    _expect_possible(volunteer.id, start, end)
    stint = Stint(volunteer_id=volunteer.id, duty_id=duty.id, day=duty.day, signed_at=clock.now(), start_at=start)
    stint.end_at, stint.stage = end, Stage.WAITING
    db.session.add(stint)
    db.session.flush()
    write(stint, Line(Deed.CORRECTED, start, end, by.id), reason)
    record(by, "stint.written_up", stint)
    return stint


def confirm(stint: Stint, by: Staff) -> None:
    """A colleague answers for a stint; a very long day needs a second one, and never the same twice."""
    if stint.stage not in UNANSWERED:
        raise Refused(_("这一条现在不用核定"))
    if not stint.duty.has_all_fields:
        raise Refused(_("「%(name)s」还缺服务内容、组织单位或负责人，补上再核定", name=stint.duty.name))
    if by.id in queries_ledger.span(stint.id).confirmed_by:
        raise Refused(_("您已经核过了，还要另一位同事再核一次"))
    write(stint, Line(Deed.CONFIRMED, by=by.id))
    record(by, "stint.confirmed", stint)


def strike_out(stint: Stint, by: Staff, reason: str) -> None:
    """A colleague does not believe it: it counts nowhere, and says why."""
    if stint.stage in {Stage.OPEN, Stage.VOID}:
        raise Refused(_("这一条现在不能作废"))
    write(stint, Line(Deed.STRUCK, by=by.id), reason)
    record(by, "stint.struck_out", stint)


def _latest(start: datetime) -> datetime:
    return start + timedelta(hours=rules().longest_stint_hours)


def _expect_unanswered(stint: Stint) -> None:
    if stint.stage is not Stage.PROVISIONAL or stint.is_asked:
        raise Refused(_("这一次已经说过了，需要改请找人帮忙"))


def _expect_open(volunteer: Volunteer, duty: Duty) -> None:
    now = clock.now()
    if not volunteer.is_active:
        raise Refused(_("还没有通过登记，请找人帮忙"))
    if duty.called_off_at is not None:
        raise Refused(_("这项服务取消了，请看看别的"))
    if now >= duty.ends_at:
        raise Refused(_("这项服务已经结束了"))
    if now < duty.starts_at - timedelta(minutes=rules().early_minutes):
        raise Refused(_("还没有到时间，请晚一点再来签到"))
    if queries_ledger.stints_at(volunteer.id, duty.id, duty.day) >= rules().stints_a_day:
        raise Refused(_("同一项服务一天最多签到 %(most)d 次", most=rules().stints_a_day))


def _expect_possible(volunteer_id: int, start: datetime, end: datetime, but: int = 0) -> None:
    if not start < end <= clock.now():
        raise Refused(_("离开要在到来之后，也不能晚过现在"))
    if end > _latest(start):
        raise Refused(_("一次最多 %(most)d 小时", most=rules().longest_stint_hours))
    _expect_alone(volunteer_id, start, end, but)


def _expect_alone(volunteer_id: int, start: datetime, end: datetime, but: int) -> None:
    if hours.overlap(start, end, queries_ledger.times(volunteer_id, start, end, but)):
        raise Refused(_("这段时间和另一条记录重叠了"))


def _was_followed(stint: Stint) -> bool:
    """Whether they have begun something else since: what ended can then no longer go on."""
    return bool(queries_ledger.times(stint.volunteer_id, stint.start_at, FAR_AHEAD, but=stint.id))
