"""The spring's survey: every door of the ten grids, and the needs that became orders."""

from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from app.community.models import Grid
from app.community.models_homes import Household
from app.demo.doors import moment, open_day_before
from app.demo.needs import AT_THE_DOOR
from app.demo.people import dice
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.orders.models import Order, Source
from app.survey.models import Outcome, Survey, SurveyGrid, SurveyKnock, SurveyNeed, SurveyVisit

FOUND: Final = (Outcome.VISITED, Outcome.REFUSED, Outcome.NOT_HOME)
OFTEN: Final = (88, 5, 7)


def knock_everywhere(rows: Rows, station: Station, now: datetime) -> None:
    """Three weeks of knocking; whoever asked for something then is where the order came from."""
    survey = _survey(rows, now)
    needs = _orders(rows)
    chance = dice("survey")
    for home in rows.of[Household.__tablename__]:
        door = (home["building_id"], home["unit"], home["room"])
        orders = needs.get(door, [])
        visit = _knock(rows, survey, home, _found(orders, chance, now), station.keeper_id)
        for order in orders:
            rows.link(SurveyNeed, visit_id=visit["id"], order_id=order["id"])


def _survey(rows: Rows, now: datetime) -> Row:
    first, last = (now.date() - timedelta(days=ago) for ago in (AT_THE_DOOR[-1] + 2, AT_THE_DOOR[0] - 2))
    closed = moment(last, "17:30")
    survey = rows.add(Survey, name="网格情况大摸底", since=first, until=last, closed_at=closed)
    for grid in rows.of[Grid.__tablename__]:
        rows.link(SurveyGrid, survey_id=survey["id"], grid_id=grid["id"])
    return survey


def _orders(rows: Rows) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for order in rows.of[Order.__tablename__]:
        if order["source"] is Source.SURVEY:
            found.setdefault((order["building_id"], order["unit"], order["room"]), []).append(order)
    return found


def _knock(rows: Rows, survey: Row, home: Row, found: tuple[Outcome, datetime, int], keeper_id: int) -> Row:
    """A door, and every knock at it; before the last one nobody was at home."""
    outcome, at, knocks = found
    told = {"outcome": outcome, "knocks": knocks, "at": at, "by_id": keeper_id}
    visit = rows.add(SurveyVisit, survey_id=survey["id"], household_id=home["id"], **told)
    for left in reversed(range(knocks)):
        heard = Outcome.NOT_HOME if left else outcome
        ticket, when = f"{visit['id']:018}{left:04}", at - timedelta(days=left)
        rows.add(SurveyKnock, visit_id=visit["id"], ticket=ticket, outcome=heard, at=when, by_id=keeper_id)
    return visit


def _found(orders: list[Row], chance: Random, now: datetime) -> tuple[Outcome, datetime, int]:
    """What came of a door, when, and after how many knocks."""
    outcome = Outcome.NEEDS if orders else chance.choices(FOUND, OFTEN)[0]
    day = open_day_before(now.date() - timedelta(days=chance.choice(AT_THE_DOOR) - 1))
    at = orders[0]["placed_at"] if orders else moment(day, f"{chance.randrange(9, 19):02}:{chance.randrange(60):02}")
    return outcome, at, chance.choice((2, 3)) if outcome is Outcome.NOT_HOME else chance.choices((1, 2), (4, 1))[0]
