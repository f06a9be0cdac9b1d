"""The lists of the community as they may be taken out: places, cells, grids, and the year's holidays."""

from typing import Final

from app.community import asof, desk, desk_grids, desk_holidays, hanging, placards, queries, queries_cells, queries_days
from app.community.models import Level
from app.outgoing import Export, Lines, pages
from app.words import _, _l


def _places() -> Lines:
    search, kind = desk.asked_for()
    for found in pages(lambda after: queries.places(search, kind, after or 0), queries.PAGE):
        for row in placards.rows(found):
            yield row.name, row.kind, row.address, row.keeper, row.sign.words


def _cells() -> Lines:
    names = {each.id: each.name for each in queries.areas(Level.COMMUNITY)}
    for row in queries.compounds():
        yield row.name, names.get(row.parent_id, ""), row.buildings


def _grids() -> Lines:
    day = desk_grids.day_asked()
    rows = queries_cells.grids_on(day)
    counts = asof.per_grid(rows, day)
    for row in rows:
        leader = row.leader or _("空缺")
        yield row.name, row.code, row.buildings, row.doors, leader, row.duty_phone, *counts[row.id]


def _holidays() -> Lines:
    for one in queries_days.days_of(desk_holidays.year_asked()):
        yield one.day, one.name, _("调休上班") if one.is_working else _("放假")


EXPORTS: Final = (
    Export(
        "places",
        "places.all_of_them",
        _l("地点"),
        (_l("地点"), _l("种类"), _l("地址"), _l("负责人"), _l("现在")),
        _places,
    ),
    Export("compounds", "community.tree", _l("小区"), (_l("小区"), _l("社区"), _l("楼栋")), _cells),
    Export(
        "grids",
        "grids.all_of_them",
        _l("网格"),
        (_l("网格"), _l("编码"), _l("楼栋"), _l("户"), _l("网格长"), _l("值班电话")),
        _grids,
        more_heads=hanging.words,
    ),
    Export("holidays", "holidays.year", _l("节假日"), (_l("哪一天"), _l("叫什么"), _l("放假还是上班")), _holidays),
)
