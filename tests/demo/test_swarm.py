"""The demo's bees and their year: enough of them, nobody real, and every figure what the ledger's rows come to."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Select, func, select

from app.config import rules
from app.db import Base, db
from app.demo.people import TAIL
from app.demo.roster import PIN
from app.demo.units import SENDERS
from app.names import search_keys, sort_key
from app.partners.models import Unit
from app.privacy import is_mobile, person_name_ok
from app.staff import passwords
from app.surnames import COMPOUND, READINGS
from app.volunteers import hours, pins, queries, queries_ledger, queries_teams, stints, verbs_sums
from app.volunteers.models import Category, Group, Standing, Volunteer, VolunteerKey
from app.volunteers.models_growth import Team, TeamMember, Training
from app.volunteers.models_ledger import Attendance, CorrectionRequest, Duty, DutyKind, ServiceDay, Stint
from app.volunteers.stints import Deed, Stage
from tests.demo.conftest import NOON

# Each builds the whole year.
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("demo_house")]


def test_more_than_three_hundred_members_came_from_twenty_units_on_a_day_that_is_known() -> None:
    in_service = active().where(Volunteer.unit_id.isnot(None))
    members = db.session.scalars(in_service).all()
    assert len(members) == 312
    assert all(each.unit_id and each.reported_on and each.reported_on < NOON.date() for each in members)
    assert db.session.query(Unit).filter(Unit.id.in_(select(Volunteer.unit_id))).count() == len(SENDERS) == 20
    assert {each.unit_id for each in members} == set(
        db.session.scalars(select(Volunteer.unit_id).where(Volunteer.unit_id.is_not(None)))
    )


def test_all_eight_groups_are_there_and_about_a_hundred_and_fifty_come_from_no_unit() -> None:
    neighbours = db.session.scalars(active().where(Volunteer.unit_id.is_(None))).all()
    assert {each.group for each in neighbours} == set(Group)
    assert 120 <= len(neighbours) <= 180


def test_each_has_a_phone_that_nobody_holds_and_no_two_the_same() -> None:
    phones = [phone for phone in db.session.scalars(select(Volunteer.phone)) if phone]
    assert len(phones) == len(set(phones)) > 400
    guardians = set(db.session.scalars(select(Volunteer.guardian_phone).where(Volunteer.guardian_phone != "")))
    assert all(is_mobile(phone) and phone[:7] in {"1370000", "1590000"} for phone in {*phones, *guardians})
    assert not guardians.intersection(phones)


def test_names_are_whole_invented_and_hard_on_a_program_too() -> None:
    names = list(db.session.scalars(select(Volunteer.name)))
    assert len(names) == len(set(names))
    assert all(person_name_ok(name) for name in names)
    assert {"黄浩平", "肖青青"}.isdisjoint(names)
    assert len([name for name in names if name[:2] in COMPOUND]) > 5
    assert len([name for name in names if name[0] in READINGS]) > 10


def test_everyone_is_found_by_what_a_verb_would_have_written_down() -> None:
    keys = defaultdict(set)
    for volunteer_id, key in db.session.execute(select(VolunteerKey.volunteer_id, VolunteerKey.key)):
        keys[volunteer_id].add(key)
    for each in db.session.query(Volunteer).where(Volunteer.phone.isnot(None)):
        assert each.sort == sort_key(each.name)
        assert keys[each.id] == {each.name, each.phone, each.phone_tail, *search_keys(each.name)}


def test_the_young_have_a_guardian_and_are_old_enough() -> None:
    minors = db.session.query(Volunteer).where(Volunteer.is_minor).all()
    assert len(minors) == 5
    for each in minors:
        assert each.guardian
        assert each.born_on
        assert rules().volunteer_age <= (each.applied_at.date() - each.born_on).days / 365.25
        assert (NOON.date() - each.born_on).days / 365.25 < rules().grown_up_age
    assert all(each.is_minor or not each.guardian for each in db.session.query(Volunteer))


def test_three_wait_one_was_told_why_not_and_eight_have_left() -> None:
    counts = dict(db.session.execute(select(Volunteer.standing, func.count()).group_by(Volunteer.standing)).all())
    assert (counts[Standing.APPLIED], counts[Standing.REFUSED], counts[Standing.LEFT]) == (3, 1, 8)
    assert db.session.scalars(select(Volunteer.decision).where(Volunteer.standing == Standing.REFUSED)).one()
    gone = db.session.query(Volunteer).where(Volunteer.standing == Standing.LEFT).all()
    assert all(each.pin_hash is None for each in gone)
    assert [each.phone is None for each in gone if each.withdrawn_at] == [False, True]
    assert all((each.phone is None) == (NOON - each.left_at > timedelta(days=30)) for each in gone if each.left_at)
    assert all(each.left_at for each in gone)
    assert not any(queries_teams.memberships(each.id) for each in gone)


def test_one_pin_opens_for_all_and_is_not_a_weak_one() -> None:
    sealed = set(db.session.scalars(select(Volunteer.pin_hash).where(Volunteer.pin_hash.isnot(None))))
    assert len(sealed) == 1
    assert passwords.fits(PIN, sealed.pop())
    assert pins.is_pin(PIN)
    assert not any(pins.is_weak(PIN, each.phone or "") for each in db.session.scalars(active()))


def test_a_newcomer_finds_li_mei_by_her_phone_s_tail_and_has_to_choose() -> None:
    found = queries.candidates(TAIL)
    assert [one.name for one in found] == ["李梅", "欧阳德成"]
    assert queries_ledger.open_stint(found[0].id) is None
    theirs = db.session.query(Stint).filter_by(volunteer_id=found[0].id)
    assert theirs.filter_by(stage=Stage.PROVISIONAL, is_asked=False).count() == 0
    assert sum(db.session.scalars(select(ServiceDay.counted).where(ServiceDay.volunteer_id == found[0].id))) > 100 * 60


def test_teams_are_led_and_one_is_retired() -> None:
    teams = {team.name: team for team in db.session.query(Team)}
    assert {"万隆一品小区楼栋长工作小组", "永和市场商住小区楼栋长工作小组", "暖蜂驿站值守队"} <= teams.keys()
    for team in teams.values():
        members = queries_teams.members(team.id)
        assert bool(members) == (team.retired_at is None)
        assert team.retired_at or (members[0].is_leader and not members[-1].is_leader)
    assert len(queries_teams.members(teams["在职党员志愿者服务队"].id)) == 312
    assert all(each.until is None or each.since <= each.until for each in db.session.query(TeamMember))


def test_the_year_has_a_plausible_total() -> None:
    assert 5000 < db.session.query(Stint).count() < 9000
    per_head = list(db.session.scalars(select(func.sum(ServiceDay.counted)).group_by(ServiceDay.volunteer_id)))
    assert len([minutes for minutes in per_head if minutes > 100 * 60]) > 15
    assert len([minutes for minutes in per_head if minutes > 300 * 60]) > 2
    assert max(per_head) < 700 * 60
    assert sorted(per_head)[len(per_head) // 2] < 40 * 60


def test_every_kind_of_service_was_given_and_every_duty_says_all_a_record_must_state() -> None:
    assert set(db.session.scalars(select(Duty.category).distinct())) == set(Category)
    assert all(duty.has_all_fields for duty in db.session.query(Duty))


def test_nothing_lies_in_the_future_but_what_is_planned() -> None:
    assert (db.session.scalar(select(func.max(Attendance.at))) or NOON) <= NOON
    assert (db.session.scalar(select(func.max(Stint.day))) or NOON.date()) <= NOON.date()
    assert all(each.at <= NOON for each in db.session.query(CorrectionRequest))
    assert all(max(each.applied_at, each.decided_at or NOON) <= NOON for each in db.session.query(Volunteer))
    coming = db.session.query(Duty).where(Duty.day > NOON.date()).all()
    assert {duty.kind for duty in coming} == {DutyKind.PLANNED, DutyKind.ACTIVITY}
    planned = {duty.day for duty in coming if duty.kind is DutyKind.PLANNED}
    assert planned == {NOON.date() + timedelta(days=ahead) for ahead in range(1, 8)}
    assert any(duty.called_off_at for duty in coming)
    assert db.session.query(Duty).where(Duty.day == NOON.date(), Duty.kind == DutyKind.PLANNED).count()


def test_rows_were_written_in_the_order_in_which_they_came_about() -> None:
    moments = list(db.session.scalars(select(Attendance.at).order_by(Attendance.id)))
    assert all(earlier <= later for earlier, later in pairwise(moments))


def test_nobody_is_at_two_places_at_once() -> None:
    times = defaultdict(list)
    for each in db.session.query(Stint).where(Stint.stage != Stage.VOID):
        times[each.volunteer_id].append((each.start_at, each.end_at or NOON))
    for spans in times.values():
        assert all(end <= start for (_start, end), (start, _end) in pairwise(sorted(spans)))


def test_nobody_served_before_they_were_one_of_us() -> None:
    served = select(func.min(Attendance.at), Volunteer.decided_at).join(
        Volunteer, Volunteer.id == Attendance.volunteer_id
    )
    for first, decided_at in db.session.execute(served.group_by(Attendance.volunteer_id, Volunteer.decided_at)):
        assert decided_at < first


def test_every_stint_is_what_its_rows_come_to_and_every_day_the_sum_of_its_stints() -> None:
    limits, found = verbs_sums.limits(), db.session.scalars(select(Stint).order_by(Stint.id)).all()
    spans = {}
    for start in range(0, len(found), 500):
        spans |= queries_ledger.spans([each.id for each in found[start : start + 500]])
    of_bee = defaultdict(list)
    for each in found:
        of_bee[each.volunteer_id].append(each)
    recount = {}
    for volunteer_id, mine in of_bee.items():
        days = hours.reckon((spans[each.id] for each in mine if each.duty.counts_hours), limits)
        recount |= {(volunteer_id, day): (sums.minutes, sums.counted) for day, sums in days.items()}
        for each in mine:
            span = spans[each.id]
            needed = hours.needed(span, days, limits.longest)
            assert (each.start_at, each.end_at) == (span.start, hours.end_of(span, limits.longest))
            assert (each.minutes, each.is_too_long) == (hours.minutes(span, limits.longest), False)
            assert (each.needed, each.answered) == (needed, len(span.confirmed_by))
            assert each.stage is stints.stage(span, needed)
    kept = {(row.volunteer_id, row.day): (row.minutes, row.counted) for row in db.session.query(ServiceDay)}
    assert kept == recount


def test_the_house_adds_up_the_same_when_it_is_asked_again() -> None:
    before = _rows(Stint), _rows(ServiceDay)
    troubled = select(Stint.volunteer_id).where((Stint.stage != Stage.CONFIRMED) | (Stint.minutes > 480))
    for volunteer_id in {1, *db.session.scalars(troubled)}:
        verbs_sums.add_up(volunteer_id, NOON.date() - timedelta(days=366), NOON.date())
    assert (_rows(Stint), _rows(ServiceDay)) == before
    db.session.rollback()


def test_a_stint_begins_with_its_first_row_and_only_a_colleague_corrects_and_confirms() -> None:
    first: dict[int, Attendance] = {}
    for row in db.session.query(Attendance).order_by(Attendance.id):
        first.setdefault(row.stint_id, row)
        assert (row.by_id is not None) == (row.deed in {Deed.CORRECTED, Deed.CONFIRMED, Deed.STRUCK})
        assert bool(row.reason) == (row.deed in {Deed.CORRECTED, Deed.STRUCK})
    for stint in db.session.query(Stint):
        assert first[stint.id].at == stint.signed_at
        assert first[stint.id].deed in {Deed.IN, Deed.CORRECTED}


def test_a_training_was_attended_and_counts_no_hours() -> None:
    not_counted = select(Duty.day).where(Duty.counts_hours.is_(False))
    trainings = db.session.query(Training).all()
    assert trainings
    assert {each.day for each in trainings} <= set(db.session.scalars(not_counted))
    assert all(each.topic and each.place and each.minutes and each.organiser for each in trainings)


def active() -> Select[tuple[Volunteer]]:
    return select(Volunteer).where(Volunteer.standing == Standing.ACTIVE)


def _rows(table: type[Base]) -> list[tuple[object, ...]]:
    plain = table.__table__
    return [tuple(row) for row in db.session.execute(select(plain).order_by(plain.c.id))]
