"""The calendar at the desk: a month or a week of activities, at all places or at one."""

from datetime import date
from typing import Any

from flask import Blueprint, Response, request

from app import clock
from app.activities import leaves, queries_desk, screens_desk
from app.activities.desk_asked import day_asked, sieve
from app.activities.leaves import Leaf
from app.activities.screens import KINDS
from app.pages import show
from app.staff import door
from app.volunteers import queries_duties

bp = door.guard(Blueprint("agenda", __name__, url_prefix="/desk/calendar"))


@bp.get("")
def month() -> Response:
    """A month in whole weeks."""
    return _page(leaves.month(day_asked("day") or clock.today()))


@bp.get("/week")
def week() -> Response:
    """Seven days from Monday."""
    return _page(leaves.week(day_asked("day") or clock.today()))


def _page(leaf: Leaf) -> Response:
    sifted = sieve()._replace(search="")
    found = queries_desk.between(leaf.days[0], leaf.days[-1], sifted)
    counted = queries_desk.numbers([row.id for row in found], clock.now())
    days: dict[date, list[Any]] = {day: [] for day in leaf.days}
    for row in screens_desk.rows(found, counted, clock.now()):
        days[row.day].append(row)
    weeks = [leaf.days[start : start + 7] for start in range(0, len(leaf.days), 7)]
    told: dict[str, Any] = {"here": request.endpoint, "kinds": KINDS, "places": queries_duties.places()}
    told |= {"title": screens_desk.leaf_words(leaf), "weekdays": screens_desk.weekdays(), "today": clock.today()}
    told |= {"may": door.may("plans.new", door.staff()), "sieve": sifted}
    return show("activities/desk_calendar.html", leaf=leaf, days=days, weeks=weeks, **told)
