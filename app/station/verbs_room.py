"""What can be done to the room itself: services rest and resume, faults are told and mended, things get numbers."""

from app import clock
from app.audit import record
from app.community.models import Place
from app.db import db
from app.refusal import Refused
from app.staff.models import Staff
from app.station import queries, queries_room
from app.station.models import Fault, Offer, Service
from app.station.models_loan import Asset, AssetKind, AssetState
from app.words import _


def pause(offer: Offer, by: Staff, words: str) -> None:
    """Let a service rest at a place; the tile greys and says why."""
    if offer.paused_at is not None:
        raise Refused(_("这项服务已经暂停了"))
    offer.paused_at, offer.paused_words = clock.now(), words
    record(by, "service.paused", offer)


def resume(offer: Offer, by: Staff) -> None:
    """Serve it again."""
    if offer.paused_at is None:
        raise Refused(_("这项服务正在提供，不用恢复"))
    offer.paused_at, offer.paused_words = None, ""
    record(by, "service.resumed", offer)


def offer(service: Service, by: Staff, place: Place) -> None:
    """Put a service on the wall of a place."""
    if queries_room.offer_at(service.id, place.id) is not None:
        raise Refused(_("这里已经有这项服务了"))
    db.session.add(Offer(service_id=service.id, place_id=place.id))
    record(by, "service.offered", service, f"place:{place.id}")


def withdraw(offered: Offer, by: Staff) -> None:
    """Take a service off the wall of a place; past visits keep it."""
    record(by, "service.withdrawn", offered.service, f"place:{offered.place_id}")
    db.session.delete(offered)


def change_service(service: Service, by: Staff, words: dict[str, str], position: int) -> None:
    """Change how a tile reads and where it hangs: `words` are name, name_en, hint, hint_en and icon."""
    for name in ("name", "name_en", "hint", "hint_en", "icon"):
        setattr(service, name, words[name])
    service.position = position
    record(by, "service.changed", service)


def report_fault(by: Staff, place: Place, words: str, words_en: str = "") -> Fault:
    """Tell the guests that something does not work."""
    fault = Fault(place_id=place.id, words=words, words_en=words_en, since=clock.now())
    db.session.add(fault)
    record(by, "fault.reported", fault)
    return fault


def clear_fault(fault: Fault, by: Staff) -> None:
    """It works again."""
    if fault.cleared_at is not None:
        raise Refused(_("这一条已经修好了"))
    fault.cleared_at = clock.now()
    record(by, "fault.cleared", fault)


def add_asset(by: Staff, number: str, kind: AssetKind, place: Place) -> Asset:
    """A new thing to lend, with its number on the handle."""
    if queries.asset_numbered(number) is not None:
        raise Refused(_("编号 %(number)s 已经有了，请换一个", number=number))
    asset = Asset(number=number, kind=kind, place_id=place.id, state=AssetState.IN)
    db.session.add(asset)
    record(by, "asset.added", asset)
    return asset


def retire_asset(asset: Asset, by: Staff) -> None:
    """Take a worn-out thing out of use."""
    if asset.state is AssetState.OUT:
        raise Refused(_("这一件还借在外面，收回以后再停用"))
    if asset.state is AssetState.RETIRED:
        raise Refused(_("这一件已经停用了"))
    asset.state = AssetState.RETIRED
    record(by, "asset.retired", asset)


def resume_asset(asset: Asset, by: Staff) -> None:
    """Lend a retired thing again."""
    if asset.state is not AssetState.RETIRED:
        raise Refused(_("这一件没有停用"))
    asset.state = AssetState.IN
    record(by, "asset.resumed", asset)
