"""What the kiosk's shell reads: where it stands, who is before it, who has rung."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.sql.elements import ColumnElement

from app.community.models import Area, Place
from app.db import Moment, db, run
from app.kiosk.models import Device, HelpCall, Keepsake, Visitor
from app.tokens import digest
from app.volunteers.models_door import Draft, Presence


class Here(NamedTuple):
    """One row that says where we are and for whom: device, place, community, visitor and bell.

    `knows_someone`: a volunteer is recognised, or has half enrolled, or a room of the house keeps something for them.
    """

    device_id: int
    device_name: str
    panel: str
    printer: str
    device_seen_at: datetime | None
    place_id: int
    place_name: str
    place_name_en: str
    address: str
    week: list[Any]
    closed_at: datetime | None
    closed_words: str
    community_name: str
    visitor_id: int | None
    visitor_seen_at: datetime | None
    language: str | None
    sight: str | None
    rung_at: datetime | None
    answered_at: datetime | None
    knows_someone: bool


def _here(is_mine: ColumnElement[bool]) -> Any:
    is_present = and_(
        Visitor.device_id == Device.id,
        Visitor.token_hash == bindparam("visitor_hash"),
        Visitor.ended_at.is_(None),
        Visitor.seen_at.between(bindparam("since", type_=Moment), bindparam("until", type_=Moment)),
    )
    latest_call = (
        select(HelpCall.id)
        .where(HelpCall.visitor_id == Visitor.id)
        .order_by(HelpCall.rung_at.desc())
        .limit(1)
        .correlate(Visitor)
        .scalar_subquery()
    )
    knows = [select(told.id).where(told.visitor_id == Visitor.id).exists() for told in (Presence, Draft, Keepsake)]
    place = (Place.id, Place.name, Place.name_en, Place.address, Place.week, Place.closed_at, Place.closed_words)
    return (
        select(Device.id, Device.name, Device.panel, Device.printer, Device.seen_at, *place, Area.name)
        .add_columns(
            Visitor.id, Visitor.seen_at, Visitor.language, Visitor.sight, HelpCall.rung_at, HelpCall.answered_at
        )
        .add_columns(or_(*knows))
        .join(Place, Place.id == Device.place_id)
        .join(Area, Area.id == Place.area_id)
        .outerjoin(Visitor, is_present)
        .outerjoin(HelpCall, HelpCall.id == latest_call)
        .where(is_mine, Device.revoked_at.is_(None))
    )


_HERE_BY_TOKEN = _here(Device.token_hash == bindparam("device_hash"))
_HERE_ON_THIS_MACHINE = _here(Device.is_this_machine.is_(True))


def here(
    device_token: str | None, visitor_token: str, *, on_this_machine: bool, since: datetime, until: datetime
) -> Here | None:
    """The kiosk a request comes from, its visitor if seen from `since` to `until`, and that one's call; or None."""
    words = {"since": since, "until": until, "visitor_hash": digest(visitor_token)}
    if device_token:
        row = run(_HERE_BY_TOKEN, **words, device_hash=digest(device_token)).first()
        if row:
            return Here._make(row)
    row = run(_HERE_ON_THIS_MACHINE, **words).first() if on_this_machine else None
    return Here._make(row) if row else None


def keepsake(visitor_id: int | None, name: str) -> str | None:
    """What is kept for a visitor under a name."""
    kept = select(Keepsake.words).where(Keepsake.visitor_id == visitor_id, Keepsake.name == name)
    return db.session.scalar(kept) if visitor_id else None


def is_founded() -> bool:
    """Whether there is a place at all that a kiosk could stand at."""
    return db.session.scalar(select(Place.id).limit(1)) is not None


def is_live_device(token: str) -> bool:
    """Whether `token` belongs to an enrolled kiosk that is not this machine."""
    mine = select(Device.id).where(Device.token_hash == digest(token), Device.revoked_at.is_(None))
    return db.session.scalar(mine) is not None


def devices() -> Sequence[Device]:
    """All kiosks, the living first, by name."""
    return db.session.scalars(
        select(Device).order_by(Device.revoked_at.isnot(None), Device.name, Device.id).limit(200)
    ).all()


def device_awaiting(code: str, now: datetime) -> Device | None:
    """The kiosk that `code` enrols, while the code is good."""
    waiting = select(Device).where(
        Device.code_hash == digest(code), Device.code_until > now, Device.revoked_at.is_(None)
    )
    return db.session.scalar(waiting.with_for_update())


class Ringing(NamedTuple):
    """A call nobody has answered yet, and where it comes from."""

    id: int
    where: str
    rung_at: datetime


_RINGING = (
    select(HelpCall.id, Place.name + " · " + Device.name, HelpCall.rung_at)
    .join(Device, Device.id == HelpCall.device_id)
    .join(Place, Place.id == Device.place_id)
    .where(HelpCall.answered_at.is_(None))
    .order_by(HelpCall.rung_at)
)


def ringing() -> list[Ringing]:
    """Who is calling now, the longest-waiting first."""
    return [Ringing(*row) for row in db.session.execute(_RINGING)]


def call_for_update(id: int) -> HelpCall | None:
    """One call, held until it is answered."""
    return db.session.scalar(select(HelpCall).where(HelpCall.id == id).with_for_update())


def ringing_call_of(device_id: int) -> HelpCall | None:
    """The call ringing at this kiosk, if any."""
    ringing = select(HelpCall).where(HelpCall.device_id == device_id, HelpCall.answered_at.is_(None))
    return db.session.scalar(ringing.with_for_update())


def device_for_update(device_id: int) -> Device | None:
    """A kiosk, locked: two colleagues changing it come one after the other."""
    locked = select(Device).where(Device.id == device_id).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))
