"""Building the article's community, and building it anew."""

from sqlalchemy import and_, or_, select, text

from app import clock
from app.audit import Event, record
from app.board import recount
from app.community.models import Area, Place, SpecialDay
from app.config import rules
from app.db import db
from app.demo.cares import visit_weekly
from app.demo.cases import settle
from app.demo.families import honour
from app.demo.gardens import stroll
from app.demo.gifts import give
from app.demo.hive import raise_hive
from app.demo.homes import number_doors
from app.demo.menu import lay_out
from app.demo.needs import ask
from app.demo.offers import offer
from app.demo.partners import sign
from app.demo.places import mark_holidays, open_doors
from app.demo.rows import Rows, empty, next_number
from app.demo.survey import knock_everywhere
from app.demo.swarm import swarm
from app.demo.visits import live
from app.kiosk import verbs as kiosk
from app.refusal import Refused
from app.volunteers.verbs_sums import limits

BUILT = "demo.built"
# What leaves nothing of anybody's behind.
PASSING = (
    "staff.came_in",
    "staff.went_out",
    "staff.password_changed",
    "staff.password_renewed",
    "volunteer.recognised",
)
# The house itself builds, tidies and forgets; of the colleagues only the first one comes with it.
BY_PEOPLE = or_(
    and_(Event.actor != "house", Event.deed.not_in(PASSING)),
    and_(Event.deed == "staff.taken_on", Event.seq > 1),
)


def build() -> None:
    """康乐路南社区 and its year up to now, into a house that holds no community yet."""
    if _holds_a_community():
        raise Refused("This database already holds a community; nothing was changed.")
    connection = db.session.connection()
    rows = Rows(lambda table: next_number(connection, table))
    now = clock.now()
    hive = raise_hive(rows, now.date())
    mark_holidays(rows, set(db.session.scalars(select(SpecialDay.day))))
    station = open_doors(rows, hive, now.date())
    lay_out(rows)
    live(rows, station, now, rules())
    swarm(rows, station, now, rules(), limits())
    number_doors(rows)
    offer(rows)
    sign(rows, hive, now.date(), rules())
    ask(rows, station, now, rules())
    visit_weekly(rows, station, now, rules())
    knock_everywhere(rows, station, now)
    stroll(rows, now)
    give(rows, station, now, rules())
    honour(rows, now, rules())
    settle(rows, now, rules())
    rows.store(connection)
    recount.lay_down()
    kiosk.adopt_this_machine(db.session.get_one(Place, station.place_id))
    if connection.dialect.name == "postgresql":
        # It has seen no such rows before: counted, it finds its way among them. SQLite finds it by its indexes alone;
        # counts from a young house would lead it astray in an old one.
        connection.execute(text("ANALYZE"))
    record(None, BUILT, db.session.get_one(Area, hive.community["id"]))


def clear() -> None:
    """Empty the whole house, if everything in it came from the demo: the house book knows."""
    if not _holds_a_community():
        return
    if db.session.scalar(select(Event.id).where(Event.deed == BUILT).limit(1)) is None:
        raise Refused("This community was not built by the demo; nothing was changed.")
    if db.session.scalar(select(Event.id).where(BY_PEOPLE).limit(1)) is not None:
        raise Refused("People have used this community, it is no longer only a demo; nothing was changed.")
    db.session.expunge_all()
    empty(db.session.connection())


def _holds_a_community() -> bool:
    return db.session.scalar(select(Area.id).limit(1)) is not None
