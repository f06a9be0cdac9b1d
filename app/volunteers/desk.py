"""The roster at the desk: who is a volunteer, and one of them whole."""

from typing import Any

from flask import Blueprint, Response, abort, flash, request

from app.config import rules
from app.pages import lead_to, show
from app.staff import door
from app.volunteers import portraits, queries_growth, queries_roster, queries_teams, verbs
from app.volunteers.desk_asked import held, may, seen
from app.volunteers.models import Group, Standing, Volunteer
from app.volunteers.numbered import asked
from app.volunteers.queries_roster import PAGE, Sift
from app.volunteers.screens import GROUPS, STANDINGS
from app.words import _

bp = door.guard(Blueprint("volunteers", __name__, url_prefix="/desk/volunteers"))


@bp.get("")
def all_of_them() -> Response:
    """Everyone on the roster, by pinyin."""
    return _roster_page()


@bp.post("")
def seek() -> Response:
    """Those whose name, pinyin or phone fits: what is typed is theirs, and stays out of the address."""
    return _roster_page(request.form.get("q", "").strip()[:40])


@bp.get("/<id:id>")
def one(id: int) -> Response:
    """One volunteer; for a grid worker, one who lives in the grid."""
    return _page(seen(id)) if queries_roster.is_here(id) else abort(404)


@bp.post("/<id:id>/unmask")
def unmask(id: int) -> Response:
    """Phone and identity number in full, on this answer and nowhere else: a deliberate act, and written down."""
    volunteer = held(id)
    verbs.unmask(volunteer, door.staff())
    return _page(volunteer, unmasked=True)


@bp.post("/<id:id>/leave")
def leave(id: int) -> Response:
    """They stop."""
    verbs.leave(held(id), door.staff())
    return _back(id, _("已经离开，做过的服务都留着"))


@bp.post("/<id:id>/return")
def come_back(id: int) -> Response:
    """They are with us again."""
    verbs.come_back(held(id), door.staff(), has_consented=request.form.get("consent") == "yes")
    return _back(id, _("欢迎回来，又在册了"))


@bp.post("/<id:id>/withdraw")
def withdraw(id: int) -> Response:
    """They take their consent back, and a colleague does it for them."""
    verbs.withdraw(held(id), door.staff())
    return _back(id, _("已经收回同意，证件资料删除了"))


def _roster_page(search: str = "") -> Response:
    narrowed, after = sift(), asked("after")
    found = queries_roster.own_roster(narrowed, search, after)
    shown: dict[str, Any] = {"groups": GROUPS, "standings": STANDINGS, "may": may}
    shown["teams"] = [team for team, _size in queries_teams.teams() if team.retired_at is None]
    older = found[-1].id if len(found) == PAGE else None
    return show(
        "volunteers/desk_roster.html",
        rows=portraits.rows(found),
        counts=queries_roster.counted(),
        sift=narrowed,
        q=search,
        after=after,
        older=older,
        **shown,
    )


def sift() -> Sift:
    """What the roster is narrowed to."""
    standing, group = request.values.get("standing", ""), request.values.get("group", "")
    return Sift(
        Standing(standing) if standing in set(Standing) else Standing.ACTIVE,
        Group(group) if group in set(Group) else None,
        asked("team"),
        request.values.get("in_service") == "1",
    )


def _page(volunteer: Volunteer, *, unmasked: bool = False) -> Response:
    portrait = portraits.portrait(volunteer, sees_papers=may("volunteers.unmask"), unmasked=unmasked)
    growth: dict[str, Any] = {
        "trainings": queries_growth.trainings(volunteer.id),
        "awards": queries_growth.awards(volunteer.id),
        "days": rules().volunteer_kept_days,
    }
    said = queries_growth.evaluations(volunteer.id)
    return show("volunteers/desk_volunteer.html", one=volunteer, its=portrait, may=may, evaluations=said, **growth)


def _back(id: int, words: str) -> Response:
    flash(words, "ok")
    return lead_to(".one", id=id)
