"""A recording is laid in, or taken out."""

import hashlib
from typing import NamedTuple

from app import clock
from app.aloud.cutting import key_of
from app.aloud.models import Clip
from app.aloud.queries import clip_for_update
from app.aloud.sounds import Kind, kind_of
from app.audit import record
from app.config import rules
from app.db import db, upsert
from app.refusal import Refused
from app.staff.models import Staff
from app.words import _


class Spoken(NamedTuple):
    """Words in a language as somebody said them; `seconds` is what the browser measured, 0 if it did not."""

    tongue: str
    words: str
    blob: bytes
    seconds: int = 0


def lay_in(by: Staff, spoken: Spoken) -> Clip:
    """The recording of a phrase, in the place of the one before. Refused if it is too large, too long or no sound."""
    kind = _expect_playable(spoken)
    key, digest = key_of(spoken.tongue, spoken.words), hashlib.sha256(spoken.blob).hexdigest()[:16]
    told = {"tongue": spoken.tongue, "words": spoken.words, "kind": kind, "digest": digest, "seconds": spoken.seconds}
    told |= {"at": clock.now(), "by_id": by.id, "blob": spoken.blob}
    row = upsert(Clip).values(key=key, **told)
    db.session.execute(row.on_conflict_do_update(index_elements=[Clip.key], set_=told))
    clip = clip_for_update(key)
    assert clip is not None
    record(by, "clip.laid_in", clip)
    return clip


def take_out(by: Staff, key: str) -> None:
    """The phrase is no longer said by this voice."""
    clip = clip_for_update(key)
    if clip is None:
        raise Refused(_("这一句没有录音"))
    record(by, "clip.taken_out", clip)
    db.session.flush()
    db.session.delete(clip)


def _expect_playable(spoken: Spoken) -> Kind:
    kind, most = kind_of(spoken.blob), rules().clip_kilobytes
    if kind is None:
        raise Refused(_("这个文件不是能播放的录音，请用 OGG、WebM、MP3 或 WAV"))
    if len(spoken.blob) > most * 1000:
        raise Refused(_("录音太大了，最多 %(most)d KB，请录短一点", most=most))
    if spoken.seconds > rules().clip_seconds:
        raise Refused(_("录音太长了，最多 %(most)d 秒，请只念这一句", most=rules().clip_seconds))
    return kind
