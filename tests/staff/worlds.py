"""Two communities side by side, and who looks after which part of the first one."""

from typing import NamedTuple

from app.community.models import Area, Grid, GridBuilding, Level, Place, PlaceKind
from app.db import db
from app.staff.models import Charge, Role
from tests import make
from tests.planting import Ground


class World(NamedTuple):
    """The grounds by name; `room` is a place and a building of the first grid, `home` the station and the same home.

    `next` is another station of the same community with a home of its second grid; `far` lies in another community.
    """

    home: Ground
    room: Ground
    next: Ground
    far: Ground

    def ground_of(self, role: Role) -> Ground:
        """Where everything belongs to this role."""
        return self.room if role is Role.GRID else self.home

    def charge(self, role: Role) -> Charge:
        """What a colleague of this role looks after."""
        grid, station = self.home.known["grid"], self.home.known["place"]
        charges = {
            Role.ADMIN: Charge(),
            Role.CADRE: Charge(area_id=grid.community_id),
            Role.GRID: Charge(grid_id=grid.id),
            Role.STATION: Charge(place_id=station.id),
        }
        return charges[role]


def two_communities() -> World:
    """Built from nothing."""
    street = make.area("源西街道", Level.STREET)
    near, far = make.area("康乐路南社区", Level.COMMUNITY, street), make.area("东埔社区", Level.COMMUNITY, street)
    first, second = _home(near, "万隆一品小区", "第一网格"), _home(near, "桂香苑", "第二网格")
    third = _home(far, "东江里", "第三网格")
    room = make.place(_compound(first), "万隆一品文明实践点", PlaceKind.PRACTICE_POINT)
    stations = [make.place(area, f"{area.name}驿站{number}") for area, number in ((near, 1), (near, 2), (far, 3))]
    return World(
        home=_ground(stations[0], first),
        room=_ground(room, first),
        next=_ground(stations[1], second),
        far=_ground(stations[2], third),
    )


def _home(community: Area, compound: str, grid: str) -> tuple[Area, Grid]:
    building = make.area("1栋", Level.BUILDING, make.area(compound, Level.COMPOUND, community))
    around = make.grid(community, grid)
    db.session.add(GridBuilding(grid_id=around.id, building_id=building.id, since=make.long_ago()))
    db.session.flush()
    return building, around


def _compound(home: tuple[Area, Grid]) -> Area:
    assert home[0].parent
    return home[0].parent


def _ground(place: Place, home: tuple[Area, Grid]) -> Ground:
    ground = Ground(place, *home)
    ground.known["grid_building"] = db.session.query(GridBuilding).filter_by(building_id=home[0].id).one()
    return ground
