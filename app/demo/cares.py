"""Mr Zhang's Monday medicine, and the others whom somebody visits every week."""

from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from app.care.models import CarePlan, CareVisit, Generated, Outcome, Stage
from app.care.recurrence import OnHolidays, Plan, slots
from app.community.holidays import announced_days
from app.community.models_homes import Household
from app.demo.doors import moment
from app.demo.people import dice, guest_phone
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.orders.models import Half
from app.orders.models_lists import ServiceItem
from app.rules import Rules
from app.volunteers.models import Standing, Volunteer

_SPECIALS: Final = {each.day: each.is_working for each in announced_days()}


class Cared(NamedTuple):
    """Who, what, when, and since how many days."""

    who: str
    item: str
    weekdays: tuple[int, ...]
    half: Half
    since: int
    on_holidays: OnHolidays = OnHolidays.AFTER


CARED: Final = (
    Cared("张大爷", "取药送药", (0,), Half.MORNING, 364),
    Cared("黄婆婆", "送一顿饭", (1, 3, 5), Half.MORNING, 200, OnHolidays.KEEP),
    Cared("赖大爷", "打扫屋子", (2,), Half.AFTERNOON, 300),
    Cared("丘阿婆", "陪我聊聊天", (4,), Half.AFTERNOON, 330, OnHolidays.BEFORE),
    Cared("古叔", "量血压", (0, 3), Half.MORNING, 150),
    Cared("吴奶奶", "买菜买米", (6,), Half.MORNING, 90, OnHolidays.KEEP),
)


def visit_weekly(rows: Rows, station: Station, now: datetime, rules: Rules) -> None:
    """Their plans, every visit so far with what came of it, and the weeks laid ahead."""
    people = [row["id"] for row in rows.of[Volunteer.__tablename__] if row["standing"] is Standing.ACTIVE]
    items = {row["name"]: row for row in rows.of[ServiceItem.__tablename__]}
    made = 0
    for number, cared in enumerate(CARED):
        plan = _plan(rows, cared, items[cared.item], now, station, people[number * 7 : number * 7 + 2])
        plan["phone"] = guest_phone(7000 + number)
        made += _visits(rows, plan, cared, now, rules)
    rows.add(Generated, at=now, made=made)


def _plan(rows: Rows, cared: Cared, item: Row, now: datetime, station: Station, people: list[int]) -> Row:
    home = dice("homes of care", cared.who).choice(rows.of[Household.__tablename__][:400])
    since = now.date() - timedelta(days=cared.since)
    said_at = moment(since - timedelta(days=1), "10:20")
    told: dict[str, Any] = {"item_id": item["id"], "place_id": station.place_id, "building_id": home["building_id"]}
    told |= {"unit": home["unit"], "room": home["room"], "contact": cared.who, "phone": None, "note": None}
    told |= {"weekdays": list(cared.weekdays), "half": cared.half, "since": since, "until": None}
    told |= {"on_holidays": cared.on_holidays, "volunteer_id": people[0], "backup_id": people[1]}
    told |= {"consented_at": said_at, "health_consented_at": said_at if item["is_sensitive"] else None}
    return rows.add(CarePlan, **told, ended_at=None, end_reason="", forgotten_at=None)


def _visits(rows: Rows, plan: Row, cared: Cared, now: datetime, rules: Rules) -> int:
    chance, today = dice("visits", cared.who), now.date()
    rhythm = Plan(frozenset(cared.weekdays), plan["since"], None, cared.on_holidays)
    found = slots(rhythm, plan["since"], today + timedelta(days=rules.care_ahead_days), _SPECIALS)
    for place, slot in enumerate(found):
        said = _untold(slot.day, plan)
        # Once somebody else took it, once nobody was at home; otherwise it was brought.
        outcome = {5: Outcome.FOR_THEM, 11: Outcome.NOT_HOME}.get(place, Outcome.BROUGHT)
        told = _told(slot.day, outcome, cared.half, chance.randrange(60))
        if told["outcome_at"] <= now:
            said |= told
        rows.add(CareVisit, plan_id=plan["id"], slot=slot.slot, **said)
    return len(found)


def _untold(day: date, plan: Row) -> dict[str, Any]:
    said: dict[str, Any] = {"day": day, "volunteer_id": plan["volunteer_id"], "is_own": False, "stage": Stage.PLANNED}
    said |= {"outcome": None, "outcome_at": None, "by_id": None, "note": "", "rung": 0, "rung_at": None}
    return said | {"calmed_at": None, "duty_id": None}


def _told(day: date, outcome: Outcome, half: Half, minute: int) -> dict[str, Any]:
    at = moment(day, f"{9 if half is Half.MORNING else 15:02}:{minute:02}")
    said: dict[str, Any] = {"stage": Stage.MADE, "outcome": outcome, "outcome_at": at}
    if outcome is Outcome.NOT_HOME:
        return said | {"rung": 2, "rung_at": at, "calmed_at": at + timedelta(hours=2), "note": "去女儿家了，平安"}
    return said | {"note": "女儿代收" if outcome is Outcome.FOR_THEM else ""}
