"""Who comes to an activity, at the desk: the list, the queue and its reasons, and one party with what can be done."""

from typing import Any

from flask import Blueprint, Response, flash, request

from app import clock
from app.activities import (
    queries,
    queries_desk_signups,
    queries_seats,
    screens_desk_people,
    verbs_after,
    verbs_party,
    verbs_queue,
    verbs_seats,
)
from app.activities.desk_asked import held, held_signup, seen, seen_signup, told_of
from app.activities.forms_desk_party import NewPartyForm, PartyForm
from app.activities.forms_desk_reasons import ReasonForm
from app.activities.models import Activity
from app.activities.models_seats import Signup, SignupStage, Source
from app.activities.verbs_seats import Asked, Party
from app.config import rules
from app.pages import lead_to, show
from app.refusal import Refused
from app.staff import door
from app.volunteers.numbered import asked
from app.words import _

bp = door.guard(Blueprint("guests", __name__, url_prefix="/desk/activities"))


@bp.get("/<id:id>/signups")
def all_of_them(id: int) -> Response:
    """Everyone who put their name down, by number; or those who come no more."""
    return _list_page(seen(id))


@bp.post("/<id:id>/signups")
def seek(id: int) -> Response:
    """Those with a number, or a phone's tail, which belongs in no address."""
    return _list_page(seen(id), request.form.get("q", "").strip()[:20])


@bp.get("/<id:id>/queue")
def queue(id: int) -> Response:
    """Who waits, who is held a seat, and what each look at the queue said."""
    activity, before = seen(id), asked("before")
    waiting = queries_desk_signups.queue(id)
    told = queries_desk_signups.last_told([row.id for row in waiting])
    found = queries_desk_signups.looks(id, before)
    older = found[-1][0] if len(found) == queries_desk_signups.PAGE else None
    looks = screens_desk_people.looks([row for _id, row in found], queries.tasks(id))
    guests = screens_desk_people.guests(waiting)
    rows = [(guest, screens_desk_people.verdict_words(told.get(guest.id))) for guest in guests]
    more: dict[str, Any] = {"looks": looks, "before": before, "older": older}
    return show("activities/desk_queue.html", rows=rows, **told_of(activity, "guests.queue"), **more)


@bp.get("/<id:id>/signups/new")
def new(id: int) -> Response:
    """Somebody rings up and wants to come."""
    return _form_page(seen(id), NewPartyForm(None))


@bp.post("/<id:id>/signups/new")
def sign_up(id: int) -> Response:
    """Put their name down: a seat, or a place in the queue."""
    activity, form = held(id), NewPartyForm()
    if not form.validate():
        return _form_page(activity, form, 422)
    try:
        signup = verbs_seats.sign_up(activity, Party(**form.party()), Asked(Source.DESK, door.staff()))
    except Refused as refused:
        return _form_page(activity, form, 409, refused=str(refused))
    return _back(signup, *_written_words(signup))


@bp.get("/signups/<id:id>")
def one(id: int) -> Response:
    """One party."""
    return _page(seen_signup(id))


@bp.post("/signups/<id:id>/phone")
def unmask(id: int) -> Response:
    """Name and phone in full, on this answer and nowhere else: a deliberate act, and written down."""
    signup = held_signup(id)
    verbs_after.unmask(signup, door.staff())
    return _page(signup, is_unmasked=True)


@bp.post("/signups/<id:id>/change")
def change(id: int) -> Response:
    """They are more, or fewer."""
    signup, form = held_signup(id), PartyForm(prefix="p")
    if not form.validate():
        return _page(signup, 422, changing=form)
    try:
        verbs_party.change_party(signup, Party(signup.phone or "", **form.party()), door.staff())
    except Refused as refused:
        return _page(signup, 409, changing=form, refused=str(refused))
    return _back(signup, _("改好了"))


@bp.post("/signups/<id:id>/cancel")
def cancel(id: int) -> Response:
    """They do not come; the seats go to who waits."""
    signup, form = held_signup(id), ReasonForm(prefix="c")
    if not form.validate():
        return _page(signup, 422, leaving=form)
    verbs_seats.leave(signup, door.staff(), form.reason.data)
    return _back(signup, _("取消好了，位子让给候补的人"))


@bp.post("/signups/<id:id>/accept")
def accept(id: int) -> Response:
    """They take the seats held for them."""
    signup = held_signup(id)
    verbs_queue.accept(signup, door.staff())
    return _back(signup, _("好，位子是他们的了"))


@bp.post("/signups/<id:id>/decline")
def decline(id: int) -> Response:
    """They do not: the next one is asked."""
    signup = held_signup(id)
    verbs_queue.decline(signup, door.staff())
    return _back(signup, _("知道了，位子让给下一位"))


def _list_page(activity: Activity, search: str = "") -> Response:
    is_gone, after = request.values.get("gone") == "1", asked("after") or 0
    look = queries_desk_signups.gone if is_gone else queries_desk_signups.guests
    found = look(activity.id, search, after)
    older = found[-1].number if len(found) == queries_desk_signups.PAGE and not search else None
    told: dict[str, Any] = {"is_gone": is_gone, "after": after, "older": older, "q": search}
    rows = screens_desk_people.guests(found)
    return show("activities/desk_signups.html", rows=rows, **told_of(activity, "guests.all_of_them"), **told)


def _form_page(activity: Activity, form: NewPartyForm, status: int = 200, refused: str = "") -> Response:
    told = told_of(activity, "guests.all_of_them") | {"kept_days": rules().signup_kept_days}
    return show("activities/desk_signup_form.html", status, form=form, refused=refused, **told)


def _page(signup: Signup, status: int = 200, *, is_unmasked: bool = False, **forms: Any) -> Response:
    children = [{"nickname": one.nickname, "band": one.band.value} for one in queries_seats.children(signup.id)]
    said: dict[str, Any] = {"adults": signup.adults, "children": children}
    said |= {"guardian_agrees": bool(signup.guardian_at), "knows_risks": bool(signup.risks_at)}
    forms = {"changing": PartyForm(None, prefix="p", **said), "leaving": ReasonForm(None, prefix="c")} | forms
    told = screens_desk_people.portrait(
        signup,
        queries_seats.children(signup.id),
        queries_desk_signups.last_told([signup.id]).get(signup.id),
        is_unmasked=is_unmasked,
        knows_code=signup.by_id == door.staff().id,
    )
    forms |= {"offers": screens_desk_people.offers(queries_desk_signups.offers(signup.id), clock.now())}
    is_here = queries_seats.arrival(signup.id) is not None
    shown = told_of(signup.activity, "guests.all_of_them")
    return show("activities/desk_signup.html", status, signup=signup, its=told, is_here=is_here, **shown, **forms)


def _written_words(signup: Signup) -> tuple[str, str]:
    """A seat, or which place in the queue and why."""
    if signup.stage is not SignupStage.WAITING:
        return _("记好了，请把报名号和查询码告诉对方"), "ok"
    ids = [row.id for row in queries_desk_signups.queue(signup.activity_id)]
    why = screens_desk_people.verdict_words(queries_desk_signups.last_told([signup.id]).get(signup.id))
    said = {"place": ids.index(signup.id) + 1, "why": why}
    return _("现在没有位子：候补第 %(place)d 位（%(why)s）。请把报名号和查询码告诉对方", **said), "wait"


def _back(signup: Signup, words: str, tone: str = "ok") -> Response:
    flash(words, tone)
    return lead_to(".one", id=signup.id)
