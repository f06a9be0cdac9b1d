"""How cases read at the desk: their words, masked parties, and the figure with what it counts."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time
from typing import Any, Final

from app import clock
from app.clock import ZONE
from app.community.models import Level
from app.mediation import queries
from app.mediation.lifecycle import Deed, Outcome
from app.mediation.models import CaseParty, Kind, Side
from app.mediation.queries import View
from app.mediation.rate import Figure, figure
from app.privacy import mask_name, mask_phone
from app.words import _l

KINDS: Final = {
    Kind.NOISE: _l("邻里噪音"),
    Kind.LEAK: _l("漏水渗水"),
    Kind.PARKING: _l("停车"),
    Kind.PETS: _l("宠物"),
    Kind.PROPERTY: _l("物业服务"),
    Kind.FAMILY: _l("家庭"),
    Kind.SPACE: _l("公共地方占用"),
    Kind.DEBT: _l("钱款"),
    Kind.OTHER: _l("别的"),
}
OUTCOMES: Final = {
    Outcome.AGREED: _l("谈成了"),
    Outcome.PARTLY: _l("谈成一部分"),
    Outcome.NOT_AGREED: _l("没谈成"),
    Outcome.WITHDRAWN: _l("不谈了"),
    Outcome.REFERRED: _l("转给别的部门"),
}
LEVELS: Final = {
    Level.BUILDING: _l("楼栋"),
    Level.COMPOUND: _l("小区"),
    Level.COMMUNITY: _l("社区"),
    Level.STREET: _l("街道"),
}
DEEDS: Final = {
    Deed.BEGIN: _l("受理"),
    Deed.HEAR: _l("坐下来谈"),
    Deed.ESCALATE: _l("上报一级"),
    Deed.CLOSE: _l("办结"),
    Deed.FOLLOW_UP: _l("回访"),
    Deed.REOPEN: _l("重新打开"),
}
VIEWS: Final = {View.OPEN: _l("在办"), View.DUE: _l("要回访"), View.CLOSED: _l("办结的")}
SIDES: Final = {Side.A: _l("甲方"), Side.B: _l("乙方")}


def this_year(area: int | None) -> dict[str, Any]:
    """The success of this year, and at which level cases were settled; everywhere, or in a compound."""
    today = clock.today()
    first, last = _midnight(today.year), _midnight(today.year + 1)
    found = queries.closings(first, last, area)
    levels = Counter(level for closing, level in found if not closing.is_reopened)
    shown: Figure = figure(closing for closing, _level in found)
    return {
        "figure": shown,
        "year": today.year,
        "open_now": queries.open_count(area),
        "levels": [(words, levels[level]) for level, words in LEVELS.items()],
        "outcomes": [(OUTCOMES[outcome], count) for outcome, count in shown.outcomes.items()],
    }


def parties(found: Iterable[CaseParty], *, is_whole: bool) -> list[tuple[str, str, str]]:
    """(side, name, phone), masked unless whole."""
    return [
        (
            str(SIDES[each.side]),
            (each.name or "") if is_whole else mask_name(each.name or ""),
            (each.phone or "") if is_whole else mask_phone(each.phone or ""),
        )
        for each in found
    ]


def _midnight(year: int) -> datetime:
    return datetime.combine(datetime(year, 1, 1, tzinfo=ZONE).date(), time(), ZONE)
