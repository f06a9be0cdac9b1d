"""What kind of recording was sent, judged by its first bytes and not by what it is called."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The kinds a kiosk's browser plays."""

    OGG = "audio/ogg"
    WEBM = "audio/webm"
    MPEG = "audio/mpeg"
    WAV = "audio/wav"


_HEADS: Final = {b"OggS": Kind.OGG, b"\x1a\x45\xdf\xa3": Kind.WEBM, b"ID3": Kind.MPEG}
_SYNC: Final = 0xE0


def kind_of(blob: bytes) -> Kind | None:
    """OGG, WebM, MP3 or WAV; anything else is None."""
    if blob[:4] == b"RIFF" and blob[8:12] == b"WAVE":
        return Kind.WAV
    # An MP3 without a title begins with eleven ones; of the layers only the third is MP3.
    if len(blob) > 1 and blob[0] == 0xFF and blob[1] & _SYNC == _SYNC and blob[1] & 0x06 == 0x02:
        return Kind.MPEG
    return next((kind for head, kind in _HEADS.items() if blob.startswith(head)), None)
