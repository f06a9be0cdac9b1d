"""Who a volunteer is, written down at the desk: a new one, or one put right."""

from typing import Any

from flask import Blueprint, Response, flash

from app.community import queries as community
from app.community.models import Level
from app.pages import lead_to, show
from app.partners import queries as partners
from app.staff import door
from app.volunteers import queries, verbs
from app.volunteers.desk_asked import held, may, seen
from app.volunteers.forms_desk import PapersForm, PersonForm
from app.volunteers.models import Volunteer
from app.volunteers.verbs_person import Known, Papers, Person
from app.words import _

bp = door.guard(Blueprint("people", __name__, url_prefix="/desk/volunteers"))


@bp.get("/new")
def new() -> Response:
    """A new volunteer."""
    return _form_page(_new_form())


@bp.post("/new")
def take_in() -> Response:
    """Enter them; the paper they signed stays at the desk."""
    form = _new_form()
    if not form.validate():
        return _form_page(form, status=422)
    papers = Papers(**form.papers()) if isinstance(form, PapersForm) else None
    try:
        volunteer = verbs.take_in(Person(**form.person()), door.staff(), papers)
    except Known as known:
        return _known_page(form, known)
    return _saved(volunteer, _("登记好了，已经在册"))


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """What is known of them; numbers stay hidden."""
    volunteer = seen(id)
    return _form_page(_papers_form(volunteer), volunteer)


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Put it right."""
    volunteer = held(id)
    form = _papers_form(volunteer)
    if not form.validate():
        return _form_page(form, volunteer, 422)
    try:
        verbs.change(volunteer, door.staff(), Person(**form.person()), Papers(**form.papers()))
    except Known as known:
        return _known_page(form, known, volunteer)
    return _saved(volunteer, _("改好了"))


def _new_form() -> PersonForm:
    return PapersForm().offer(_homes()) if may("people.change") else PersonForm()


def _papers_form(known: Volunteer) -> PapersForm:
    same = ("name", "is_minor", "guardian", "may_show", "born_on", "reported_on", "national_number")
    stands = {name: getattr(known, name) for name in same}
    stands |= {"group": known.group.value, "sex": known.sex.value if known.sex else "", "home": known.home_id or 0}
    stands |= {"skills": queries.skills_of(known.id), "categories": queries.categories_of(known.id)}
    return PapersForm(known=known, unit=known.unit.name if known.unit else "", **stands).offer(_homes(known))


def _homes(known: Volunteer | None = None) -> list[tuple[int, str]]:
    homes = {each.id: each.name for each in community.areas(Level.COMMUNITY, Level.COMPOUND)}
    if known and known.home:
        homes.setdefault(known.home.id, known.home.name)
    return list(homes.items())


def _known_page(form: PersonForm, known: Known, one: Volunteer | None = None) -> Response:
    """All that was typed, and the way to the entry that is there already."""
    if isinstance(form, PapersForm):
        form.hide_number()
    return _form_page(form, one, 409, twin=seen(known.id), why=known.reason)


def _form_page(form: PersonForm, known: Volunteer | None = None, status: int = 200, **told: Any) -> Response:
    units = [unit.name for unit in partners.units()] if isinstance(form, PapersForm) else []
    return show("volunteers/desk_person.html", status, form=form, one=known, units=units, **told)


def _saved(volunteer: Volunteer, words: str) -> Response:
    flash(words, "ok")
    return lead_to("volunteers.one", id=volunteer.id)
