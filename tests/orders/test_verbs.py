"""An order's whole way, by the verbs: what each leaves behind, and what it refuses."""

from datetime import datetime

import pytest

from app.clock import ZONE, Hands
from app.community.models import Level
from app.db import db
from app.orders import queries, verbs, verbs_after, verbs_clock, verbs_dispatch, verbs_taking
from app.orders.lifecycle import Deed, Stage
from app.orders.models import Order, Source, Target, WhyNot, WhyPaused
from app.orders.verbs import Asked, Caller, Consent, Home, Need
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.volunteers import verbs as volunteers
from app.volunteers import verbs_ledger, verbs_merge
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team, TeamMember
from tests import make
from tests.make import Hive


@pytest.fixture
def lin(hands: Hands, hive: Hive) -> Staff:
    return make.colleague(Role.CADRE, "lin", "林晓岚")[0]


def steps(order: Order) -> list[Deed]:
    return [each.deed for each in queries.events(order.id)]


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def test_the_whole_way_from_the_tile_to_the_five_faces(hive: Hive, hands: Hands, lin: Staff, li: Volunteer) -> None:
    order = make.order(hive.station)
    assert (order.stage, order.phone_tail, order.source) == (Stage.SUBMITTED, "7000", Source.KIOSK)
    assert order.number.isdigit()
    assert len(order.number) == 8

    verbs_dispatch.to_the_board(order, lin)
    assert order.accept_by == at(3, 2, 11)
    assert order.due_at == at(3, 4, 18)  # three working days of seven hours, from Monday nine o'clock

    verbs_taking.take(order, li)
    assert order.is_in_hands_of(li)
    verbs_taking.complete(order, li, "菜放在门口")
    verbs_after.rate(order, 5, is_solved=True)
    assert (order.stage, order.settled_at) == (Stage.CLOSED, hands.at)
    assert steps(order) == [Deed.PLACE, Deed.DISPATCH, Deed.TAKE, Deed.COMPLETE, Deed.RATE]


def test_an_urgent_order_runs_around_the_clock(hive: Hive, hands: Hands, lin: Staff) -> None:
    hands.set(at(3, 6, 17))
    order = make.dispatched(hive.station, "送一顿饭")
    assert order.due_at == at(3, 7, 17)
    assert order.accept_by == at(3, 9, 10)  # two working hours: one on Friday, one on Monday


def test_what_is_not_solved_is_taken_up_again_with_a_new_promise(
    hive: Hive, hands: Hands, lin: Staff, li: Volunteer
) -> None:
    order = make.done(hive.station, li)
    verbs_after.rate(order, 2, is_solved=False)
    assert (order.stage, order.round, order.taker_id, order.due_at) == (Stage.SUBMITTED, 2, None, None)

    hands.move(days=1)
    verbs_dispatch.to_the_board(order, lin)
    verbs_taking.take(order, li)
    verbs_taking.complete(order, li, "")
    verbs_after.rate(order, 4, is_solved=True)
    assert order.stage is Stage.CLOSED
    ratings = [queries.rating(order.id, number) for number in (1, 2)]
    assert [each and each.satisfaction for each in ratings] == [2, 4]


def test_nobody_rates_twice_nor_after_the_time_is_over(hive: Hive, hands: Hands, li: Volunteer) -> None:
    first, second = make.done(hive.station, li), make.done(hive.station, li, "修水龙头")
    verbs_after.rate(first, 5, is_solved=True)
    with pytest.raises(Refused):
        verbs_after.rate(first, 1, is_solved=True)
    hands.move(days=14)
    with pytest.raises(Refused):
        verbs_after.rate(second, 5, is_solved=True)
    assert verbs_after.close_unrated(hands.at) == 1
    assert second.stage is Stage.CLOSED
    assert queries.rating(second.id, 1) is None


def test_two_hands_are_one_too_many(hive: Hive, hands: Hands, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    verbs_taking.take(order, li)
    with pytest.raises(Refused, match="有人接了"):
        verbs_taking.take(order, make.volunteer("曾玥", "13900001111"))
    assert steps(order).count(Deed.TAKE) == 1


def test_a_team_s_order_is_for_the_team_and_an_offer_for_whom_it_names(hive: Hive, lin: Staff, li: Volunteer) -> None:
    other, team = make.volunteer("曾玥", "13900001111"), Team(name="万隆一品楼栋长工作小组")
    db.session.add(team)
    db.session.flush()
    db.session.add(TeamMember(team_id=team.id, volunteer_id=li.id, since=make.clock.today()))
    order = make.order(hive.station)

    verbs_dispatch.to_team(order, lin, team)
    assert verbs_taking.is_open_to(order, li)
    assert not verbs_taking.is_open_to(order, other)

    verbs_dispatch.to_people(order, lin, [other])
    assert order.target is Target.PEOPLE
    assert not verbs_taking.is_open_to(order, li)
    sent = queries.invitation(order.id, other.id)
    assert sent
    verbs_taking.refuse(sent)
    with pytest.raises(Refused):
        verbs_taking.take(order, other)


def test_given_back_it_is_on_the_open_board_and_sent_back_it_is_the_desk_s(
    hive: Hive, lin: Staff, li: Volunteer
) -> None:
    order = make.taken(hive.station, li)
    due = order.due_at
    verbs_taking.give_back(order, li, "今天有事")
    assert (order.stage, order.target, order.taker_id) == (Stage.DISPATCHED, Target.BOARD, None)
    verbs_taking.take(order, li)
    verbs_dispatch.send_back(order, lin, "志愿者没空")
    assert (order.stage, order.taker_id, order.due_at) == (Stage.SUBMITTED, None, due)
    with pytest.raises(Refused):
        verbs_taking.complete(order, li, "")


def test_while_the_resident_is_asked_the_clock_stands(hive: Hive, hands: Hands, lin: Staff) -> None:
    order = make.dispatched(hive.station)
    hands.set(at(3, 2, 10))
    verbs_clock.pause(order, lin, WhyPaused.QUESTION, "要买哪一种米？")
    assert order.due_at is None
    with pytest.raises(Refused):
        verbs_clock.pause(order, lin, WhyPaused.NOT_REACHED)

    hands.set(at(3, 3, 10))
    verbs_clock.answer(order, "五斤装")
    assert order.due_at == at(3, 5, 18)
    with pytest.raises(Refused):
        verbs_clock.answer(order, "十斤装")
    assert steps(order)[-2:] == [Deed.PAUSE, Deed.ANSWER]


def test_a_pause_survives_a_clock_set_back_and_ends_with_the_work(
    hive: Hive, hands: Hands, lin: Staff, li: Volunteer
) -> None:
    order = make.taken(hive.station, li)
    verbs_clock.pause(order, li, WhyPaused.NOT_HOME)
    hands.move(hours=-2)
    verbs_clock.resume(order, lin)
    held = queries.pauses(order.id)[0]
    assert held.until == held.since
    verbs_clock.pause(order, li, WhyPaused.LATER)
    verbs_taking.complete(order, li, "")
    assert queries.open_pause(order.id) is None


def test_what_is_withdrawn_or_sent_back_waits_for_nobody_any_more(
    hive: Hive, hands: Hands, lin: Staff, li: Volunteer
) -> None:
    first, second = make.taken(hive.station, li), make.taken(hive.station, li, "修水龙头")
    for order in (first, second):
        verbs_clock.pause(order, lin, WhyPaused.QUESTION, "哪一种？")
    verbs.withdraw(first)
    verbs_dispatch.send_back(second, lin, "换个人")
    assert not any(queries.open_pause(order.id) for order in (first, second))


def test_a_longer_promise_needs_a_reason_and_has_an_end(hive: Hive, lin: Staff) -> None:
    order = make.dispatched(hive.station)
    for days in (3, 16):
        with pytest.raises(Refused):
            verbs_dispatch.extend(order, lin, days, "等零件")
    verbs_dispatch.extend(order, lin, 15, "等零件")
    assert order.due_at == at(3, 20, 18)


def test_it_goes_up_step_by_step_as_far_as_the_street(hive: Hive, lin: Staff) -> None:
    order = make.order(hive.station)
    for level in (Level.COMPOUND, Level.COMMUNITY, Level.STREET):
        verbs.escalate(order, lin, "楼里解决不了")
        assert order.level is level
    with pytest.raises(Refused):
        verbs.escalate(order, lin, "")


def test_what_the_desk_settles_itself_can_be_rated_too(hive: Hive, hands: Hands, lin: Staff) -> None:
    order = make.order(hive.station)
    verbs_taking.settle(order, lin, Level.COMMUNITY, "电话里说清楚了")
    assert order.level is Level.COMMUNITY
    assert order.can_be_rated(hands.at, 14)


def test_turned_down_or_taken_back_it_is_over(hive: Hive, hands: Hands, lin: Staff, li: Volunteer) -> None:
    first, second = make.order(hive.station), make.taken(hive.station, li, "修水龙头")
    verbs.decline(first, lin, WhyNot.OUT_OF_SCOPE, "这是物业的事")
    verbs.withdraw(second)
    assert [first.stage, second.stage] == [Stage.DECLINED, Stage.WITHDRAWN]
    for order in (first, second):
        for no_more in (verbs.withdraw, verbs_taking.take):
            with pytest.raises(Refused):
                no_more(order, li)


def test_of_somebody_s_health_nothing_is_written_without_a_yes(hive: Hive, lin: Staff) -> None:
    need, home = Need(make.item("取药送药"), "降压药，每天一片"), Home(make.building())
    with pytest.raises(Refused):
        verbs.place(need, home, Caller(), Consent(contact=True), Asked(hive.station, Source.KIOSK))
    order = verbs.place(need, home, Caller(), Consent(health=True), Asked(hive.station, Source.KIOSK))
    assert (order.wish, order.health_note) == ("", "降压药，每天一片")
    raw = db.session.connection().exec_driver_sql("SELECT health_note FROM orders").scalar_one()
    assert "降压药".encode() not in bytes(raw)


def test_a_helper_s_time_is_signed_in_for_under_a_duty_of_their_own(hive: Hive, hands: Hands, li: Volunteer) -> None:
    order = make.taken(hive.station, li)
    stint = verbs_taking.set_out(order, li, hive.station, None)
    assert verbs_taking.set_out(order, li, hive.station, None) is stint
    hands.move(minutes=40)
    verbs_ledger.sign_out(stint)
    assert stint.minutes == 40
    with pytest.raises(Refused):
        verbs_ledger.sign_in(make.volunteer("曾玥", "13900001111"), stint.duty)


def test_whoever_leaves_has_nothing_in_hand_and_merged_entries_go_on_as_one(
    hive: Hive, lin: Staff, li: Volunteer
) -> None:
    twin = make.volunteer("李美", "13812345679")
    first, second = make.taken(hive.station, li), make.taken(hive.station, twin, "修水龙头")
    verbs_merge.merge(li, twin, lin)
    db.session.flush()
    assert verbs_after.follow_volunteers() == 1
    assert second.taker_id == li.id
    volunteers.leave(li, lin)
    db.session.flush()
    assert verbs_after.follow_volunteers() == 2
    assert [first.stage, second.stage] == [Stage.DISPATCHED] * 2


def test_a_year_after_it_is_settled_nobody_knows_who_asked(hive: Hive, hands: Hands, li: Volunteer) -> None:
    order = make.done(hive.station, li, "取药送药", health="降压药")
    verbs_after.rate(order, 5, is_solved=True)
    db.session.flush()
    assert verbs_after.forget_residents(hands.at) == 0
    db.session.refresh(order)
    assert order.health_note is None
    hands.move(days=366)
    assert verbs_after.forget_residents(hands.at) == 1
    db.session.refresh(order)
    assert (order.contact, order.phone, order.phone_tail, order.room) == ("", None, None, "")
    assert (order.item.name, order.stage) == ("取药送药", Stage.CLOSED)


def test_the_same_thing_asked_for_in_the_same_building_is_found(hive: Hive, lin: Staff) -> None:
    first = make.order(hive.station)
    make.order(hive.station, "修水龙头")
    make.order(hive.station, building=make.building("4栋"))
    assert [each.id for each in queries.duplicates(first.building_id, first.item_id)] == [first.id]
