"""共建 at the desk: who signed with us, until when, whom one rings there."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request, url_for

from app import clock
from app.clock import ONE_DAY
from app.community import queries as community
from app.community import queries_cells
from app.community.models import Level
from app.pages import lead_to, show
from app.partners import brought, queries, screens, verbs
from app.partners.forms import AgreementForm, ContactForm, CopyForm, EndForm, PartnerForm
from app.partners.models import Agreement, Partner
from app.partners.queries import View
from app.privacy import mask_name, mask_phone
from app.staff import door
from app.words import _

bp = door.guard(Blueprint("partners", __name__, url_prefix="/desk/partners"))


@bp.get("")
def all_of_them() -> Response:
    """Every partner with the agreement that counts today."""
    return _list_page("")


@bp.post("")
def seek() -> Response:
    """Those whose name or pinyin fits."""
    return _list_page(request.form.get("q", "").strip()[:40])


@bp.get("/new")
def new() -> Response:
    """An organisation more."""
    return show("partners/desk_form.html", partner=None, form=_form(formdata=None))


@bp.post("/new")
def add() -> Response:
    """It is written down."""
    form = _form()
    if not form.validate():
        return show("partners/desk_form.html", 422, partner=None, form=form)
    where = queries_cells.area_for_update(form.community.data) or abort(404)
    made = verbs.add(door.staff(), where, form.said())
    flash(_("添好了，请接着写协议"), "ok")
    return lead_to(".one", id=made.id)


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """A partner: its agreement, whom to ring, what it offers and has done."""
    return _page(_partner(id))


@bp.post("/<id:id>/unmask")
def unmask(id: int) -> Response:
    """The phones in full: a deed, and written down."""
    partner = _partner(id, is_locked=True)
    verbs.unmask(partner, door.staff())
    return _page(partner, is_whole=True)


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """What it is called, what it is."""
    partner = _partner(id)
    said = {"name": partner.unit.name, "kind": partner.kind.value, "community": partner.area_id}
    said |= {"credit_code": partner.credit_code or "", "address": partner.address}
    return show("partners/desk_form.html", partner=partner, form=_form(formdata=None, **said))


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Put it right."""
    partner, form = _partner(id, is_locked=True), _form()
    if not form.validate():
        return show("partners/desk_form.html", 422, partner=partner, form=form)
    verbs.change(partner, door.staff(), form.said())
    return _saved(id)


@bp.post("/<id:id>/contacts")
def add_contact(id: int) -> Response:
    """Whom one rings there."""
    partner, form = _partner(id, is_locked=True), ContactForm()
    if not form.validate():
        return _page(partner, 422, contact=form)
    verbs.add_contact(partner, door.staff(), *form.said())
    return _saved(id)


@bp.post("/contacts/<id:id>/drop")
def drop_contact(id: int) -> Response:
    """Not any more."""
    contact = queries.contact_for_update(id) or abort(404)
    verbs.drop_contact(contact, _partner(contact.partner_id), door.staff())
    return _saved(contact.partner_id)


@bp.post("/<id:id>/agreements")
def sign(id: int) -> Response:
    """The first agreement, or a renewal: a version of its own."""
    partner, form = _partner(id, is_locked=True), AgreementForm()
    if not form.validate():
        return _page(partner, 422, agreement=form)
    verbs.sign(partner, door.staff(), form.said())
    return _saved(id)


def _list_page(search: str) -> Response:
    chosen, today = view_asked(), clock.today()
    rows = found(chosen, search)
    chips = [(words, url_for(".all_of_them", view=each), each is chosen) for each, words in screens.VIEWS.items()]
    told: dict[str, Any] = {"q": search, "view": chosen, "words": screens, "may": door.may_change}
    return show("partners/desk_list.html", rows=rows, chips=chips, count=queries.in_force(today), **told)


def view_asked() -> View:
    """Which partners."""
    view = request.values.get("view", "")
    return View(view) if view in set(View) else View.ALL


def found(chosen: View, search: str) -> list[queries.Row]:
    """Those that fit."""
    today = clock.today()
    return queries.partners(chosen, today, today + ONE_DAY * screens.steps()[0], search)


def _partner(id: int, *, is_locked: bool = False) -> Partner:
    return (queries.partner_for_update(id) if is_locked else queries.partner(id)) or abort(404)


def _form(**said: Any) -> PartnerForm:
    return PartnerForm(communities=[(each.id, each.name) for each in community.areas(Level.COMMUNITY)], **said)


def _page(partner: Partner, status: int = 200, *, is_whole: bool = False, **forms: Any) -> Response:
    versions = queries.agreements(partner.id)
    told: dict[str, Any] = {"versions": versions, "copies": queries.copies(each.id for each in versions)}
    told |= {"contact": ContactForm(formdata=None), "agreement": _renewal(versions), "ending": EndForm(formdata=None)}
    told |= {"copy": CopyForm(formdata=None), "heaps": brought.heaps(partner), "words": screens, "is_whole": is_whole}
    told["contacts"] = [
        (each.id, each.name if is_whole else mask_name(each.name), each.duty, _phone(each.phone, is_whole=is_whole))
        for each in queries.contacts(partner.id)
    ]
    return show("partners/desk_one.html", status, partner=partner, may=door.may_change, **told | forms)


def _phone(number: str, *, is_whole: bool) -> str:
    return number if is_whole else mask_phone(number)


def _renewal(versions: Any) -> AgreementForm:
    """A year from the day after the last one ends; what each side gives stays."""
    last: Agreement | None = next(iter(versions), None)
    if last is None:
        return AgreementForm(formdata=None, since=clock.today())
    since = last.until + ONE_DAY if last.ended_on is None else clock.today()
    return AgreementForm(formdata=None, since=since, ours=last.ours, theirs=last.theirs)


def _saved(id: int) -> Response:
    flash(_("保存好了"), "ok")
    return lead_to("partners.one", id=id)
