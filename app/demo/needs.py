"""What residents asked for in a year: who brought what, how long it took, what they said of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final, NamedTuple

from app.community.models import Area, Level
from app.community.models_homes import Household
from app.demo.doors import moment, open_day_before
from app.demo.order_pen import OrderPen
from app.demo.people import dice, guest_phone
from app.demo.places import Station
from app.demo.rows import Row, Rows
from app.orders.models import Source
from app.orders.models_lists import ServiceCategory, ServiceItem
from app.rules import Rules
from app.volunteers.models import Standing, Volunteer

YEAR: Final = 365
AT_THE_DOOR: Final = range(221, 240)
"""So many days ago the survey went from door to door."""
BY_THEMSELVES, SURVEYED, IN_THE_PILOT, LATELY = 345, 120, 130, 10
PILOT: Final = "万隆一品小区"
# How often each kind of service is asked for, among a hundred.
OFTEN: Final = {
    "errands": 16, "meals": 9, "repair": 17, "cleaning": 8, "company": 9, "health": 13, "hair": 5, "children": 5,
    "phones": 7, "policy": 4, "neighbours": 4, "safety": 3,
}  # fmt: skip
CALLED: Final = ("王奶奶", "陈伯", "刘阿姨", "黄婆婆", "吴叔", "叶大姐", "赖大爷", "丘阿婆", "古叔", "邹阿姨")
HOURS: Final = tuple(range(8, 18))


class Asked(NamedTuple):
    """Where, what, when, and how it came in."""

    home: Row
    item: Row
    at: datetime
    source: Source


def ask(rows: Rows, station: Station, now: datetime, rules: Rules) -> None:
    """Six hundred orders: most of them settled, the latest still on their way."""
    chance = dice("orders")
    pen = OrderPen(rows, now, rules, _people(rows), dice("steps of orders"))
    satisfied = _satisfied(dice("ratings of orders"))
    for number, asked in enumerate(sorted(_wishes(rows, now, chance), key=lambda each: each.at)):
        if asked.at > now - timedelta(minutes=40):
            continue
        order = pen.place(asked.item, _said(asked, station, number, chance), asked.at)
        is_pilot = _compound(rows, asked.home) == PILOT
        pen.live(order, asked.item, satisfied[is_pilot])


def _wishes(rows: Rows, now: datetime, chance: Random) -> Iterator[Asked]:
    homes = rows.of[Household.__tablename__]
    pilot = [home for home in homes if _compound(rows, home) == PILOT]
    items = _items(rows)
    for _number in range(BY_THEMSELVES):
        yield Asked(chance.choice(homes), _item(items, chance), _at(now, chance.randrange(YEAR), chance), _way(chance))
    for _number in range(IN_THE_PILOT):
        yield Asked(chance.choice(pilot), _item(items, chance), _at(now, chance.randrange(YEAR), chance), _way(chance))
    for number in range(LATELY):
        yield Asked(chance.choice(homes), _item(items, chance), _lately(now, number), _way(chance))
    for home in chance.sample(homes, SURVEYED):
        yield Asked(home, _item(items, chance), _at(now, chance.choice(AT_THE_DOOR), chance), Source.SURVEY)


def _items(rows: Rows) -> dict[str, list[Row]]:
    codes = {row["id"]: row["code"] for row in rows.of[ServiceCategory.__tablename__]}
    found: dict[str, list[Row]] = {code: [] for code in codes.values()}
    for item in rows.of[ServiceItem.__tablename__]:
        found[codes[item["category_id"]]].append(item)
    return found


def _item(items: dict[str, list[Row]], chance: Random) -> Row:
    return chance.choice(items[chance.choices(list(OFTEN), list(OFTEN.values()))[0]])


def _way(chance: Random) -> Source:
    return chance.choices((Source.KIOSK, Source.COUNTER, Source.PHONE, Source.PAPER), (45, 20, 28, 7))[0]


def _at(now: datetime, ago: int, chance: Random) -> datetime:
    day = open_day_before(now.date() - timedelta(days=ago - 1))
    return moment(day, f"{chance.choice(HOURS):02}:{chance.randrange(60):02}") + timedelta(seconds=chance.randrange(60))


def _lately(now: datetime, number: int) -> datetime:
    """Within the last hours, or in the evening before: the desk has not got to all of them yet."""
    at = now - timedelta(minutes=45 + 17 * number)
    return at if HOURS[0] <= at.hour else moment(at.date() - timedelta(days=1), f"19:{10 + number:02}")


def _said(asked: Asked, station: Station, number: int, chance: Random) -> dict[str, Any]:
    is_known = asked.source is not Source.SURVEY or chance.random() < 0.5
    phone = guest_phone(3000 + number) if is_known else None
    is_written = asked.source is not Source.KIOSK
    said = {"building_id": asked.home["building_id"], "unit": asked.home["unit"], "room": asked.home["room"]}
    said |= {"contact": chance.choice(CALLED) if is_written and is_known else "", "phone": phone}
    said |= {"phone_tail": phone and phone[-4:], "source": asked.source, "place_id": station.place_id}
    return said | {"placed_by_id": station.keeper_id if is_written else None}


def _people(rows: Rows) -> list[int]:
    return [row["id"] for row in rows.of[Volunteer.__tablename__] if row["standing"] is Standing.ACTIVE][:150]


def _compound(rows: Rows, home: Row) -> str:
    areas = rows.of[Area.__tablename__]
    first = areas[0]["id"]
    building = areas[home["building_id"] - first]
    assert building["level"] is Level.BUILDING
    return str(areas[building["parent_id"] - first]["name"])


def _satisfied(chance: Random) -> dict[bool, Iterator[int]]:
    """How satisfied, from one to the next: in the pilot compound one in a hundred is not."""
    return {True: _faces(chance, 99, 100), False: _faces(chance, 15, 16)}


def _faces(chance: Random, good: int, of: int) -> Iterator[int]:
    while True:
        bad = chance.randrange(of // 4, 3 * of // 4)
        for place in range(of):
            yield chance.choice((1, 2, 3)) if place == bad and good < of else chance.choices((5, 4), (7, 3))[0]
