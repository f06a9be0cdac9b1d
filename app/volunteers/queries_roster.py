"""The roster: volunteers by pinyin, found by what is typed of a name or a phone, narrowed to a group or a team."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, bindparam, func, select, true, tuple_

from app.db import LONGEST_SEARCH, db, run
from app.papers import plain_digits
from app.partners.models import Unit
from app.reach import Within, within
from app.volunteers.models import Group, Standing, Volunteer, VolunteerKey
from app.volunteers.models_growth import TeamMember

PAGE: Final = 50
LAST: Final = "\U0010ffff"
"""Sorts after every letter a key may hold, byte by byte, on both databases."""


class Sift(NamedTuple):
    """What the roster is narrowed to."""

    standing: Standing = Standing.ACTIVE
    group: Group | None = None
    team: int | None = None
    in_service: bool = False


class RosterRow(NamedTuple):
    """A volunteer in the list; the phone is shown masked."""

    id: int
    name: str
    phone: str | None
    group: Group
    standing: Standing
    unit_name: str | None
    merged_into_id: int | None


_IN_TEAM: Final = select(TeamMember.volunteer_id).where(
    TeamMember.team_id == bindparam("team"), TeamMember.until.is_(None)
)
_CALLED: Final = select(VolunteerKey.volunteer_id).where(
    VolunteerKey.key >= bindparam("key"), VolunteerKey.key < bindparam("beyond")
)
_NARROWED: Final[Mapping[str, Any]] = {
    "group": Volunteer.group == bindparam("group"),
    "team": Volunteer.id.in_(_IN_TEAM),
    "in_service": Volunteer.unit_id.is_not(None),
    "key": Volunteer.id.in_(_CALLED),
    "sort": tuple_(Volunteer.sort, Volunteer.id) > tuple_(bindparam("sort"), bindparam("after")),
}


def roster(sift: Sift, search: str = "", after: int | None = None, limit: int = PAGE) -> list[RosterRow]:
    """Whose name, pinyin, initials, phone or its tail begins with `search`: `limit` rows after volunteer `after`."""
    return _rows(sift, search, after, limit, true())


def own_roster(sift: Sift, search: str = "", after: int | None = None) -> list[RosterRow]:
    """The same of those whoever looks is to know more of than a name: a grid worker's live in the grid."""
    return _rows(sift, search, after, PAGE, within(Volunteer.home_id, Within.HOME))


def _rows(sift: Sift, search: str, after: int | None, limit: int, here: Any) -> list[RosterRow]:
    words: dict[str, Any] = {name: value for name, value in sift._asdict().items() if value}
    if key := sought(search):
        words |= {"key": key, "beyond": key + LAST}
    if after and (sort := db.session.scalar(select(Volunteer.sort).where(Volunteer.id == after))):
        words |= {"sort": sort, "after": after}
    statement = _listed(frozenset(words.keys() & _NARROWED.keys()))
    words.pop("in_service", None)
    return [RosterRow._make(row) for row in run(statement.where(here), most=limit, **words)]


def counted() -> dict[Standing, dict[Group, int]]:
    """How many there are of each standing, group by group."""
    columns = Volunteer.standing, Volunteer.group
    found: dict[Standing, dict[Group, int]] = {standing: {} for standing in Standing}
    here = select(*columns, func.count()).where(within(Volunteer.home_id, Within.HOME))
    for standing, group, count in db.session.execute(here.group_by(*columns)):
        found[standing][group] = count
    return found


def is_here(volunteer_id: int) -> bool:
    """Whether somebody is on the roster of whoever looks: a grid worker's is of who lives in the grid."""
    here = select(Volunteer.id).where(Volunteer.id == volunteer_id, within(Volunteer.home_id, Within.HOME))
    return db.session.scalar(here) is not None


@cache
def _listed(narrowed: frozenset[str]) -> Select[Any]:
    rows = (
        select(Volunteer.id, Volunteer.name, Volunteer.phone, Volunteer.group, Volunteer.standing, Unit.name)
        .add_columns(Volunteer.merged_into_id)
        .outerjoin(Unit, Unit.id == Volunteer.unit_id)
        .where(Volunteer.standing == bindparam("standing"))
        .order_by(Volunteer.sort, Volunteer.id)
        .limit(bindparam("most"))
    )
    for name in sorted(narrowed):
        rows = rows.where(_NARROWED[name])
    return rows


def sought(search: str) -> str:
    """What is typed, as keys are written: '138 1234' → '1381234', 'Zhang San' → 'zhangsan'."""
    digits = plain_digits(search)
    typed = "".join(unicodedata.normalize("NFKC", search).lower().split())
    return (digits if digits.isdigit() else typed)[:LONGEST_SEARCH]
