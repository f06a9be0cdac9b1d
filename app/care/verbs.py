"""What is done with a plan: made, changed, paused, ended; and its visits laid ahead."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, select

from app import clock
from app.audit import record
from app.care import queries
from app.care.models import CarePause, CarePlan, CareVisit, Generated, Stage
from app.care.recurrence import FAR, OnHolidays, Slot
from app.community.models import Level, Place
from app.config import rules
from app.db import db, upsert
from app.orders.models import Half
from app.orders.models_lists import ServiceItem
from app.orders.verbs import Caller, Home
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


class Rhythm(NamedTuple):
    """Which days, from when until when, what of holidays."""

    weekdays: tuple[int, ...]
    half: Half
    since: date
    until: date | None = None
    on_holidays: OnHolidays = OnHolidays.AFTER


class Hands(NamedTuple):
    """Who comes, and who comes when they cannot."""

    volunteer_id: int | None
    backup_id: int | None = None


class Said(NamedTuple):
    """What a plan says."""

    item: ServiceItem
    home: Home
    caller: Caller
    rhythm: Rhythm
    hands: Hands
    note: str = ""


def plan(said: Said, at: Place, by: Staff, *, has_health_consent: bool) -> CarePlan:
    """They said yes, in person; what tells of their health needs a yes of its own."""
    if said.item.is_sensitive and not has_health_consent:
        raise Refused(_("这一项会说到健康情况，要您同意才能记下"))
    made = CarePlan(place_id=at.id, consented_at=clock.now())
    made.health_consented_at = clock.now() if said.item.is_sensitive else None
    _say(made, said)
    db.session.add(made)
    db.session.flush()
    record(by, "care.planned", made)
    materialise(made)
    return made


def change(plan: CarePlan, by: Staff, said: Said) -> None:
    """From today on; what was moved by hand stays, and so does what is over."""
    _expect_running(plan)
    if said.item.is_sensitive and plan.health_consented_at is None:
        raise Refused(_("这一项说到健康情况，要先问过本人同意，请另外定一份"))
    _say(plan, said)
    record(by, "care.changed", plan)
    materialise(plan)


def pause(plan: CarePlan, by: Staff, since: date, until: date | None, reason: str) -> None:
    """Nobody comes on these days."""
    _expect_running(plan)
    if queries.open_pause(plan.id, clock.today()) is not None:
        raise Refused(_("已经有一段暂停了，请先恢复"))
    db.session.add(CarePause(plan_id=plan.id, since=since, until=until, reason=reason))
    record(by, "care.paused", plan)
    materialise(plan)


def resume(plan: CarePlan, by: Staff, on: date) -> None:
    """They come again from a day on."""
    _expect_running(plan)
    held = queries.open_pause(plan.id, clock.today())
    if held is None:
        raise Refused(_("没有在暂停"))
    if on <= held.since:
        db.session.delete(held)
    else:
        held.until = on - timedelta(days=1)
    record(by, "care.resumed", plan)
    materialise(plan)


def end(plan: CarePlan, by: Staff, reason: str) -> None:
    """It is not needed any more: what was to come falls away, what was done stays."""
    _expect_running(plan)
    plan.ended_at, plan.end_reason, plan.note = clock.now(), reason, None
    ahead = CareVisit.plan_id == plan.id, CareVisit.stage == Stage.PLANNED, CareVisit.day > clock.today()
    db.session.execute(delete(CareVisit).where(*ahead))
    record(by, "care.ended", plan)


def unmask(plan: CarePlan, by: Staff) -> None:
    """Someone looks at a whole name, phone and door: a deliberate act, written down."""
    if plan.forgotten_at is not None:
        raise Refused(_("到期的联系方式已经删除了"))
    record(by, "care.unmasked", plan)


def materialise_all() -> int:
    """Lay the visits of all plans ahead; how many are new."""
    made = sum(materialise(each) for row in queries.plans() if (each := queries.plan_for_update(row.id)))
    seen = queries.generated() or Generated(at=clock.now())
    seen.at, seen.made = clock.now(), made
    db.session.add(seen)
    return made


def materialise(plan: CarePlan) -> int:
    """Lay a plan's visits ahead, as far as the rules say; how many are new. Twice, or at once, makes no more.

    What nobody has touched follows the plan, the pauses and the holidays as they are now. Lock the plan first.
    """
    db.session.flush()
    if not plan.is_running:
        return 0
    today = clock.today()
    first, last = today - FAR, today + timedelta(days=rules().care_ahead_days)
    wanted = queries.rhythm(plan, first, last, queries.pauses([plan.id]).get(plan.id, []))
    _let_follow(plan, wanted, today, (first, last))
    return _lay(plan, [each for each in wanted if each.day >= today])


def _lay(plan: CarePlan, wanted: Sequence[Slot]) -> int:
    rows = [
        {"plan_id": plan.id, "slot": each.slot, "day": each.day, "volunteer_id": plan.volunteer_id}
        | {"is_own": False, "stage": Stage.PLANNED, "note": "", "rung": 0, "sequence": 0}
        for each in wanted
    ]
    if not rows:
        return 0
    fresh: Any = upsert(CareVisit).on_conflict_do_nothing(index_elements=["plan_id", "slot"]).returning(CareVisit.id)
    return len(db.session.execute(fresh, rows).all())


def _let_follow(plan: CarePlan, wanted: Sequence[Slot], today: date, reach: tuple[date, date]) -> None:
    """Visits to come that nobody has touched: to their day of now, to the helper of now, or away."""
    days = dict(wanted)
    ahead = select(CareVisit).where(CareVisit.plan_id == plan.id, CareVisit.stage == Stage.PLANNED)
    untouched = ahead.where(CareVisit.is_own.is_(False), CareVisit.day >= today, CareVisit.slot.between(*reach))
    for visit in db.session.scalars(untouched).all():
        if visit.duty_id is not None:
            continue
        if visit.slot not in days or days[visit.slot] < today:
            db.session.delete(visit)
            continue
        if visit.day != days[visit.slot]:
            visit.change(clock.now())
        visit.day, visit.volunteer_id = days[visit.slot], plan.volunteer_id
    db.session.flush()


def _say(plan: CarePlan, said: Said) -> None:
    home, caller, rhythm = said.home, said.caller, said.rhythm
    if home.building.level is not Level.BUILDING:
        raise Refused(_("请选到楼栋"))
    plan.item, plan.item_id, plan.building, plan.building_id = said.item, said.item.id, home.building, home.building.id
    plan.unit, plan.room, plan.contact, plan.phone = home.unit, home.room, caller.name, caller.phone or None
    plan.weekdays, plan.half, plan.since = sorted(rhythm.weekdays), rhythm.half, rhythm.since
    plan.until, plan.on_holidays = rhythm.until, rhythm.on_holidays
    plan.volunteer_id, plan.backup_id = said.hands
    plan.note = said.note or None


def _expect_running(plan: CarePlan) -> None:
    if not plan.is_running:
        raise Refused(_("这份照护已经结束了"))
