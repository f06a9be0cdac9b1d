"""Donations at the desk: the list, one of them, its receipt, and who is thanked."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.community import queries as community
from app.giving import queries, screens, verbs
from app.giving.forms import DonorForm, ReceiveForm
from app.giving.models import Donation
from app.pages import lead_to, show
from app.privacy import mask_phone
from app.staff import door
from app.volunteers.numbered import asked
from app.words import _, speak_chinese

bp = door.guard(Blueprint("gifts", __name__, url_prefix="/desk/gifts"))


@bp.get("")
def all_of_them() -> Response:
    """The latest first."""
    return _list_page()


@bp.post("")
def seek() -> Response:
    """The same, of one donor or receipt, which belongs in no address."""
    return _list_page()


@bp.get("/sums")
def sums() -> Response:
    """All that ever came, thing by thing: received, handed on, left."""
    return show("giving/desk_sums.html", rows=queries.sums())


@bp.get("/new")
def new() -> Response:
    """Somebody brings something."""
    return _form_page(_receive_form(place=door.staff().place_id))


@bp.post("/new")
def receive() -> Response:
    """Write it down; the receipt comes next."""
    form = _receive_form()
    if not form.reads():
        return _form_page(form, 422)
    place = community.place(form.place.data) or abort(404)
    donor = verbs.Donor(**form.who(), may_thank=form.may_thank.data)
    given = verbs.receive(door.staff(), place, donor, [verbs.Piece(*said) for said in form.pieces()])
    flash(_("收好了，谢谢捐赠人。请打印收据"), "ok")
    return lead_to(".one", id=given.id)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """A donation: what came, and where each part of it went."""
    return _page(queries.donation(id) or abort(404))


@bp.post("/<id:id>/phone")
def unmask(id: int) -> Response:
    """Show the donor's number in full: a deliberate act, and written down."""
    given = _donation(id)
    verbs.unmask(given, door.staff())
    return _page(given, phone=given.phone or "")


@bp.get("/<id:id>/receipt")
def receipt(id: int) -> Response:
    """The paper the donor takes along."""
    speak_chinese()
    given = queries.donation(id) or abort(404)
    told: dict[str, Any] = {"donor": screens.donor(given.donor), "today": clock.today()}
    return show("giving/receipt_print.html", given=given, back_url=f"/desk/gifts/{id}", **told)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Who gave it."""
    given = queries.donation(id) or abort(404)
    said = {"donor": given.donor, "kind": given.kind.value, "phone": given.phone or "", "note": given.note}
    return show("giving/desk_donor.html", given=given, form=DonorForm(None, **said))


@bp.post("/<id:id>/edit")
def correct(id: int) -> Response:
    """Put it right."""
    given, form = _donation(id), DonorForm()
    if not form.validate():
        return show("giving/desk_donor.html", 422, given=given, form=form)
    verbs.correct(given, door.staff(), verbs.Donor(**form.who()))
    return _back(id, _("改好了"))


@bp.post("/<id:id>/agree")
def agree(id: int) -> Response:
    """The donor would like to be thanked in public after all."""
    verbs.agree(_donation(id), door.staff())
    return _back(id, _("记下了，会公开致谢"))


@bp.post("/<id:id>/withdraw")
def withdraw(id: int) -> Response:
    """The donor takes the consent back."""
    verbs.withdraw(_donation(id), door.staff())
    return _back(id, _("已经不再公开致谢"))


def _donation(id: int) -> Donation:
    return queries.donation_for_update(id) or abort(404)


def _receive_form(**said: Any) -> ReceiveForm:
    return ReceiveForm(places=[(each.id, each.name) for each in community.places()], **said)


def asked_for() -> tuple[int | None, str, bool]:
    """At which place, of whom, and whether only what has something left."""
    said = request.values
    return asked("place"), said.get("q", "").strip(), said.get("left") == "1"


def _list_page() -> Response:
    (place_id, search, is_left), before = asked_for(), asked("before")
    rows = queries.donations(place_id, search, before, is_left=is_left)
    gifts = queries.gifts_of(row.id for row in rows)
    told: dict[str, Any] = {"q": search, "is_left": is_left, "place_id": place_id, "before": before}
    told |= {"older": rows[-1].id if len(rows) == queries.PAGE else None, "pieces": screens.pieces}
    return show("giving/desk_list.html", rows=rows, gifts=gifts, places=community.places(), donor=screens.donor, **told)


def _form_page(form: ReceiveForm, status: int = 200) -> Response:
    wrong = form.complaint() if status == 422 else None
    return show("giving/desk_receive.html", status, form=form, wrong=wrong)


def _page(given: Donation, phone: str = "") -> Response:
    gifts = queries.gifts_of([given.id])[given.id]
    went = {id: screens.steps(rows) for id, rows in queries.hand_ons_of(gift.id for gift in gifts).items()}
    told: dict[str, Any] = {"phone": phone or mask_phone(given.phone or ""), "is_unmasked": bool(phone)}
    told |= {"donor": screens.donor(given.donor), "kind": screens.KINDS[given.kind]}
    return show("giving/desk_donation.html", given=given, gifts=gifts, went=went, **told)


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=id)
