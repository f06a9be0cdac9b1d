"""What the desk's door reads: staff and their sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from app.community.models import Area, Grid, Level, Place
from app.db import db, holds
from app.names import sort_key
from app.staff.models import Role, Staff, StaffSession
from app.tokens import digest


def staff_of_session(token: str, opened_after: datetime) -> Staff | None:
    """Who signed in with `token`, unless that session has ended, or was opened before `opened_after`."""
    session = (
        select(Staff)
        .join(StaffSession, StaffSession.staff_id == Staff.id)
        .where(StaffSession.token_hash == digest(token), StaffSession.ended_at.is_(None))
        .where(StaffSession.opened_at > opened_after, Staff.left_at.is_(None))
    )
    return db.session.scalar(session)


def session_of(token: str) -> StaffSession | None:
    return db.session.scalar(select(StaffSession).where(StaffSession.token_hash == digest(token)))


def staff_named(username: str) -> Staff | None:
    return db.session.scalar(select(Staff).where(func.lower(Staff.username) == username.strip().lower()))


def password_of(username: str) -> str | None:
    """The sealed password of someone who works here."""
    theirs = select(Staff.password_hash).where(Staff.username == username, Staff.left_at.is_(None))
    return db.session.scalar(theirs)


def staff_sealed(username: str, sealed: str) -> Staff | None:
    """Who works here under this name, if the password is still the one judged."""
    same = select(Staff).where(Staff.username == username, Staff.password_hash == sealed, Staff.left_at.is_(None))
    return db.session.scalar(same)


def has_come_in_from(username: str, address_hash: str, since: datetime) -> bool:
    """Whether they have signed in from this address since then."""
    sessions = select(StaffSession.id).join(Staff, Staff.id == StaffSession.staff_id).where(Staff.username == username)
    seen = sessions.where(StaffSession.address_hash == address_hash, StaffSession.opened_at > since).limit(1)
    return db.session.scalar(seen) is not None


def all_staff(search: str = "") -> Sequence[Staff]:
    """Everyone at the desk whose pinyin or name fits `search`, those who left last, by pinyin."""
    people = select(Staff).order_by(Staff.left_at.isnot(None), Staff.id).limit(200)
    if search:
        people = people.where(holds(search, Staff.search, Staff.name))
    return sorted(db.session.scalars(people), key=lambda one: (one.left_at is not None, sort_key(one.name), one.id))


def staff_numbered(id: int) -> Staff | None:
    return db.session.get(Staff, id)


def has_community() -> bool:
    """Whether the house stands in a community yet."""
    return db.session.scalar(select(Area.id).where(Area.level == Level.COMMUNITY).limit(1)) is not None


def charges() -> tuple[list[tuple[int, str]], list[tuple[int, str]], list[tuple[int, str]]]:
    """What a colleague can look after: the communities, the grids, the places, by name."""
    communities = select(Area.id, Area.name).where(Area.level == Level.COMMUNITY).order_by(Area.path)
    grids = select(Grid.id, Grid.name).order_by(Grid.code)
    places = select(Place.id, Place.name).order_by(Place.search, Place.name)
    return _named(communities), _named(grids), _named(places)


def walking(grid_id: int | None) -> list[str]:
    """Who works in a grid, by name."""
    theirs = select(Staff.name).where(Staff.grid_id == (grid_id or 0), Staff.left_at.is_(None))
    return list(db.session.scalars(theirs.where(Staff.role == Role.GRID).order_by(Staff.id)))


def _named(found: Any) -> list[tuple[int, str]]:
    return [(id, name) for id, name in db.session.execute(found.limit(500))]


def working_admins() -> int:
    """How many administrators still work here; held, so that two who send each other away come one after the other."""
    admins = select(Staff.id).where(Staff.role == Role.ADMIN, Staff.left_at.is_(None)).order_by(Staff.id)
    return len(db.session.scalars(admins.with_for_update()).all())
