"""What is written down of a volunteer, and wiped again."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import delete, insert

from app.db import Base, db
from app.names import search_keys, sort_key
from app.partners import verbs as partners
from app.privacy import fingerprint, mask_name
from app.refusal import Refused
from app.staff.models import Staff
from app.volunteers import queries
from app.volunteers.models import (
    Category,
    Group,
    Sex,
    Skill,
    Volunteer,
    VolunteerCategory,
    VolunteerKey,
    VolunteerSkill,
)
from app.words import _


class Known(Refused):
    """Somebody is entered already; `id` is their entry."""

    def __init__(self, reason: object, id: int) -> None:
        super().__init__(reason)
        self.id = id


class Person(NamedTuple):
    """What is said of a volunteer: the phone in plain digits, the guardian only of who is not grown up."""

    name: str
    phone: str
    group: Group
    skills: frozenset[Skill] = frozenset()
    categories: frozenset[Category] = frozenset()
    is_minor: bool = False
    guardian: str = ""
    guardian_phone: str = ""
    may_show: bool = False


class Papers(NamedTuple):
    """What only the desk writes down, and only where it is given."""

    sex: Sex | None = None
    born_on: date | None = None
    id_number: str | None = None
    home_id: int | None = None
    national_number: str | None = None
    unit: str = ""
    reported_on: date | None = None


def expect_active(volunteer: Volunteer) -> None:
    """Nothing is written down of an entry that is no longer in use."""
    if not volunteer.is_active:
        raise Refused(_("这一位现在不在册"))


def expect_new(person: Person, but: int | None = None) -> None:
    """One name under one phone is one person: nobody else has them, but for entry `but`."""
    _expect_own(queries.same_person(person.name, person.phone), but, _("这个姓名和手机号已经登记过了"))


def say(volunteer: Volunteer, person: Person) -> None:
    """Write down who someone is, and by what they are found."""
    write_person(volunteer, person)
    db.session.flush()
    _keep(VolunteerSkill, volunteer.id, skill=person.skills)
    _keep(VolunteerCategory, volunteer.id, category=person.categories)
    _keep(VolunteerKey, volunteer.id, key=keys_of(person))


def write_person(volunteer: Volunteer, person: Person) -> None:
    """What of it stands in their own row."""
    volunteer.name, volunteer.sort, volunteer.group = person.name, sort_key(person.name), person.group
    volunteer.phone, volunteer.phone_tail = person.phone, person.phone[-4:]
    volunteer.is_minor, volunteer.may_show = person.is_minor, person.may_show
    volunteer.guardian, volunteer.guardian_phone = person.guardian, person.guardian_phone


def keys_of(person: Person) -> set[str]:
    """By what somebody is found."""
    return {person.name, person.phone, person.phone[-4:], *search_keys(person.name)}


def keep_papers(volunteer: Volunteer, papers: Papers, by: Staff) -> None:
    """Write down what is on their papers; one identity number is one person."""
    id_print = fingerprint(papers.id_number) if papers.id_number else None
    holder = queries.holder_of_paper(id_print) if id_print else None
    _expect_own(holder, volunteer.id, _("这个证件号码已经登记过了"))
    holder = queries.holder_of_number(papers.national_number) if papers.national_number else None
    _expect_own(holder, volunteer.id, _("这个志愿者编号已经登记过了"))
    write_papers(volunteer, papers, partners.unit(papers.unit, by).id if papers.unit else None)


def write_papers(volunteer: Volunteer, papers: Papers, unit_id: int | None) -> None:
    """What of them stands in their own row."""
    volunteer.sex, volunteer.born_on, volunteer.home_id = papers.sex, papers.born_on, papers.home_id
    volunteer.id_number = papers.id_number
    volunteer.id_print = fingerprint(papers.id_number) if papers.id_number else None
    volunteer.national_number, volunteer.unit_id = papers.national_number, unit_id
    volunteer.reported_on = papers.reported_on if papers.unit else None


def wipe_papers(volunteer: Volunteer) -> None:
    """What nobody needs once they are gone: identity, birthday, home, guardian, unit, number of the national system."""
    volunteer.sex = volunteer.born_on = volunteer.id_number = volunteer.id_print = volunteer.home_id = None
    volunteer.national_number = volunteer.unit_id = volunteer.reported_on = None
    volunteer.guardian = volunteer.guardian_phone = ""


def wipe_name(volunteer: Volunteer) -> None:
    """Who is gone without a record is not kept by name."""
    volunteer.name = mask_name(volunteer.name)
    volunteer.sort = sort_key(volunteer.name)


def _expect_own(holder: Volunteer | None, own: int | None, words: str) -> None:
    if holder is not None and holder.id != own:
        raise Known(words, holder.id)


def _keep(table: type[Base], volunteer_id: int, **named: Iterable[str]) -> None:
    ((column, values),) = named.items()
    db.session.execute(delete(table).where(table.__table__.c.volunteer_id == volunteer_id))
    rows = [{"volunteer_id": volunteer_id, column: value} for value in sorted(values)]
    if rows:
        db.session.execute(insert(table), rows)
