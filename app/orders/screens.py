"""How orders read on any screen: stages, steps, the promise's clock."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from app import clock
from app.community.models import Level
from app.daywords import brief_words, moment_words
from app.orders.lifecycle import PROMISED, Deed, Stage
from app.orders.models import Half, Order, OrderEvent, OrderPause, Source, Target, WhyNot, WhyPaused
from app.orders.promises import Urgency
from app.words import _, _l, language

STAGES: Final = {
    Stage.SUBMITTED: (_l("待受理"), "wait"),
    Stage.DISPATCHED: (_l("待接单"), "wait"),
    Stage.TAKEN: (_l("服务中"), "plain"),
    Stage.DONE: (_l("待评价"), "wait"),
    Stage.CLOSED: (_l("已办结"), "ok"),
    Stage.DECLINED: (_l("没能受理"), "plain"),
    Stage.WITHDRAWN: (_l("已撤销"), "plain"),
}
DEEDS: Final = {
    Deed.PLACE: _l("点单收到了"),
    Deed.DISPATCH: _l("社区安排了，等志愿者接单"),
    Deed.TAKE: _l("有志愿者接单了"),
    Deed.GIVE_BACK: _l("志愿者来不了，重新找人"),
    Deed.SEND_BACK: _l("社区收回来，重新安排"),
    Deed.COMPLETE: _l("志愿者说办好了"),
    Deed.SETTLE: _l("社区说办好了"),
    Deed.RATE: _l("评价收到了"),
    Deed.CLOSE: _l("评价时间到了，办结"),
    Deed.REOPEN: _l("说没解决，重新办"),
    Deed.DECLINE: _l("这一单没能受理"),
    Deed.WITHDRAW: _l("撤销了"),
    Deed.CORRECT: _l("内容更正了"),
    Deed.ESCALATE: _l("报到上一级"),
    Deed.EXTEND: _l("延长了期限"),
    Deed.PAUSE: _l("先停表，等居民"),
    Deed.RESUME: _l("接着办"),
    Deed.ANSWER: _l("居民回答了"),
}
URGENCIES: Final = {Urgency.URGENT: _l("急"), Urgency.ORDINARY: _l("一般"), Urgency.HARD: _l("难")}
LEVELS: Final = {
    Level.BUILDING: _l("楼栋"),
    Level.COMPOUND: _l("小区"),
    Level.COMMUNITY: _l("社区"),
    Level.STREET: _l("街道"),
}
HALVES: Final = {Half.ANY: _l("全天都行"), Half.MORNING: _l("上午"), Half.AFTERNOON: _l("下午")}
SOURCES: Final = {
    Source.KIOSK: _l("自助机"),
    Source.COUNTER: _l("当面"),
    Source.PHONE: _l("电话"),
    Source.PAPER: _l("纸质清单"),
    Source.SURVEY: _l("上门摸底"),
    Source.OPEN: _l("别的系统"),
}
TARGETS: Final = {Target.BOARD: _l("谁都能接"), Target.TEAM: _l("一支队伍"), Target.PEOPLE: _l("几位志愿者")}
WHY_NOT: Final = {
    WhyNot.OUT_OF_SCOPE: _l("不属服务范围"),
    WhyNot.NO_HELPER: _l("暂时没有会的人"),
    WhyNot.UNSAFE: _l("不安全，要找专业的"),
    WhyNot.REFERRED: _l("转给别的部门"),
    WhyNot.DUPLICATE: _l("和另一单重复"),
    WhyNot.OTHER: _l("别的原因"),
}
WHY_PAUSED: Final = {
    WhyPaused.QUESTION: _l("有一件事要问您"),
    WhyPaused.NOT_REACHED: _l("电话没打通"),
    WhyPaused.NOT_HOME: _l("上门没人在"),
    WhyPaused.LATER: _l("您说改天"),
    WhyPaused.MATERIALS: _l("等您把东西备好"),
}
WHY_NOT_SAID: Final = {
    WhyNot.OUT_OF_SCOPE: "不属服务范围",
    WhyNot.NO_HELPER: "暂时没有会的人",
    WhyNot.UNSAFE: "不安全，要找专业的",
    WhyNot.REFERRED: "转给别的部门",
    WhyNot.DUPLICATE: "和另一单重复",
    WhyNot.OTHER: "",
}
"""The same as it is written down for the resident to read."""
FACES: Final = {
    5: _l("很满意"),
    4: _l("满意"),
    3: _l("还行"),
    2: _l("不太满意"),
    1: _l("不满意"),
}


class Clock(NamedTuple):
    """The promise in words, and how it looks."""

    words: str
    tone: str


def promise(order: Order, pause: OrderPause | None = None) -> Clock | None:
    """Until when it was promised; whether that is past, or the clock stands."""
    if order.stage not in PROMISED:
        return None
    if pause is not None:
        return Clock(_("停表：%(why)s", why=WHY_PAUSED[pause.why]), "wait")
    if order.due_at is None:
        return None
    if clock.now() > order.due_at:
        return Clock(_("答应 %(when)s 前办好，已经晚了，对不起", when=when(order.due_at)), "err")
    return Clock(_("答应 %(when)s 前办好", when=when(order.due_at)), "plain")


def when(moment: datetime) -> str:
    return moment_words(moment, language())


class Step(NamedTuple):
    """A line of an order's history."""

    at: str
    words: str
    note: str


def steps(events: Iterable[OrderEvent]) -> list[Step]:
    """The history as the resident reads it, the latest first: what was done, never by whom."""
    return [Step(brief_words(each.at, language()), str(DEEDS[each.deed]), each.note) for each in events][::-1]
