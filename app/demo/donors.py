"""Who gave what to the demo's station in a year, and where it went; every donor is invented."""

from typing import Final, NamedTuple

from app.giving.models import DonorKind, Way

PERSON, UNIT = DonorKind.PERSON, DonorKind.UNIT
CAUSE, ACTIVITY = Way.CAUSE, Way.ACTIVITY


class Thing(NamedTuple):
    """A thing that was given, and the parts of it that went on: way, number, in which words."""

    name: str
    quantity: int
    unit: str
    went: tuple[tuple[Way, int, str], ...] = ()


class Given(NamedTuple):
    """A donation so many days ago."""

    ago: int
    donor: str
    kind: DonorKind
    may_thank: bool
    things: tuple[Thing, ...]


# Of these the things went to people and to activities.
GIVEN: Final = (
    Given(352, "赖桂香", PERSON, True, (Thing("棉被", 6, "床", ((CAUSE, 6, "独居老人 6 户"),)),)),
    Given(
        331,
        "阳光书店",
        UNIT,
        True,
        (Thing("图书", 120, "本", ((ACTIVITY, 80, "儿童乐园读书角"), (ACTIVITY, 40, "亲子共读"))),),
    ),
    Given(316, "", PERSON, False, (Thing("大米", 20, "袋", ((CAUSE, 20, "困难家庭 10 户"),)),)),
    Given(300, "丘文辉", PERSON, True, (Thing("轮椅", 2, "辆", ((CAUSE, 2, "放在楼栋里轮流借用"),)),)),
    Given(
        287,
        "街角便利店",
        UNIT,
        True,
        (
            Thing("春联", 200, "副", ((ACTIVITY, 200, "迎新春写春联送福"),)),
            Thing("糖果", 30, "包", ((ACTIVITY, 30, "迎新春写春联送福"),)),
        ),
    ),
    Given(262, "", PERSON, True, (Thing("食用油", 24, "瓶", ((CAUSE, 24, "独居老人 24 户"),)),)),
    Given(240, "温海涛", PERSON, False, (Thing("羽毛球拍", 8, "副", ((ACTIVITY, 8, "休闲乐园，谁来都能借"),)),)),
    Given(
        213,
        "康南幼儿园",
        UNIT,
        True,
        (
            Thing("绘本", 60, "本", ((ACTIVITY, 60, "亲子活动"),)),
            Thing("彩笔", 40, "盒", ((ACTIVITY, 25, "亲子活动"),)),
        ),
    ),
    Given(188, "古秀兰", PERSON, True, (Thing("童装", 35, "件", ((CAUSE, 30, "有孩子的困难家庭 9 户"),)),)),
    Given(160, "", PERSON, False, (Thing("蚊帐", 12, "顶", ((CAUSE, 12, "独居老人 12 户"),)),)),
    Given(
        139,
        "好邻居粮油店",
        UNIT,
        True,
        (
            Thing("大米", 50, "袋", ((CAUSE, 30, "困难家庭 15 户"), (CAUSE, 12, "邻里厨房"))),
            Thing("食用油", 50, "瓶", ((CAUSE, 30, "困难家庭 15 户"),)),
        ),
    ),
    Given(118, "廖春花", PERSON, True, (Thing("电风扇", 4, "台", ((CAUSE, 4, "租住顶楼的外卖员"),)),)),
    Given(84, "邹永康", PERSON, False, (Thing("凉席", 10, "张", ((CAUSE, 8, "环卫工人"),)),)),
    Given(47, "", PERSON, True, (Thing("文具", 60, "套", ((ACTIVITY, 45, "开学第一课"),)),)),
    Given(
        12, "缪静", PERSON, True, (Thing("毛毯", 15, "条", ((CAUSE, 6, "独居老人 6 户"),)), Thing("保温杯", 20, "个"))
    ),
)
# These gave what the station hands out: a delivery on its shelf was theirs.
STOCKED: Final = (
    ("饼干", "叶小燕", PERSON, True), ("口罩", "安康药房", UNIT, True), ("方便面", "", PERSON, True),
    ("八宝粥", "曾美玲", PERSON, True), ("饼干", "甜甜饼屋", UNIT, True), ("创可贴", "安康药房", UNIT, True),
    ("消毒湿巾", "", PERSON, False), ("方便面", "解国栋", PERSON, False),
)  # fmt: skip
NEAR_ITS_DATE: Final = (("饼干", "甜甜饼屋", UNIT, True), ("消毒湿巾", "", PERSON, True))
