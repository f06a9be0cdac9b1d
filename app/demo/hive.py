"""The cells: 街道, 社区, 小区, 楼栋, the ten grids across them, and the three leaders of each."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.community.models import Area, Grid, GridBuilding, Level, Post, PostKind
from app.demo.people import duty_phone, invented_names
from app.demo.rows import Row, Rows

STREET_CODE: Final = "441602004"
# The statistical code of a community has 12 digits, a grid's three more: the project's convention. The three digits
# of the community are invented.
COMMUNITY_CODE: Final = f"{STREET_CODE}021"


class Compound(NamedTuple):
    """A compound, and the buildings of each of its grids; a grid may reach over several small compounds."""

    name: str
    name_en: str
    grids: tuple[tuple[int, int], ...]  # (number of the grid, how many buildings of this compound are in it)


COMPOUNDS: Final = (
    Compound("万隆一品小区", "Wanlong Yipin Compound", ((1, 4), (2, 4))),
    Compound("永和市场商住小区", "Yonghe Market Compound", ((3, 6),)),
    Compound("中心壹号", "Central One", ((4, 3), (5, 3))),
    Compound("康南花苑", "Kangnan Gardens", ((6, 5),)),
    Compound("桂香苑", "Osmanthus Court", ((7, 5),)),
    Compound("东江月小区", "East River Moon Compound", ((8, 4),)),
    Compound("育才苑", "Yucai Court", ((9, 4),)),
    Compound("和顺居", "Heshun House", ((10, 2),)),
    Compound("新风里", "Xinfeng Lane", ((10, 3),)),
)
GRIDS: Final = 10
_ORDINALS: Final = "一二三四五六七八九十"


class Hive(NamedTuple):
    """What the rest of the demo stands on: the community, and its compounds by name."""

    community: Row
    compounds: dict[str, Row]


def raise_hive(rows: Rows, today: date) -> Hive:
    """Four levels of areas, ten grids, and their leaders, as of `today`."""
    founded = date(today.year - 3, 3, 1)
    street = _area(rows, Level.STREET, "源西街道", "Yuanxi Street", None, STREET_CODE)
    community = _area(rows, Level.COMMUNITY, "康乐路南社区", "Kangle Road South Community", street, COMMUNITY_CODE)
    grids = [_grid(rows, community, number) for number in range(1, GRIDS + 1)]
    compounds = {each.name: _compound(rows, each, community, grids, founded) for each in COMPOUNDS}
    _redraw(rows, grids, today)
    _appoint(rows, grids, founded, today)
    return Hive(community, compounds)


def _area(rows: Rows, level: Level, name: str, name_en: str, parent: Row | None, code: str = "") -> Row:
    area = rows.add(
        Area, parent_id=parent["id"] if parent else None, level=level, name=name, name_en=name_en, code=code
    )
    area["path"] = f"{parent['path'] if parent else '/'}{area['id']}/"
    return area


def _grid(rows: Rows, community: Row, number: int) -> Row:
    name, code = f"第{_ORDINALS[number - 1]}网格", f"{COMMUNITY_CODE}{number:03}"
    return rows.add(Grid, community_id=community["id"], name=name, code=code)


def _compound(rows: Rows, sketch: Compound, community: Row, grids: list[Row], founded: date) -> Row:
    compound = _area(rows, Level.COMPOUND, sketch.name, sketch.name_en, community)
    owners = [grids[number - 1] for number, count in sketch.grids for _building in range(count)]
    for number, grid in enumerate(owners, start=1):
        building = _area(rows, Level.BUILDING, f"{number}栋", f"Building {number}", compound)
        _belongs(rows, grid, building["id"], founded)
    return compound


def _belongs(rows: Rows, grid: Row, building_id: int, since: date) -> None:
    rows.add(GridBuilding, grid_id=grid["id"], building_id=building_id, since=since, until=None)


def _redraw(rows: Rows, grids: list[Row], today: date) -> None:
    """Half a year ago one building of the first grid went over to the second: history stays."""
    last_of_first = [row for row in rows.of[GridBuilding.__tablename__] if row["grid_id"] == grids[0]["id"]][-1]
    last_of_first["until"] = today - timedelta(days=180)
    _belongs(rows, grids[1], last_of_first["building_id"], last_of_first["until"])


def _appoint(rows: Rows, grids: list[Row], founded: date, today: date) -> None:
    """网格长 and 党小组长 for every grid, 楼栋长 for every building; the first grid's leader is the second one.

    The last building's leader gave it up a fortnight ago, and nobody has taken over yet.
    """
    names, phones = invented_names(), (duty_phone(number) for number in range(101, 1000))
    for kind, where in _posts(rows, grids):
        rows.add(Post, kind=kind, holder=next(names), duty_phone=next(phones), **where, **_held(founded))
    rows.of[Post.__tablename__][-1]["until"] = today - timedelta(days=14)
    first = rows.of[Post.__tablename__][0]
    handed_over = first["until"] = today - timedelta(days=240)
    where = {"area_id": None, "grid_id": first["grid_id"]}
    rows.add(Post, kind=PostKind.GRID, holder=next(names), duty_phone=next(phones), **where, **_held(handed_over))


def _held(since: date) -> Row:
    return {"since": since, "until": None, "volunteer_id": None}


def _posts(rows: Rows, grids: list[Row]) -> Iterator[tuple[PostKind, Row]]:
    for kind in (PostKind.GRID, PostKind.PARTY):
        for grid in grids:
            yield kind, {"area_id": None, "grid_id": grid["id"]}
    for area in rows.of[Area.__tablename__]:
        if area["level"] is Level.BUILDING:
            yield PostKind.BUILDING, {"area_id": area["id"], "grid_id": None}
