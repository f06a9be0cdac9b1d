"""How words are cut into what one recording says. static/js/aloud/words.js cuts a page in the same way."""

import hashlib
import re
import unicodedata
from enum import StrEnum
from typing import Final

_PLACE: Final = re.compile(r"%\((\w+)\)[sd]|%%")
_NUMBER: Final = re.compile(r"%\(\w+\)d|%\((?:n|num|number|count|minutes|seconds|hours|days|left|age|years)\)s|\d+")
_LETTER: Final = re.compile(r"[^\W\d_]")


class Tongue(StrEnum):
    """The two languages of the kiosk."""

    ZH = "zh"
    EN = "en"


TONGUES: Final = tuple(Tongue)
# A digit, and in Chinese what tens, halves and o'clock are told with.
NUMBERS: Final = {Tongue.ZH: (*"0123456789", "十", "点", "分"), Tongue.EN: tuple("0123456789")}


def plain(words: str) -> str:
    """The words of one recording: one blank where there were several, and nothing but words at either end."""
    joined = " ".join(words.split())
    start, end = 0, len(joined)
    while start < end and _is_edge(joined[start]):
        start += 1
    while end > start and _is_edge(joined[end - 1]):
        end -= 1
    return joined[start:end]


def pieces(phrase: str) -> list[str]:
    """What can be recorded of a phrase: all of it, or what stands between its numbers; nothing if more is set in."""
    cut = _NUMBER.sub("\0", phrase)
    return [] if _PLACE.search(cut) else [piece for each in cut.split("\0") if _is_said(piece := plain(each))]


def key_of(tongue: str, words: str) -> str:
    """The name of a phrase in addresses and in the store-room."""
    return hashlib.sha256(f"{tongue} {words}".encode()).hexdigest()[:16]


def _is_said(words: str) -> bool:
    return _LETTER.search(words) is not None


def _is_edge(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter).startswith("P")
