"""Finding one's own sign-ups again at the kiosk: by phone and code, or by holding the ticket to the scanner."""

from flask import Blueprint, Response, request, url_for

from app import clock, ticket
from app.activities import guesses, kiosk_who, queries_kiosk, queries_seats, screens_mine, tickets
from app.activities.forms import CodeForm, PhoneForm
from app.kiosk import door, sheets
from app.pages import errors, lead_to, show
from app.transaction import commit_early
from app.words import _

bp = door.guard(Blueprint("guest", __name__, url_prefix="/kiosk/activities"))


@bp.get("/mine")
def my_signups() -> Response:
    """What they signed up for, once a code or a ticket has said who they are; else ask for the phone."""
    if not (ids := kiosk_who.known()):
        return _phone_page(200, {})
    rows = screens_mine.rows(queries_kiosk.signups(ids, clock.now()))
    shown = sheets.sheet(sheets.cut(rows, door.here().panel, sheets.CARDS), request.args.get("page", 1, type=int))
    return show("activities/my_signups.html", page_key="my_signups", shown=shown)


@bp.post("/mine/phone")
def ask_code() -> Response:
    """The code next. Whether anybody signed up with this phone is not told."""
    form = PhoneForm()
    return _code_page(form, 200, {}) if form.validate() else _phone_page(422, errors(form))


@bp.post("/mine")
def open_signups() -> Response:
    """Count the try, then judge it while no lock is held; one right code opens all of that phone's."""
    form = CodeForm()
    if "phone" in (faults := {} if form.validate() else errors(form)):
        return _phone_page(422, faults)
    if faults:
        return _code_page(form, 422, faults)
    device_id, phone = door.here().device_id, form.phone.data
    may_try = guesses.may_try(phone, device_id)
    # What was counted stays counted; whoever sends the same again is answered anew.
    ticket.put_back()
    commit_early()
    if not may_try:
        return show("activities/locked.html", 429, page_key="my_signups")
    found = [one for one in queries_seats.of_phone(phone, clock.now()) if one.is_live]
    if not guesses.fits(form.code.data, [one.code or "" for one in found]):
        return _code_page(form, 422, {"code": _("手机号和查询码对不上，请再看一看")})
    guesses.welcome(phone, device_id)
    kiosk_who.remember(*(one.id for one in found))
    return lead_to(".my_signups")


@bp.post("/ticket")
def show_ticket() -> Response:
    """A ticket held to the scanner opens its sign-up."""
    scanned = tickets.ticket_in(request.form.get("card", ""))
    holder = queries_seats.holder_of(scanned) if scanned else None
    if holder is None:
        return _phone_page(422, {"phone": _("这张票现在用不了，可以输手机号，或找人帮忙")})
    kiosk_who.remember(holder.id)
    return lead_to("own_signup.my_signup", id=holder.id)


def _phone_page(status: int, faults: dict[str, str]) -> Response:
    told = {"phone": request.form.get("phone", ""), "back_url": url_for("gathering.coming"), "errors": faults}
    return show("activities/mine_phone.html", status, page_key="my_signups", **told)


def _code_page(form: PhoneForm, status: int, faults: dict[str, str]) -> Response:
    told = {"phone": form.phone.data, "back_url": url_for(".my_signups"), "errors": faults}
    return show("activities/mine_code.html", status, page_key="my_signups", **told)
