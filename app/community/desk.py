"""The community at the desk: its places with their hours, and its tree to look at."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, abort, flash, request, url_for

from app import clock
from app.community import placards, queries, verbs
from app.community.forms import KINDS, ClosingForm, DayForm, NewPlaceForm, PlaceForm
from app.community.models import Level, Place, PlaceKind
from app.community.weekform import Week
from app.pages import lead_to, show
from app.staff import door, policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.words import _

bp = door.guard(Blueprint("places", __name__, url_prefix="/desk/places"))
tree_bp = door.guard(Blueprint("community", __name__, url_prefix="/desk/community"))


@tree_bp.get("")
def tree() -> Response:
    """Street, community, compounds."""
    upper = queries.areas(Level.STREET, Level.COMMUNITY)
    return show("community/desk_tree.html", upper=upper, compounds=queries.compounds(), may=door.may_change)


@bp.get("")
def all_of_them() -> Response:
    """Every place, with whether it is open just now."""
    search, kind = asked_for()
    found = queries.places(search, kind, _after())
    older = found[-1].id if len(found) == queries.PAGE else None
    return show(
        "community/desk_places.html",
        rows=placards.rows(found),
        kinds=KINDS,
        kind=kind or "",
        q=search,
        older=older,
        may_change=_may_change(),
    )


@bp.get("/new")
def new() -> Response:
    """A new door of the community."""
    return show("community/desk_place_form.html", seen=None, form=_new_form())


@bp.post("/new")
def add() -> Response:
    """Open it."""
    form = _new_form()
    if not form.validate():
        return show("community/desk_place_form.html", 422, seen=None, form=form)
    area = queries.area(form.area.data) or abort(404)
    made = verbs.open_place(door.staff(), area, PlaceKind(form.kind.data), form.words(), form.seats.data)
    flash(_("添好了，请接着填开放时间"), "ok")
    return lead_to(".hours", id=made.id)


@bp.get("/<id:id>")
def place(id: int) -> Response:
    """A place: what it is, and whether its door is open."""
    return _place_page(_place(id), ClosingForm())


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name, its address, its keeper."""
    seen = _place(id)
    return show("community/desk_place_form.html", seen=seen, form=PlaceForm(obj=seen))


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Change them."""
    seen, form = _place(id), PlaceForm()
    if not form.validate():
        return show("community/desk_place_form.html", 422, seen=seen, form=form)
    verbs.change_place(seen, door.staff(), PlaceKind(form.kind.data), form.words(), form.seats.data)
    return _saved(id)


@bp.get("/<id:id>/hours")
def hours(id: int) -> Response:
    """Its week."""
    seen = _place(id)
    return show("community/desk_hours.html", seen=seen, week=Week.of(seen.week))


@bp.post("/<id:id>/hours")
def keep_hours(id: int) -> Response:
    """Keep these hours from now on."""
    seen, week = _place(id), Week(request.form)
    if not week.reads():
        return show("community/desk_hours.html", 422, seen=seen, week=week)
    verbs.keep_hours(seen, door.staff(), week.spans)
    return _saved(id)


@bp.get("/<id:id>/days")
def days(id: int) -> Response:
    """Days with other hours."""
    return _days_page(_place(id), DayForm())


@bp.post("/<id:id>/days")
def keep_day(id: int) -> Response:
    """Keep other hours on one day."""
    seen, form = _place(id), DayForm()
    if not form.validate():
        return _days_page(seen, form, 422)
    verbs.keep_day(seen, door.staff(), form.day.data, form.spans(), form.words.data)
    return lead_to(".days", id=id)


@bp.post("/days/<id:id>/drop")
def drop_day(id: int) -> Response:
    """That day is an ordinary day after all."""
    kept = queries.special_day(id) or abort(404)
    verbs.drop_day(kept, _place(kept.place_id), door.staff())
    return lead_to(".days", id=kept.place_id)


@bp.post("/<id:id>/close")
def close(id: int) -> Response:
    """Close the door for now."""
    seen, form = _place(id), ClosingForm()
    if not form.validate():
        return _place_page(seen, form, 422)
    verbs.close_for_now(seen, door.staff(), form.words.data)
    return _saved(id)


@bp.post("/<id:id>/open")
def open_again(id: int) -> Response:
    """Open it again."""
    verbs.open_again(_place(id), door.staff())
    return _saved(id)


def hours_card(staff: Staff) -> Iterator[Card]:
    """Places nobody knows when to find open."""
    if policy.allows(staff.role, "places.all_of_them", "GET"):
        rows = [Row(name, url=url_for("places.hours", id=id)) for id, name in queries.places_without_hours()]
        tone = Tone.WAIT if rows else Tone.OK
        yield Card(_("还没填开放时间"), tone, rows[:8], url_for("places.all_of_them"), empty=_("每个地点都有开放时间"))


def asked_for() -> tuple[str, PlaceKind | None]:
    """Called how, and of which kind."""
    kind = request.values.get("kind", "")
    return request.values.get("q", "").strip(), PlaceKind(kind) if kind in set(PlaceKind) else None


def _place(id: int) -> Place:
    return queries.place_for_update(id) or abort(404)


def _after() -> int:
    said = request.args.get("after", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _may_change() -> bool:
    return policy.allows(door.staff().role, "places.change", "POST")


def _new_form() -> NewPlaceForm:
    areas = queries.areas(Level.COMMUNITY, Level.COMPOUND)
    return NewPlaceForm(areas=[(each.id, each.name) for each in areas], seats=0)


def _place_page(seen: Place, form: ClosingForm, status: int = 200) -> Response:
    shown: dict[str, Any] = {
        "sign": placards.sign(seen),
        "week": placards.week(seen),
        "kind": KINDS[seen.kind],
        "may_change": _may_change(),
    }
    return show("community/desk_place.html", status, seen=seen, form=form, **shown)


def _days_page(seen: Place, form: DayForm, status: int = 200) -> Response:
    coming = placards.days(queries.days_from(seen.id, clock.today()))
    return show("community/desk_days.html", status, seen=seen, form=form, coming=coming)


def _saved(id: int) -> Response:
    flash(_("保存好了"), "ok")
    return lead_to(".place", id=id)
