"""What the community invites to in a year: what, where, when it comes again, and about how many come."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.activities.models import Kind
from app.demo.doors import SPRING_DAYS
from app.demo.rounds import CARING, CHILDREN, LEISURE, OTHER_POINT, PODIUM, POINT

_EVERY: Final = tuple(range(1, 13))
_OTHER_PODIUM: Final = "永和市场商住小区宣讲阵地"
_EAST, _YUCAI, _HESHUN, _XINFENG = "东江月架空层", "育才苑活动室", "和顺居活动室", "新风里凉亭"
_ROUND_THE_COMPOUNDS: Final = (_EAST, CARING, _YUCAI, LEISURE, _HESHUN, POINT, _XINFENG, OTHER_POINT)
AHEAD: Final = timedelta(days=28)
"""So far ahead is announced what is to come."""


class Occasion(NamedTuple):
    """Something that comes in some `months`, on the `nth` such `weekday` (0 is Monday) of them.

    `places`: where, month by month in turn. `parties`: about how many sign up; `passers`: about how many just come.
    `crew`: what helpers do, and about how many.
    """

    kind: Kind
    name: str
    about: str
    months: tuple[int, ...]
    nth: int
    weekday: int
    begins: str
    ends: str
    places: tuple[str, ...]
    in_charge: str
    seats: int | None
    parties: int
    passers: int
    crew: tuple[str, int] | None = None
    children_from: int | None = None
    risks: str = ""


OCCASIONS: Final = (
    Occasion(Kind.POLICY, "惠民政策面对面", "医保、养老、住房补贴，现场讲、现场答", _EVERY, 2, 3, "15:00", "16:30",
             (PODIUM,), "林晓岚", None, 9, 18, ("引导和登记", 2)),
    Occasion(Kind.FAMILY, "亲子手工坊", "剪纸、黏土、灯笼，材料都备好了", _EVERY, 1, 5, "15:00", "16:30",
             (CHILDREN,), "欧阳静", 24, 13, 0, ("带小朋友做手工", 3), 3, "会用到剪刀，请家长看好小朋友"),
    Occasion(Kind.FESTIVAL, "邻里运动日", "太极、八段锦、健步走，穿运动鞋来就行", _EVERY, 3, 6, "07:30", "08:30",
             (LEISURE,), "欧阳静", None, 6, 24, ("领操", 2), 6, "运动前请先热身，身体不舒服请先休息"),
    Occasion(Kind.HEALTH, "健康义诊", "量血压、测血糖、问医生", _EVERY, 2, 6, "09:00", "11:00",
             _ROUND_THE_COMPOUNDS, "林晓岚", 40, 27, 0, ("引导和登记", 4)),
    Occasion(Kind.CIVILITY, "垃圾分类进小区", "怎么分、投哪里，答对有小礼物", _EVERY, 4, 5, "09:30", "11:00",
             _ROUND_THE_COMPOUNDS[::-1], "曾伟明", None, 5, 30, ("讲解分类", 4), 4),
    Occasion(Kind.SAFETY, "消防疏散演练", "认灭火器，走一遍疏散通道", (1, 4, 7, 10), 3, 4, "19:00", "20:30",
             (OTHER_POINT,), "曾伟明", 50, 26, 0, ("带路和看护", 5), 10,
             "会有烟雾和台阶，请穿平底鞋，腿脚不便请先告诉我们"),
    Occasion(Kind.MEDIATION, "邻里调解课堂", "漏水、噪音、停车，听真事、想办法", (2, 5, 8, 11), 3, 2, "19:30", "20:45",
             (_OTHER_PODIUM,), "林晓岚", 30, 17, 0, ("登记", 1)),
    Occasion(Kind.CUSTOMS, "红白事简办茶话会", "喝杯茶，聊聊怎么办得体面又省心", (3, 6, 9, 12), 1, 6, "15:00", "16:30",
             (_HESHUN,), "欧阳静", 30, 15, 0, ("泡茶招待", 2)),
    Occasion(Kind.SAFETY, "防诈骗讲座", "听听最近的骗法，带手机来查一查", (2, 4, 6, 8, 10, 12), 3, 1, "15:00", "16:15",
             (_YUCAI,), "曾伟明", 36, 22, 0, ("帮忙查手机", 3)),
    Occasion(Kind.FAMILY, "暑期小课堂", "写作业、读书、下棋，志愿者陪着", (7, 8), 1, 2, "15:00", "17:00",
             (_YUCAI,), "欧阳静", 16, 10, 0, ("辅导功课", 3), 6),
    Occasion(Kind.FAMILY, "暑期小课堂", "写作业、读书、下棋，志愿者陪着", (7, 8), 3, 2, "15:00", "17:00",
             (_YUCAI,), "欧阳静", 16, 10, 0, ("辅导功课", 3), 6),
    Occasion(Kind.FESTIVAL, "写春联送福字", "书法老师现场写，带一副回家", (1,), 2, 5, "14:30", "17:00",
             (POINT,), "林晓岚", 60, 38, 0, ("裁纸研墨", 4), 4),
    Occasion(Kind.FESTIVAL, "邻里文化节", "居民自己上台，唱歌、跳舞、看灯", (3,), 3, 5, "18:30", "21:00",
             (OTHER_POINT,), "林晓岚", None, 30, 150, ("维持秩序", 12), 0),
    Occasion(Kind.FAMILY, "六一游园会", "套圈、画脸、换旧书", (6,), 1, 6, "09:00", "11:30",
             (CHILDREN,), "欧阳静", 80, 34, 0, ("看摊位", 8), 2),
    Occasion(Kind.FESTIVAL, "包粽子过端午", "一起包，煮好给楼里的老人送去", (6,), 3, 5, "15:00", "17:30",
             (CARING,), "欧阳静", 40, 24, 0, ("洗米包粽", 6), 5, "灶台和热水烫，请小朋友在外面等"),
    Occasion(Kind.FESTIVAL, "中秋游园", "猜灯谜、吃月饼、看月亮", (9,), 4, 4, "19:00", "21:00",
             (LEISURE,), "欧阳静", None, 22, 110, ("看摊位", 8), 0),
    Occasion(Kind.FESTIVAL, "邻里百家宴", "一家带一道菜，坐下来认识邻居", (10,), 1, 5, "17:30", "20:00",
             (POINT,), "林晓岚", 120, 50, 0, ("摆桌收桌", 10), 0),
    Occasion(Kind.FESTIVAL, "重阳敬老茶会", "喝茶听曲，给老人理发拍照", (10,), 3, 5, "09:30", "11:30",
             (CARING,), "林晓岚", 36, 23, 0, ("接送老人", 6)),
    Occasion(Kind.GIVING, "爱心捐赠日", "衣物、图书、米面，交给需要的人", (3, 9), 2, 5, "09:00", "11:30",
             (CARING,), "林晓岚", None, 12, 45, ("收点登记", 5), 0),
    Occasion(Kind.SELECTION, "最美家庭分享会", "听邻居讲自家的事", (5, 11), 3, 5, "15:00", "16:30",
             (POINT,), "欧阳静", None, 14, 32, ("登记", 2), 0),
)  # fmt: skip

TODAY: Final = Occasion(
    Kind.CIVILITY, "便民服务日", "量血压、磨刀、修伞、配老花镜，路过就进来坐坐", (), 0, 0, "09:00", "20:00",
    ("暖蜂驿站",), "林晓岚", None, 8, 20, None, 0,
)  # fmt: skip
"""Whatever day the demo is built, something is on at the station."""

POPULAR: Final = "亲子手工坊"
"""The next one of these is full, people wait for it, and for one of them a seat is held just now."""


def days(occasion: Occasion, today: date) -> Iterator[date]:
    """On which days of the year before `today`, and soon after it."""
    span = (today + timedelta(days=ahead) for ahead in range(-364, AHEAD.days + 1))
    return (day for day in span if _comes(occasion, day))


def place_of(occasion: Occasion, day: date) -> str:
    """Where it is that month."""
    return occasion.places[(day.year * 12 + day.month) % len(occasion.places)]


def _comes(occasion: Occasion, day: date) -> bool:
    is_day = (day.weekday(), (day.day - 1) // 7 + 1) == (occasion.weekday, occasion.nth)
    return is_day and day.month in occasion.months and day not in SPRING_DAYS
