"""Records of service at the desk: what waits to be confirmed, one by one or several at once, and each one's ledger."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.clock import at_home
from app.config import rules
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.volunteers import (
    queries,
    queries_deadlines,
    queries_hours,
    queries_ledger,
    queries_record,
    queries_records,
    screens_records,
    verbs_ledger,
    verbs_requests,
)
from app.volunteers.forms_records import CorrectionForm, ReasonForm
from app.volunteers.hours import in_hours
from app.volunteers.models_ledger import CorrectionRequest, Stint
from app.volunteers.numbered import asked, ticked
from app.volunteers.queries_records import Sought, View
from app.words import _, ngettext

bp = door.guard(Blueprint("records", __name__, url_prefix="/desk/records"))


@bp.get("")
def all_of_them() -> Response:
    """Records of a view, the oldest of what waits first; or all of one volunteer."""
    return _list_page(view_asked(), asked("volunteer"), asked("after"))


@bp.post("")
def seek() -> Response:
    """All records of whoever is called so; a name belongs in no address."""
    search = _search()
    if not search:
        return _list_page(View.ALL)
    return _list_page(View.ALL, q=search, whose=_called(search))


@bp.post("/confirm")
def confirm_several() -> Response:
    """Confirm what is ticked, each by itself; what cannot be is said with its reason."""
    ids = queries_records.by_person(ticked("record"))
    if not ids:
        return _list_page(view_asked(), asked("volunteer"), status=422, wrong=_("请先勾选要核定的记录"))
    refused = [each for each in map(_try_to_confirm, ids) if each is not None]
    done = len(ids) - len(refused)
    if not refused:
        flash(ngettext("核定了 %(num)d 条", "核定了 %(num)d 条", done), "ok")
        return lead_to(".all_of_them", view=view_asked().value, volunteer=asked("volunteer"))
    # Told in the answer itself: with the people's names it belongs in no cookie.
    return _list_page(view_asked(), asked("volunteer"), status=200 if done else 409, refused=refused, done=done)


@bp.get("/<id:id>")
def record(id: int) -> Response:
    """One record: its seven fields, and every row of the ledger its time is reckoned from."""
    return _record_page(queries_ledger.stint(id) or abort(404))


@bp.post("/<id:id>/confirm")
def confirm(id: int) -> Response:
    """Answer for one record."""
    verbs_ledger.confirm(_stint(id), door.staff())
    return _back(id, _("核定好了"))


@bp.post("/<id:id>/correct")
def correct(id: int) -> Response:
    """Put its times right; what was written before stays."""
    stint = _stint(id)
    form = CorrectionForm(prefix="c", **_times(stint))
    if not form.validate():
        return _record_page(stint, 422, correcting=form)
    verbs_ledger.correct(stint, door.staff(), *form.times(), form.reason.data)
    return _back(id, _("更正好了"))


@bp.post("/<id:id>/strike-out")
def strike_out(id: int) -> Response:
    """Say that it does not count, and why."""
    stint, form = _stint(id), ReasonForm(prefix="s")
    if not form.validate():
        return _record_page(stint, 422, striking=form)
    verbs_ledger.strike_out(stint, door.staff(), form.reason.data)
    return _back(id, _("作废好了"))


@bp.post("/requests/<id:id>/grant")
def grant(id: int) -> Response:
    """The volunteer is right."""
    wish = _wish(id)
    verbs_requests.grant(wish, door.staff())
    return _back(wish.stint_id, _("照本人说的更正好了"))


@bp.post("/requests/<id:id>/decline")
def decline(id: int) -> Response:
    """It stays as it is; the volunteer reads why."""
    wish, form = _wish(id), ReasonForm(prefix="d")
    if not form.validate():
        return _record_page(wish.stint, 422, declining=form)
    verbs_requests.decline(wish, door.staff(), form.reason.data)
    return _back(wish.stint_id, _("答复好了，本人会在自助机上看到"))


def view_asked() -> View:
    """Which records are looked at."""
    said = request.values.get("view", "")
    return View(said) if said in set(View) else View.ALL if asked("volunteer") else View.WAITING


def sought() -> Sought:
    """All that is looked for: whoever is sought by name has all of theirs shown."""
    search, volunteer_id, is_sought = _search(), asked("volunteer"), "q" in request.values
    whose = _called(search) if search else (volunteer_id,) if volunteer_id and not is_sought else None
    return Sought(View.ALL if is_sought else view_asked(), clock.now(), queries_deadlines.cutoffs().near, whose)


def _search() -> str:
    return request.values.get("q", "").strip()[:40]


def _called(search: str) -> tuple[int, ...]:
    return tuple(one.id for one in queries_hours.people(search))


def _stint(id: int) -> Stint:
    return queries_ledger.stint_for_update(id) or abort(404)


def _wish(id: int) -> CorrectionRequest:
    """A request, after its volunteer has been locked."""
    wish = queries_ledger.request_for_update(id) or abort(404)
    _stint(wish.stint_id)
    return wish


def _try_to_confirm(id: int) -> tuple[Stint, str] | None:
    stint = _stint(id)
    try:
        verbs_ledger.confirm(stint, door.staff())
    except Refused as refused:
        return stint, str(refused)
    return None


def _list_page(
    view: View, volunteer_id: int | None = None, after: int | None = None, status: int = 200, **told: Any
) -> Response:
    cutoffs = queries_deadlines.cutoffs()
    whose = told.pop("whose", (volunteer_id,) if volunteer_id else None)
    looked = Sought(view, clock.now(), cutoffs.near, whose, after)
    found = queries_records.records(looked)
    # Whoever is sought by name is not in the addresses of the views: their counts are everybody's.
    told["counts"] = queries_records.counted(looked._replace(whose=None) if "q" in told else looked)
    rows = screens_records.records(found, cutoffs, queries_records.wishes([row.id for row in found]))
    older = found[-1].id if len(found) == queries_records.PAGE and "q" not in told else None
    told |= {"person": queries.volunteer(volunteer_id) if volunteer_id else None, "after": after, "older": older}
    told |= {"record_days": rules().record_days, "may_write_up": door.may("missed.person", door.staff())}
    return show("volunteers/desk_records.html", status, rows=rows, view=view, views=screens_records.views(), **told)


def _record_page(stint: Stint, status: int = 200, **forms: Any) -> Response:
    said: dict[str, Any] = {"correcting": CorrectionForm(None, prefix="c", **_times(stint))} | forms
    said = {name: ReasonForm(None, prefix=name[0]) for name in ("striking", "declining")} | said
    said |= {"tags": screens_records.tags(stint), "span": screens_records.span(stint.start_at, stint.end_at)}
    said |= {"entries": screens_records.entries(queries_hours.ledger(stint.id)), "deadline": queries_deadlines.deadline}
    wishes = queries_record.requests(stint.id)
    said |= {"wishes": [screens_records.wish(each) for each in wishes]}
    may_correct = door.may("records.correct", door.staff(), "POST")
    return show("volunteers/desk_record.html", status, stint=stint, hours=in_hours, may_correct=may_correct, **said)


def _times(stint: Stint) -> dict[str, datetime]:
    return {"start": at_home(stint.start_at), "end": at_home(stint.end_at or stint.start_at)}


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".record", id=id)
