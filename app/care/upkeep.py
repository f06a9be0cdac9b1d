"""What the house does by itself for care: lays visits ahead, rings when one is missed, follows helpers, forgets."""

from datetime import datetime, time, timedelta

from sqlalchemy import select, update

from app import clock
from app.audit import record
from app.care import queries
from app.care.models import CarePlan, CareVisit, Stage
from app.clock import ZONE
from app.config import rules
from app.db import db
from app.orders.models import Half
from app.volunteers.models import Standing, Volunteer

RUNGS = 3


def ring(now: datetime) -> int:
    """Ring one rung higher for each visit nobody has said anything of: the helper, the grid's leader, the station."""
    rung = 0
    for id in queries.overdue(now.date()):
        visit = queries.visit_for_update(id)
        if visit is None or visit.stage is not Stage.PLANNED or visit.calmed_at is not None:
            continue
        due = _rung_at(visit, now)
        if due > visit.rung:
            visit.rung, visit.rung_at = due, now
            record(None, "care.rung", visit, str(due))
            rung += 1
    return rung


def follow_volunteers() -> int:
    """Whoever left brings nothing any more: the back-up steps in; merged entries go on as one. How many visits."""
    visits = queries.astray()
    for visit in visits:
        visit.volunteer_id = _heir(visit)
    _follow_plans()
    return len(visits)


def forget(ended_before: datetime) -> int:
    """Wipe who was cared for, of plans that ended so long ago; how many. What was brought, and when, stays.

    Source: 个人信息保护法 art. 19.
    """
    old = select(CarePlan.id).where(CarePlan.ended_at < ended_before, CarePlan.forgotten_at.is_(None)).limit(500)
    ids = db.session.scalars(old).all()
    if ids:
        wiped = {"contact": "", "phone": None, "unit": "", "room": "", "note": None, "forgotten_at": clock.now()}
        db.session.execute(update(CarePlan).where(CarePlan.id.in_(ids)).values(**wiped))
        db.session.execute(update(CareVisit).where(CareVisit.plan_id.in_(ids)).values(note=""))
        record(None, "care.forgotten", note=str(len(ids)))
    return len(ids)


def _rung_at(visit: CareVisit, now: datetime) -> int:
    """How far the alarm should have gone by now."""
    rule = rules()
    end = rule.morning_until_hour if visit.plan.half is Half.MORNING else rule.afternoon_until_hour
    due = datetime.combine(visit.day, time(), ZONE) + timedelta(hours=end, minutes=rule.care_grace_minutes)
    if now < due:
        return 0
    return min(RUNGS, 1 + int((now - due) / timedelta(minutes=rule.care_rung_minutes)))


def _heir(visit: CareVisit) -> int | None:
    """The same person under their other entry, else the back-up, else nobody yet."""
    gone = visit.volunteer
    if gone is not None and gone.merged_into_id is not None:
        return gone.merged_into_id
    backup = db.session.get(Volunteer, visit.plan.backup_id) if visit.plan.backup_id else None
    return backup.id if backup is not None and backup.standing is Standing.ACTIVE else None


def _follow_plans() -> None:
    """Plans keep to the same people."""
    running = select(CarePlan, Volunteer).join(Volunteer, Volunteer.id == CarePlan.volunteer_id)
    is_away = Volunteer.left_at.is_not(None) | Volunteer.merged_into_id.is_not(None)
    for plan, gone in db.session.execute(running.where(CarePlan.ended_at.is_(None), is_away)).all():
        if gone.merged_into_id is not None:
            plan.volunteer_id = gone.merged_into_id
        else:
            plan.volunteer_id, plan.backup_id = plan.backup_id, None
