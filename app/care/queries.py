"""What is read of care: plans, their visits, what a day brings, what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from app import clock
from app.care.models import CarePause, CarePlan, CareVisit, Generated, Stage
from app.care.recurrence import FAR, Slot, Span, slots
from app.community import queries_days
from app.community.models import Area, Grid, GridBuilding
from app.community.queries_cells import on_day
from app.db import db, without_index
from app.volunteers.models import Volunteer

MOST: Final = 500


def plan(id: int) -> CarePlan | None:
    return db.session.get(CarePlan, id)


def plan_for_update(id: int) -> CarePlan | None:
    """A plan, locked: whoever changes it or its visits comes after the other."""
    locked = select(CarePlan).where(CarePlan.id == id).with_for_update(of=CarePlan)
    return db.session.scalar(locked.execution_options(populate_existing=True))


def plans(*, is_over: bool = False) -> Sequence[CarePlan]:
    """Those that run, or are over."""
    found = select(CarePlan).where(CarePlan.ended_at.is_not(None) if is_over else CarePlan.ended_at.is_(None))
    with_names = joinedload(CarePlan.item), joinedload(CarePlan.building), joinedload(CarePlan.volunteer)
    return db.session.scalars(found.options(*with_names).order_by(CarePlan.id).limit(MOST)).all()


def pauses(plan_ids: Iterable[int]) -> dict[int, list[Span]]:
    """The pauses of plans, as they are reckoned with."""
    found: dict[int, list[Span]] = defaultdict(list)
    for each in db.session.scalars(select(CarePause).where(CarePause.plan_id.in_(list(plan_ids)))):
        found[each.plan_id].append(Span(each.since, each.until))
    return found


def open_pause(plan_id: int, day: date) -> CarePause | None:
    """The pause a plan is in on a day, or that is to come."""
    now = select(CarePause).where(CarePause.plan_id == plan_id, or_(CarePause.until.is_(None), CarePause.until >= day))
    return db.session.scalar(now.order_by(CarePause.since).limit(1))


def rhythm(plan: CarePlan, first: date, last: date, held: Sequence[Span]) -> list[Slot]:
    """The visits a plan should have between two days of its series."""
    return slots(plan.rhythm, first, last, queries_days.calendar(first - 2 * FAR, last + 2 * FAR), held)


_WITH_PLAN: Final = (
    joinedload(CareVisit.plan).joinedload(CarePlan.item),
    joinedload(CareVisit.plan).joinedload(CarePlan.building).joinedload(Area.parent),
)


def visit(id: int) -> CareVisit | None:
    """A visit with its plan and all that its page names, in one look."""
    return db.session.get(CareVisit, id, options=_WITH_PLAN)


def visit_for_update(id: int) -> CareVisit | None:
    """A visit, its plan locked first."""
    plan_id = db.session.scalar(select(CareVisit.plan_id).where(CareVisit.id == id))
    if plan_id is None or plan_for_update(plan_id) is None:
        return None
    return db.session.scalar(select(CareVisit).where(CareVisit.id == id).execution_options(populate_existing=True))


def visits(plan_id: int, first: date, last: date) -> Sequence[CareVisit]:
    """A plan's visits by their day of the series."""
    found = select(CareVisit).where(CareVisit.plan_id == plan_id, CareVisit.slot.between(first, last))
    return db.session.scalars(found.options(joinedload(CareVisit.volunteer)).order_by(CareVisit.slot)).all()


def past_visits(plan_id: int, before: date, limit: int) -> Sequence[CareVisit]:
    """The latest first."""
    found = select(CareVisit).where(CareVisit.plan_id == plan_id, CareVisit.day < before)
    return db.session.scalars(found.order_by(CareVisit.day.desc(), CareVisit.id.desc()).limit(limit)).all()


def visits_of_day(day: date) -> Sequence[CareVisit]:
    """A day's visits that are not left out."""
    found = select(CareVisit).where(CareVisit.day == day, CareVisit.stage != Stage.SKIPPED)
    joined = joinedload(CareVisit.plan).joinedload(CarePlan.building), joinedload(CareVisit.volunteer)
    return db.session.scalars(found.options(*joined).order_by(CareVisit.id).limit(MOST)).all()


def own_visits(volunteer_id: int, day: date) -> Sequence[CareVisit]:
    """What a volunteer has to bring on a day."""
    found = select(CareVisit).where(
        CareVisit.volunteer_id == volunteer_id, CareVisit.day == day, CareVisit.stage == Stage.PLANNED
    )
    return db.session.scalars(found.options(*_WITH_PLAN).order_by(CareVisit.id)).all()


def overdue(day: date) -> Sequence[int]:
    """Visits of up to a day that nobody has said anything of."""
    found = select(CareVisit.id).where(CareVisit.stage == Stage.PLANNED, CareVisit.day <= day)
    return db.session.scalars(found.order_by(CareVisit.id).limit(MOST)).all()


def ringing() -> Sequence[CareVisit]:
    """Visits somebody has to look after."""
    found = select(CareVisit).where(CareVisit.rung > 0, CareVisit.calmed_at.is_(None))
    joined = joinedload(CareVisit.plan).joinedload(CarePlan.building), joinedload(CareVisit.volunteer)
    order = (without_index(CareVisit.day), CareVisit.id)
    return db.session.scalars(found.options(*joined).order_by(*order).limit(50)).all()


def grids_of(building_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """(number, name) of the grid each building is in now."""
    rows = (
        select(GridBuilding.building_id, Grid.id, Grid.name)
        .join(Grid, Grid.id == GridBuilding.grid_id)
        .where(GridBuilding.building_id.in_(list(building_ids)), on_day(GridBuilding, clock.today()))
    )
    return {building: (id, name) for building, id, name in db.session.execute(rows)}


def generated() -> Generated | None:
    """When visits were last laid ahead."""
    return db.session.scalar(select(Generated).order_by(Generated.id.desc()).limit(1))


def astray() -> Sequence[CareVisit]:
    """Visits to come in the hands of somebody who left, or is another entry now."""
    is_away = Volunteer.left_at.is_not(None) | Volunteer.merged_into_id.is_not(None)
    held = select(CareVisit).join(Volunteer, Volunteer.id == CareVisit.volunteer_id)
    return db.session.scalars(held.where(CareVisit.stage == Stage.PLANNED, is_away).limit(MOST)).all()


def gaps(today: date, days: int) -> tuple[int, int]:
    """In the next `days`: visits that should be there and are not, and visits nobody is to make.

    Reckoned from the plans themselves, not from what the generator says of itself.
    """
    last = today + timedelta(days=days - 1)
    running = plans()
    held = pauses(each.id for each in running)
    theirs = CareVisit.plan_id.in_([each.id for each in running])
    there = select(CareVisit.plan_id, CareVisit.slot).where(theirs, CareVisit.slot.between(today - FAR, last + FAR))
    known = {(plan_id, slot) for plan_id, slot in db.session.execute(there)}
    missing = sum(
        today <= each.day <= last and (plan.id, each.slot) not in known
        for plan in running
        for each in rhythm(plan, today - FAR, last + FAR, held.get(plan.id, []))
    )
    nobody = select(func.count()).where(
        CareVisit.day.between(today, last), CareVisit.stage == Stage.PLANNED, CareVisit.volunteer_id.is_(None)
    )
    return missing, int(db.session.scalar(nobody) or 0)
