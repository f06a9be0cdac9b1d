"""Teams: founded, joined, led, left, retired."""

from app import clock
from app.audit import record
from app.db import Base, db
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import queries_teams
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team, TeamMember
from app.words import _


def found(name: str, by: Staff, area_id: int | None, words: str = "") -> Team:
    """A new team, of a compound or of the whole community."""
    if queries_teams.team_named(name) is not None:
        raise Refused(_("已经有一支队伍叫这个名字了"))
    team = Team(name=name, area_id=area_id, words=words)
    db.session.add(team)
    db.session.flush()
    record(by, "team.founded", team)
    return team


def change(team: Team, by: Staff, name: str, area_id: int | None, words: str) -> None:
    """Rename a team, or say where it belongs."""
    twin = queries_teams.team_named(name)
    if twin is not None and twin.id != team.id:
        raise Refused(_("已经有一支队伍叫这个名字了"))
    team.name, team.area_id, team.words = name, area_id, words
    record(by, "team.changed", team)


def retire(team: Team, by: Staff) -> None:
    """A team is no more; who was in it stays on record."""
    if team.retired_at is not None:
        raise Refused(_("这支队伍已经解散了"))
    team.retired_at = clock.now()
    for member in queries_teams.members(team.id):
        member.until = clock.today()
    record(by, "team.retired", team)


def join(team: Team, volunteer: Volunteer, by: Staff) -> TeamMember:
    """Someone comes into a team."""
    if team.retired_at is not None:
        raise Refused(_("这支队伍已经解散了"))
    if not volunteer.is_active:
        raise Refused(_("这一位现在不在册"))
    if queries_teams.membership(team.id, volunteer.id) is not None:
        raise Refused(_("这一位已经在队里了"))
    member = TeamMember(team_id=team.id, volunteer_id=volunteer.id, since=clock.today())
    db.session.add(member)
    record(by, "team.joined", team)
    return member


def lead(member: TeamMember, by: Staff, *, is_leader: bool) -> None:
    """Who leads the team."""
    member.is_leader = is_leader
    record(by, "team.led", member.team)


def part(member: TeamMember, by: Staff) -> None:
    """Someone leaves a team."""
    if member.until is not None:
        raise Refused(_("这一位已经不在队里了"))
    member.until = clock.today()
    record(by, "team.parted", member.team)


def part_from_all(volunteer: Volunteer, actor: Base) -> None:
    """Who stops being a volunteer is in no team any more."""
    for member in queries_teams.memberships(volunteer.id):
        member.until = clock.today()
        record(actor, "team.parted", member.team)
