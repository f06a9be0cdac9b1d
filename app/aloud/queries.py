"""What is read of the recordings."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from app.aloud.models import Clip
from app.aloud.sounds import Kind
from app.db import db
from app.staff.models import Staff
from app.station.models import Service

MOST = 3000


class ClipRow(NamedTuple):
    """A recording in the list, without what is in it."""

    key: str
    tongue: str
    words: str
    digest: str
    seconds: int
    at: datetime
    by_name: str


class Sound(NamedTuple):
    """A recording as it is played."""

    kind: Kind
    blob: bytes


def clips(tongue: str) -> Sequence[ClipRow]:
    """Every recording of a language."""
    row = (Clip.key, Clip.tongue, Clip.words, Clip.digest, Clip.seconds, Clip.at, Staff.name)
    found = select(*row).join(Staff, Staff.id == Clip.by_id).where(Clip.tongue == tongue).order_by(Clip.id).limit(MOST)
    return [ClipRow(*each) for each in db.session.execute(found)]


def clip(key: str) -> ClipRow | None:
    """The recording of a phrase."""
    row = (Clip.key, Clip.tongue, Clip.words, Clip.digest, Clip.seconds, Clip.at, Staff.name)
    found = db.session.execute(select(*row).join(Staff, Staff.id == Clip.by_id).where(Clip.key == key)).first()
    return ClipRow(*found) if found else None


def clip_for_update(key: str) -> Clip | None:
    """The same, locked: whoever records over it and whoever takes it out come one after the other."""
    locked = select(Clip).where(Clip.key == key).with_for_update()
    return db.session.scalar(locked.execution_options(populate_existing=True))


def sound(digest: str) -> Sound | None:
    """What is in a recording."""
    found = db.session.execute(select(Clip.kind, Clip.blob).where(Clip.digest == digest).limit(1)).first()
    return Sound(*found) if found else None


def edition(tongue: str) -> str:
    """A name for all recordings of a language that changes whenever one comes or goes; empty if there is none."""
    count, latest = db.session.execute(select(func.count(), func.max(Clip.at)).where(Clip.tongue == tongue)).one()
    return f"{count}-{int(latest.timestamp() * 1000)}" if count else ""


def services() -> list[tuple[str, str]]:
    """What the services are called, in Chinese and in English."""
    rows = db.session.execute(select(Service.name, Service.name_en).order_by(Service.id).limit(100))
    return [(name, name_en) for name, name_en in rows]
