"""Those who are not one of us today: three wait for an answer, one was turned down, eight have left."""

from datetime import date, datetime, timedelta
from typing import Final

from app.demo.doors import moment
from app.demo.people import family_phone
from app.demo.roster import Known, Roster
from app.demo.rows import Row, Rows
from app.volunteers.models import Group, Sex, Standing, VolunteerCategory, VolunteerKey, VolunteerSkill

WHY_NOT: Final = "信息不全"
_LEFT: Final = ((35, Group.YOUTH), (60, Group.WARM), (95, Group.RETIREE), (130, Group.TEACHER), (210, Group.YOUTH),
                (300, Group.VETERAN))  # fmt: skip
_WITHDREW: Final = ((9, Group.WARM), (120, Group.RETIREE))
_NO_PAPERS: Final[Row] = {"sex": None, "born_on": None, "home_id": None}


def let_wait(roster: Roster, today: date) -> None:
    """Three have asked and hear soon, one of them a pupil; one was told no."""
    for days, clock_time, group in ((1, "18:20", Group.WARM), (2, "10:40", Group.RETIREE)):
        roster.write(Known(group, moment(today - timedelta(days=days), clock_time), None))
    guardian = (roster.stranger()[0], family_phone(7011))
    roster.write(Known(Group.YOUTH, moment(today - timedelta(days=4), "16:55"), None, guardian=guardian))
    asked_at = moment(today - timedelta(days=12), "11:30")
    refused = roster.write(
        Known(Group.WARM, asked_at, asked_at + timedelta(days=2, hours=4), name=("单小虎", Sex.MALE))
    )
    refused |= {"standing": Standing.REFUSED, "decision": WHY_NOT}


def part(rows: Rows, roster: Roster, today: date, kept_days: int) -> tuple[list[Row], dict[int, datetime]]:
    """Who left, and when, by number; two took their consent back. Of most the contact is long gone."""
    gone = [_part(roster, today, days, group) for days, group in (*_LEFT, *_WITHDREW)]
    for bee, left_at in gone[len(_LEFT) :]:
        bee.update(_NO_PAPERS | {"withdrawn_at": left_at, "consented_at": None, "may_show": False})
    for (bee, _left_at), (days, _group) in zip(gone, (*_LEFT, *_WITHDREW), strict=True):
        if days > kept_days:
            _forget(rows, bee)
    return [bee for bee, _left_at in gone], {bee["id"]: left_at for bee, left_at in gone}


def _part(roster: Roster, today: date, days: int, group: Group) -> tuple[Row, datetime]:
    asked_at = moment(today - timedelta(days=420 + days), "15:10")
    bee = roster.write(Known(group, asked_at, asked_at + timedelta(hours=20)))
    left_at = moment(today - timedelta(days=days), "11:00")
    bee |= {"standing": Standing.LEFT, "left_at": left_at, "pin_hash": None}
    return bee, left_at


def _forget(rows: Rows, bee: Row) -> None:
    bee |= {"phone": None, "phone_tail": None} | _NO_PAPERS
    for table in (VolunteerKey, VolunteerSkill, VolunteerCategory):
        kept = rows.of[table.__tablename__]
        kept[:] = [link for link in kept if link["volunteer_id"] != bee["id"]]
