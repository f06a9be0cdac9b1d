"""A stint nobody signed in for is written up at the desk: whose, which day and duty, from when until when, and why."""

from datetime import date

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community import queries as community
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import queries, queries_duties, queries_hours, queries_ledger, verbs_duties, verbs_ledger
from app.volunteers.forms_records import YEARS, WriteUpForm
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Duty
from app.volunteers.screens import GROUPS
from app.words import _

bp = door.guard(Blueprint("missed", __name__, url_prefix="/desk/records/new"))


@bp.get("")
def person() -> Response:
    """Whose was it?"""
    return show("volunteers/desk_write_up_person.html", people=[], q="", groups=GROUPS)


@bp.post("")
def seek() -> Response:
    """Those it may be; a name belongs in no address."""
    search = request.form.get("q", "").strip()[:40]
    found = queries_hours.people(search)
    return show("volunteers/desk_write_up_person.html", people=found, q=search, groups=GROUPS)


@bp.get("/<id:id>")
def stint(id: int) -> Response:
    """Which duty of which day, from when until when?"""
    volunteer, day = queries.volunteer(id) or abort(404), _day_asked()
    return _stint_page(volunteer, day, WriteUpForm(None, duties=_duties(day), day=day))


@bp.post("/<id:id>/write-up")
def write_up(id: int) -> Response:
    """Write it up; somebody confirms it like any other."""
    volunteer, day = queries.volunteer_for_update(id) or abort(404), _day_asked()
    form = WriteUpForm(duties=_duties(day))
    if not form.validate():
        return _stint_page(volunteer, day, form, 422)
    made = verbs_ledger.write_up(
        volunteer, _duty(form.duty.data, form.day.data), door.staff(), *form.times(), form.reason.data
    )
    flash(_("补录好了，还要核定"), "ok")
    return lead_to("records.record", id=made.id)


def _day_asked() -> date:
    """The day looked at: today, unless the address or the form says another one."""
    try:
        said = date.fromisoformat(request.values.get("day", ""))
    except ValueError:
        return clock.today()
    return said if said.year in YEARS else clock.today()


def _duties(day: date) -> list[tuple[str, str]]:
    """What there was to do on a day; keeping a station is offered even if nobody signed in for it."""
    noted = [(str(row.id), f"{row.name} · {row.place_name}") for row in queries_duties.on(day)]
    unkept = queries_duties.stations_without_duty(day)
    return noted + [(f"at-{place_id}", f"{_('驿站值守')} · {name}") for place_id, name in unkept]


def _duty(key: str, day: date) -> Duty:
    if key.startswith("at-"):
        return verbs_duties.station_duty(community.place(int(key[3:])) or abort(404), day)
    return queries_ledger.duty(int(key)) or abort(404)


def _stint_page(volunteer: Volunteer, day: date, form: WriteUpForm, status: int = 200) -> Response:
    return show("volunteers/desk_write_up.html", status, volunteer=volunteer, day=day, form=form)
