"""One family at the desk: nominated, talked over, noticed in public, honoured or taken off."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, flash

from app.community import queries as community
from app.community.models import Level
from app.honours import leaf, queries, verbs, verbs_upkeep
from app.honours.forms import AnnounceForm, NominateForm, WordsForm
from app.honours.models import HonourRound, Nomination
from app.pages import lead_to, show
from app.staff import door
from app.staff.models import Staff
from app.words import _

bp = door.guard(Blueprint("families", __name__, url_prefix="/desk/honours"))
Said = Callable[[Nomination, Staff, str], None]


@bp.get("/<id:id>/nominate")
def new(id: int) -> Response:
    """Somebody names a family at the counter."""
    return _form_page(queries.round_numbered(id) or abort(404), _nominate_form())


@bp.post("/<id:id>/nominate")
def nominate(id: int) -> Response:
    """Write it down."""
    seen, form = queries.round_numbered(id) or abort(404), _nominate_form()
    if not form.validate():
        return _form_page(seen, form, 422)
    area = community.area(form.area.data) or abort(404)
    verbs.nominate(seen, area, verbs.Wish(**form.wish()), door.staff())
    flash(_("推荐记下了"), "ok")
    return lead_to("honours.one", id=id)


@bp.get("/families/<id:id>")
def one(id: int) -> Response:
    """All that is known inside, and what may be done now."""
    return leaf.page(id)


@bp.post("/families/<id:id>/phone")
def unmask(id: int) -> Response:
    """Show the nominator's number in full: a deliberate act, and written down."""
    verbs.unmask(_family(id), door.staff())
    return leaf.page(id, is_unmasked=True)


@bp.post("/families/<id:id>/note")
def note(id: int) -> Response:
    """The committee's thoughts."""
    return _say(id, "note", verbs.note, _("记下了"))


@bp.post("/families/<id:id>/shortlist")
def shortlist(id: int) -> Response:
    """The committee is for it."""
    return _say(id, "shortlist", verbs.shortlist, _("入围了"))


@bp.post("/families/<id:id>/decline")
def decline(id: int) -> Response:
    """The committee is not for it."""
    return _say(id, "decline", verbs.decline, _("记下了，没有入围"))


@bp.post("/families/<id:id>/consent")
def consent(id: int) -> Response:
    """The family said yes."""
    return _say(id, "consent", verbs.consent, _("记下了，他们家同意"))


@bp.post("/families/<id:id>/take-back")
def take_back(id: int) -> Response:
    """The family takes its yes back."""
    verbs.take_back_consent(_family(id), door.staff())
    return _back(id, _("已经不再公开"))


@bp.post("/families/<id:id>/announce")
def announce(id: int) -> Response:
    """Into public notice."""
    family, form = _family(id), AnnounceForm(prefix="announce")
    if not form.validate():
        return leaf.page(id, 422, announce=form)
    verbs.announce(family, door.staff(), form.told.data)
    return _back(id, _("开始公示了"))


@bp.post("/families/<id:id>/award")
def award(id: int) -> Response:
    """The last word."""
    verbs.award(_family(id), door.staff())
    return _back(id, _("授予了最美家庭"))


@bp.post("/families/<id:id>/withdraw")
def withdraw(id: int) -> Response:
    """Off the list."""
    return _say(id, "withdraw", verbs.withdraw, _("撤下了"))


@bp.post("/families/<id:id>/erase")
def erase(id: int) -> Response:
    """The family wants to be forgotten."""
    verbs_upkeep.erase(_family(id), door.staff())
    return _back(id, _("删除好了，只留数字"))


def _say(id: int, name: str, deed: Said, done: str) -> Response:
    """A deed that goes with a few words."""
    family, form = _family(id), WordsForm(prefix=name)
    if not form.validate():
        return leaf.page(id, 422, **{name: form})
    deed(family, door.staff(), form.words.data)
    return _back(id, done)


def _family(id: int) -> Nomination:
    return queries.nomination_for_update(id) or abort(404)


def _nominate_form() -> NominateForm:
    areas = community.areas(Level.COMPOUND, Level.BUILDING)
    names = {each.id: each.name for each in areas}
    return NominateForm(areas=[(each.id, names.get(each.parent_id or 0, "") + each.name) for each in areas])


def _form_page(seen: HonourRound, form: NominateForm, status: int = 200) -> Response:
    return show("honours/desk_nominate.html", status, seen=seen, form=form)


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=id)
