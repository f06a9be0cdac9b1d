"""A volunteer's own record at the kiosk: hours, services, each with its rows, and a way to have one put right."""

from typing import Any, cast

from flask import Blueprint, Response, abort, g, request, url_for

from app import clock
from app.kiosk import door
from app.kiosk.sheets import cut, sheet
from app.pages import errors, lead_to, show
from app.volunteers import (
    queries,
    queries_ledger,
    queries_record,
    screens,
    screens_record,
    screens_service,
    verbs_requests,
    wishes,
)
from app.volunteers.forms_record import CorrectionForm
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Stint
from app.volunteers.stints import Stage

bp = door.guard(Blueprint("record", __name__, url_prefix="/kiosk/volunteer/record"))
FOR_EVERYONE = {"record.left"}
OF_THE_PIN = {f"record.{each}" for each in ("pin", "judge_pin", "pin_new", "keep_pin", "pin_again", "change_pin")}
MOST, MOST_SMALL = 6, 4


@bp.before_request
def _know() -> Response | None:
    """A record is seen only by the one whose it is, once a card or a PIN has said so."""
    if request.endpoint in FOR_EVERYONE:
        return None
    known = queries.present(door.visitor_id())
    if known is None or not known.is_active:
        return lead_to("volunteer.identify")
    if known.owes_pin and request.endpoint not in OF_THE_PIN:
        return lead_to(".pin_new")
    g.volunteer = queries.volunteer_for_update(known.id) if request.method == "POST" else known
    return None


def volunteer() -> Volunteer:
    """Who stands here; locked while something is changed."""
    return cast(Volunteer, g.volunteer)


@bp.get("")
def mine() -> Response:
    """All of it at a glance."""
    today, id = clock.today(), volunteer().id
    days = queries_record.counted_since(id, screens_record.first_month(today))
    seen = screens_record.overview(queries_record.sums(id), days, today)
    return page("mine", back_url=url_for("volunteer.me"), **seen)


@bp.get("/services")
def services() -> Response:
    """Every service, the newest first."""
    most = MOST_SMALL if door.here().panel == "small" else MOST
    found = queries_record.services(volunteer().id, most, _number("before"), _number("after"))
    return page("services", rows=screens_service.rows(found.rows), newer=found.newer, older=found.older)


@bp.get("/grown")
def grown() -> Response:
    """Trainings, awards and what was said of them."""
    rows = screens_record.grown(volunteer().id)
    return page("grown", rows=sheet(cut(rows, door.here().panel), _number("page")))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One service: what it was, and how its hours came about."""
    stint = _own(queries_ledger.stint(id))
    lines = screens_service.lines(queries_ledger.rows(id))
    shown, asked = sheet(cut(lines, door.here().panel), _number("page")), queries_record.requests(id)
    told: dict[str, Any] = {"lines": shown, "request": screens_service.request(next(iter(asked), None))}
    told |= screens_service.one(stint)
    is_waiting = any(each.decided_at is None for each in asked)
    is_askable = stint.stage is not Stage.OPEN and not is_waiting
    return page(f"one-{id}", "one", is_askable=is_askable, is_waiting=is_waiting, **told)


@bp.get("/<id:id>/correct")
def correct(id: int) -> Response:
    """When did you really come and go?"""
    stint = _own(queries_ledger.stint(id))
    return _correction(stint, CorrectionForm(_times(stint), formdata=None), _times(stint))


@bp.post("/<id:id>/correct")
def ask(id: int) -> Response:
    """Ask for it; a tap on a time only moves the time."""
    stint = _own(queries_ledger.stint_for_update(id))
    form = CorrectionForm(_times(stint))
    is_valid, times = form.validate(), form.times() or _times(stint)
    if moving := request.form.get("move"):
        return _correction(stint, form, _moved(times, moving, stint), is_moving=True)
    if not is_valid:
        return _correction(stint, form, times, 422)
    start, end = (wishes.moment(times[name], stint.day) for name in ("start", "end"))
    verbs_requests.ask(stint, start, end, form.reason.data)
    return lead_to(".one", id=id)


@bp.post("/<id:id>/take-back")
def take_back(id: int) -> Response:
    """It was right after all."""
    verbs_requests.take_back(_own(queries_ledger.stint_for_update(id)))
    return lead_to(".one", id=id)


def page(key: str, template: str = "", status: int = 200, **values: Any) -> Response:
    """A page of the record; `key` says which one, so that another language leads back to it."""
    return show(f"volunteers/record_{template or key}.html", status, page_key=f"record_{key}", **values)


def _own(stint: Stint | None) -> Stint:
    return stint if stint is not None and stint.volunteer_id == volunteer().id else abort(404)


def _times(stint: Stint) -> dict[str, int]:
    """As the record has them."""
    end = stint.end_at or clock.now()
    return {"start": wishes.minute_of(stint.start_at, stint.day), "end": wishes.minute_of(end, stint.day)}


def _moved(times: dict[str, int], moving: str, stint: Stint) -> dict[str, int]:
    name, _colon, by = moving.partition(":")
    if name not in times or by not in {"-60", "-15", "15", "60"}:
        return times
    return times | {name: wishes.moved(times[name], int(by), _latest(stint))}


def _latest(stint: Stint) -> int:
    return wishes.minute_of(clock.now(), stint.day)


def _correction(
    stint: Stint, form: CorrectionForm, times: dict[str, int], status: int = 200, *, is_moving: bool = False
) -> Response:
    values = {
        "times": screens_service.wish(stint, times, _latest(stint)),
        "reasons": screens.REASONS.items(),
        "reason": form.reason.data,
    }
    values |= {"errors": {} if is_moving else errors(form), **screens_service.one(stint)}
    return page(f"correct-{stint.id}", "correct", status, **values)


def _number(name: str) -> int:
    """A number from the address; 0 for anything else."""
    return request.args.get(name, 0, type=int)
