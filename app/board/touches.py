"""Which days of which measures a changed row touches, as it is now and as it was."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import inspect, select

from app.activities.models import Activity
from app.activities.models_after import GardenVisit
from app.activities.models_seats import Arrival, Signup
from app.care.models import CarePlan, CareVisit
from app.clock import at_home
from app.community.models_homes import Household
from app.db import db, run
from app.orders.models import Order, OrderEvent, Rating
from app.reach import EVERYWHERE
from app.station.models import Visit
from app.station.models_loan import Loan
from app.station.models_stock import Batch, StockMove
from app.survey.models import SurveyVisit
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty, Stint


class Cell(NamedTuple):
    """A day of a measure at one spot."""

    measure: str
    spot: int
    day: date


class _AsItWas:
    """A row as it stood before this change."""

    def __init__(self, row: Any) -> None:
        self._row, self._state = row, inspect(row)

    def __getattr__(self, name: str) -> Any:
        gone = self._state.attrs[name].history.deleted
        return gone[0] if gone else getattr(self._row, name)


Touch = tuple[str, int | None, date | datetime | None]


class Watched(NamedTuple):
    """The columns of a table that a measure reads, and what a row of it touches."""

    columns: tuple[str, ...]
    touches: Callable[[Any], Iterator[Touch]]


def _here(*measures: str) -> Callable[[Any], Iterator[Touch]]:
    """A row that says itself at which place and on which day."""
    return lambda row: ((measure, row.place_id, row.day) for measure in measures)


def _arrival(row: Any) -> Iterator[Touch]:
    return _here("arrivals")(_found(Activity, _found(Signup, row.signup_id).activity_id))


def _stint(row: Any) -> Iterator[Touch]:
    return _here("hours")(_found(Duty, row.duty_id))


def _move(row: Any) -> Iterator[Touch]:
    yield "handed", _found(Batch, row.batch_id).place_id, row.at


def _loan(row: Any) -> Iterator[Touch]:
    yield "lent", row.lent_place_id, row.lent_at
    yield "returned", row.closed_place_id, row.closed_at


def _order(row: Any) -> Iterator[Touch]:
    yield "orders", row.building_id, row.placed_at
    yield "done", row.building_id, row.done_at
    yield "promised", row.building_id, row.done_at


def _moved_order(row: Any) -> Iterator[Touch]:
    """What hangs on an order that was put down for the wrong building."""
    yield from (("rounds", row.building_id, at) for at in _moments(OrderEvent.at, OrderEvent.order_id, row.id))
    yield from (("ratings", row.building_id, at) for at in _moments(Rating.at, Rating.order_id, row.id))


def _event(row: Any) -> Iterator[Touch]:
    yield "rounds", _found(Order, row.order_id).building_id, row.at


def _rating(row: Any) -> Iterator[Touch]:
    yield "ratings", _found(Order, row.order_id).building_id, row.at


def _door(row: Any) -> Iterator[Touch]:
    yield "doors", _found(Household, row.household_id).building_id, row.at


def _care(row: Any) -> Iterator[Touch]:
    yield "care", _found(CarePlan, row.plan_id).building_id, row.day


def _moved_plan(row: Any) -> Iterator[Touch]:
    yield from (("care", row.building_id, day) for day in _moments(CareVisit.day, CareVisit.plan_id, row.id))


def _member(row: Any) -> Iterator[Touch]:
    yield "members", row.home_id or 0, row.applied_at


_IN_PLACE: Final = ("place_id", "day")
WATCHED: Final[Mapping[type[Any], tuple[Watched, ...]]] = MappingProxyType(
    {
        Visit: (Watched((*_IN_PLACE, "party_size", "undone_at"), _here("visits")),),
        GardenVisit: (Watched((*_IN_PLACE, "heads", "undone_at"), _here("gardens")),),
        Activity: (Watched((*_IN_PLACE, "stage", "uncounted", "kind"), _here("gatherings", "arrivals")),),
        Arrival: (Watched(("signup_id", "heads", "undone_at"), _arrival),),
        Duty: (Watched((*_IN_PLACE, "counts_hours"), _here("hours")),),
        Stint: (Watched(("duty_id", "stage", "minutes"), _stint),),
        StockMove: (Watched(("batch_id", "kind", "quantity", "at"), _move),),
        Loan: (Watched(("lent_place_id", "lent_at", "closed_place_id", "closed_at", "outcome"), _loan),),
        Order: (
            Watched(("building_id", "placed_at", "stage", "level", "done_at", "due_at", "promise_minutes"), _order),
            Watched(("building_id",), _moved_order),
        ),
        OrderEvent: (Watched(("order_id", "deed", "at"), _event),),
        Rating: (Watched(("order_id", "is_solved", "satisfaction", "at"), _rating),),
        SurveyVisit: (Watched(("household_id", "outcome", "at"), _door),),
        CarePlan: (Watched(("building_id",), _moved_plan),),
        CareVisit: (Watched(("plan_id", "outcome", "day"), _care),),
        Volunteer: (Watched(("standing", "merged_into_id", "unit_id", "group", "home_id", "applied_at"), _member),),
    }
)


def cells(row: Any, *, is_new: bool, is_gone: bool) -> set[Cell]:
    """The cells `row` touches; none when nothing a measure reads has changed."""
    touched: set[Cell] = set()
    for watched in WATCHED.get(type(row), ()):
        if is_new or is_gone or _changed(row, watched.columns):
            touched.update(_cells(watched.touches(row)))
            touched.update(() if is_new else _cells(watched.touches(_AsItWas(row))))
    return touched


def _changed(row: Any, columns: tuple[str, ...]) -> bool:
    attrs = inspect(row).attrs
    return any(attrs[name].history.has_changes() for name in columns)


def _cells(touches: Iterator[Touch]) -> Iterator[Cell]:
    for measure, spot, moment in touches:
        if spot is not None and moment is not None:
            yield Cell(measure, spot, at_home(moment).date() if isinstance(moment, datetime) else moment)


def _found(kind: Any, id: int) -> Any:
    """The row another one hangs on, wherever it is: sums know no fence, and a row just written has not met it yet."""
    return db.session.get_one(kind, id, execution_options=EVERYWHERE)


def _moments(column: Any, whose: Any, id: int) -> list[Any]:
    return [moment for (moment,) in run(select(column).where(whose == id))]
