"""The kiosks at the desk: which are alive, and how a new one is let in."""

from collections.abc import Iterator
from datetime import timedelta

from flask import Blueprint, Response, abort, url_for

from app import clock
from app.community import queries as community
from app.community.models import Place
from app.config import rules
from app.kiosk import pulses, queries, verbs
from app.kiosk.forms import PANELS, DeviceForm
from app.kiosk.models import Device, Panel
from app.pages import lead_to, show
from app.slips import printer
from app.slips.slip import Slip
from app.staff import door, policy
from app.staff.models import Staff
from app.staff.today import Card, Row, Tone
from app.transaction import commit_early
from app.words import _

bp = door.guard(Blueprint("devices", __name__, url_prefix="/desk/devices"))


@bp.get("")
def all_of_them() -> Response:
    """Every kiosk, and whether it is alive."""
    return show("kiosk/desk_devices.html", rows=pulses.rows(queries.devices()))


@bp.get("/new")
def new() -> Response:
    """Room for one more."""
    return show("kiosk/desk_device_form.html", device=None, form=_form())


@bp.post("/new")
def add() -> Response:
    """Make the room; the code comes next."""
    form = _form()
    if not form.validate():
        return show("kiosk/desk_device_form.html", 422, device=None, form=form)
    place = community.place(form.place.data) or abort(404)
    added = verbs.add_device(door.staff(), form.name.data, place, Panel(form.panel.data))
    return lead_to(".device", id=added.id)


@bp.get("/<id:id>")
def device(id: int) -> Response:
    """One kiosk."""
    return _page(_device(id))


@bp.post("/<id:id>/code")
def offer_code(id: int) -> Response:
    """A fresh code, on this answer and nowhere else."""
    device, minutes = _device(id), rules().code_minutes
    code = verbs.offer_code(device, door.staff(), timedelta(minutes=minutes))
    return _page(device, code)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name, its place, its screen."""
    seen = _device(id)
    form = _form(name=seen.name, place=seen.place_id, panel=seen.panel, printer=seen.printer)
    return show("kiosk/desk_device_form.html", device=seen, form=form)


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Change them."""
    seen, form = _device(id), _form()
    if not form.validate():
        return show("kiosk/desk_device_form.html", 422, device=seen, form=form)
    place = community.place(form.place.data) or abort(404)
    verbs.change_device(seen, door.staff(), form.name.data, place, Panel(form.panel.data), form.printer.data)
    return lead_to(".device", id=id)


@bp.post("/<id:id>/slip")
def try_slip(id: int) -> Response:
    """A slip to try the printer with; whether it answered."""
    device = _device(id)
    made = _trial(community.place(device.place_id) or abort(404))
    at = device.printer
    commit_early()
    is_printed = bool(at) and printer.print_out(made, at)
    return _page(_device(id), slip="out" if is_printed else "stuck")


@bp.post("/<id:id>/revoke")
def revoke(id: int) -> Response:
    """Close it."""
    verbs.revoke(_device(id), door.staff())
    return lead_to(".all_of_them")


def silent_card(staff: Staff) -> Iterator[Card]:
    """Kiosks that have gone quiet, for those who can look after them."""
    if policy.allows(staff.role, "devices.all_of_them", "GET"):
        silent = [row for row in pulses.rows(queries.devices()) if row.state is pulses.State.SILENT]
        rows = [Row(row.name, row.place_name, url_for("devices.device", id=row.id)) for row in silent]
        tone = Tone.WAIT if rows else Tone.OK
        yield Card(_("自助机没有回应"), tone, rows, url_for("devices.all_of_them"), empty=_("自助机都好着呢"))


def _device(id: int) -> Device:
    return queries.device_for_update(id) or abort(404)


def _form(**values: object) -> DeviceForm:
    return DeviceForm(places=[(each.id, each.name) for each in community.places()], **values)


def _trial(place: Place) -> Slip:
    """A slip that says nothing but that it can be read."""
    return Slip(
        house=f"{place.name} · {_('暖蜂驿站')}",
        service=_("试印"),
        number=(_("号码"), "1"),
        facts=((_("时间"), clock.now().strftime("%H:%M")),),
        ticket="WARM BEE",
        foot=_("看得清就好了"),
    )


def _page(device: Device, code: str = "", slip: str = "") -> Response:
    told = {"device": device, "row": pulses.row(device), "panel": PANELS[device.panel]}
    told |= {"code": code, "minutes": rules().code_minutes, "slip": slip}
    return show("kiosk/desk_device.html", **told)
