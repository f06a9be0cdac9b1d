"""What is done with one visit: made or tried, moved, skipped, given to somebody else. Lock its plan first."""

from datetime import date

from sqlalchemy import select

from app import clock
from app.audit import record
from app.care.models import CareVisit, Outcome, Stage
from app.community.models import Place
from app.db import db
from app.orders import verbs_errands
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import verbs_ledger
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, Stint
from app.words import _

GRID_LEADER = 2
"""How far the alarm goes at once when nobody was at home."""


def answer(visit: CareVisit, by: Staff | Volunteer, outcome: Outcome, note: str = "", on: date | None = None) -> None:
    """What came of it. Put off, it comes again on another day, as a visit of its own."""
    if visit.stage is Stage.MADE and visit.outcome is outcome:
        return
    _expect(visit, Stage.PLANNED)
    if visit.day > clock.today():
        raise Refused(_("还没到日子"))
    if outcome is Outcome.PUT_OFF:
        _put_off(visit, on)
        record(by, "care.put_off", visit)
        return
    visit.stage, visit.outcome, visit.outcome_at, visit.note = Stage.MADE, outcome, clock.now(), note
    visit.by_id = by.id if isinstance(by, Staff) else None
    if outcome is Outcome.NOT_HOME:
        visit.rung, visit.rung_at, visit.calmed_at = max(visit.rung, GRID_LEADER), clock.now(), None
    elif visit.rung:
        visit.calmed_at = clock.now()
    record(by, "care.answered", visit, outcome.value)


def undo(visit: CareVisit, by: Staff | Volunteer) -> None:
    """That was a wrong tap, on the same day."""
    if visit.stage is not Stage.MADE or visit.outcome_at is None or visit.outcome_at.date() != clock.today():
        raise Refused(_("只有当天记的可以撤回"))
    visit.stage, visit.outcome, visit.outcome_at, visit.by_id = Stage.PLANNED, None, None, None
    visit.rung, visit.rung_at, visit.calmed_at, visit.note = 0, None, None, ""
    record(by, "care.undone", visit)


def move(visit: CareVisit, by: Staff, on: date) -> None:
    """This one on another day; the series goes on."""
    _expect(visit, Stage.PLANNED)
    _put_off(visit, on)
    record(by, "care.moved", visit)


def skip(visit: CareVisit, by: Staff, reason: str) -> None:
    """Not this one; the series goes on."""
    _expect(visit, Stage.PLANNED)
    visit.stage, visit.is_own, visit.note, visit.calmed_at = Stage.SKIPPED, True, reason, clock.now()
    visit.change(clock.now())
    record(by, "care.skipped", visit)


def give_to(visit: CareVisit, by: Staff, volunteer: Volunteer) -> None:
    """Somebody else comes this time."""
    _expect(visit, Stage.PLANNED)
    if not volunteer.is_active:
        raise Refused(_("请选在册的志愿者"))
    visit.volunteer_id, visit.is_own = volunteer.id, True
    record(by, "care.given", visit)


def calm(visit: CareVisit, by: Staff, note: str) -> None:
    """Somebody looked after it: they are all right."""
    if not visit.is_ringing():
        raise Refused(_("这一次已经有人跟进了"))
    visit.calmed_at, visit.note = clock.now(), note
    record(by, "care.calmed", visit)


def set_out(visit: CareVisit, volunteer: Volunteer, at: Place, device_id: int | None) -> Stint:
    """They go now: signed in, so that their time counts."""
    _expect(visit, Stage.PLANNED)
    if visit.volunteer_id != volunteer.id or visit.day != clock.today():
        raise Refused(_("今天没有安排您去这一家"))
    duty = db.session.get(Duty, visit.duty_id) if visit.duty_id else _lay(visit, volunteer, at)
    assert duty is not None
    return verbs_ledger.sign_in(volunteer, duty, device_id)


def _lay(visit: CareVisit, volunteer: Volunteer, at: Place) -> Duty:
    duty = verbs_errands.lay("长期照护", visit.plan.item, volunteer, at)
    visit.duty_id = duty.id
    return duty


def _put_off(visit: CareVisit, on: date | None) -> None:
    if on is None or on < clock.today():
        raise Refused(_("请选今天或以后的一天"))
    same = select(CareVisit.id).where(CareVisit.plan_id == visit.plan_id, CareVisit.day == on)
    if db.session.scalar(same.where(CareVisit.id != visit.id, CareVisit.stage != Stage.SKIPPED).limit(1)) is not None:
        raise Refused(_("那一天已经有一次了，请换一天"))
    visit.day, visit.is_own, visit.duty_id = on, True, None
    visit.rung, visit.rung_at, visit.calmed_at = 0, None, None
    visit.change(clock.now())


def _expect(visit: CareVisit, stage: Stage) -> None:
    if visit.stage is not stage:
        raise Refused(_("这一次现在不能这样改，请刷新看看"))
