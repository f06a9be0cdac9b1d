"""The three lists of orders as they may be taken out: needs, masked as they are read; the menu; what is offered."""

from typing import Final

from flask import request

from app import clock
from app.orders import desk, desk_resources, queries_desk, queries_lists, screens, screens_desk
from app.outgoing import Export, Lines, pages
from app.words import _, _l


def _orders() -> Lines:
    sieve, now = desk.sieve_of(request.values.get("q", "").strip()), clock.now()
    for found in pages(lambda beyond: queries_desk.orders(sieve, now, beyond), queries_desk.PAGE):
        for row, shown in zip(found, screens_desk.rows(found), strict=True):
            told = row.number, shown.item, shown.where, shown.who, shown.stage[0], str(screens.LEVELS[row.level])
            yield *told, row.placed_at, row.accept_by, row.due_at, shown.clock.words, shown.taker


def _menu() -> Lines:
    items = queries_lists.items()
    for category in queries_lists.categories():
        for item in (each for each in items if each.category_id == category.id):
            told = category.name, item.name, item.brief, str(screens.URGENCIES[item.urgency])
            is_offered = category.retired_at is None and item.retired_at is None
            yield *told, str(screens.LEVELS[item.level]), item.promise_days, item.minutes, is_offered


def _resources() -> Lines:
    rows = desk_resources.rows_asked()
    serves = queries_lists.item_names([each.id for each in rows])
    for row in rows:
        who = row.team.name if row.team else row.provider
        yield row.name, who, row.capacity, row.hours, row.until, _("、").join(serves[row.id])


EXPORTS: Final = (
    Export(
        "orders",
        "orders.all_of_them",
        _l("点单"),
        (
            _l("单号"),
            _l("要什么"),
            _l("在哪里"),
            _l("谁"),
            _l("到哪一步"),
            _l("哪一级"),
            _l("什么时候点的"),
            _l("接单期限"),
            _l("办结期限"),
            _l("时限"),
            _l("接单"),
        ),
        _orders,
        "orders.seek",
    ),
    Export(
        "menu",
        "menu.all_of_them",
        _l("服务清单"),
        (
            _l("哪一类"),
            _l("服务"),
            _l("志愿者看到的"),
            _l("急不急"),
            _l("哪一级"),
            _l("几个工作日办好"),
            _l("大约几分钟"),
            _l("可以点"),
        ),
        _menu,
    ),
    Export(
        "resources",
        "resources.all_of_them",
        _l("资源清单"),
        (_l("能提供什么"), _l("谁提供"), _l("能做多少"), _l("什么时候"), _l("到哪天"), _l("能满足哪些需要")),
        _resources,
    ),
)
