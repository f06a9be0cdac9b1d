"""The table of doors: compound, building, grid, unit, room. An address and nothing else; nobody's name."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from app.cells import Amiss
from app.community import queries_cells, queries_homes, verbs_import
from app.community.homes_sheet import Door, Fault, Judge
from app.db import Base
from app.intake import Found, Head, Intake, Line
from app.words import _, _l, ngettext

FAULTS: Final = {
    Fault.TWICE: _l("和前面一行重复"),
    Fault.TWO_GRIDS: _l("同一栋楼写了两个网格"),
    Fault.NO_SUCH_GRID: _l("没有这个网格，请先建网格"),
}
HEADS: Final = (
    Head("社区", _l("只有一个社区可以空着"), longest=60),
    Head("小区", _l("没有的会新建"), is_needed=True, longest=30),
    Head("楼栋", _l("没有的会新建"), is_needed=True, longest=30),
    Head("网格", _l("要先建好；可以空着"), longest=30),
    Head("单元", _l("可以空着"), longest=20),
    Head("房号", "", is_needed=True, longest=20),
)
SAMPLES: Final = (
    ("", "万隆一品小区", "1栋", "", "1单元", "101"),
    ("", "万隆一品小区", "1栋", "", "1单元", "102"),
)


def _reader() -> Callable[[Line], Door]:
    communities = queries_homes.own_communities()
    by_id = {area.id: name for name, area in communities.items()}
    grids: dict[str, set[str]] = {name: set() for name in communities}
    for grid in queries_cells.grids():
        if grid.community_id in by_id:
            grids[by_id[grid.community_id]].add(grid.name)
    only = next(iter(communities)) if len(communities) == 1 else ""
    judge = Judge(grids)

    def read(line: Line) -> Door:
        door = Door(line.said("社区") or only, *(line.said(head.name) for head in HEADS[1:]))
        if not door.community:
            raise Amiss(_("没写%(head)s", head="社区"))
        if door.community not in communities:
            raise Amiss(_("没有这个社区"))
        if fault := judge.fault(door):
            raise Amiss(str(FAULTS[fault]))
        return door

    return read


def _take_in(by: Base, found: Sequence[Found]) -> None:
    communities = queries_homes.own_communities()
    in_order = sorted(found, key=lambda each: (each.meant.community, each.row))
    for name, rows in groupby(in_order, key=lambda each: each.meant.community):
        verbs_import.take_in(by, communities[name], [(row, door) for row, door in rows])


def _sums(doors: Sequence[Door]) -> list[str]:
    names = {door.community for door in doors}
    there = queries_homes.there(area for name, area in queries_homes.own_communities().items() if name in names)
    compounds = {door.where[:2] for door in doors} - there.compounds
    buildings = {door.where for door in doors} - there.buildings
    joined = {door.where for door in doors if door.grid} - there.in_grids
    homes = {(*door.where, door.unit, door.room) for door in doors} - there.doors
    told = (
        ngettext("%(num)d 个小区", "%(num)d 个小区", len(compounds)),
        ngettext("%(num)d 栋楼", "%(num)d 栋楼", len(buildings)),
        ngettext("%(num)d 户", "%(num)d 户", len(homes)),
        ngettext("%(num)d 栋楼归到网格", "%(num)d 栋楼归到网格", len(joined)),
    )
    return [words for words, new in zip(told, (compounds, buildings, homes, joined), strict=True) if new]


INTAKES: Final = (
    Intake(
        "homes",
        "community.tree",
        "areas.add",
        _l("户（门牌）"),
        _l("小区、楼栋、网格、单元、房号；只记门牌，不记谁住在里面"),
        HEADS,
        SAMPLES,
        _reader,
        _take_in,
        _sums,
    ),
)
