"""What the figures are made of: the tallied sums of a period, and how things stand at this moment."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select

from app.board.measures import AT_PLACES, IN_AREAS
from app.board.models import Span, Tally
from app.board.pieces import Days, pieces
from app.board.scopes import Extent, Scope
from app.clock import ONE_DAY, ZONE
from app.community.models import Grid, GridBuilding, Level, Place, PlaceKind
from app.community.queries_cells import on_day
from app.db import run
from app.mediation import queries as mediation
from app.mediation.rate import Closing
from app.orders.lifecycle import OPEN
from app.orders.models import Order
from app.orders.queries_desk import is_late
from app.partners import queries as partners
from app.station.models_loan import Loan
from app.volunteers.models_ledger import Duty, Stint
from app.volunteers.stints import UNANSWERED

Sums = dict[tuple[str, str], tuple[int, int]]
"""(measure, kind) → (how many rows, what they add up to)."""
_PLACE_BOUND = tuple(each.name for each in AT_PLACES)
_AREA_BOUND = tuple(each.name for each in IN_AREAS)


class Now(NamedTuple):
    """How things stand: grids, places by kind, agreements in force; orders that are late, the oldest open one."""

    grids: int
    places: dict[str, int]
    agreements: int
    late: int
    oldest: datetime | None


class Owed(NamedTuple):
    """What somebody still has to do: records to confirm, things to bring back."""

    unconfirmed: int
    not_back: int


def sums(scope: Scope, period: Days) -> Sums:
    """Every measure of a scope over a period."""
    over = _over(period)
    return _summed(_of(_PLACE_BOUND, scope.places), over) | _summed(_of(_AREA_BOUND, _spots(scope)), over)


def members(scope: Scope) -> Sums:
    """Everybody who is a volunteer now, whenever they came."""
    return _summed(_of(("members",), _spots(scope)), Tally.span == Span.MONTH)


def course(scope: Scope, period: Days, span: Span) -> dict[date, Sums]:
    """The same day by day, or month by month, for a period of whole ones; those without a row are left out."""
    over = and_(Tally.span == span, Tally.day.between(*period))
    which = or_(_of(_PLACE_BOUND, scope.places), _of(_AREA_BOUND, _spots(scope)))
    added = select(Tally.day, Tally.measure, Tally.kind, func.sum(Tally.times), func.sum(Tally.amount))
    rows: list[Any] = list(run(added.where(which, over).group_by(Tally.day, Tally.measure, Tally.kind)))
    cut: dict[date, Sums] = {}
    for day, measure, kind, times, amount in rows:
        cut.setdefault(day, {})[measure, kind] = (int(times), int(amount))
    return cut


def now(scope: Scope, moment: datetime) -> Now:
    """How things stand at `moment`."""
    kinds = select(Place.kind, func.count()).where(Place.id.in_(scope.places)).group_by(Place.kind)
    rows: list[Any] = list(run(kinds))
    places = {PlaceKind(kind).value: count for kind, count in rows}
    inside = Order.building_id.in_(scope.areas)
    late = run(select(func.count()).select_from(Order).where(inside, is_late(moment))).scalar_one()
    oldest = run(select(func.min(Order.placed_at)).where(inside, Order.stage.in_(OPEN))).scalar_one()
    agreements = partners.in_force(moment.date(), scope.areas)
    return Now(_grids(scope, moment.date()), places, agreements, late, oldest)


def owed(scope: Scope, moment: datetime) -> Owed:
    """What somebody still has to do, at `moment`."""
    records = select(func.count()).select_from(Stint).join(Duty, Duty.id == Stint.duty_id)
    records = records.where(Stint.stage.in_(UNANSWERED), Duty.place_id.in_(scope.places))
    lent = select(func.count()).select_from(Loan).where(Loan.closed_at.is_(None), Loan.due_at < moment)
    lent = lent.where(Loan.lent_place_id.in_(scope.places))
    return Owed(*(run(counted).scalar_one() for counted in (records, lent)))


def closings(scope: Scope, period: Days) -> list[tuple[Closing, Level]]:
    """Each case of a scope once, by its last closing in the period, and its level."""
    first, after = (datetime.combine(day, time(), ZONE) for day in (period.first, period.last + ONE_DAY))
    return mediation.closings(first, after, among=scope.areas)


def _spots(scope: Scope) -> tuple[int, ...]:
    return (*scope.areas, 0) if scope.is_alone else scope.areas


def _grids(scope: Scope, day: date) -> int:
    if scope.extent is Extent.GRID:
        return 1
    counted = select(func.count(Grid.id.distinct()))
    if scope.extent is Extent.COMMUNITY:
        counted = counted.where(Grid.community_id == scope.id)
    else:
        counted = counted.join(GridBuilding, and_(GridBuilding.grid_id == Grid.id, on_day(GridBuilding, day)))
        counted = counted.where(GridBuilding.building_id.in_(scope.areas))
    return int(run(counted).scalar_one())


def _of(measures: Iterable[str], spots: tuple[int, ...]) -> Any:
    return and_(Tally.measure.in_(measures), Tally.spot.in_(spots))


def _over(period: Days) -> Any:
    cut = pieces(period)
    spans = [(Span.MONTH, cut.months), (Span.DAY, cut.before), (Span.DAY, cut.after)]
    found = [and_(Tally.span == span, Tally.day.between(*days)) for span, days in spans if days]
    return or_(*found) if found else Tally.span.is_(None)


def _summed(which: Any, over: Any) -> Sums:
    added = select(Tally.measure, Tally.kind, func.sum(Tally.times), func.sum(Tally.amount)).where(which, over)
    rows: list[Any] = list(run(added.group_by(Tally.measure, Tally.kind)))
    return {(measure, kind): (int(times), int(amount)) for measure, kind, times, amount in rows}
