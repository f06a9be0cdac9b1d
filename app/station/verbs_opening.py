"""How the first station opens: the seven services on its wall, and this machine as its kiosk."""

from app.community import verbs_founding
from app.community.models import Area, Place
from app.db import db
from app.kiosk import queries as kiosks
from app.kiosk import verbs as kiosk
from app.refusal import Refused
from app.staff import queries as desk
from app.staff.models import Staff
from app.station.models import Offer, Service
from app.station.seven import SEVEN
from app.words import _


def open_house(by: Staff, street: str, community: str, name: str, address: str, hours: tuple[str, str]) -> Place:
    """Found the community and open its first station. Only once: a second tap finds the house standing."""
    if desk.has_community():
        raise Refused(_("社区已经建好了"))
    founded: Area = verbs_founding.found(by, street, community)
    place = verbs_founding.open_station(by, founded, name, address, *hours)
    _offer_the_seven(place)
    if not kiosks.devices():
        kiosk.adopt_this_machine(place)
    return place


def _offer_the_seven(place: Place) -> None:
    for position, one in enumerate(SEVEN):
        service = Service(**one._asdict(), position=position)
        db.session.add(service)
        db.session.flush()
        db.session.add(Offer(place_id=place.id, service_id=service.id))
