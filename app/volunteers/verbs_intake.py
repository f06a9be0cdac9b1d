"""Many volunteers are entered at once, each as one entered at the desk is: consent is on paper, no more waiting."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import insert

from app import clock
from app.audit import record
from app.db import Base, db
from app.intake import Found, Stopped
from app.partners import verbs as partners
from app.privacy import fingerprint
from app.staff.models import Staff
from app.volunteers import queries_intake, queries_teams, verbs_teams
from app.volunteers.models import Standing, Volunteer, VolunteerCategory, VolunteerKey, VolunteerSkill
from app.volunteers.verbs_person import Papers, Person, keys_of, write_papers, write_person
from app.words import _


class Newcomer(NamedTuple):
    """What a row of the table means; `team_id`: whose they will be."""

    person: Person
    papers: Papers
    team_id: int | None = None


def take_in(by: Staff, found: Sequence[Found]) -> None:
    """Enter them. Whoever was entered by somebody else since the table was read stops it."""
    _expect_nobody_known(found)
    said: list[Newcomer] = [each.meant for each in found]
    units = {name: partners.unit(name, by).id for name in sorted({each.papers.unit for each in said} - {""})}
    made = [(_entry(each, by, units), each) for each in said]
    db.session.add_all(one for one, _each in made)
    db.session.flush()
    _keep(VolunteerSkill, "skill", ((one.id, each.person.skills) for one, each in made))
    _keep(VolunteerCategory, "category", ((one.id, each.person.categories) for one, each in made))
    _keep(VolunteerKey, "key", ((one.id, keys_of(each.person)) for one, each in made))
    for one, _each in made:
        record(by, "volunteer.taken_in", one)
    _gather(by, made)


def _expect_nobody_known(found: Sequence[Found]) -> None:
    prints = {row: fingerprint(said.papers.id_number) for row, said in found if said.papers.id_number}
    numbers = [said.papers.national_number for _row, said in found if said.papers.national_number]
    there = queries_intake.known([said.person.phone for _row, said in found], list(prints.values()), numbers)
    for row, said in found:
        if said.person.phone in there.phones:
            raise Stopped(row, _("这个手机号已经登记过了"))
        if prints.get(row) in there.papers:
            raise Stopped(row, _("这个证件号码已经登记过了"))
        if said.papers.national_number in there.numbers:
            raise Stopped(row, _("这个志愿者编号已经登记过了"))


def _entry(said: Newcomer, by: Staff, units: Mapping[str, int]) -> Volunteer:
    now = clock.now()
    one = Volunteer(standing=Standing.ACTIVE, applied_at=now, consented_at=now, decided_at=now, decided_by_id=by.id)
    write_person(one, said.person)
    write_papers(one, said.papers, units.get(said.papers.unit))
    return one


def _keep(table: type[Base], column: str, said: Iterable[tuple[int, Iterable[str]]]) -> None:
    rows: list[dict[str, Any]] = [
        {"volunteer_id": id, column: value} for id, values in said for value in sorted(values)
    ]
    if rows:
        db.session.execute(insert(table), rows)


def _gather(by: Staff, made: Sequence[tuple[Volunteer, Newcomer]]) -> None:
    wanted = sorted({said.team_id for _one, said in made if said.team_id})
    teams = {id: queries_teams.team_for_update(id) for id in wanted}
    for one, said in made:
        team = teams.get(said.team_id or 0)
        if team is not None:
            verbs_teams.join(team, one, by)
