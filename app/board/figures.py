"""The figures of the honey, each a function of what was counted: its value, out of how many, and how it is counted.

A figure that does not make sense for a scope, or whose numbers are too few to be told, says nothing (None).
"""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from app.activities.screens import KINDS
from app.board import veil
from app.board.counted import Counted
from app.board.scopes import Extent
from app.mediation.lifecycle import Outcome
from app.mediation.screens import OUTCOMES
from app.orders.screens import LEVELS, STAGES
from app.shares import percent
from app.volunteers.screens import GROUPS
from app.words import _l, _lc

Part = tuple[Any, int | None]
"""Words, and a number; None: too few to be told."""


class Said(NamedTuple):
    """`value`: what is told (None: there is nothing to tell); `n`: how many rows, or out of how many; its parts."""

    value: int | None
    n: int | None = None
    parts: tuple[Part, ...] = ()
    is_veiled: bool = False


class Figure(NamedTuple):
    """A figure as it is shown: name, unit and formula in words; `is_now`: as things stand, whatever the period."""

    name: str
    words: Any
    unit: Any
    formula: Any
    is_now: bool
    tell: Callable[[Counted], Said | None]


FIGURES: Final[dict[str, Figure]] = {}
_NOT_COUNTED: Final = Said(None)
_VEILED: Final = Said(None, is_veiled=True)
PLACES: Final = {
    "station": _l("暖蜂驿站"),
    "practice_point": _l("文明实践点"),
    "podium": _l("宣讲阵地"),
    "garden": _l("邻里小屋"),
    "room": _l("活动室"),
}
Told = Callable[[Counted], Said | None]


def _figure(words: Any, unit: Any, formula: Any, *, is_now: bool = False) -> Callable[[Told], Told]:
    def keep(tell: Told) -> Told:
        FIGURES[tell.__name__] = Figure(tell.__name__, words, unit, formula, is_now, tell)
        return tell

    return keep


def _parts(words: Iterable[tuple[Any, int]]) -> tuple[Part, ...]:
    return tuple((label, count) for label, count in words if count)


@_figure(_l("网格"), _l("个"), _l("今天有效的网格"), is_now=True)
def grids(c: Counted) -> Said | None:
    return None if c.scope.extent is Extent.GRID else Said(c.now.grids)


@_figure(_l("阵地"), _l("处"), _l("登记的驿站、实践点、宣讲阵地、小屋和活动室"), is_now=True)
def places(c: Counted) -> Said:
    return Said(sum(c.now.places.values()), None, _parts((PLACES[kind], n) for kind, n in c.now.places.items()))


@_figure(
    _lc("menu", "志愿者"),
    _l("人"),
    _l("审核通过、没有退出的志愿者；写了住处的算在住的小区，没写的只算在社区"),
    is_now=True,
)
def volunteers(c: Counted) -> Said:
    by_group = {group: c.people(group)[0] for group in GROUPS}
    return Said(sum(by_group.values()), None, _parts((GROUPS[group], count) for group, count in by_group.items()))


@_figure(_l("在职党员"), _l("人"), _l("报到时写了单位的志愿者"), is_now=True)
def in_service(c: Counted) -> Said:
    return Said(sum(c.people(group)[1] for group in GROUPS))


@_figure(_l("共建协议"), _l("个"), _l("今天有效的结对共建协议，一个单位算一份"), is_now=True)
def agreements(c: Counted) -> Said | None:
    return Said(c.now.agreements) if c.scope.extent is Extent.COMMUNITY else None


@_figure(_l("服务活动"), _l("场"), _l("办完了的活动；取消的、还没办的不算"))
def gatherings(c: Counted) -> Said:
    held = _parts((words, c.times("gatherings", kind)) for kind, words in KINDS.items())
    return Said(sum(count or 0 for _words, count in held), None, held)


@_figure(
    _l("服务人次"),
    _l("人次"),
    _l("驿站进门、小屋到访、活动到场（签到的和只数人头的）、办好的点单、上门走访和照护，加在一起；撤销的不算"),
)
def person_times(c: Counted) -> Said:
    split = c.person_times()
    return Said(sum(split.values()), None, _parts((SPLIT[name], count) for name, count in split.items()))


SPLIT: Final = {
    "visits": _l("驿站"),
    "gardens": _l("邻里小屋"),
    "activities": _l("活动"),
    "orders": _l("点单"),
    "households": _l("上门"),
}


@_figure(_l("居民点单"), _l("单"), _l("这段时间提出的点单，按现在办到哪一步分"))
def orders(c: Counted) -> Said:
    split = _parts((words, c.times("orders", stage)) for stage, (words, _tone) in STAGES.items())
    return Said(sum(count or 0 for _words, count in split), None, split)


@_figure(_l("办好的点单"), _l("单"), _l("这段时间办好的点单，按在哪一级办好分：小事不出楼栋，大事不出小区"))
def levels(c: Counted) -> Said:
    split = _parts((words, c.times("done", level)) for level, words in LEVELS.items())
    return Said(sum(count or 0 for _words, count in split), None, split)


@_figure(_l("按时办好"), "%", _l("有期限、这段时间办好的点单里，没有超过期限的；等居民的时间不算"))
def on_time(c: Counted) -> Said:
    return Said(percent(c.amount("promised"), c.times("promised")), c.times("promised"))


@_figure(_l("按时办好（连同拖着的）"), "%", _l("按时办好的 ÷（有期限、这段时间办好的 + 现在还没办、已经超过期限的）"))
def on_time_of_all(c: Counted) -> Said:
    whole = c.times("promised") + c.now.late
    return Said(percent(c.amount("promised"), whole), whole)


@_figure(_l("最早一单还没办的，等了"), _l("天"), _l("现在还开着的点单里，提出最早的那一单到今天的天数"), is_now=True)
def oldest(c: Counted) -> Said:
    since = c.now.oldest
    return _NOT_COUNTED if since is None else Said((c.moment.date() - since.date()).days)


@_figure(_l("解决了"), "%", _l("居民评价里说「解决了」的；只有居民自己能评，没评的不算"))
def solved(c: Counted) -> Said:
    return Said(percent(c.times("ratings", "solved"), c.times("ratings")), c.times("ratings"))


@_figure(_l("满意"), "%", _l("居民评价里选「满意」和「很满意」的；只有居民自己能评，没评的不算"))
def satisfied(c: Counted) -> Said:
    return Said(percent(c.amount("ratings"), c.times("ratings")), c.times("ratings"))


@_figure(_l("评价率"), "%", _l("这段时间收到的评价 ÷ 这段时间办好的次数"))
def response(c: Counted) -> Said:
    return Said(percent(min(c.times("ratings"), c.times("rounds")), c.times("rounds")), c.times("rounds"))


@_figure(_l("矛盾调处成功"), "%", _l("谈成了、没有再反复的 ÷（谈成的 + 谈成一部分的 + 没谈成的）；撤回和转出的不算"))
def mediation(c: Counted) -> Said:
    found = c.mediation()
    if veil.is_few(found.n):
        return _VEILED
    split = [(OUTCOMES[outcome], found.outcomes[outcome]) for outcome in Outcome if found.outcomes[outcome]]
    counts = veil.veiled([count for _words, count in split])
    return Said(found.percent, found.n, tuple((words, count) for (words, _n), count in zip(split, counts, strict=True)))


@_figure(_l("志愿服务"), _l("小时"), _l("工作人员已经核定、计时长的志愿服务，按安排的那天算"))
def hours(c: Counted) -> Said:
    return Said(round(c.amount("hours") / 60), c.times("hours"))


@_figure(_l("发放物资"), _l("份"), _l("驿站发出去的物资，减去撤销退回的"))
def handed(c: Counted) -> Said:
    return Said(c.amount("handed"))


@_figure(_l("借出"), _l("件"), _l("这段时间借出去的雨伞、雨衣、充电宝"))
def lent(c: Counted) -> Said:
    return Said(c.times("lent"))


@_figure(_l("归还"), _l("件"), _l("这段时间还回来的雨伞、雨衣、充电宝；可能是更早借的"))
def returned(c: Counted) -> Said:
    return Said(c.times("returned"))
