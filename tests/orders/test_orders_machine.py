"""Weeks of orders in a moment: whatever people do and however the clock jumps, no order is in two hands or two minds.

The same weeks are lived on SQLite and on PostgreSQL. After each deed the store-room is held against the rules.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import audit, clock
from app.clock import ZONE, Hands
from app.community.models import Level
from app.db import db
from app.orders import (
    lifecycle,
    queries,
    verbs,
    verbs_after,
    verbs_clock,
    verbs_dispatch,
    verbs_taking,
)
from app.orders.lifecycle import PROMISED, SETTLED, Deed, Stage
from app.orders.models import Order, Rating, Source, WhyNot, WhyPaused
from app.orders.promises import clock_for
from app.orders.workclock import Pause, due
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.volunteers.models import Volunteer
from app.volunteers.models_growth import Team, TeamMember
from tests import make
from tests.make import Hive
from tests.volunteers.test_ledger_machine import is_refused

# The last days before 国庆, so that weeks run over holidays and make-up days.
START = datetime(2026, 9, 28, 9, 0, tzinfo=ZONE)
MOVES: Final = (1, 30, 121, 600, 1441, 3000, 21_000, -5, -90, -1500)
ITEMS: Final = ("买菜买米", "送一顿饭", "取药送药", "装扶手")
Deeds = list[tuple[str, int]]


class Weeks:
    """A few orders, three volunteers, a team, and a clock that anybody may turn."""

    def __init__(self, hive: Hive, hands: Hands) -> None:
        self.hive, self.hands = hive, hands
        self.chen: Staff = make.colleague(Role.CADRE, "chen", "陈站长")[0]
        self.helpers: list[Volunteer] = [make.volunteer(f"李{name}", f"1381234567{name}") for name in range(3)]
        self.team = Team(name="楼栋长工作小组")
        db.session.add(self.team)
        db.session.flush()
        db.session.add(TeamMember(team_id=self.team.id, volunteer_id=self.helpers[0].id, since=clock.today()))
        self.orders: list[Order] = [make.order(hive.station)]
        self.settled: dict[int, tuple[Any, ...]] = {}

    def place(self, number: int) -> None:
        if len(self.orders) < 5:
            source = Source.PHONE if number % 2 else Source.KIOSK
            self.orders.append(make.order(self.hive.station, ITEMS[number % 4], source=source, health="药"))

    def dispatch(self, number: int) -> None:
        order = self._one(number)
        if number % 3 == 0:
            verbs_dispatch.to_the_board(order, self.chen)
        elif number % 3 == 1:
            verbs_dispatch.to_team(order, self.chen, self.team)
        else:
            verbs_dispatch.to_people(order, self.chen, self.helpers[: 1 + number % 2])

    def take(self, number: int) -> None:
        verbs_taking.take(self._one(number), self._helper(number))

    def refuse(self, number: int) -> None:
        sent = queries.invitation(self._one(number).id, self._helper(number).id)
        if sent:
            verbs_taking.refuse(sent)

    def give_back(self, number: int) -> None:
        verbs_taking.give_back(self._one(number), self._helper(number), "临时有事")

    def send_back(self, number: int) -> None:
        verbs_dispatch.send_back(self._one(number), self.chen, "重新派")

    def complete(self, number: int) -> None:
        verbs_taking.complete(self._one(number), self._helper(number), "办好了")

    def settle(self, number: int) -> None:
        verbs_taking.settle(self._one(number), self.chen, list(Level)[number % 4], "办好了")

    def rate(self, number: int) -> None:
        verbs_after.rate(self._one(number), 1 + number % 5, is_solved=number % 3 > 0)

    def close(self, _number: int) -> None:
        verbs_after.close_unrated(self.hands.at)

    def decline(self, number: int) -> None:
        verbs.decline(self._one(number), self.chen, WhyNot.NO_HELPER)

    def withdraw(self, number: int) -> None:
        verbs.withdraw(self._one(number))

    def escalate(self, number: int) -> None:
        verbs.escalate(self._one(number), self.chen, "楼里解决不了")

    def extend(self, number: int) -> None:
        verbs_dispatch.extend(self._one(number), self.chen, 1 + number % 17, "等零件")

    def pause(self, number: int) -> None:
        verbs_clock.pause(self._one(number), self.chen, list(WhyPaused)[number % 5], "哪一种？")

    def resume(self, number: int) -> None:
        verbs_clock.resume(self._one(number), self.chen)

    def answer(self, number: int) -> None:
        verbs_clock.answer(self._one(number), "可以")

    def turn(self, number: int) -> None:
        self.hands.move(minutes=MOVES[number % len(MOVES)])

    def live(self, deeds: Deeds) -> None:
        for name, number in deeds:
            deed: Callable[[int], None] = getattr(self, name)
            is_refused(deed, number)
            self.check()

    def check(self) -> None:
        db.session.flush()
        for order in self.orders:
            assert order.stage is _replayed(order)
            assert (order.taker_id is not None) == (order.stage is Stage.TAKEN) or order.stage in {
                Stage.DONE,
                *SETTLED,
            }
            self._check_clock(order)
            self._check_rest(order)
        assert list(audit.faults(db.session())) == []

    def _check_clock(self, order: Order) -> None:
        held = queries.pauses(order.id)
        is_paused = any(each.until is None for each in held)
        assert sum(each.until is None for each in held) <= 1
        assert all(each.until is None or each.until >= each.since for each in held)
        if order.stage not in PROMISED:
            return
        assert order.dispatched_at is not None
        assert order.promise_minutes is not None
        hours = clock_for(order.is_around, queries.hours_about(order.dispatched_at.date()))
        spans = [Pause(each.since, each.until) for each in held]
        found = None if is_paused else due(order.dispatched_at, order.promise_minutes, hours, spans)
        assert order.due_at == found

    def _check_rest(self, order: Order) -> None:
        rounds = [each.round for each in db.session.query(Rating).filter_by(order_id=order.id)]
        assert len(rounds) == len(set(rounds)) <= order.round
        told = (order.stage, order.round, order.level, order.due_at, len(queries.events(order.id)))
        if order.stage in SETTLED:
            assert self.settled.setdefault(order.id, told) == told

    def _one(self, number: int) -> Order:
        return self.orders[number // 7 % len(self.orders)]

    def _helper(self, number: int) -> Volunteer:
        return self.helpers[number % len(self.helpers)]


def _replayed(order: Order) -> Stage:
    """Where the order stands by its history alone."""
    stage = Stage.SUBMITTED
    for each in queries.events(order.id):
        if each.deed is not Deed.PLACE:
            assert each.before is stage
            found = lifecycle.after(each.deed, stage)
            assert found is not None
            stage = found
        assert each.stage is stage
    return stage


DEEDS = [name for name, each in vars(Weeks).items() if callable(each) and not name.startswith("_")]
DEEDS = [name for name in DEEDS if name not in {"live", "check"}]


@pytest.fixture
def _menu(hive: Hive) -> None:
    make.menu()
    make.building()
    db.session.commit()


@pytest.mark.slow
@pytest.mark.usefixtures("_menu")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 200)), min_size=10, max_size=40))
def test_weeks_of_orders_and_turned_clocks(hive: Hive, deeds: Deeds) -> None:
    with db.session.begin_nested() as chapter, clock.frozen(START) as hands:
        Weeks(hive, hands).live(deeds)
        chapter.rollback()
    db.session.expire_all()


@pytest.mark.parametrize("stage", Stage)
def test_what_may_not_follow_is_refused_by_the_verb_itself(hive: Hive, stage: Stage) -> None:
    order = make.order(hive.station)
    order.taker_id, order.stage = make.volunteer().id, stage
    chen, li = make.colleague(Role.CADRE, "chen", "陈站长")[0], make.volunteer("曾玥", "13900001111")
    tries: dict[Deed, Callable[[], object]] = {
        Deed.DISPATCH: lambda: verbs_dispatch.to_the_board(order, chen),
        Deed.TAKE: lambda: verbs_taking.take(order, li),
        Deed.SEND_BACK: lambda: verbs_dispatch.send_back(order, chen, "重派"),
        Deed.SETTLE: lambda: verbs_taking.settle(order, chen, Level.BUILDING, "好了"),
        Deed.RATE: lambda: verbs_after.rate(order, 5, is_solved=True),
        Deed.REOPEN: lambda: verbs_after.rate(order, 5, is_solved=False),
        Deed.DECLINE: lambda: verbs.decline(order, chen, WhyNot.UNSAFE),
        Deed.WITHDRAW: lambda: verbs.withdraw(order),
        Deed.ESCALATE: lambda: verbs.escalate(order, chen, "上报"),
        Deed.PAUSE: lambda: verbs_clock.pause(order, chen, WhyPaused.LATER),
        Deed.RESUME: lambda: verbs_clock.resume(order, chen),
        Deed.ANSWER: lambda: verbs_clock.answer(order, "可以"),
    }
    for deed, attempt in tries.items():
        if lifecycle.after(deed, stage) is None:
            with pytest.raises(Refused):
                attempt()
    assert order.stage is stage
