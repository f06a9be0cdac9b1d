"""The roster of the demo's bees: each written down as the desk would, with all they are found by."""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from app.demo.people import bee_names, bee_phones, dice
from app.demo.rows import Row, Rows
from app.names import search_keys, sort_key
from app.volunteers.models import (
    Category,
    Group,
    Sex,
    Skill,
    Standing,
    Volunteer,
    VolunteerCategory,
    VolunteerKey,
    VolunteerSkill,
)

PIN: Final = "246813"
# Sealed once, beforehand: four hundred and more hashes would cost the demo its ten seconds, and differ each time.
SEALED_PIN: Final = "$argon2id$v=19$m=19456,t=2,p=1$EDP6VmggeODNrcrCg7cpVg$0oLqbIV4AedczS/1935yE6cwPTDkKafuMpbxRxhJ01A"
_AGES: Final = {
    Group.PARTY: (30, 58),
    Group.CADRE: (24, 59),
    Group.TEACHER: (24, 58),
    Group.BUILDING: (35, 68),
    Group.VETERAN: (28, 66),
    Group.RETIREE: (55, 72),
    Group.WARM: (22, 70),
    Group.YOUTH: (18, 28),
}
_YEAR: Final = timedelta(days=365)


class Known(NamedTuple):
    """What is certain of someone before the dice fall."""

    group: Group
    applied_at: datetime
    decided_at: datetime | None
    name: tuple[str, Sex] | None = None
    phone: str = ""
    home_id: int | None = None
    unit_id: int | None = None
    guardian: tuple[str, str] = ("", "")


class Roster:
    """Writes one volunteer after the other; `decider_id` is the colleague who says yes or no."""

    def __init__(self, rows: Rows, today: date, decider_id: int, taken: set[str]) -> None:
        self._rows, self._today, self._decider_id = rows, today, decider_id
        self._names, self._phones, self._chance = bee_names(taken), bee_phones(), dice("roster")

    def write(self, known: Known) -> Row:
        """Someone is one of us, or waits to be if nobody has decided."""
        name, sex = known.name or next(self._names)
        phone = known.phone or next(self._phones)
        guardian, guardian_phone = known.guardian
        is_decided = known.decided_at is not None
        bee = self._rows.add(
            Volunteer, name=name, sort=sort_key(name), group=known.group, phone=phone, phone_tail=phone[-4:], sex=sex,
            born_on=self._birthday(known), home_id=known.home_id, is_minor=bool(guardian), guardian=guardian,
            guardian_phone=guardian_phone, unit_id=known.unit_id,
            reported_on=known.applied_at.date() if known.unit_id else None,
            standing=Standing.ACTIVE if is_decided else Standing.APPLIED, applied_at=known.applied_at,
            decided_at=known.decided_at, decided_by_id=self._decider_id if is_decided else None, decision="",
            consented_at=known.applied_at, left_at=None, withdrawn_at=None, may_show=self._chance.random() < 0.6,
            pin_hash=SEALED_PIN,
        )  # fmt: skip
        self._tell_apart(bee)
        self._ask_what_they_can(bee)
        return bee

    def stranger(self) -> tuple[str, Sex]:
        """A name nobody has yet."""
        return next(self._names)

    def _birthday(self, known: Known) -> date:
        if known.guardian[0]:
            return self._today - timedelta(days=self._chance.randrange(15 * 365 + 120, 18 * 365 - 60))
        youngest, oldest = _AGES[known.group]
        return (
            self._today
            - _YEAR * self._chance.randint(youngest, oldest)
            - timedelta(days=self._chance.randrange(40, 365))
        )

    def _tell_apart(self, bee: Row) -> None:
        keys = {bee["name"], bee["phone"], bee["phone_tail"], *search_keys(bee["name"])}
        for key in sorted(keys):
            self._rows.link(VolunteerKey, volunteer_id=bee["id"], key=key)

    def _ask_what_they_can(self, bee: Row) -> None:
        skills = self._chance.sample(list(Skill), self._chance.choice((0, 1, 1, 1, 2, 2, 3)))
        categories = self._chance.sample(list(Category), self._chance.choice((1, 1, 2, 2, 3)))
        for skill in sorted(skills):
            self._rows.link(VolunteerSkill, volunteer_id=bee["id"], skill=skill)
        for category in sorted(categories):
            self._rows.link(VolunteerCategory, volunteer_id=bee["id"], category=category)
