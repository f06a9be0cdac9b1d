"""What is out of the house, at the desk: who is late, who was rung, what came back, what is lost."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, request

from app import clock
from app.community import queries as community
from app.pages import lead_to, show
from app.staff import door
from app.staff.models import Staff
from app.station import counter, queries_room, verbs, verbs_room, whereabouts
from app.station.forms_desk import AssetForm
from app.station.models_loan import Asset, AssetKind, AssetState, Loan

bp = door.guard(Blueprint("loans", __name__, url_prefix="/desk/loans"))


@bp.get("")
def all_of_them() -> Response:
    """Everything with a borrower, the longest overdue first."""
    return _loans_page()


@bp.post("")
def seek() -> Response:
    """The same, of one number or one phone's tail, which belongs in no address."""
    return _loans_page()


@bp.post("/<id:id>/phone")
def unmask(id: int) -> Response:
    """Show one number in full: a deliberate act, and written down."""
    loan = _loan(id)
    verbs.unmask(loan, door.staff())
    return _loans_page(unmasked=loan)


@bp.post("/<id:id>/call")
def call(id: int) -> Response:
    """The borrower was rung."""
    verbs.note_call(_loan(id), door.staff())
    return _back()


@bp.post("/<id:id>/receive")
def receive(id: int) -> Response:
    """It came back over the counter, wherever it was lent."""
    loan = queries_room.loan_from_anywhere(id) or abort(404)
    verbs.receive(loan, door.staff(), whereabouts.own_place_id(loan.lent_place_id))
    return _back()


@bp.post("/<id:id>/lose")
def lose(id: int) -> Response:
    """It will not come back."""
    verbs.lose(_loan(id), door.staff())
    return _back()


@bp.get("/assets")
def assets() -> Response:
    """Everything that is lent, by number."""
    return _assets_page(_asset_form())


@bp.post("/assets")
def add_asset() -> Response:
    """A new thing to lend."""
    form = _asset_form()
    if not form.validate():
        return _assets_page(form, 422)
    place = community.place(form.place.data) or abort(404)
    verbs_room.add_asset(door.staff(), form.number.data, AssetKind(form.kind.data), place)
    return lead_to("loans.assets", q=form.number.data)


@bp.post("/assets/<id:id>/retire")
def retire(id: int) -> Response:
    """Worn out."""
    return _to_asset(verbs_room.retire_asset, id)


@bp.post("/assets/<id:id>/resume")
def resume(id: int) -> Response:
    """Mended: lend it again."""
    return _to_asset(verbs_room.resume_asset, id)


@bp.post("/assets/<id:id>/find")
def find(id: int) -> Response:
    """A lost thing turned up."""
    asset = _asset(id)
    verbs.find(asset, door.staff(), whereabouts.own_place_id(asset.place_id))
    return lead_to("loans.assets", q=asset.number)


def loans_asked() -> tuple[str, bool]:
    """What is looked for, and whether only what is late."""
    return request.values.get("q", "").strip(), request.values.get("late") == "1"


def assets_asked() -> tuple[str, AssetState | None]:
    """How a number begins, and how a thing stands."""
    state = request.values.get("state", "")
    return request.values.get("q", "").strip(), AssetState(state) if state in set(AssetState) else None


def _loan(id: int) -> Loan:
    return queries_room.loan_for_update(id) or abort(404)


def _asset(id: int) -> Asset:
    return queries_room.asset_for_update(id) or abort(404)


def _asset_form() -> AssetForm:
    return AssetForm(kinds=counter.kinds(), places=[(each.id, each.name) for each in queries_room.stations()])


def _loans_page(unmasked: Loan | None = None) -> Response:
    (search, late), after = loans_asked(), whereabouts.asked("after")
    found = queries_room.open_loans(search, due_before=clock.now() if late else None, after=after)
    older = found[-1].id if len(found) == queries_room.PAGE else None
    rows = counter.loans(found, unmasked.id if unmasked else None)
    return show("station/desk_loans.html", rows=rows, q=search, late=late, after=after, older=older)


def _assets_page(form: AssetForm, status: int = 200) -> Response:
    search, state = assets_asked()
    found = queries_room.assets(search, state=state, after=request.args.get("after", ""))
    older = found[-1].number if len(found) == queries_room.PAGE else None
    words: dict[str, Any] = {"states": counter.STATES, "state": state or "", "q": search}
    return show("station/desk_assets.html", status, rows=counter.assets(found), form=form, older=older, **words)


def _to_asset(deed: Callable[[Asset, Staff], None], id: int) -> Response:
    asset = _asset(id)
    deed(asset, door.staff())
    return lead_to("loans.assets", q=asset.number)


def _back() -> Response:
    """To the list, of the late ones if it was; what was searched for stays out of the address."""
    return lead_to("loans.all_of_them", late=request.form.get("late") or None)
