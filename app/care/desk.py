"""长期照护 at the desk: the plans, one of them, its pauses and its end."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app import clock
from app.care import queries, screens, verbs
from app.care.forms import DayForm, PauseForm, PlanForm, ReasonForm
from app.care.models import CarePlan
from app.care.verbs import Hands, Rhythm, Said
from app.community import queries as community
from app.config import rules
from app.orders import queries_menu, screens_desk
from app.orders.desk_here import own_station
from app.orders.verbs import Caller, Home
from app.pages import lead_to, show
from app.privacy import mask_phone
from app.staff import door
from app.volunteers import queries_roster
from app.words import _

bp = door.guard(Blueprint("care", __name__, url_prefix="/desk/care"))
WEEK = 7


@bp.get("")
def all_of_them() -> Response:
    """Those that run, and whether the coming week is covered."""
    is_over = is_over_asked()
    rows = queries.plans(is_over=is_over)
    missing, nobody = queries.gaps(clock.today(), WEEK)
    told: dict[str, Any] = {"missing": missing, "nobody": nobody, "screens": screens, "is_over": is_over}
    told |= {"next": {} if is_over else screens.next_visits(rows)}
    return show("care/desk_list.html", rows=rows, **told)


@bp.get("/new")
def new() -> Response:
    """Somebody needs something again and again."""
    return _form_page(None, _form(formdata=None, since=clock.today(), on_holidays="after"))


@bp.post("/new")
def plan() -> Response:
    """They said yes."""
    form = _form()
    if not form.validate() or not form.consent.data:
        if not form.consent.data:
            form.consent.errors = [_("请先问过本人，同意了再记")]
        return _form_page(None, form, 422)
    said = _said(form)
    if said.item.is_sensitive and not form.health.data:
        form.health.errors = [_("这一项说到健康，请先问本人同意")]
        return _form_page(None, form, 422)
    made = verbs.plan(said, own_station(), door.staff(), has_health_consent=form.health.data)
    return _back(made.id, _("定好了，前面几周都排上了"))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """Its rhythm, what is ahead, what came of it so far."""
    return _page(queries.plan(id) or abort(404))


@bp.post("/<id:id>/unmask")
def unmask(id: int) -> Response:
    """Name, phone and door: a deliberate act, and written down."""
    plan = queries.plan_for_update(id) or abort(404)
    verbs.unmask(plan, door.staff())
    return _page(plan, is_unmasked=True)


@bp.post("/<id:id>/edit")
def edit(id: int) -> Response:
    """Other days, other people: whoever changes it sees all of it, and that is written down."""
    plan = queries.plan_for_update(id) or abort(404)
    said = {"half": plan.half.value, "on_holidays": plan.on_holidays.value, "volunteer_id": plan.volunteer_id or 0}
    said |= {"backup_id": plan.backup_id or 0, "consent": True, "health": plan.health_consented_at is not None}
    verbs.unmask(plan, door.staff())
    form = _form(plan, formdata=None, obj=plan, **said)
    # The plan's own `item` and `building` are rows, which no list to choose from knows.
    form.item.data, form.building.data = plan.item_id, plan.building_id
    return _form_page(plan, form)


@bp.post("/<id:id>/change")
def change(id: int) -> Response:
    """What was moved by hand stays."""
    plan = queries.plan_for_update(id) or abort(404)
    form = _form(plan)
    if not form.validate():
        return _form_page(plan, form, 422)
    verbs.change(plan, door.staff(), _said(form))
    return _back(id, _("改好了"))


@bp.post("/<id:id>/pause")
def pause(id: int) -> Response:
    """Nobody comes for a while."""
    plan, form = queries.plan_for_update(id) or abort(404), PauseForm(prefix="p")
    if not form.validate():
        return _page(plan, 422, pausing=form)
    verbs.pause(plan, door.staff(), form.since.data, form.until.data, form.reason.data)
    return _back(id, _("暂停好了"))


@bp.post("/<id:id>/resume")
def resume(id: int) -> Response:
    """They come again."""
    plan, form = queries.plan_for_update(id) or abort(404), DayForm(prefix="r")
    if not form.validate():
        return _page(plan, 422, resuming=form)
    verbs.resume(plan, door.staff(), form.on.data)
    return _back(id, _("恢复了"))


@bp.post("/<id:id>/end")
def end(id: int) -> Response:
    """It is not needed any more."""
    plan, form = queries.plan_for_update(id) or abort(404), ReasonForm(prefix="e")
    if not form.validate():
        return _page(plan, 422, ending=form)
    verbs.end(plan, door.staff(), form.words.data)
    return _back(id, _("结束了；做过的都留着"))


def is_over_asked() -> bool:
    """Those that are over, or those that run."""
    return request.values.get("over") == "1"


def _said(form: PlanForm) -> Said:
    item = queries_menu.item(form.item.data) or abort(404)
    home = Home(community.area(form.building.data) or abort(404), form.unit.data, form.room.data)
    caller = Caller(form.contact.data, form.phone.data)
    hands = Hands(form.volunteer_id.data or None, form.backup_id.data or None)
    return Said(item, home, caller, Rhythm(**form.rhythm()), hands, form.note.data)


def people() -> list[tuple[int, str]]:
    """Everybody on the roster, by pinyin."""
    return [(each.id, each.name) for each in queries_roster.roster(queries_roster.Sift(), limit=2000)]


def _form(plan: CarePlan | None = None, **said: Any) -> PlanForm:
    items = screens_desk.items(plan.item if plan else None)
    return PlanForm(items=items, buildings=screens_desk.buildings(), people=people(), **said)


def _form_page(plan: CarePlan | None, form: PlanForm, status: int = 200) -> Response:
    return show("care/desk_form.html", status, plan=plan, form=form, kept_days=rules().care_kept_days)


def _page(plan: CarePlan, status: int = 200, *, is_unmasked: bool = False, **forms: Any) -> Response:
    today = clock.today()
    told: dict[str, Any] = {"rhythm": screens.rhythm_words(plan), "where": screens.where(plan, is_whole=is_unmasked)}
    told |= {"who": plan.contact if is_unmasked else screens.masked(plan), "is_unmasked": is_unmasked}
    told |= {"phone": (plan.phone or "") if is_unmasked else mask_phone(plan.phone or "")}
    told |= {"holidays": screens.ON_HOLIDAYS[plan.on_holidays], "ahead": screens.ahead(plan)}
    told |= {"past": screens.rows(queries.past_visits(plan.id, today, 60)), "held": queries.open_pause(plan.id, today)}
    empty = {"pausing": PauseForm(None, prefix="p", since=today), "ending": ReasonForm(None, prefix="e")}
    empty |= {"resuming": DayForm(None, prefix="r", on=today + timedelta(days=1))}
    return show("care/desk_plan.html", status, plan=plan, **told, **(empty | forms))


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=id)
