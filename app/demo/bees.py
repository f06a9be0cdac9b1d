"""The bees of the demo: 312 in-service Party members of twenty units, and those of the eight groups who live here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from app.community.models import Area, Level, Post, PostKind
from app.demo.doors import moment
from app.demo.people import LI_MEI, TAIL, dice, family_phone, sex_of
from app.demo.roster import Known, Roster
from app.demo.rows import Row, Rows
from app.demo.units import SENDERS, Sender, note_down
from app.volunteers.models import Category, Group, Sex, VolunteerCategory

# How many of each group live here, besides those who lead a building.
NEIGHBOURS: Final = {
    Group.PARTY: 22,
    Group.VETERAN: 16,
    Group.RETIREE: 22,
    Group.WARM: 20,
    Group.YOUTH: 14,
    Group.TEACHER: 5,
    Group.CADRE: 5,
}
_SHARES: Final = {Group.RETIREE: 1.6, Group.WARM: 1.5, Group.BUILDING: 1.2, Group.VETERAN: 1.2, Group.PARTY: 1.1}
_IN_SERVICE: Final = 0.5
_MOST: Final = 2.0
MINORS: Final = 4
_YEARS: Final = 3


@dataclass(frozen=True)
class Bee:
    """Someone who serves: from when until when they are one of us, how large their share is, what they like to do."""

    row: Row
    since: datetime
    until: datetime | None
    share: float
    likes: frozenset[Category]

    @property
    def id(self) -> int:
        return int(self.row["id"])

    def is_here(self, begins: datetime, ends: datetime) -> bool:
        return self.since < begins and (self.until is None or ends < self.until)


class Recruiter:
    """Brings the bees in, group by group."""

    def __init__(self, rows: Rows, roster: Roster, now: datetime) -> None:
        self._rows, self._roster, self._today = rows, roster, now.date()
        self._chance = dice("recruits")
        self._homes = [row["id"] for row in rows.of[Area.__tablename__] if row["level"] is Level.BUILDING]

    def call(self) -> list[Row]:
        """Everyone who is one of us today, 李梅 first."""
        return [*self._li_mei(), *self._leaders(), *self._neighbours(), *self._young(), *self._in_service()]

    def _li_mei(self) -> Iterator[Row]:
        """The one a newcomer may try the kiosk as, and another whose phone ends alike."""
        for phone, name in (
            (f"1370000{TAIL}", (LI_MEI, Sex.FEMALE)),
            (family_phone(int(TAIL)), ("欧阳德成", Sex.MALE)),
        ):
            known = Known(Group.WARM, *self._asked(self._long_ago()), name=name, phone=phone)
            yield self._roster.write(known._replace(home_id=self._homes[0]))

    def _leaders(self) -> Iterator[Row]:
        """Whoever leads a building is a bee too, and lives in it."""
        for post in self._rows.of[Post.__tablename__]:
            if post["kind"] is PostKind.BUILDING:
                name = (post["holder"], sex_of(post["holder"]))
                known = Known(Group.BUILDING, *self._asked(self._long_ago()), name=name)
                leader = self._roster.write(known._replace(home_id=post["area_id"]))
                post["volunteer_id"] = leader["id"]
                yield leader

    def _neighbours(self) -> Iterator[Row]:
        for group, many in NEIGHBOURS.items():
            for _neighbour in range(many):
                applied_at, decided_at = self._asked(self._some_day())
                yield self._roster.write(Known(group, applied_at, decided_at, home_id=self._home()))

    def _young(self) -> Iterator[Row]:
        """Pupils, each with a guardian's yes."""
        for number in range(MINORS):
            guardian = (self._roster.stranger()[0], family_phone(7001 + number))
            asked = self._asked(self._today - timedelta(days=self._chance.randrange(20, 90)))
            yield self._roster.write(Known(Group.YOUTH, *asked, home_id=self._home(), guardian=guardian))

    def _in_service(self) -> Iterator[Row]:
        for sender in SENDERS:
            yield from self._delegation(sender)

    def _delegation(self, sender: Sender) -> Iterator[Row]:
        """A unit's members report on one day, some later; the desk writes them down as they come (双报到)."""
        unit_id, first = note_down(self._rows, sender)["id"], self._long_ago()
        for number in range(sender.members):
            is_late = self._chance.random() < 0.2
            late = self._chance.randrange((self._today - first).days - 20) if is_late else 0
            came_at = self._office_hour(first + timedelta(days=late), number)
            home = self._home() if self._chance.random() < 0.3 else None
            yield self._roster.write(Known(sender.group, came_at, came_at, home_id=home, unit_id=unit_id))

    def _asked(self, day: date) -> tuple[datetime, datetime]:
        """Asked on a day, answered the next."""
        return self._office_hour(day), self._office_hour(day + timedelta(days=1))

    def _office_hour(self, day: date, minutes: int | None = None) -> datetime:
        minutes = self._chance.randrange(160) if minutes is None else 3 * minutes
        return moment(day, "09:00") + timedelta(minutes=minutes, seconds=self._chance.randrange(60))

    def _long_ago(self) -> date:
        return self._today - timedelta(days=self._chance.randrange(370, _YEARS * 365 - 40))

    def _some_day(self) -> date:
        is_new = self._chance.random() < 0.3
        return self._today - timedelta(days=self._chance.randrange(15, 365)) if is_new else self._long_ago()

    def _home(self) -> int:
        return int(self._chance.choice(self._homes))


def as_bees(rows: Rows, volunteers: list[Row], until: dict[int, datetime]) -> list[Bee]:
    """The same with what makes them come; `until` says by number who has left and when."""
    likes: dict[int, set[Category]] = {row["id"]: set() for row in volunteers}
    for link in rows.of[VolunteerCategory.__tablename__]:
        if link["volunteer_id"] in likes:
            likes[link["volunteer_id"]].add(link["category"])
    return [
        Bee(row, row["decided_at"], until.get(row["id"]), _share(row), frozenset(likes[row["id"]]))
        for row in volunteers
    ]


def _share(volunteer: Row) -> float:
    own = _IN_SERVICE if volunteer["unit_id"] else _SHARES.get(volunteer["group"], 1.0)
    return own * min(_MOST, dice("share", volunteer["id"]).lognormvariate(0, 0.8))
