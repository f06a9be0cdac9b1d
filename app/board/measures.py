"""What is tallied: of which rows, at which spot, on which day, how much. The recount reads the same lines."""

from typing import Any, Final, NamedTuple

from sqlalchemy import FromClause, Select, String, case, func, literal, select, type_coerce

from app.activities import models as activities
from app.activities.models import Activity
from app.activities.models_after import GardenVisit
from app.activities.models_seats import Arrival, Signup
from app.care import models as care
from app.care.models import CarePlan, CareVisit
from app.community.models_homes import Household
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Order, OrderEvent, Rating
from app.station.models import Visit
from app.station.models_loan import Loan
from app.station.models_loan import Outcome as LoanOutcome
from app.station.models_stock import Batch, MoveKind, StockMove
from app.survey.models import Outcome as Knocked
from app.survey.models import SurveyVisit
from app.volunteers import stints
from app.volunteers.models import Standing, Volunteer
from app.volunteers.models_ledger import Duty, Stint

SATISFIED_FROM: Final = 4
"""Of five faces, the two that smile."""
HELD: Final = (activities.Stage.HELD, activities.Stage.RECORDED)
DONE: Final = (Stage.DONE, Stage.CLOSED)
_ONE: Final = literal(1)
_NOTHING: Final = literal("")


class Measure(NamedTuple):
    """`spot` and `day` (a date, or a moment that falls on one) say where a row belongs; `where`, whether it counts."""

    name: str
    rows: Any
    spot: Any
    day: Any
    where: tuple[Any, ...] = ()
    amount: Any = _ONE
    kind: Any = None

    def counted(self, *by: Any) -> Select[Any]:
        """For each of `by`, and for each kind: the kind, how many rows count, and what they add up to."""
        kind = _NOTHING if self.kind is None else type_coerce(self.kind, String)
        counted = select(*by, kind, func.count(), func.coalesce(func.sum(self.amount), 0)).select_from(self.rows)
        return counted.where(*self.where).group_by(*by, *(() if self.kind is None else (self.kind,)))


def _joined(first: Any, *others: Any) -> FromClause:
    joined: FromClause = first.__table__
    for table, on in others:
        joined = joined.join(table.__table__, on)
    return joined


_OF_GUEST: Final = (Signup, Signup.id == Arrival.signup_id)
_OF_ACTIVITY: Final = (Activity, Activity.id == Signup.activity_id)
_OF_ORDER: Final = (Order, Order.id == OrderEvent.order_id)
_IS_KEPT: Final = case((Order.due_at.is_(None) | (Order.done_at <= Order.due_at), 1), else_=0)
_SAID: Final = case((Rating.is_solved, "solved"), else_="unsolved")
_SMILES: Final = case((Rating.satisfaction >= SATISFIED_FROM, 1), else_=0)
_REPORTED: Final = case((Volunteer.unit_id.is_not(None), 1), else_=0)

AT_PLACES: Final = (
    Measure("visits", Visit.__table__, Visit.place_id, Visit.day, (Visit.undone_at.is_(None),), Visit.party_size),
    Measure(
        "gardens",
        GardenVisit.__table__,
        GardenVisit.place_id,
        GardenVisit.day,
        (GardenVisit.undone_at.is_(None),),
        GardenVisit.heads,
    ),
    # How many were held, and how many heads nobody checked in.
    Measure(
        "gatherings",
        Activity.__table__,
        Activity.place_id,
        Activity.day,
        (Activity.stage.in_(HELD),),
        Activity.uncounted,
        Activity.kind,
    ),
    Measure(
        "arrivals",
        _joined(Arrival, _OF_GUEST, _OF_ACTIVITY),
        Activity.place_id,
        Activity.day,
        (Arrival.undone_at.is_(None),),
        Arrival.heads,
    ),
    Measure(
        "hours",
        _joined(Stint, (Duty, Duty.id == Stint.duty_id)),
        Duty.place_id,
        Duty.day,
        (Stint.stage == stints.Stage.CONFIRMED, Duty.counts_hours, Stint.minutes > 0),
        Stint.minutes,
    ),
    Measure(
        "handed",
        _joined(StockMove, (Batch, Batch.id == StockMove.batch_id)),
        Batch.place_id,
        StockMove.at,
        (StockMove.kind.in_((MoveKind.OUT, MoveKind.BACK)),),
        -StockMove.quantity,
    ),
    Measure("lent", Loan.__table__, Loan.lent_place_id, Loan.lent_at),
    Measure("returned", Loan.__table__, Loan.closed_place_id, Loan.closed_at, (Loan.outcome == LoanOutcome.RETURNED,)),
)
IN_AREAS: Final = (
    Measure("orders", Order.__table__, Order.building_id, Order.placed_at, kind=Order.stage),
    Measure("done", Order.__table__, Order.building_id, Order.done_at, (Order.stage.in_(DONE),), kind=Order.level),
    # Of those that were promised for a time, how many were done by then; while the resident is waited for, it runs not.
    Measure(
        "promised",
        Order.__table__,
        Order.building_id,
        Order.done_at,
        (Order.stage.in_(DONE), Order.promise_minutes.is_not(None)),
        _IS_KEPT,
    ),
    # Each round that was done can be rated once.
    Measure(
        "rounds",
        _joined(OrderEvent, _OF_ORDER),
        Order.building_id,
        OrderEvent.at,
        (OrderEvent.deed.in_((Deed.COMPLETE, Deed.SETTLE)),),
    ),
    Measure(
        "ratings",
        _joined(Rating, (Order, Order.id == Rating.order_id)),
        Order.building_id,
        Rating.at,
        (),
        _SMILES,
        _SAID,
    ),
    Measure(
        "doors",
        _joined(SurveyVisit, (Household, Household.id == SurveyVisit.household_id)),
        Household.building_id,
        SurveyVisit.at,
        (SurveyVisit.outcome.in_((Knocked.VISITED, Knocked.NEEDS)),),
    ),
    Measure(
        "care",
        _joined(CareVisit, (CarePlan, CarePlan.id == CareVisit.plan_id)),
        CarePlan.building_id,
        CareVisit.day,
        (CareVisit.outcome.in_((care.Outcome.BROUGHT, care.Outcome.FOR_THEM)),),
    ),
    Measure(
        "members",
        Volunteer.__table__,
        func.coalesce(Volunteer.home_id, 0),
        Volunteer.applied_at,
        (Volunteer.standing == Standing.ACTIVE, Volunteer.merged_into_id.is_(None)),
        _REPORTED,
        Volunteer.group,
    ),
)
MEASURES: Final = {each.name: each for each in (*AT_PLACES, *IN_AREAS)}
