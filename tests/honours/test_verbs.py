"""Families nominated, noticed and honoured: each step in its turn, the notice by the working-day calendar."""

from datetime import date, datetime, timedelta

import pytest

from app import clock
from app.clock import ZONE
from app.community.models import Area, Level, SpecialDay
from app.db import db
from app.honours import queries, verbs, verbs_objections, verbs_upkeep
from app.honours.lifecycle import Stage
from app.honours.models import Doubt, Nomination
from app.honours.verbs import Terms
from app.refusal import Refused
from app.staff.models import Staff
from tests import make
from tests.make import Hive

WEDNESDAY = datetime(2026, 9, 30, 10, 0, tzinfo=ZONE)


def by() -> Staff:
    return db.session.query(Staff).filter_by(username="decider").one()


def compound() -> Area:
    community = db.session.query(Area).filter_by(level=Level.COMMUNITY).one()
    return make.area("万隆一品小区", Level.COMPOUND, community)


def wang(**more: bool) -> Nomination:
    made = make.nomination(make.honour_round(), compound(), **more)
    db.session.flush()
    return made


def test_a_family_is_honoured_the_day_after_its_notice(hive: Hive) -> None:
    with clock.frozen(datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)) as hands:
        family = make.noticed(make.honour_round(), compound())
        assert family.notice_until == date(2026, 3, 5)
        hands.set(datetime(2026, 3, 5, 23, 59, 59, tzinfo=ZONE))
        with pytest.raises(Refused):
            verbs.award(family, by())
        hands.move(seconds=1)
        verbs.award(family, by())
    assert family.stage is Stage.AWARDED
    assert family.settled_at is not None


def test_holidays_and_make_up_days_count_as_the_calendar_says(hive: Hive) -> None:
    days = {date(2026, 10, day): False for day in range(1, 8)} | {date(2026, 10, 10): True}
    db.session.add_all(SpecialDay(day=day, is_working=works, name="国庆节") for day, works in days.items())
    with clock.frozen(WEDNESDAY):
        assert make.noticed(make.honour_round(), compound()).notice_until == date(2026, 10, 10)


def test_a_clock_set_back_shortens_nothing(hive: Hive) -> None:
    with clock.frozen(WEDNESDAY) as hands:
        family = make.noticed(make.honour_round(), compound())
        hands.move(days=-20)
        with pytest.raises(Refused):
            verbs.award(family, by())


def test_a_round_put_right_changes_no_notice_that_has_begun(hive: Hive) -> None:
    seen = make.honour_round()
    family = make.noticed(seen, compound())
    until = family.notice_until
    verbs.change_round(seen, by(), Terms("改名", 2026, seen.opens_on, seen.closes_on, 9))
    assert family.notice_until == until


def test_families_are_nominated_while_the_round_is_open(hive: Hive) -> None:
    seen, where = make.honour_round(days=2), compound()
    with clock.travel(days=2):
        make.nomination(seen, where)
    for days in (-1, 3):
        with clock.travel(days=days), pytest.raises(Refused):
            make.nomination(seen, where)
    assert queries.open_round(clock.today() + timedelta(days=3)) is None


def test_what_the_nominator_says_opens_no_notice_the_family_s_own_yes_does(hive: Hive) -> None:
    family = wang(has_consent=False)
    assert family.is_told
    verbs.shortlist(family, by(), "事迹属实")
    with pytest.raises(Refused):
        verbs.announce(family, by(), "照顾邻居")
    verbs.consent(family, by(), "王阿姨本人到社区说的")
    verbs.announce(family, by(), "照顾邻居")
    assert (family.has_consent, family.consented_by_id) == (True, by().id)
    assert queries.seen(family.id) is not None


def test_a_consent_taken_back_ends_the_notice_and_is_shown_to_nobody(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    verbs.take_back_consent(family, by())
    assert (family.stage, family.notice_until) == (Stage.SHORTLISTED, None)
    assert queries.seen(family.id) is None


def test_an_honoured_family_may_still_ask_not_to_be_shown(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    with clock.travel(days=20):
        verbs.award(family, by())
        verbs.take_back_consent(family, by())
    assert family.stage is Stage.AWARDED
    assert queries.shown() == []


def test_an_open_objection_holds_up_the_honour_until_it_is_answered(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    said = verbs_objections.object_to(family, by(), Doubt.UNTRUE)
    with clock.travel(days=20):
        with pytest.raises(Refused):
            verbs.award(family, by())
        verbs_objections.answer(said, by(), "上门核实过，属实", is_upheld=False)
        with pytest.raises(Refused):
            verbs_objections.answer(said, by(), "再答一次", is_upheld=True)
        verbs.award(family, by())


def test_an_objection_that_is_upheld_ends_it(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    said = verbs_objections.object_to(family, by(), Doubt.UNAWARE)
    verbs_objections.answer(said, by(), "确实不知情", is_upheld=True)
    with clock.travel(days=20), pytest.raises(Refused):
        verbs.award(family, by())
    verbs.withdraw(family, by(), "意见成立")
    assert family.stage is Stage.WITHDRAWN


def test_after_the_notice_nobody_objects_any_more(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    with clock.travel(days=20), pytest.raises(Refused):
        verbs_objections.object_to(family, by(), Doubt.UNTRUE)


def test_every_step_says_who_took_it_and_why(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    verbs.note(family, by(), "邻居都说好")
    notes = queries.notes(family.id)
    assert [note.deed for note in notes] == ["consent", "shortlist", "announce", "note"]
    assert {note.by.name for note in notes if note.by} == {"林晓岚"}


def test_only_the_compound_is_shown(hive: Hive) -> None:
    where = compound()
    family = make.noticed(make.honour_round(), make.area("3栋", Level.BUILDING, where))
    seen = queries.seen(family.id)
    assert seen is not None
    assert seen.compound == "万隆一品小区"


def test_phones_are_forgotten_once_all_is_settled_and_answered(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    family.phone = "13812345678"
    said = verbs_objections.object_to(family, by(), Doubt.OTHER, "", "13912345678")
    later = clock.now() + timedelta(days=1)
    assert verbs_upkeep.forget_phones(later) == 0
    verbs_objections.answer(said, by(), "核实过", is_upheld=False)
    verbs.withdraw(family, by(), "他们家搬走了")
    assert verbs_upkeep.forget_phones(later) == 2
    db.session.expire_all()
    assert (family.phone, said.phone) == (None, None)


def test_what_nobody_ever_settled_or_answered_is_forgotten_after_the_round(hive: Hive) -> None:
    seen, where = make.honour_round(days=5), compound()
    waiting, family = make.nomination(seen, where, "李家", phone="13812345678"), make.noticed(seen, where)
    said = verbs_objections.object_to(family, by(), Doubt.OTHER, "", "13912345678")
    closed_at = clock.now() + timedelta(days=5)
    assert verbs_upkeep.forget_phones(closed_at) == 0
    assert verbs_upkeep.forget_phones(closed_at + timedelta(days=1)) == 2
    assert (waiting.phone, said.phone) == (None, None)


def test_the_phone_of_an_objection_nobody_answered_goes_after_the_family_is_settled(hive: Hive) -> None:
    family = make.noticed(make.honour_round(), compound())
    said = verbs_objections.object_to(family, by(), Doubt.OTHER, "", "13912345678")
    verbs.withdraw(family, by(), "他们家搬走了")
    assert verbs_upkeep.forget_phones(clock.now() - timedelta(days=1)) == 0
    assert verbs_upkeep.forget_phones(clock.now() + timedelta(days=1)) == 1
    assert said.phone is None


def test_an_objection_after_the_round_is_kept_as_long_as_any_other(hive: Hive) -> None:
    seen = make.honour_round(days=0)
    with clock.travel(days=40):
        family = make.noticed(make.honour_round(), compound())
        family.round_id = seen.id
        said = verbs_objections.object_to(family, by(), Doubt.OTHER, "", "13912345678")
        assert verbs_upkeep.forget_phones(clock.now() - timedelta(days=30)) == 0
        assert said.phone is not None


def test_a_family_that_is_erased_leaves_no_name_and_no_word_but_its_figure(hive: Hive) -> None:
    where = compound()
    seen, building = make.honour_round(), make.area("3栋", Level.BUILDING, where)
    family = make.noticed(seen, building)
    verbs.note(family, by(), "王阿姨照顾了十年")
    said = verbs_objections.object_to(family, by(), Doubt.OTHER, "他们家吵架", "13912345678")
    verbs_upkeep.erase(family, by())
    db.session.flush()
    db.session.expire_all()
    assert (family.family, family.words, family.told, family.phone, family.area_id) == ("", "", "", None, where.id)
    assert (said.words, said.answer, said.phone) == ("", "", None)
    assert {note.words for note in queries.notes(family.id)} == {""}
    assert queries.counts()[seen.id] == {Stage.WITHDRAWN: 1}
    assert (queries.seen(family.id), queries.unanswered()) == (None, [])
    with pytest.raises(Refused):
        verbs_upkeep.erase(family, by())
    with pytest.raises(Refused):
        verbs.note(family, by(), "再说一句")


def test_an_honoured_family_that_is_erased_still_counts_as_honoured(hive: Hive) -> None:
    seen = make.honour_round()
    family = make.noticed(seen, compound())
    with clock.travel(days=20):
        verbs.award(family, by())
        verbs_upkeep.erase(family, by())
    assert queries.counts()[seen.id] == {Stage.AWARDED: 1}
    assert queries.shown() == []
