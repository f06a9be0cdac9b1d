"""Duties at the desk: what volunteers can sign in for, day by day, planned, put right, repeated and called off."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community import queries as community
from app.community.models import Place
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries_duties, queries_ledger, screens_records, verbs_duties
from app.volunteers.forms_duties import DutyForm, NewDutyForm, said_of
from app.volunteers.hours import in_hours
from app.volunteers.models import Category
from app.volunteers.models_ledger import Duty, DutyKind
from app.volunteers.numbered import asked
from app.volunteers.queries_duties import DutyRow
from app.volunteers.screens import CATEGORIES
from app.volunteers.verbs_duties import Plan
from app.words import _, ngettext

Look = Callable[[date, int | None, int | None], list[DutyRow]]

bp = door.guard(Blueprint("duties", __name__, url_prefix="/desk/duties"))


@bp.get("")
def all_of_them() -> Response:
    """Today's first, then what comes; or what is gone by, the latest first."""
    is_past, after, (look, place_id) = _is_past(), asked("after"), look_and_place()
    rows = look(clock.today(), place_id, after)
    older = rows[-1].id if len(rows) == queries_duties.PAGE else None
    told: dict[str, Any] = {"is_past": is_past, "place_id": place_id, "after": after, "older": older}
    told |= {"places": queries_duties.places(), "categories": CATEGORIES, "span": screens_records.clock_span}
    return show("volunteers/desk_duties.html", rows=rows, today=clock.today(), **told)


@bp.get("/new")
def new() -> Response:
    """A new duty, or one like another on its next day."""
    like = queries_ledger.duty(asked("like") or 0)
    said = said_of(like) | {"day": _next_day(like.day)} if like else _first_words()
    return _form_page(NewDutyForm(None, places=queries_duties.places(), **said))


@bp.post("/new")
def plan() -> Response:
    """Plan it, once or week by week."""
    form = NewDutyForm(places=queries_duties.places())
    if not form.validate():
        return _form_page(form, status=422)
    made = verbs_duties.plan_weekly(_plan(form), door.staff(), form.weeks.data)
    flash(ngettext("安排好了", "安排好了，一共 %(num)d 次", form.weeks.data), "ok")
    return lead_to(".duty", id=made.id)


@bp.get("/<id:id>")
def duty(id: int) -> Response:
    """One duty: what a record of it will say, and who was there."""
    seen = queries_ledger.duty(id) or abort(404)
    stays = [
        (stay, screens_records.span(stay.start_at, stay.end_at), screens_records.stage(stay.stage))
        for stay in queries_duties.stays(id)
    ]
    told: dict[str, Any] = {"span": screens_records.span(seen.starts_at, seen.ends_at), "hours": in_hours}
    told |= {"category": CATEGORIES[seen.category], "is_planned": seen.kind is DutyKind.PLANNED}
    return show("volunteers/desk_duty.html", duty=seen, stays=stays, **told)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """What is said of it."""
    seen = queries_ledger.duty(id) or abort(404)
    return _form_page(DutyForm(None, places=queries_duties.places(), **said_of(seen)), seen)


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Put it right."""
    seen, form = _duty(id), DutyForm(places=queries_duties.places())
    if not form.validate():
        return _form_page(form, seen, 422)
    verbs_duties.change(seen, door.staff(), _plan(form))
    flash(_("改好了"), "ok")
    return lead_to(".duty", id=id)


@bp.post("/<id:id>/call-off")
def call_off(id: int) -> Response:
    """It will not take place."""
    verbs_duties.call_off(_duty(id), door.staff())
    flash(_("取消好了"), "ok")
    return lead_to(".duty", id=id)


def look_and_place() -> tuple[Look, int | None]:
    """What comes or what is gone by, and at which place."""
    return queries_duties.past if _is_past() else queries_duties.coming, asked("place")


def _is_past() -> bool:
    return request.values.get("past") == "1"


def _duty(id: int) -> Duty:
    return queries_ledger.duty_for_update(id) or abort(404)


def _plan(form: DutyForm) -> Plan:
    starts, ends = form.times()
    category, counts = Category(form.category.data), form.counts_hours.data
    told: dict[str, Any] = {"category": category, "place_id": form.place.data, "starts_at": starts, "ends_at": ends}
    return Plan(**form.words(), **told, counts_hours=counts)


def _next_day(day: date) -> date:
    """The same weekday, next week or the first one that is not over."""
    weeks_gone = max(0, (clock.today() - day).days + 6) // 7
    return day + timedelta(weeks=max(1, weeks_gone))


def _first_words() -> dict[str, Any]:
    """What is most likely: today, at the colleague's own place, for its committee."""
    place = _likely_place()
    if place is None:
        return {"day": clock.today()}
    organiser = queries_ledger.organiser_at(place)
    return {"day": clock.today(), "place": place.id, "organiser": organiser, "in_charge": place.keeper}


def _likely_place() -> Place | None:
    wanted = asked("place") or door.staff().place_id or next((id for id, _name in queries_duties.places()), 0)
    return community.place(wanted)


def _form_page(form: DutyForm, seen: Duty | None = None, status: int = 200) -> Response:
    return show("volunteers/desk_duty_form.html", status, form=form, duty=seen)
