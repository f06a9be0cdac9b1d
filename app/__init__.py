"""暖蜂驿站: the house, wired together."""

from pathlib import Path

from flask import Flask
from flask_wtf import CSRFProtect
from sqlalchemy.exc import ArgumentError
from werkzeug.middleware.proxy_fix import ProxyFix

from app import (
    assets,
    audit,
    cli,
    config,
    context,
    doors,
    errors,
    front,
    headers,
    housekeeping,
    hypermedia,
    introductions,
    packing,
    pages,
    privacy,
    transaction,
    words,
)
from app.activities import faces as activities
from app.aloud import faces as aloud
from app.board import faces as board
from app.care import faces as care
from app.certificates import faces as certificates
from app.community import desk as community
from app.community import desk_areas, desk_grids
from app.community import desk_holidays as holidays
from app.config import Config, ConfigError
from app.db import db, engine_options, teach_manners
from app.doublereport import faces as doublereport
from app.exchange import faces as exchange
from app.feeds import faces as feeds
from app.giving import faces as giving
from app.honours import faces as honours
from app.kiosk import desk as bell
from app.kiosk import desk_devices, kiosk, screen
from app.kiosk import door as kiosk_door
from app.leaders import faces as leaders
from app.mediation import faces as mediation
from app.orders import faces as orders
from app.partners import faces as partners
from app.rights import faces as rights
from app.staff import book, chores, colleagues, desk, entrance, today
from app.staff import door as desk_door
from app.station import cards, desk_faults, desk_loans, desk_supplies
from app.station import desk as services
from app.station import desk_opening as opening
from app.station import kiosk as station
from app.survey import faces as survey
from app.volunteers import faces as volunteers

TOP = Path(__file__).parent.parent
# Rooms that list their own faces and cards.
ROOMS = (
    volunteers,
    certificates,
    activities,
    orders,
    care,
    survey,
    giving,
    honours,
    leaders,
    mediation,
    partners,
    doublereport,
    rights,
    aloud,
    board,
    feeds,
    exchange,
)
FACES = (
    front.bp,
    kiosk.open_bp,
    screen.bp,
    kiosk.bp,
    station.bp,
    entrance.bp,
    desk.bp,
    bell.bp,
    opening.bp,
    colleagues.bp,
    holidays.bp,
    book.bp,
    chores.bp,
    services.bp,
    desk_supplies.bp,
    desk_loans.bp,
    desk_faults.bp,
    community.bp,
    community.tree_bp,
    desk_areas.bp,
    desk_grids.bp,
    desk_devices.bp,
    *(face for room in ROOMS for face in (*room.AT_THE_KIOSK, *room.AT_THE_DESK, *room.OPEN_TO_ALL)),
)
# What each feature lays on the desk's Today page, in this order.
CARDS = (
    bell.calls_card,
    chores.charge_card,
    chores.late_card,
    chores.backup_card,
    *(card for room in ROOMS for card in room.CARDS),
    cards.guests_card,
    cards.overdue_card,
    cards.stock_card,
    cards.faults_card,
    desk_devices.silent_card,
    community.hours_card,
)


def create_app(settings: Config | None = None) -> Flask:
    """Wire the house: settings, store-room, doors, pages, and every feature's faces."""
    settings = settings or config.from_environment()
    app = Flask(__name__, instance_path=str(settings.instance), template_folder=TOP / "templates", static_folder=None)
    app.config.from_mapping(settings.for_flask())
    app.extensions["settings"] = settings
    _stand_behind(app, settings.behind_proxy)
    _open_store_room(app, settings)
    _hang_doors(app)
    _light_pages(app)
    introductions.make()
    for face in FACES:
        app.register_blueprint(face)
    housekeeping.hang_all(settings)
    today.init(app, CARDS)
    cli.init(app)
    return app


def _stand_behind(app: Flask, proxies: int) -> None:
    """Believe what so many proxies say of who asks, by which name and whether over https; without one, nobody."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]


def _open_store_room(app: Flask, settings: Config) -> None:
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings.database_url)
    try:
        db.init_app(app)
    except (ArgumentError, ImportError, ValueError) as nonsense:
        raise ConfigError(f"DATABASE_URL makes no sense ({type(nonsense).__name__})") from None
    with app.app_context():
        teach_manners(db.engine)
    privacy.use_key(settings.keys.personal)
    audit.use_key(settings.keys.audit)


def _hang_doors(app: Flask) -> None:
    # What is hung first is done last: a page is packed when nothing changes it any more.
    packing.init(app)
    headers.init(app)
    doors.init(app)
    transaction.init(app)
    guard = CSRFProtect(app)
    for programs in feeds.WITHOUT_FORM:
        guard.exempt(programs)
    errors.init(app)
    desk_door.init(app)
    kiosk_door.init(app)


def _light_pages(app: Flask) -> None:
    words.init(app, context.spoken_language)
    hypermedia.init(app)
    asset_url = assets.init(app, TOP / "static", Path(app.instance_path) / "assets")
    pages.init(app, asset_url=asset_url)
    context.init(app)
