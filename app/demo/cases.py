"""A year of disputes: at 万隆一品 almost all of them settled, elsewhere as it goes, some still open."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import attrgetter
from random import Random
from typing import Any, Final, NamedTuple

from app.clock import ZONE
from app.community.models import Area, Level
from app.demo.people import bee_names, dice, guest_phone
from app.demo.rows import Row, Rows
from app.mediation.lifecycle import LASTING, Deed, Outcome, Stage
from app.mediation.models import Case, CaseEvent, CaseMediator, CaseParty, FollowUp, Hearing, Kind, Side
from app.privacy import fingerprint
from app.rules import Rules
from app.staff.models import Role, Staff

FIRST_PILOT: Final = "万隆一品小区"
# The article's 98 %: of 54 seen through, 53 agreed. Beside them what counts in neither.
AT_THE_PILOT: Final = [Outcome.AGREED] * 53 + [Outcome.PARTLY] + [Outcome.WITHDRAWN] * 2 + [Outcome.REFERRED]
ELSEWHERE: Final = [Outcome.AGREED] * 21 + [Outcome.PARTLY] * 4 + [Outcome.NOT_AGREED] * 4 + [Outcome.REFERRED] * 2
STILL_OPEN: Final = 4
LEVELS: Final = ((Level.BUILDING, 70), (Level.COMPOUND, 24), (Level.COMMUNITY, 6))
SUMMARIES: Final = {
    Kind.NOISE: "楼上晚上孩子跑跳，楼下老人睡不好。",
    Kind.LEAK: "卫生间渗水到楼下天花板，谁来修没谈拢。",
    Kind.PARKING: "车位前常被占，双方争过几次。",
    Kind.PETS: "狗在电梯里没牵绳，吓到了孩子。",
    Kind.PROPERTY: "对公共照明和卫生的费用有意见。",
    Kind.FAMILY: "老人轮流照顾的日子没有排清楚。",
    Kind.SPACE: "楼道里放了柜子，邻居搬东西过不去。",
}


class Told(NamedTuple):
    """A case to write down: where, what came of it (None: still open), whether it broke again, and when it began."""

    area_id: int
    outcome: Outcome | None
    is_reopened: bool
    opened_at: datetime
    closed_at: datetime | None


def settle(rows: Rows, now: datetime, rules: Rules) -> None:
    """Cases of this year with their parties, hearings, history, and what was asked after."""
    pen = _Pen(rows, now, rules)
    for told in sorted(_year(rows, now), key=attrgetter("opened_at")):
        pen.write(told)


def _year(rows: Rows, now: datetime) -> Iterator[Told]:
    chance, areas = dice("cases"), rows.of[Area.__tablename__]
    compound = next(row["id"] for row in areas if row["name"] == FIRST_PILOT)
    pilot = [row["id"] for row in areas if row["parent_id"] == compound]
    others = [row["id"] for row in areas if row["level"] is Level.BUILDING and row["parent_id"] != compound]
    for outcome in chance.sample(AT_THE_PILOT, len(AT_THE_PILOT)):
        yield _closed(chance, chance.choice(pilot), outcome, now)
    for number, outcome in enumerate(chance.sample(ELSEWHERE, len(ELSEWHERE))):
        told = _closed(chance, chance.choice(others), outcome, now)
        yield told._replace(is_reopened=number == 0)
    for _number in range(STILL_OPEN):
        opened = now - timedelta(days=chance.randrange(2, 20), minutes=chance.randrange(600))
        yield Told(chance.choice(others), None, is_reopened=False, opened_at=opened, closed_at=None)


def _closed(chance: Random, area_id: int, outcome: Outcome, now: datetime) -> Told:
    """Closed on some day of this year, up to now; what is younger than the year began in the last one."""
    new_year = datetime(now.year, 1, 1, tzinfo=ZONE)
    closed_at = new_year + (now - new_year) * chance.uniform(0.02, 0.98)
    opened_at = closed_at - timedelta(days=chance.randrange(2, 18), minutes=chance.randrange(400))
    return Told(area_id, outcome, is_reopened=False, opened_at=opened_at, closed_at=closed_at)


class _Pen:
    def __init__(self, rows: Rows, now: datetime, rules: Rules) -> None:
        self._rows, self._now, self._chance = rows, now, dice("what was said")
        self._days = (rules.mediation_first_days, rules.mediation_second_days)
        self._names = bee_names({row["name"] for row in rows.of["volunteer"]})
        staff = rows.of[Staff.__tablename__]
        self._cadre = next(row["id"] for row in staff if row["role"] is Role.CADRE)
        self._numbers = iter(dice("numbers of cases").sample(range(100_000, 1_000_000), 200))

    def write(self, told: Told) -> None:
        kind = self._chance.choice(list(SUMMARIES))
        level = self._chance.choices([each for each, _weight in LEVELS], [weight for _each, weight in LEVELS])[0]
        is_open = told.outcome is None or told.is_reopened
        case = self._rows.add(
            Case,
            number=f"{told.opened_at.year}-{next(self._numbers)}",
            kind=kind,
            area_id=told.area_id,
            level=level,
            stage=Stage.OPEN if is_open else Stage.CLOSED,
            outcome=None if is_open else told.outcome,
            opened_at=told.opened_at,
            closed_at=None if is_open else told.closed_at,
            last_at=told.closed_at or told.opened_at,
            summary=SUMMARIES[kind],
            opened_by_id=self._cadre,
            forgotten_at=None,
        )
        self._people(case)
        self._history(case, told, level)

    def _people(self, case: Row) -> None:
        for side in Side:
            name, phone = next(self._names)[0], guest_phone(7000 + case["id"] % 3000)
            prints = {"name_print": fingerprint(name), "phone_print": fingerprint(phone)}
            self._rows.add(CaseParty, case_id=case["id"], side=side, name=name, phone=phone, **prints)
        self._rows.add(CaseMediator, case_id=case["id"], staff_id=self._cadre, volunteer_id=None)

    def _history(self, case: Row, told: Told, level: Level) -> None:
        self._event(case, Deed.BEGIN, told.opened_at, Level.BUILDING)
        at = told.opened_at
        for higher in _climb(level):
            at += timedelta(hours=20)
            self._event(case, Deed.ESCALATE, at, higher)
        heard = told.closed_at or self._now
        self._rows.add(Hearing, case_id=case["id"], held_on=heard.date(), words="双方各退一步。", by_id=self._cadre)
        self._event(case, Deed.HEAR, at + (heard - at) / 2, level)
        if told.outcome is None or told.closed_at is None:
            return
        self._event(case, Deed.CLOSE, told.closed_at, level, told.outcome)
        if told.is_reopened:
            again = told.closed_at + (self._now - told.closed_at) / 2
            self._event(case, Deed.REOPEN, again, level)
            case["last_at"] = again
        elif told.outcome in LASTING:
            self._ask_after(case, told.closed_at, level)

    def _ask_after(self, case: Row, closed_at: datetime, level: Level) -> None:
        """What came due is answered, but for the last few days."""
        for days in self._days:
            due = closed_at + timedelta(days=days)
            is_done = due < self._now - timedelta(days=4)
            answered: dict[str, Any] = {"done_at": None, "holds": None, "by_id": None}
            if is_done:
                answered = {"done_at": due, "holds": True, "by_id": self._cadre}
                self._event(case, Deed.FOLLOW_UP, due, level, case["outcome"])
                case["last_at"] = due
            self._rows.add(FollowUp, case_id=case["id"], due_on=due.date(), **answered)

    def _event(self, case: Row, deed: Deed, at: datetime, level: Level, outcome: Outcome | None = None) -> None:
        stage = Stage.CLOSED if deed in {Deed.CLOSE, Deed.FOLLOW_UP} else Stage.OPEN
        told = {"deed": deed, "stage": stage, "outcome": outcome, "level": level, "why": None, "by_id": self._cadre}
        self._rows.add(CaseEvent, case_id=case["id"], at=at, **told)


def _climb(level: Level) -> list[Level]:
    """The levels on the way up to one, without the building where all begins."""
    way = [Level.COMPOUND, Level.COMMUNITY]
    return way[: way.index(level) + 1] if level in way else []
