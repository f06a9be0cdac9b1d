"""What is read of teams."""

from collections.abc import Sequence

from sqlalchemy import func, select

from app.db import db
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team, TeamMember


def team(id: int) -> Team | None:
    return db.session.get(Team, id)


def team_for_update(id: int) -> Team | None:
    """A team, locked: nobody joins while it is dissolved."""
    return db.session.scalar(select(Team).where(Team.id == id).with_for_update())


def team_named(name: str) -> Team | None:
    return db.session.scalar(select(Team).where(Team.name == name))


def teams() -> list[tuple[Team, int]]:
    """Every team and how many are in it, the retired last."""
    inside = (TeamMember.team_id == Team.id) & TeamMember.until.is_(None)
    count = select(func.count()).select_from(TeamMember).where(inside).correlate(Team).scalar_subquery()
    rows = db.session.execute(select(Team, count).order_by(Team.retired_at.isnot(None), Team.id).limit(200))
    return [(each, int(size)) for each, size in rows]


def members(team_id: int) -> Sequence[TeamMember]:
    """Who is in a team, its leaders first, by pinyin."""
    inside = select(TeamMember).join(Volunteer, Volunteer.id == TeamMember.volunteer_id)
    inside = inside.where(TeamMember.team_id == team_id, TeamMember.until.is_(None))
    return db.session.scalars(inside.order_by(TeamMember.is_leader.desc(), Volunteer.sort, Volunteer.id)).all()


def member_for_update(id: int) -> TeamMember | None:
    return db.session.scalar(select(TeamMember).where(TeamMember.id == id).with_for_update())


def membership(team_id: int, volunteer_id: int) -> TeamMember | None:
    """Someone's place in a team today."""
    place = select(TeamMember).where(TeamMember.team_id == team_id, TeamMember.volunteer_id == volunteer_id)
    return db.session.scalar(place.where(TeamMember.until.is_(None)))


def memberships(volunteer_id: int) -> Sequence[TeamMember]:
    """Their places in teams today."""
    places = select(TeamMember).where(TeamMember.volunteer_id == volunteer_id, TeamMember.until.is_(None))
    return db.session.scalars(places.order_by(TeamMember.id)).all()
