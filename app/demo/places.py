"""The doors of the demo: 暖蜂驿站, two 文明实践点 with their 宣讲阵地, three 邻里小屋; and who keeps them."""

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from app.clock import ONE_DAY
from app.community.holidays import announced_days
from app.community.models import Grid, HoursException, Place, PlaceKind, SpecialDay
from app.demo.doors import GARDEN_WEEK, OFFICE_WEEK, SPRING_DAYS, STATION_WEEK, moment, open_day_before
from app.demo.hive import Hive
from app.demo.rows import Row, Rows
from app.names import search_text
from app.staff.models import Role, Staff
from app.station.models import Fault, Offer, Service
from app.station.seven import SEVEN

_NO_PASSWORD: Final = "!"  # noqa: S105 — fits nothing; an administrator renews it before the first sign-in
STAFF: Final = (
    ("chen", "陈站长", Role.STATION),
    ("lin", "林晓岚", Role.CADRE),
    ("zeng", "曾伟明", Role.GRID),
    ("ouyang", "欧阳静", Role.GRID),
)
PILOTS: Final = (("万隆一品小区", "Wanlong Yipin"), ("永和市场商住小区", "Yonghe Market"))
GARDENS: Final = (
    ("儿童乐园", "Children's Garden", "中心壹号"),
    ("休闲乐园", "Leisure Garden", "康南花苑"),
    ("爱心乐园", "Caring Garden", "桂香苑"),
)
ROOMS: Final = (
    ("东江月架空层", "East River Moon Hall", "东江月小区"),
    ("育才苑活动室", "Yucai Court Room", "育才苑"),
    ("和顺居活动室", "Heshun House Room", "和顺居"),
    ("新风里凉亭", "Xinfeng Lane Pavilion", "新风里"),
)


class Station(NamedTuple):
    """What a year at the station needs to know: the place, its keeper, and its services by code."""

    place_id: int
    keeper_id: int
    services: dict[str, int]


def open_doors(rows: Rows, hive: Hive, today: date) -> Station:
    """All places with their hours and days off, the station's services, its staff, and what is broken."""
    street_side = {
        "name_en": "Warm Bee Station",
        "address": "康乐路中心壹号教育城商圈内",
        "keeper": "陈站长",
        "seats": 24,
    }
    station = _place(rows, hive.community, PlaceKind.STATION, "暖蜂驿站", STATION_WEEK, **street_side)
    for name, name_en in PILOTS:
        _practice_point(rows, hive.compounds[name], name_en)
    for name, name_en, compound in GARDENS:
        where = {"name_en": name_en, "address": f"{compound}中庭"}
        _place(rows, hive.compounds[compound], PlaceKind.GARDEN, name, GARDEN_WEEK, **where)
    for name, name_en, compound in ROOMS:
        where = {"name_en": name_en, "address": f"{compound}首层"}
        _place(rows, hive.compounds[compound], PlaceKind.ROOM, name, OFFICE_WEEK, **where, seats=50)
    _rest_at_spring_festival(rows, today)
    _break_things(rows, station, today)
    return Station(station["id"], _take_on(rows, station), _offer_seven(rows, station))


def _place(rows: Rows, area: Row, kind: PlaceKind, name: str, week: list[list[Any]], **more: Any) -> Row:
    # `name_en` is searched too; `week` is one list for many places, and never changed.
    usual = {"parent_id": None, "keeper": "", "duty_phone": f"0762-555{1000 + area['id']}", "seats": 0}
    search = search_text(name, more["name_en"])
    blank = {"closed_at": None, "closed_words": "", "search": search, "week": week}
    return rows.add(Place, area_id=area["id"], kind=kind, name=name, **usual | more | blank)


def _practice_point(rows: Rows, compound: Row, name_en: str) -> None:
    """A fixed venue, with the podium inside it."""
    inside = {"address": f"{compound['name']}1栋首层", "name_en": f"{name_en} Practice Point"}
    name = f"{compound['name']}文明实践点"
    point = _place(rows, compound, PlaceKind.PRACTICE_POINT, name, OFFICE_WEEK, **inside, seats=60)
    inside |= {"name_en": f"{name_en} Podium", "parent_id": point["id"]}
    _place(rows, compound, PlaceKind.PODIUM, f"{compound['name']}宣讲阵地", OFFICE_WEEK, **inside, seats=40)


def mark_holidays(rows: Rows, known: set[date]) -> None:
    """The announced holidays and make-up workdays the house does not know yet."""
    for announced in announced_days():
        if announced.day not in known:
            rows.add(SpecialDay, **announced._asdict())


def _rest_at_spring_festival(rows: Rows, today: date) -> None:
    """The days of 春节 on which the indoor places rest."""
    indoors = [row["id"] for row in rows.of[Place.__tablename__] if row["kind"] is not PlaceKind.GARDEN]
    for day in sorted(SPRING_DAYS):
        if abs(day - today) <= timedelta(days=365):
            for place_id in indoors:
                rows.add(HoursException, place_id=place_id, day=day, spans=[], words="春节休息")


def _take_on(rows: Rows, station: Row) -> int:
    """The colleagues, and what each looks after; the keeper's number."""
    grids = (row["id"] for row in rows.of[Grid.__tablename__])
    for username, name, role in STAFF:
        charge = {"area_id": None, "grid_id": None, "place_id": None}
        match role:
            case Role.STATION:
                charge["place_id"] = station["id"]
            case Role.CADRE:
                charge["area_id"] = station["area_id"]
            case Role.GRID:
                charge["grid_id"] = next(grids)
        known_as = {"username": username, "name": name, "search": search_text(name, username)}
        door = {"password_hash": _NO_PASSWORD, "must_change_password": True, "language": "zh", "left_at": None}
        rows.add(Staff, role=role, **charge, **known_as, **door)
    return int(rows.of[Staff.__tablename__][0]["id"])


def _offer_seven(rows: Rows, station: Row) -> dict[str, int]:
    """The seven services on the wall; their numbers by code."""
    services = [rows.add(Service, position=position, **tile._asdict()) for position, tile in enumerate(SEVEN)]
    for service in services:
        rows.add(Offer, place_id=station["id"], service_id=service["id"], paused_at=None, paused_words="")
    return {service["code"]: service["id"] for service in services}


def _break_things(rows: Rows, station: Row, today: date) -> None:
    """A tap mended last spring, and a microwave that is not mended yet."""
    _fault(
        rows,
        station,
        "直饮水龙头漏水",
        "The drinking tap drips",
        today - timedelta(days=170),
        today - timedelta(days=168),
    )
    _fault(rows, station, "微波炉坏了", "The microwave is broken", today - ONE_DAY, None)


def _fault(rows: Rows, station: Row, words: str, words_en: str, since: date, mended: date | None) -> None:
    seen_at = moment(open_day_before(since), "14:10")
    cleared_at = moment(open_day_before(mended), "16:30") if mended else None
    rows.add(Fault, place_id=station["id"], words=words, words_en=words_en, since=seen_at, cleared_at=cleared_at)
