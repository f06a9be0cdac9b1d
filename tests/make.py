"""A small community to test with: built by the house's own verbs wherever it has one."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from app import clock
from app.activities import verbs as activities
from app.activities import verbs_seats
from app.activities.models import Activity, Kind
from app.activities.models_seats import Signup
from app.activities.models_seats import Source as SignupSource
from app.activities.verbs import Plan as ActivityPlan
from app.activities.verbs_seats import Asked, Party
from app.community.models import Area, Grid, GridBuilding, Level, Place, PlaceKind
from app.db import db
from app.giving import verbs as giving
from app.giving.models import Donation
from app.giving.verbs import Donor, Piece
from app.honours import verbs as honours
from app.honours.models import HonourRound, Merit, Nomination
from app.honours.verbs import Terms, Wish
from app.kiosk import verbs as kiosk
from app.kiosk.models import Device, Panel
from app.locks import Tries
from app.orders import verbs as orders
from app.orders import verbs_dispatch, verbs_lists, verbs_taking
from app.orders.models import Order, Source
from app.orders.models_lists import ServiceItem
from app.orders.verbs import Asked as OrderAsked
from app.orders.verbs import Caller, Consent, Home, Need
from app.staff import verbs as staff
from app.staff.models import Charge, Role, Staff
from app.station.models import Offer, Service, ServiceKind
from app.station.models_loan import Asset, AssetKind
from app.station.models_stock import Batch, MoveKind, StockMove, Supply
from app.volunteers import verbs as volunteers
from app.volunteers import verbs_duties
from app.volunteers.models import Category, Group, Volunteer
from app.volunteers.models_ledger import Duty
from app.volunteers.verbs_duties import Plan
from app.volunteers.verbs_person import Person

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


def colleague(
    role: Role = Role.ADMIN, username: str = "chen", name: str = "陈站长", charge: Charge | None = None
) -> tuple[Staff, str]:
    """A colleague who has already chosen a password, and that password; they look after what there is."""
    made, _first = staff.take_on(None, username, name, role, charge or _first_of(role))
    staff.change_password(made, "warm tea for a cold night")
    return made, "warm tea for a cold night"


def _first_of(role: Role) -> Charge:
    """The first community, grid or station, as the role needs it."""
    community = db.session.scalar(select(Area).filter_by(level=Level.COMMUNITY))
    if community is None or role is Role.ADMIN:
        return Charge()
    if role is Role.CADRE:
        return Charge(area_id=community.id)
    if role is Role.GRID:
        return Charge(grid_id=grid(community).id)
    return Charge(place_id=db.session.scalar(select(Place.id).order_by(Place.id)))


def grid(community: Area, name: str = "第一网格") -> Grid:
    """A grid of this name; asked for again, it is the same one."""
    kept = db.session.scalar(select(Grid).filter_by(community_id=community.id, name=name))
    made = kept or Grid(community_id=community.id, name=name, code=f"441602004021{name}")
    db.session.add(made)
    db.session.flush()
    return made


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


def person(name: str = "李梅", phone: str = "13812345678", **more: Any) -> Person:
    """What is said of a volunteer."""
    return Person(name, phone, **{"group": Group.WARM, **more})


def volunteer(name: str = "李梅", phone: str = "13812345678", pin: str = "862930", **more: Any) -> Volunteer:
    """An approved volunteer with a PIN of their own."""
    made = volunteers.apply(person(name, phone, **more), pin)
    volunteers.approve(made, _approver())
    db.session.flush()
    return made


def duty(at: Place, name: str = "敬老服务", hours: float = 3, starts_in: float = 0, **more: Any) -> Duty:
    """A planned duty that begins in `starts_in` hours and lasts `hours`."""
    starts_at = clock.now() + timedelta(hours=starts_in)
    said = Plan(
        name=name,
        category=Category.CARE,
        content="陪老人说话",
        place_id=at.id,
        organiser="康乐路南社区居民委员会",
        in_charge="陈站长",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
    )
    made = verbs_duties.plan(said._replace(**more), _approver())
    db.session.flush()
    return made


def plan(at: Place, name: str = "包粽子", starts_in: float = 24, hours: float = 2, **more: Any) -> ActivityPlan:
    """What the desk says of an activity that begins in `starts_in` hours; whoever comes is welcome."""
    starts_at = clock.now() + timedelta(hours=starts_in)
    said = ActivityPlan(
        kind=Kind.FESTIVAL,
        name=name,
        about="一起包粽子，材料都备好了",
        place_id=at.id,
        organiser="康乐路南社区居民委员会",
        in_charge="陈站长",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        seats=None,
        signup_from=None,
        signup_until=starts_at,
        cancel_until=starts_at,
    )
    return said._replace(**more)


def activity(at: Place, name: str = "包粽子", starts_in: float = 24, hours: float = 2, **more: Any) -> Activity:
    """An activity announced already."""
    made = activities.draft(plan(at, name, starts_in, hours, **more), _approver())
    activities.publish(made, _approver())
    db.session.flush()
    return made


def signup(activity: Activity, phone: str = "13900002222", adults: int = 1, **more: Any) -> Signup:
    """A party at the kiosk puts its name down."""
    return verbs_seats.sign_up(activity, Party(phone, adults=adults, **more), Asked(SignupSource.KIOSK))


def _approver() -> Staff:
    """A colleague who decides; made when first needed."""
    found = db.session.query(Staff).filter_by(username="decider").first()
    return found or colleague(Role.CADRE, "decider", "林晓岚")[0]


def donation(at: Place, donor: str = "张伟", **more: Any) -> Donation:
    """Twenty bags of rice and ten bottles of oil, received by a colleague."""
    pieces = more.pop("pieces", [Piece("大米", 20, "袋"), Piece("食用油", 10, "瓶")])
    return giving.receive(_approver(), at, Donor(donor, **more), pieces)


def honour_round(notice_days: int = 3, days: int = 30) -> HonourRound:
    """A round that is open from today on."""
    today = clock.today()
    return honours.open_round(
        _approver(), Terms("最美家庭", today.year, today, today + timedelta(days=days), notice_days)
    )


def nomination(
    of: HonourRound, at: Area, family: str = "王阿姨一家", *, has_consent: bool = True, phone: str = ""
) -> Nomination:
    """A family somebody named, who says it knows; with its own yes unless told otherwise."""
    made = honours.nominate(of, at, Wish(family, Merit.ELDERS, "十年照顾邻居", phone, is_told=True), _approver())
    if has_consent:
        honours.consent(made, _approver(), "王阿姨本人到社区说的")
    return made


def noticed(of: HonourRound, at: Area, family: str = "王阿姨一家") -> Nomination:
    """A family in public notice since today."""
    made = nomination(of, at, family)
    honours.shortlist(made, _approver(), "事迹属实")
    honours.announce(made, _approver(), "十年照顾楼里的独居老人")
    db.session.flush()
    return made


def menu() -> None:
    """The twelve kinds of service every house begins with."""
    verbs_lists.lay_out(None)
    db.session.flush()


def item(name: str = "买菜买米") -> ServiceItem:
    """Something on the menu."""
    found = db.session.query(ServiceItem).filter_by(name=name).first()
    if found is None:
        menu()
    return found or db.session.query(ServiceItem).filter_by(name=name).one()


def building(name: str = "3栋", compound: str = "万隆一品小区") -> Area:
    """A building of a compound, in the first grid; all are there once."""
    found = db.session.query(Area).filter_by(name=compound).first()
    around = found or area(compound, Level.COMPOUND, db.session.query(Area).filter_by(level=Level.COMMUNITY).one())
    known = db.session.query(Area).filter_by(name=name, parent_id=around.id).first()
    return known or _in_a_grid(area(name, Level.BUILDING, around))


def _in_a_grid(house: Area) -> Area:
    community = db.session.query(Area).filter_by(level=Level.COMMUNITY).first()
    if community:
        db.session.add(GridBuilding(grid_id=grid(community).id, building_id=house.id, since=long_ago()))
        db.session.flush()
    return house


def long_ago() -> date:
    """When the grids of today were drawn."""
    return clock.today() - timedelta(days=400)


def order(
    at: Place, of: str = "买菜买米", phone: str = "13700137000", source: Source = Source.KIOSK, **more: Any
) -> Order:
    """王奶奶 asks for something."""
    where = Home(more.pop("building", None) or building(), more.pop("unit", "2单元"), more.pop("room", "1503"))
    caller = Caller(more.pop("contact", "王秀英"), phone)
    by = _approver() if source is not Source.KIOSK else None
    said = Need(item(of), **more)
    made = orders.place(said, where, caller, Consent(contact=True, health=True), OrderAsked(at, source, by))
    db.session.flush()
    return made


def dispatched(at: Place, of: str = "买菜买米", **more: Any) -> Order:
    """On the open board."""
    made = order(at, of, **more)
    verbs_dispatch.to_the_board(made, _approver())
    db.session.flush()
    return made


def taken(at: Place, volunteer: Volunteer, of: str = "买菜买米", **more: Any) -> Order:
    """In a volunteer's hands."""
    made = dispatched(at, of, **more)
    verbs_taking.take(made, volunteer)
    db.session.flush()
    return made


def done(at: Place, volunteer: Volunteer, of: str = "买菜买米", **more: Any) -> Order:
    """Done, and waiting to be rated."""
    made = taken(at, volunteer, of, **more)
    verbs_taking.complete(made, volunteer, "菜送到了")
    db.session.flush()
    return made


def busy(door: str, count: int) -> None:
    """So many have knocked at a door within the hour."""
    db.session.add(Tries(door=door, count=count, since=clock.now()))
    db.session.commit()
