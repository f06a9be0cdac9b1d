"""Who leaves is forgotten in time: whatever they left with, and whatever entry of theirs went into another."""

from datetime import date, datetime, time, timedelta

import pytest

from app import clock
from app.db import db
from app.partners import verbs as partners
from app.refusal import Refused
from app.staff import passwords
from app.staff.models import Staff
from app.volunteers import (
    queries,
    verbs,
    verbs_door,
    verbs_growth,
    verbs_ledger,
    verbs_merge,
    verbs_person,
    verbs_upkeep,
)
from app.volunteers.models import Standing, Volunteer
from app.volunteers.verbs_growth import Lesson
from app.volunteers.verbs_person import Papers
from tests import make
from tests.make import Hive

PAPERS = Papers(born_on=date(1980, 5, 4), id_number="11010519491231002X", national_number="4403001")


@pytest.fixture
def chen(hive: Hive) -> Staff:
    return make.colleague()[0]


@pytest.fixture
def li(chen: Staff) -> Volunteer:
    made = make.volunteer()
    verbs_person.keep_papers(made, PAPERS._replace(unit="区图书馆", reported_on=date(2026, 1, 2)), chen)
    return made


def merged(kept: Volunteer, by: Staff, phone: str = "13987654321") -> Volunteer:
    """An entry of the same person that has gone into `kept`."""
    gone = make.volunteer("李小梅", phone)
    verbs_person.keep_papers(gone, Papers(born_on=date(1980, 5, 4), id_number="110105194912310038"), by)
    verbs_merge.merge(kept, gone, by)
    return gone


def yesterday() -> tuple[datetime, datetime]:
    """Some hours ago, for an hour."""
    return clock.now() - timedelta(hours=3), clock.now() - timedelta(hours=2)


def forget(days: int) -> int:
    """The nightly job, so many days from now."""
    count = verbs_upkeep.forget_contacts(clock.now() + timedelta(days=days) - timedelta(days=30))
    db.session.commit()
    return count


def test_a_withdrawal_wipes_the_entries_that_went_into_hers(li: Volunteer, chen: Staff) -> None:
    gone = merged(li, chen)
    other = make.volunteer("李梅", "13700001111")
    verbs_merge.merge(other, li, chen)
    verbs.withdraw(other, other)
    for one in (li, gone):
        assert (one.id_number, one.born_on, one.consented_at) == (None, None, None)
        assert one.withdrawn_at is not None
    assert forget(29) == 0
    assert forget(31) == 3
    assert (gone.phone, li.phone, other.phone) == (None, None, None)


def test_an_entry_without_its_papers_is_not_parted_again(li: Volunteer, chen: Staff) -> None:
    gone = make.volunteer("李小梅", "13987654321")
    merge = verbs_merge.merge(li, gone, chen)
    verbs.withdraw(li, li)
    with pytest.raises(Refused, match="已经删除"):
        verbs_merge.undo(merge, li, gone, chen)


def test_who_left_without_a_word_is_forgotten_too(hive: Hive, li: Volunteer, chen: Staff) -> None:
    gone = merged(li, chen)
    verbs_ledger.write_up(li, make.duty(hive.station, starts_in=-4), chen, *yesterday(), "补录")
    verbs.leave(li, chen)
    assert forget(29) == 0
    assert forget(31) == 2
    assert (li.phone, gone.phone, li.id_number, li.name, gone.name) == (None, None, None, "李梅", "李*")


def test_who_takes_consent_back_and_never_served_leaves_no_name(li: Volunteer) -> None:
    verbs.withdraw(li, li)
    assert forget(29) == 0
    assert li.name == "李梅"
    assert forget(31) == 1
    assert (li.name, li.phone, "mei" in li.sort) == ("李*", None, False)


def test_a_training_keeps_the_name_of_who_takes_consent_back(li: Volunteer, chen: Staff) -> None:
    verbs_growth.train([li], chen, Lesson("急救", clock.today(), "社区", 90, "红十字会"))
    verbs.withdraw(li, li)
    assert forget(31) == 1
    assert li.name == "李梅"


@pytest.mark.parametrize(
    ("born_on", "asked", "on", "is_wiped"),
    [
        (date(2008, 3, 2), date(2025, 1, 1), date(2026, 3, 1), False),
        (date(2008, 3, 2), date(2025, 1, 1), date(2026, 3, 2), True),
        (date(2008, 2, 29), date(2025, 1, 1), date(2026, 2, 28), False),
        (date(2008, 2, 29), date(2025, 1, 1), date(2026, 3, 1), True),
        (date(2010, 2, 28), date(2025, 1, 1), date(2028, 2, 29), True),
        (None, date(2026, 3, 2), date(2030, 3, 2), False),
        (None, date(2026, 3, 2), date(2030, 3, 3), True),
        (date(2012, 1, 1), date(2026, 3, 2), date(2029, 12, 31), False),
    ],
)
def test_the_guardian_goes_when_they_have_grown_up(
    chen: Staff, born_on: date | None, asked: date, on: date, *, is_wiped: bool
) -> None:
    with clock.frozen(datetime.combine(asked, time(9), clock.ZONE)):
        young = make.volunteer(is_minor=True, guardian="李建国", guardian_phone="13912345678")
        verbs_person.keep_papers(young, Papers(born_on=born_on), chen)
    count = verbs_upkeep.forget_guardians(datetime.combine(on, time(3), clock.ZONE))
    db.session.commit()
    assert count == is_wiped
    kept = (False, "", "") if is_wiped else (True, "李建国", "13912345678")
    assert (young.is_minor, young.guardian, young.guardian_phone) == kept
    assert (young.name, young.phone) == ("李梅", "13812345678")


def test_who_came_back_in_time_is_kept(li: Volunteer, chen: Staff) -> None:
    gone = merged(li, chen)
    verbs.leave(li, chen)
    verbs.come_back(li, chen)
    assert forget(31) == 0
    assert (li.left_at, gone.left_at) == (None, None)


def test_a_parted_entry_that_had_left_still_has_its_day(li: Volunteer, chen: Staff) -> None:
    gone = make.volunteer("李小梅", "13987654321")
    verbs.leave(gone, chen)
    merge = verbs_merge.merge(li, gone, chen)
    verbs.leave(li, chen)
    verbs.come_back(li, chen)
    verbs_merge.undo(merge, li, gone, chen)
    assert gone.left_at is not None
    assert forget(31) == 1


def test_whose_papers_another_entry_carries_is_kindly_not_let_back(li: Volunteer, chen: Staff) -> None:
    verbs.leave(li, chen)
    verbs_person.keep_papers(make.volunteer("李玫", "13700001111"), PAPERS._replace(national_number=None), chen)
    with pytest.raises(Refused, match="证件号码"):
        verbs.come_back(li, chen)


def test_nothing_is_written_down_of_an_entry_out_of_use(hive: Hive, li: Volunteer, chen: Staff) -> None:
    gone, left, duty = merged(li, chen), make.volunteer("王芳", "13912340001"), make.duty(hive.station, starts_in=-4)
    verbs.leave(left, chen)
    lesson = Lesson("急救", clock.today(), "社区", 90, "红十字会")
    start = clock.now() - timedelta(hours=3)
    for one in (gone, left):
        for write in (
            lambda one=one: verbs_ledger.write_up(one, duty, chen, start, clock.now(), "补录"),
            lambda one=one: verbs_growth.train([one], chen, lesson),
            lambda one=one: verbs_growth.award(one, chen, "优秀志愿者", clock.today(), "社区"),
            lambda one=one: verbs_growth.evaluate(one, chen, clock.today(), "耐心"),
            lambda one=one: verbs.change(one, chen, make.person("赵云", "13600001111"), Papers()),
        ):
            with pytest.raises(Refused, match="不在册"):
                write()


def test_unit_and_number_go_with_the_papers(li: Volunteer, chen: Staff) -> None:
    assert (li.unit, li.national_number) == (partners.unit("区图书馆", chen), "4403001")
    verbs.withdraw(li, li)
    assert (li.unit_id, li.reported_on, li.national_number) == (None, None, None)


def test_who_was_turned_down_leaves_neither_name_nor_reason(chen: Staff) -> None:
    asked = verbs.apply(make.person("张小虎"), "862930")
    verbs.decline(asked, chen, "住得太远")
    assert forget(31) == 1
    assert (asked.name, asked.decision, asked.phone, asked.standing) == ("张*", "", None, Standing.REFUSED)
    assert "hu" not in asked.sort


def test_who_served_before_being_turned_down_keeps_the_name(hive: Hive, chen: Staff) -> None:
    asked = make.volunteer("张小虎")
    verbs_ledger.sign_in(asked, make.duty(hive.station))
    asked.standing = Standing.REFUSED
    assert forget(31) == 1
    assert asked.name == "张小虎"


def test_a_lost_card_takes_the_pin_with_it_that_only_the_card_allowed(li: Volunteer, chen: Staff) -> None:
    li.pin_hash = None
    verbs_door.issue_card(li, chen)
    verbs_door.set_pin(li, "975318")
    assert queries.good_card(li.id)
    verbs_door.give_up_card(li, chen)
    assert li.pin_hash is None


def test_a_lost_card_leaves_the_pin_that_was_there_before_it(li: Volunteer, chen: Staff) -> None:
    verbs_door.issue_card(li, chen)
    verbs_door.set_pin(li, "975318")
    verbs_door.issue_card(li, chen)
    assert passwords.fits("975318", li.pin_hash or "")
