"""The week of the bees: what is planned where and when, month after month, and the keeping of the station."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.clock import ONE_DAY
from app.community.models import Place
from app.demo.doors import SPRING_DAYS, hours, moment, open_day_before
from app.demo.rows import Row, Rows
from app.volunteers.models import Category
from app.volunteers.models_ledger import Duty, DutyKind
from app.volunteers.verbs_duties import STATION_CONTENT, STATION_NAME

ORGANISER: Final = "康乐路南社区居民委员会"
POINT, OTHER_POINT = "万隆一品小区文明实践点", "永和市场商住小区文明实践点"
PODIUM, CHILDREN, LEISURE, CARING = "万隆一品小区宣讲阵地", "儿童乐园", "休闲乐园", "爱心乐园"


class Round(NamedTuple):
    """A duty that comes again: on a weekday (0 is Monday), every `each` weeks, for about `many` bees."""

    weekday: int
    each: int
    begins: str
    ends: str
    name: str
    content: str
    category: Category
    place: str
    in_charge: str
    many: int
    counts_hours: bool = True


ROUNDS: Final = (
    Round(0, 1, "09:00", "11:30", "探望独居老人", "陪老人说话、代买代取、查看用电用气",
          Category.CARE, CARING, "林晓岚", 11),
    Round(1, 1, "15:00", "17:00", "政策宣讲", "讲解医保、养老和惠民政策，帮居民填表",
          Category.POLICY, PODIUM, "林晓岚", 9),
    Round(2, 1, "19:30", "21:30", "夜间平安巡逻", "查看楼道杂物、消防通道和电动车停放",
          Category.SAFETY, OTHER_POINT, "曾伟明", 15),
    Round(3, 1, "09:00", "11:00", "邻里调解接待", "听居民说事，一起商量办法",
          Category.MEDIATION, OTHER_POINT, "林晓岚", 6),
    Round(3, 4, "15:00", "17:00", "公共区域消杀", "电梯、门把手、垃圾桶消毒",
          Category.HEALTH, POINT, "欧阳静", 14),
    Round(4, 1, "16:30", "18:30", "四点半课堂", "陪放学的孩子写作业、做游戏",
          Category.CHILDREN, CHILDREN, "欧阳静", 10),
    Round(5, 1, "08:30", "11:30", "清洁家园", "清扫楼道和绿地，整理共享单车",
          Category.CIVILITY, LEISURE, "曾伟明", 24),
    Round(5, 2, "15:00", "17:30", "一技之长便民日", "理发、修家电、磨刀、量血压",
          Category.CARE, POINT, "林晓岚", 18),
    Round(6, 2, "09:00", "11:00", "移风易俗进家门", "上门讲红白事简办、文明祭扫",
          Category.CUSTOMS, OTHER_POINT, "欧阳静", 15),
    Round(6, 1, "15:00", "17:00", "邻里文体活动", "教广场舞、带棋牌和书法",
          Category.CULTURE, LEISURE, "欧阳静", 11),
    Round(5, 12, "19:00", "20:30", "志愿者培训", "急救常识、待人接物、安全须知",
          Category.CIVILITY, POINT, "林晓岚", 40, False),
)  # fmt: skip
AHEAD: Final = 7
_CALLED_OFF_AHEAD: Final = 4


class Diary:
    """Notes each duty down once; the station's only when somebody keeps it that day. `more`: duties noted elsewhere."""

    def __init__(self, rows: Rows, station_id: int, more: Mapping[date, list[tuple[int, Row]]]) -> None:
        self._rows, self._station_id, self._more = rows, station_id, more
        self._places = {row["name"]: row["id"] for row in rows.of[Place.__tablename__]}
        self._kept: dict[date, Row] = {}

    def planned(self, day: date) -> list[tuple[int, Row]]:
        """What is planned on a day, the earliest first, and about how many are wanted; nothing at 春节."""
        coming = [(each.many, self._plan(each, day)) for each in ROUNDS if _comes(each, day)]
        return sorted([*coming, *self._more.get(day, [])], key=lambda wanted: wanted[1]["starts_at"])

    def keeping(self, day: date) -> Row:
        """The day's keeping of the station, on a day on which it is open."""
        if day not in self._kept:
            span = hours(day)
            assert span is not None
            said = {"name": STATION_NAME, "content": STATION_CONTENT, "in_charge": "陈站长", "counts_hours": True}
            times = {"day": day, "starts_at": span.opens, "ends_at": span.closes}
            self._kept[day] = self._note(DutyKind.STATION, Category.STATION, self._station_id, said | times)
        return self._kept[day]

    def look_ahead(self, today: date) -> None:
        """The coming week; one of its duties is called off already."""
        for day in _days_after(today, AHEAD):
            for _many, duty in self.planned(day):
                if duty["kind"] is DutyKind.PLANNED and day == today + _CALLED_OFF_AHEAD * ONE_DAY:
                    duty["called_off_at"] = moment(open_day_before(today), "16:20")

    def _plan(self, each: Round, day: date) -> Row:
        said = {"name": each.name, "content": each.content, "in_charge": each.in_charge}
        times = {"day": day, "starts_at": moment(day, each.begins), "ends_at": moment(day, each.ends)}
        more = said | times | {"counts_hours": each.counts_hours}
        return self._note(DutyKind.PLANNED, each.category, self._places[each.place], more)

    def _note(self, kind: DutyKind, category: Category, place_id: int, said: Row) -> Row:
        blank = {"organiser": ORGANISER, "called_off_at": None}
        return self._rows.add(Duty, kind=kind, category=category, place_id=place_id, **said, **blank)


def _comes(each: Round, day: date) -> bool:
    week = day.toordinal() // 7
    return day.weekday() == each.weekday and week % each.each == 0 and day not in SPRING_DAYS


def _days_after(today: date, many: int) -> Iterator[date]:
    return (today + timedelta(days=ahead) for ahead in range(1, many + 1))
