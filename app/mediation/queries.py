"""What is read of cases. Who may read one at all is asked here and nowhere else."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from app.community.models import Area, Level
from app.db import db
from app.mediation.lifecycle import Deed, Outcome, Stage
from app.mediation.models import Case, CaseEvent, CaseMediator, CaseParty, FollowUp, Hearing, Kind
from app.mediation.rate import Closing
from app.reach import Within, within
from app.staff.models import Role, Staff
from app.volunteers.models import Category, Standing, Volunteer, VolunteerCategory

PAGE: Final = 50
OFFICE: Final = frozenset({Role.ADMIN, Role.CADRE})


class View(StrEnum):
    """Which cases: those at work, those to ask after, those that are closed."""

    OPEN = "open"
    DUE = "due"
    CLOSED = "closed"


class Sieve(NamedTuple):
    """What the list is narrowed to; `area`: a compound, its buildings with it."""

    view: View = View.OPEN
    kind: Kind | None = None
    area: int | None = None


class Row(NamedTuple):
    """A case in the list: nothing of what it is about but its kind, and nobody's name."""

    id: int
    number: str
    kind: Kind
    compound: str | None
    area: str
    level: Level
    stage: Stage
    outcome: Outcome | None
    opened_at: datetime
    closed_at: datetime | None
    due_on: date | None


def may_read(staff: Staff) -> Any:
    """Need to know: the office, and whoever is named on it."""
    named = exists().where(CaseMediator.case_id == Case.id, CaseMediator.staff_id == staff.id).correlate(Case)
    return true() if staff.role in OFFICE else named


def case(id: int, staff: Staff) -> Case | None:
    """A case, for who may know of it."""
    return db.session.scalar(_one(id, staff))


def case_for_update(id: int, staff: Staff) -> Case | None:
    """The same, locked."""
    locked = _one(id, staff).with_for_update(of=Case).execution_options(populate_existing=True)
    return db.session.scalar(locked)


def _one(id: int, staff: Staff) -> Select[Case]:
    return select(Case).where(Case.id == id, may_read(staff))


def cases(sieve: Sieve, staff: Staff, today: date, beyond: int | None = None) -> list[Row]:
    """A page of them, the newest first."""
    around = aliased(Area)
    due = select(func.min(FollowUp.due_on)).where(FollowUp.case_id == Case.id, FollowUp.done_at.is_(None))
    found = (
        select(Case.id, Case.number, Case.kind, around.name, Area.name, Case.level, Case.stage, Case.outcome)
        .add_columns(Case.opened_at, Case.closed_at, due.correlate(Case).scalar_subquery())
        .join(Area, Area.id == Case.area_id)
        .outerjoin(around, and_(around.id == Area.parent_id, Area.level == Level.BUILDING))
        .where(may_read(staff), _view(sieve.view, today), *_narrowed(sieve))
        .order_by(Case.id.desc())
    )
    if beyond:
        found = found.where(Case.id < beyond)
    return [Row(*row) for row in db.session.execute(found.limit(PAGE))]


def due(staff: Staff, today: date) -> int:
    """How many are to be asked after by now."""
    counted = select(func.count()).select_from(Case).where(may_read(staff), _is_due(today))
    return int(db.session.scalar(counted) or 0)


def quiet(staff: Staff, since: datetime) -> list[tuple[int, str, datetime]]:
    """Open ones nobody has touched since, the longest first."""
    found = select(Case.id, Case.number, Case.last_at).where(may_read(staff), Case.stage == Stage.OPEN)
    rows = db.session.execute(found.where(Case.last_at < since).order_by(Case.last_at).limit(10))
    return [(id, number, at) for id, number, at in rows]


def closings(
    first: datetime, last: datetime, area: int | None = None, among: Collection[int] | None = None
) -> list[tuple[Closing, Level]]:
    """Each case once, by its last closing from `first` until `last` (without), and the level it was closed at.

    Of a compound with its buildings (`area`), or of exactly the areas `among`; of all when neither is said.

    One that was opened again since counts as it was closed, and says so.
    """
    ended = and_(CaseEvent.deed == Deed.CLOSE, CaseEvent.at >= first, CaseEvent.at < last)
    latest = select(func.max(CaseEvent.id)).where(ended).group_by(CaseEvent.case_id)
    again = aliased(CaseEvent)
    is_reopened = exists().where(again.case_id == CaseEvent.case_id, again.id > CaseEvent.id, again.deed == Deed.REOPEN)
    found = (
        select(CaseEvent.outcome, is_reopened.correlate(CaseEvent), CaseEvent.level)
        .join(Case, Case.id == CaseEvent.case_id)
        .where(CaseEvent.id.in_(latest), *_inside(area), *([] if among is None else [Case.area_id.in_(among)]))
    )
    rows = db.session.execute(found)
    return [(Closing(outcome, bool(reopened)), level) for outcome, reopened, level in rows if outcome]


def open_count(area: int | None = None) -> int:
    counted = select(func.count()).select_from(Case).where(Case.stage == Stage.OPEN, *_inside(area))
    return int(db.session.scalar(counted) or 0)


def parties(case_id: int) -> Sequence[CaseParty]:
    return db.session.scalars(select(CaseParty).where(CaseParty.case_id == case_id).order_by(CaseParty.id)).all()


def mediators(case_id: int) -> Sequence[CaseMediator]:
    found = select(CaseMediator).where(CaseMediator.case_id == case_id).order_by(CaseMediator.id)
    return db.session.scalars(found.options(joinedload(CaseMediator.staff), joinedload(CaseMediator.volunteer))).all()


def hearings(case_id: int) -> Sequence[Hearing]:
    return db.session.scalars(select(Hearing).where(Hearing.case_id == case_id).order_by(Hearing.id)).all()


def events(case_id: int) -> Sequence[CaseEvent]:
    found = select(CaseEvent).where(CaseEvent.case_id == case_id).order_by(CaseEvent.id)
    return db.session.scalars(found.options(joinedload(CaseEvent.by))).all()


def follow_ups(case_id: int) -> Sequence[FollowUp]:
    return db.session.scalars(select(FollowUp).where(FollowUp.case_id == case_id).order_by(FollowUp.due_on)).all()


def areas() -> dict[str, list[tuple[int, str]]]:
    """Compounds and their buildings to choose from, each compound itself first."""
    grouped: dict[str, list[tuple[int, str]]] = {}
    levels = Level.COMPOUND, Level.BUILDING
    found = select(Area).where(Area.level.in_(levels), within(Area.id, Within.AREA_OR_ABOVE)).order_by(Area.path)
    names: dict[int, str] = {}
    for area in db.session.scalars(found):
        if area.level is Level.COMPOUND:
            names[area.id], grouped[area.name] = area.name, [(area.id, area.name)]
        elif area.parent_id in names:
            grouped[names[area.parent_id]].append((area.id, f"{names[area.parent_id]}{area.name}"))
    return grouped


def colleagues() -> list[tuple[str, str]]:
    """Who can mediate: colleagues, and volunteers who would like to."""
    people = select(Staff.id, Staff.name).where(Staff.left_at.is_(None)).order_by(Staff.id).limit(200)
    wish = select(VolunteerCategory.volunteer_id).where(VolunteerCategory.category == Category.MEDIATION)
    bees = select(Volunteer.id, Volunteer.name).where(Volunteer.id.in_(wish), Volunteer.standing == Standing.ACTIVE)
    bees = bees.where(Volunteer.merged_into_id.is_(None)).order_by(Volunteer.sort).limit(200)
    staff = [(f"staff-{id}", name) for id, name in db.session.execute(people)]
    return staff + [(f"volunteer-{id}", name) for id, name in db.session.execute(bees)]


def _view(view: View, today: date) -> Any:
    match view:
        case View.OPEN:
            return Case.stage == Stage.OPEN
        case View.DUE:
            return _is_due(today)
    return Case.stage == Stage.CLOSED


def _is_due(today: date) -> Any:
    return Case.id.in_(select(FollowUp.case_id).where(FollowUp.done_at.is_(None), FollowUp.due_on <= today))


def _narrowed(sieve: Sieve) -> Iterable[Any]:
    return (*([Case.kind == sieve.kind] if sieve.kind else []), *_inside(sieve.area))


def _inside(area: int | None) -> list[Any]:
    below = select(Area.id).where(or_(Area.id == area, Area.parent_id == area))
    return [Case.area_id.in_(below)] if area else []
