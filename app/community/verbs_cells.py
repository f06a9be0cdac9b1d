"""The cells are drawn: compounds and buildings, grids, and which building belongs to which from which day on."""

from datetime import date

from sqlalchemy.exc import IntegrityError

from app import clock
from app.audit import record
from app.community import queries_cells as queries
from app.community.models import Area, Grid, GridBuilding, Level
from app.db import Base, db
from app.refusal import Refused
from app.words import _

BELOW = {Level.STREET: Level.COMMUNITY, Level.COMMUNITY: Level.COMPOUND, Level.COMPOUND: Level.BUILDING}


def add_area(by: Base, parent: Area, name: str, name_en: str = "", code: str = "") -> Area:
    """A community in a street, a compound in a community, a building in a compound; a name stands there once."""
    level = BELOW.get(parent.level)
    if level is None:
        raise Refused(_("楼栋下面不再分了"))
    if queries.named(parent.id, name):
        raise Refused(_("%(name)s已经有了", name=name))
    made = Area(parent_id=parent.id, level=level, name=name, name_en=name_en, code=code)
    db.session.add(made)
    db.session.flush()
    made.path = f"{parent.path}{made.id}/"
    record(by, "area.added", made)
    return made


def rename(area: Area, by: Base, name: str, name_en: str, code: str) -> None:
    """Call it something else; whatever happened there stays with it."""
    other = queries.named(area.parent_id, name)
    if other is not None and other.id != area.id:
        raise Refused(_("%(name)s已经有了", name=name))
    area.name, area.name_en, area.code = name, name_en, code
    record(by, "area.changed", area)


def remove(area: Area, by: Base) -> None:
    """Take out what was written down by mistake: nothing hangs on it."""
    try:
        with db.session.begin_nested():
            for belongs in db.session.query(GridBuilding).filter_by(building_id=area.id):
                db.session.delete(belongs)
            db.session.delete(area)
    except IntegrityError:
        raise Refused(_("这里已经有记录了，不能删除；可以改名")) from None
    record(by, "area.removed", area)


def draw_grid(by: Base, community: Area, name: str, code: str) -> Grid:
    """A new grid, still empty."""
    _expect_free(code)
    made = Grid(community_id=community.id, name=name, code=code)
    db.session.add(made)
    db.session.flush()
    record(by, "grid.drawn", made)
    return made


def change_grid(grid: Grid, by: Base, name: str, code: str) -> None:
    """Its name and its code."""
    if code != grid.code:
        _expect_free(code)
    grid.name, grid.code = name, code
    record(by, "grid.changed", grid)


def move(building: Area, by: Base, grid: Grid, since: date) -> GridBuilding:
    """Let a building belong to a grid from a day on, today or later; what it belonged to before stays written down."""
    if building.level is not Level.BUILDING:
        raise Refused(_("请选到楼栋"))
    last = queries.last_belonging(building.id)
    if last is not None:
        _expect_a_real_move(last, grid, since)
        last.until = since
        db.session.flush()
    made = GridBuilding(grid_id=grid.id, building_id=building.id, since=since)
    db.session.add(made)
    record(by, "grid.building_moved", building, f"grid {grid.id} from {since.isoformat()}")
    return made


def call_off(building: Area, by: Base) -> None:
    """A move that was planned does not happen: the building stays where it is."""
    planned = queries.last_belonging(building.id)
    if planned is None or planned.since <= clock.today():
        raise Refused(_("没有还没到日子的调整"))
    before = queries.belonging_until(building.id, planned.since)
    db.session.delete(planned)
    db.session.flush()
    if before is not None:
        before.until = None
    record(by, "grid.move_called_off", building)


def _expect_a_real_move(last: GridBuilding, grid: Grid, since: date) -> None:
    if last.grid_id == grid.id:
        raise Refused(_("这栋楼已经在这个网格里了"))
    if last.since > clock.today():
        raise Refused(_("已经定好了一次调整，请先取消它"))
    if since < clock.today() or since <= last.since:
        raise Refused(_("请选今天或以后的日子"))


def _expect_free(code: str) -> None:
    if queries.grid_coded(code):
        raise Refused(_("这个网格编码已经有了"))
