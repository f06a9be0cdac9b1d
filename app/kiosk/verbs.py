"""What can happen at a kiosk's shell: someone comes, chooses, rings, leaves; staff enrol and revoke."""

from datetime import timedelta

from sqlalchemy import bindparam, delete, update

from app import clock
from app.audit import record
from app.community.models import Place
from app.db import db, run, upsert
from app.kiosk import queries
from app.kiosk.models import FRESH, Device, HelpCall, Keepsake, Panel, Sight, Visitor
from app.refusal import Refused
from app.staff.models import Staff
from app.tokens import digest, new_code, new_token
from app.volunteers import verbs_door as volunteers
from app.words import _

_SEE = update(Visitor).where(Visitor.id == bindparam("visitor")).values(seen_at=bindparam("now"))
_BEAT = update(Device).where(Device.id == bindparam("device")).values(seen_at=bindparam("now"))


def welcome(device_id: int) -> tuple[Visitor, str]:
    """Open a visitor session at a kiosk: the visitor and the token for the cookie."""
    token = new_token()
    now = clock.now()
    visitor = Visitor(device_id=device_id, token_hash=digest(token), opened_at=now, seen_at=now)
    visitor.language, visitor.sight = "zh", Sight.NORMAL
    db.session.add(visitor)
    db.session.flush()
    return visitor, token


def see(visitor_id: int) -> None:
    """Note that the visitor is still here."""
    run(_SEE, visitor=visitor_id, now=clock.now())


def end(visitor: Visitor) -> None:
    """End the session for good: its token opens nothing any more, and nobody is known by it."""
    visitor.ended_at, visitor.token_hash = clock.now(), None
    _forget(visitor.id)


def end_the_absent(patience: timedelta) -> int:
    """End every session nobody has touched for `patience`, or last touched when the clock was ahead; how many."""
    now = clock.now()
    gone = Visitor.ended_at.is_(None) & ~Visitor.seen_at.between(now - patience, now + FRESH)
    ended = update(Visitor).where(gone).values(ended_at=Visitor.seen_at, token_hash=None)
    absent = db.session.scalars(ended.returning(Visitor.id)).all()
    _forget(*absent)
    return len(absent)


def keep(visitor_id: int, name: str, words: str) -> None:
    """Keep something for a visitor until they leave; what was kept under that name before is gone."""
    kept = upsert(Keepsake).values(visitor_id=visitor_id, name=name, words=words, at=clock.now())
    anew = {"words": kept.excluded.words, "at": clock.now()}
    db.session.execute(kept.on_conflict_do_update(index_elements=["visitor_id", "name"], set_=anew))


def drop(visitor_id: int, name: str) -> None:
    """It is not needed any more."""
    db.session.execute(delete(Keepsake).where(Keepsake.visitor_id == visitor_id, Keepsake.name == name))


def speak(visitor: Visitor, language: str) -> None:
    """Go on in `language` ('zh' or 'en') until this visitor leaves."""
    visitor.language = language


def look(visitor: Visitor, sight: Sight) -> None:
    """Show pages that way until this visitor leaves."""
    visitor.sight = sight


def beat(device_id: int) -> None:
    """The kiosk says that it is alive."""
    run(_BEAT, device=device_id, now=clock.now())


def ring(device: Device, visitor: Visitor) -> HelpCall:
    """Ring for help; ringing twice is ringing once, and the answer is for whoever rang last and so stands there."""
    waiting = queries.ringing_call_of(device.id)
    if waiting is not None:
        waiting.visitor_id = visitor.id
        return waiting
    rung = upsert(HelpCall).values(device_id=device.id, visitor_id=visitor.id, rung_at=clock.now())
    db.session.execute(rung.on_conflict_do_nothing())
    call = queries.ringing_call_of(device.id)
    if call is None:
        raise Refused(_("刚刚有人应答了，马上就来"))
    record(device, "help.rung", call)
    return call


def answer(call: HelpCall, staff: Staff) -> None:
    """Someone goes to help."""
    if call.answered_at is not None:
        raise Refused(_("已经有人去了"))
    call.answered_at, call.answered_by_id = clock.now(), staff.id
    record(staff, "help.answered", call)


def add_device(staff: Staff, name: str, place: Place, panel: Panel) -> Device:
    """Make room for a kiosk at a place; it is enrolled with a code."""
    device = Device(name=name, place_id=place.id, panel=panel)
    db.session.add(device)
    db.session.flush()
    record(staff, "device.added", device)
    return device


def adopt_this_machine(place: Place) -> Device:
    """On a single machine the machine itself is a kiosk: no code, loopback only."""
    device = Device(name="本机", place_id=place.id, is_this_machine=True, enrolled_at=clock.now())
    db.session.add(device)
    record(None, "device.adopted", device)
    return device


def offer_code(device: Device, staff: Staff, good_for: timedelta) -> str:
    """A fresh six-digit code that enrols this device once; the old token stops when the code is used."""
    if device.revoked_at is not None:
        raise Refused(_("这台自助机已经停用，请新添一台"))
    code = new_code()
    device.code_hash, device.code_until = digest(code), clock.now() + good_for
    record(staff, "device.code_offered", device)
    return code


def enrol(code: str) -> tuple[Device, str] | None:
    """Enrol the device that `code` was offered for: it and its new token. None when no device waits for it."""
    device = queries.device_awaiting(code, clock.now())
    if device is None:
        return None
    token = new_token()
    device.token_hash, device.code_hash, device.code_until = digest(token), None, None
    device.enrolled_at = device.seen_at = clock.now()
    device.is_this_machine = False
    record(device, "device.enrolled", device)
    return device, token


def revoke(device: Device, staff: Staff) -> None:
    """Close a kiosk: its next tap is a stranger's."""
    if device.revoked_at is not None:
        raise Refused(_("这台自助机已经停用了"))
    device.revoked_at, device.token_hash, device.code_hash = clock.now(), None, None
    device.is_this_machine = False
    record(staff, "device.revoked", device)


def change_device(device: Device, staff: Staff, name: str, place: Place, panel: Panel, printer: str) -> None:
    """Rename a kiosk, move it, say how big its screen is and where its printer listens."""
    device.name, device.place_id, device.panel, device.printer = name, place.id, panel, printer
    record(staff, "device.changed", device)


def _forget(*visitor_ids: int) -> None:
    volunteers.forget(*visitor_ids)
    db.session.execute(delete(Keepsake).where(Keepsake.visitor_id.in_(visitor_ids)))
