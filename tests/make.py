"""A small community to test with: built by the house's own verbs wherever it has one."""

from dataclasses import dataclass
from datetime import date, timedelta

from app import clock
from app.community.models import Area, Level, Place, PlaceKind
from app.db import db
from app.kiosk import verbs as kiosk
from app.kiosk.models import Device, Panel
from app.staff import verbs as staff
from app.staff.models import Role, Staff
from app.station.models import Offer, Service, ServiceKind
from app.station.models_loan import Asset, AssetKind
from app.station.models_stock import Batch, MoveKind, StockMove, Supply

WEEK = [[day, "00:00", "24:00"] for day in range(7)]


@dataclass(frozen=True)
class Hive:
    """What tests reach for by name."""

    station: Place
    water: Service
    rest: Service
    food: Service
    rain: Service
    bread: Supply
    kiosk: Device


def hive() -> Hive:
    """康乐路南社区 with one station, always open: water, rest, bread, an umbrella, and this machine."""
    street = area("源西街道", Level.STREET)
    community = area("康乐路南社区", Level.COMMUNITY, street)
    station = place(community)
    water, rest = service(station, "water", "免费饮水"), service(station, "rest", "用餐休息")
    food = service(station, "food", "简易食品", ServiceKind.CONSUME)
    rain = service(station, "rain", "雨具用品", ServiceKind.LEND)
    bread = supply(food, "面包")
    batch(bread, station, 5)
    asset(station, "101")
    machine = kiosk.adopt_this_machine(station)
    db.session.flush()
    return Hive(station, water, rest, food, rain, bread, machine)


def area(name: str, level: Level, parent: Area | None = None) -> Area:
    made = Area(name=name, level=level, parent_id=parent.id if parent else None)
    db.session.add(made)
    db.session.flush()
    made.path = f"{parent.path if parent else '/'}{made.id}/"
    return made


def place(community: Area, name: str = "暖蜂驿站", kind: PlaceKind = PlaceKind.STATION) -> Place:
    made = Place(area_id=community.id, kind=kind, name=name, name_en="Warm Bee Station", week=WEEK)
    db.session.add(made)
    db.session.flush()
    return made


def service(at: Place, code: str, name: str, kind: ServiceKind = ServiceKind.USE) -> Service:
    made = Service(code=code, kind=kind, name=name, name_en=code.title(), icon="glass-water")
    db.session.add(made)
    db.session.flush()
    db.session.add(Offer(place_id=at.id, service_id=made.id))
    return made


def supply(under: Service, name: str, limit: int = 2) -> Supply:
    made = Supply(service_id=under.id, name=name, name_en="Bread", unit="个", unit_en="", limit_per_visit=limit)
    db.session.add(made)
    db.session.flush()
    return made


def batch(of: Supply, at: Place, quantity: int, expires_on: date | None = None) -> Batch:
    made = Batch(supply_id=of.id, place_id=at.id, expires_on=expires_on, left=quantity)
    db.session.add(made)
    db.session.flush()
    db.session.add(StockMove(batch_id=made.id, kind=MoveKind.IN, quantity=quantity, at=clock.now()))
    return made


def asset(at: Place, number: str, kind: AssetKind = AssetKind.UMBRELLA) -> Asset:
    made = Asset(number=number, kind=kind, place_id=at.id)
    db.session.add(made)
    return made


def colleague(role: Role = Role.ADMIN, username: str = "chen", name: str = "陈站长") -> tuple[Staff, str]:
    """A colleague who has already chosen a password, and that password."""
    made, _first = staff.take_on(None, username, name, role)
    staff.change_password(made, "warm tea for a cold night")
    return made, "warm tea for a cold night"


def second_kiosk() -> str:
    """A kiosk at another station, enrolled with its code: the token for its cookie."""
    chen, _password = colleague()
    community = db.session.query(Area).filter_by(level=Level.COMMUNITY).one()
    device = kiosk.add_device(chen, "二号机", place(community, "二号驿站"), Panel.DEFAULT)
    db.session.flush()
    for offer in db.session.query(Offer).all():
        db.session.add(Offer(place_id=device.place_id, service_id=offer.service_id))
    enrolled = kiosk.enrol(kiosk.offer_code(device, chen, timedelta(minutes=15)))
    assert enrolled
    return enrolled[1]
