"""What became of the recordings, in plain words."""

from typing import Final

from app.words import _l

ALOUD: Final = {
    "clip.laid_in": _l("录了一句朗读"),
    "clip.taken_out": _l("去掉一句朗读"),
}
