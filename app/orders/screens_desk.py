"""How orders read at the desk: masked, with their clocks, and who did what."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, NamedTuple

from app import clock
from app.community import queries as community
from app.community.models import Level, PostKind
from app.community.queries_cells import Leader
from app.daywords import brief_words
from app.orders import numbers, queries_menu, screens
from app.orders.lifecycle import PROMISED, Stage
from app.orders.matching import Suggestion, Why
from app.orders.models_lists import ServiceItem
from app.orders.queries_desk import Listed, View
from app.privacy import mask_name
from app.words import _, _l, language

VIEWS: Final = {
    View.DESK: _l("要处理的"),
    View.LATE: _l("过期的"),
    View.OPEN: _l("没办完的"),
    View.SUBMITTED: _l("待受理"),
    View.DISPATCHED: _l("待接单"),
    View.TAKEN: _l("服务中"),
    View.DONE: _l("等评价的"),
    View.OVER: _l("办结的"),
}
WHYS: Final = {
    Why.SKILL: _l("会这个"),
    Why.BUILDING: _l("同一栋"),
    Why.GRID: _l("同网格"),
    Why.COMPOUND: _l("同小区"),
    Why.WISH: _l("愿意做这类"),
    Why.FREE: _l("手上没单"),
}
OWN: Final = {
    PostKind.BUILDING: _l("本楼栋长"),
    PostKind.GRID: _l("本网格的网格长"),
    PostKind.PARTY: _l("本网格的党小组长"),
}
"""How somebody reads who bears the name of a leader of the building."""


class Row(NamedTuple):
    """An order in the list."""

    id: int
    number: str
    item: str
    where: str
    who: str
    stage: tuple[str, str]
    clock: screens.Clock
    taker: str


def rows(found: Iterable[Listed]) -> list[Row]:
    """One row for each."""
    return [
        Row(
            each.id,
            numbers.spaced(each.number),
            each.item,
            f"{each.compound}{each.building}",
            mask_name(each.contact),
            (str(screens.STAGES[each.stage][0]), screens.STAGES[each.stage][1]),
            clock_of(each),
            mask_name(each.taker or ""),
        )
        for each in found
    ]


def clock_of(row: Listed) -> screens.Clock:
    """What its clock says: came in when, taken by when, done by when, or why it stands."""
    if row.stage is Stage.SUBMITTED:
        words = _("%(when)s 来的", when=_brief(row.placed_at))
        return screens.Clock(_("没解决，重新办") if row.round > 1 else words, "wait")
    if row.stage not in PROMISED:
        return screens.Clock("", "plain")
    if row.paused is not None:
        return screens.Clock(_("停表：%(why)s", why=screens.WHY_PAUSED[row.paused]), "wait")
    return _running(row, clock.now())


def _running(row: Listed, now: datetime) -> screens.Clock:
    """What is late comes first, then what somebody should have taken, then what was answered."""
    if row.due_at is not None and row.due_at < now:
        return screens.Clock(_("%(when)s 就该办好", when=_brief(row.due_at)), "err")
    if row.stage is Stage.DISPATCHED and row.accept_by is not None and row.accept_by < now:
        return screens.Clock(_("%(when)s 还没人接", when=_brief(row.accept_by)), "err")
    if row.is_answered:
        return screens.Clock(_("居民回答了"), "wait")
    return screens.Clock(_("%(when)s 前", when=_brief(row.due_at)) if row.due_at else "", "plain")


def items(own: ServiceItem | None = None) -> dict[str, list[tuple[int, str]]]:
    """The menu to choose from, by category; `own` stays to be chosen though it left the menu since."""
    found = [*queries_menu.all_items()]
    if own is not None and own not in found:
        found.append(own)
    grouped: dict[str, list[tuple[int, str]]] = {}
    for each in found:
        grouped.setdefault(each.category.name, []).append((each.id, each.name))
    return grouped


def buildings() -> dict[str, list[tuple[int, str]]]:
    """Every building to choose from, by its compound."""
    names = {each.id: each.name for each in community.areas(Level.COMPOUND)}
    grouped: dict[str, list[tuple[int, str]]] = {name: [] for name in names.values()}
    for each in community.areas(Level.BUILDING):
        compound = names[each.parent_id or 0]
        grouped[compound].append((each.id, f"{compound}{each.name}"))
    return {name: rows for name, rows in grouped.items() if rows}


def suggestions(found: Iterable[Suggestion], leaders: Iterable[Leader]) -> list[dict[str, Any]]:
    """People with the reasons for each; a leader of the building by their post."""
    posts: dict[str, list[str]] = {}
    for one in leaders:
        posts.setdefault(one.holder, []).append(str(OWN[one.kind]))
    return [{"id": each.id, "name": each.name, "why": " · ".join(_whys(each, posts))} for each in found]


def since(moment: datetime | None) -> str:
    return _("最早的 %(when)s", when=_brief(moment)) if moment else ""


def views() -> list[tuple[View, object]]:
    return list(VIEWS.items())


def _whys(found: Suggestion, posts: dict[str, list[str]]) -> list[str]:
    rest = [str(WHYS[why]) for why in found.why if why is not Why.LEADER]
    return [*posts.get(found.name, []), *rest] if Why.LEADER in found.why else rest


def _brief(moment: datetime | None) -> str:
    return brief_words(moment, language()) if moment else ""
