"""Teams at the desk: which there are, who is in one, who leads it."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app.community import queries as community
from app.community.models import Level
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import portraits, queries_roster, queries_teams, verbs_teams
from app.volunteers.desk_asked import held, may
from app.volunteers.forms_teams import TeamForm
from app.volunteers.models_growth import Team, TeamMember
from app.volunteers.numbered import asked
from app.volunteers.queries_roster import Sift
from app.words import _

bp = door.guard(Blueprint("teams", __name__, url_prefix="/desk/teams"))
FOUND = 10


@bp.get("")
def all_of_them() -> Response:
    """Every team and how many are in it."""
    return show("volunteers/desk_teams.html", rows=queries_teams.teams(), may=may)


@bp.get("/new")
def new() -> Response:
    """A new team."""
    return _form_page(_form())


@bp.post("/new")
def found() -> Response:
    """Found it."""
    form = _form()
    if not form.validate():
        return _form_page(form, status=422)
    team = verbs_teams.found(form.name.data, door.staff(), form.area.data or None, form.words.data)
    return _to(team, _("成立好了，请把人添进来"))


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One team: who is in it, and room for one more."""
    return _page(_team(id))


@bp.post("/<id:id>/seek")
def seek(id: int) -> Response:
    """Whom to take in: a name belongs in no address."""
    return _page(_team(id), request.form.get("q", "").strip()[:40])


@bp.post("/<id:id>/join")
def join(id: int) -> Response:
    """Take someone in."""
    team, volunteer = _team(id), held(asked("volunteer") or abort(404))
    verbs_teams.join(team, volunteer, door.staff())
    return _to(team, _("添进来了"))


@bp.post("/members/<id:id>/lead")
def lead(id: int) -> Response:
    """Who leads."""
    member = _member(id)
    verbs_teams.lead(member, door.staff(), is_leader=request.form.get("leads") == "1")
    return _to(member.team, _("改好了"))


@bp.post("/members/<id:id>/part")
def part(id: int) -> Response:
    """Someone leaves."""
    member = _member(id)
    verbs_teams.part(member, door.staff())
    return _to(member.team, _("已经离队"))


@bp.get("/<id:id>/edit")
def edit(id: int) -> Response:
    """Its name, and where it belongs."""
    team = _team(id)
    return _form_page(_form(team), team)


@bp.post("/<id:id>/edit")
def change(id: int) -> Response:
    """Change them."""
    team = _team(id)
    form = _form(team)
    if not form.validate():
        return _form_page(form, team, 422)
    verbs_teams.change(team, door.staff(), form.name.data, form.area.data or None, form.words.data)
    return _to(team, _("改好了"))


@bp.post("/<id:id>/retire")
def retire(id: int) -> Response:
    """It is no more."""
    team = _team(id)
    verbs_teams.retire(team, door.staff())
    return _to(team, _("解散了，谁在过队里都留着"))


def _team(id: int) -> Team:
    return queries_teams.team_for_update(id) or abort(404)


def _member(id: int) -> TeamMember:
    return queries_teams.member_for_update(id) or abort(404)


def _form(team: Team | None = None) -> TeamForm:
    areas = [(each.id, each.name) for each in community.areas(Level.COMPOUND)]
    stands = {"name": team.name, "area": team.area_id or 0, "words": team.words} if team else {}
    return TeamForm(**stands).offer(areas)


def _form_page(form: TeamForm, team: Team | None = None, status: int = 200) -> Response:
    return show("volunteers/desk_team_form.html", status, form=form, team=team)


def _page(team: Team, search: str = "") -> Response:
    members = queries_teams.members(team.id)
    inside = {each.volunteer_id for each in members}
    matches = portraits.rows(queries_roster.roster(Sift(), search, limit=FOUND)) if search else []
    shown: dict[str, Any] = {"members": members, "inside": inside, "matches": matches}
    return show("volunteers/desk_team.html", team=team, q=search, may=may, **shown)


def _to(team: Team, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=team.id)
