"""Months at the station in a moment: whatever people tap and however the clock jumps, the hours hold.

The same months are lived on SQLite and on PostgreSQL. After each deed the store-room is held against the pure reckoning
of its own rows, which knows no database: what equals it on both is equal on both.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import clock
from app.clock import ZONE
from app.db import db
from app.refusal import Refused
from app.staff.models import Role, Staff
from app.volunteers import hours, queries_ledger, stints, verbs_ledger, verbs_requests, verbs_sums, verbs_upkeep
from app.volunteers.models import Volunteer
from app.volunteers.models_ledger import Attendance, Duty, ServiceDay, Stint
from app.volunteers.stints import Deed, Stage
from tests import make
from tests.make import Hive

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
LASTS: Final = (0.5, 1, 3, 9, 15)
MOVES: Final = (1, 5, 30, 90, 300, 700, -1, -10, -60, -180, 40 * 24 * 60)
SHARES: Final = (0.5, 0.95, 0.8, 1.0, 0.2, -0.1, 1.1)
SHIFTS: Final = (0, 20, -20, -90)
LENGTHS: Final = (15, 60, 200, -10, 800, 1000)


def is_refused(deed: Callable[..., Any], *said: Any) -> bool:
    """Do it, and say whether the house said no; a "no" leaves nothing behind, as in a request."""
    with db.session.begin_nested() as attempt:
        try:
            deed(*said)
        except Refused:
            attempt.rollback()
            return True
    return False


class Months:
    """李梅, three colleagues, duties by day and by night, and a clock that anybody may turn."""

    def __init__(self, hive: Hive, hands: clock.Hands) -> None:
        self.station, self.hands = hive.station, hands
        self.li: Volunteer = make.volunteer()
        self.staff: list[Staff] = [make.colleague(Role.CADRE, name, "同事")[0] for name in ("lin", "he", "chen")]
        self.written: list[tuple[Any, ...]] = []

    def sign_in(self, number: int) -> None:
        last = db.session.query(Duty).order_by(Duty.id.desc()).first()
        is_same = last is not None and number % 3 == 0
        duty = last if is_same else make.duty(self.station, hours=_of(LASTS, number), starts_in=number % 2)
        is_refused(verbs_ledger.sign_in, self.li, duty)

    def sign_out(self, _number: int = 0) -> None:
        at_work = queries_ledger.open_stint(self.li.id)
        if at_work is not None:
            verbs_ledger.sign_out(at_work)

    def move(self, number: int) -> None:
        self.hands.move(minutes=_of(MOVES, number))

    def forget_to_sign_out_and_come_again(self, number: int) -> None:
        lasts = _of(LASTS, number)
        for _time in range(2):
            is_refused(verbs_ledger.sign_in, self.li, make.duty(self.station, hours=lasts))
            self.hands.move(hours=lasts + 1.5)
            verbs_upkeep.close_forgotten(clock.now(), timedelta(hours=1))
        is_refused(verbs_ledger.sign_in, self.li, make.duty(self.station, hours=lasts))
        self.hands.move(minutes=40)

    def two_short_stays(self, number: int) -> None:
        for _stay in range(2):
            self.sign_out()
            is_refused(verbs_ledger.sign_in, self.li, make.duty(self.station))
            self.hands.move(minutes=2 + number % 7)
            self.sign_out()

    def undo(self, number: int) -> None:
        for stint in self._one_of(number, *Stage):
            is_refused(verbs_ledger.undo, stint)

    def say_when_left(self, number: int) -> None:
        unsaid = db.session.query(Stint).filter_by(volunteer_id=self.li.id, stage=Stage.PROVISIONAL, is_asked=False)
        stint = unsaid.order_by(Stint.start_at).first()
        if stint is not None:
            moment = stint.start_at + _of(SHARES, number) * (clock.now() - stint.start_at)
            is_refused(verbs_ledger.say_when_left, stint, moment)

    def confirm(self, number: int) -> None:
        for stint in self._one_of(number, Stage.WAITING, Stage.PROVISIONAL):
            is_refused(verbs_ledger.confirm, stint, _of(self.staff, number))

    def strike_out(self, number: int) -> None:
        for stint in self._one_of(number, Stage.WAITING, Stage.CONFIRMED):
            is_refused(verbs_ledger.strike_out, stint, self.staff[0], "不在场")

    def correct(self, number: int) -> None:
        for stint in self._one_of(number, *Stage):
            start = stint.start_at + timedelta(minutes=_of(SHIFTS, number))
            end = start + timedelta(minutes=_of(LENGTHS, number))
            is_refused(verbs_ledger.correct, stint, self.staff[1], start, end, "记错了")

    def ask_for_a_correction(self, number: int) -> None:
        for stint in self._one_of(number, Stage.WAITING, Stage.CONFIRMED):
            end = stint.start_at + timedelta(minutes=_of(LENGTHS, number))
            if is_refused(verbs_requests.ask, stint, stint.start_at, end, "wrong"):
                continue
            wish = queries_ledger.open_request(stint.id)
            assert wish
            if number % 2 or is_refused(verbs_requests.grant, wish, self.staff[0]):
                verbs_requests.decline(wish, self.staff[0], "查过了")

    def _one_of(self, number: int, *stages: Stage) -> list[Stint]:
        """One of the latest stints at these stages, if there is one."""
        found = db.session.query(Stint).filter(Stint.stage.in_(stages)).order_by(Stint.id.desc()).limit(4).all()
        numbers = [_of(found, number).id] if found else []
        return [stint for each in numbers if (stint := queries_ledger.stint_for_update(each))]


def _of(choices: Any, number: int) -> Any:
    return choices[number % len(choices)]


def check(months: Months) -> None:
    """What holds after every deed."""
    what_was_written_stays_written(months)
    every_stint_is_what_its_rows_say()
    the_days_are_what_the_stints_come_to()
    at_most_one_is_open_and_no_two_overlap()
    a_confirmed_stint_has_its_colleagues()


def what_was_written_stays_written(months: Months) -> None:
    rows = db.session.query(Attendance).order_by(Attendance.id)
    now = [(row.id, row.stint_id, row.deed, row.at, row.start_at, row.end_at, row.by_id) for row in rows]
    assert now[: len(months.written)] == months.written
    months.written = now


def every_stint_is_what_its_rows_say() -> None:
    longest = verbs_sums.limits().longest
    for stint in db.session.query(Stint):
        span = queries_ledger.span(stint.id)
        assert (stint.start_at, stint.minutes) == (span.start, hours.minutes(span, longest))
        assert stint.end_at == hours.end_of(span, longest)
        assert stint.minutes >= 0
        assert stint.stage is stints.stage(span, stint.needed)


def the_days_are_what_the_stints_come_to() -> None:
    spans = [queries_ledger.span(stint.id) for stint in db.session.query(Stint)]
    days = hours.reckon(spans, verbs_sums.limits())
    kept = {row.day: (row.minutes, row.counted) for row in db.session.query(ServiceDay)}
    assert kept == {day: (sums.minutes, sums.counted) for day, sums in days.items()}
    assert all(0 <= counted <= given <= 24 * 60 for given, counted in kept.values())


def at_most_one_is_open_and_no_two_overlap() -> None:
    found = db.session.query(Stint).filter(Stint.stage != Stage.VOID).order_by(Stint.start_at, Stint.id).all()
    assert sum(stint.stage is Stage.OPEN for stint in found) <= 1
    # One that ended as it began takes no time and is in nobody's way.
    times = [(stint.start_at, stint.end_at or stint.start_at) for stint in found if stint.end_at != stint.start_at]
    for (_start, end), (later, _end) in pairwise(times):
        assert end <= later


def a_confirmed_stint_has_its_colleagues() -> None:
    for stint in db.session.query(Stint).filter_by(stage=Stage.CONFIRMED):
        by = {row.by_id for row in queries_ledger.rows(stint.id) if row.deed is Deed.CONFIRMED}
        assert len(by) >= stint.needed


OFTEN: Final = (Months.sign_in, Months.sign_out, Months.move, Months.say_when_left, Months.undo, Months.confirm)
NOW_AND_THEN: Final = (
    Months.forget_to_sign_out_and_come_again,
    Months.two_short_stays,
    Months.strike_out,
    Months.correct,
    Months.ask_for_a_correction,
)
deeds = st.lists(st.tuples(st.sampled_from(OFTEN * 2 + NOW_AND_THEN), st.integers(0, 500)), min_size=8, max_size=30)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds)
def test_months_of_taps_and_turned_clocks(hive: Hive, drawn: list[tuple[Callable[[Months, int], None], int]]) -> None:
    with db.session.begin_nested() as chapter, clock.frozen(MONDAY) as hands:
        months = Months(hive, hands)
        for deed, number in drawn:
            deed(months, number)
            check(months)
        chapter.rollback()
    db.session.expire_all()
