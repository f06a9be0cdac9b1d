"""How a name is found by its sound and put in order: pinyin, with surnames read as surnames are."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from app.papers import HAN
from app.surnames import READINGS

LONGEST: Final = 200
"""Characters a key column holds."""

_HAN: Final = re.compile(f"[{HAN}]")
_RUNS: Final = re.compile(rf"[{HAN}]+|[^{HAN}\s]+")
_SYLLABLE: Final = re.compile(r"([a-z]+)([1-4]?)")
_WORDS: Final = re.compile(r"[a-z]+|[0-9]+")

Syllables = tuple[tuple[str, str], ...]
"""(letters, tone) of each character; tone '0' for what is no Han character."""


def search_keys(name: str) -> tuple[str, ...]:
    """'曾小贤' → 'zxx', 'zengxiaoxian', 'cxx', 'cengxiaoxian': initials and full pinyin of each reading.

    Lower-case ASCII letters and digits only. A surname is read both as a surname and as pypinyin reads it; 吕 is found
    by lv and by lu. Latin words and numbers stay as they are.
    """
    keys = (key for reading in _readings(_plain(name)) for key in _keys(reading))
    return tuple(dict.fromkeys(key for key in keys if key))


def search_text(name: str, *more: str) -> str:
    """The names and all their keys with spaces between, 200 characters at most: one column to be searched with LIKE."""
    plain = [_plain(each) for each in (name, *more)]
    keys = (key for each in plain for key in search_keys(each))
    return _as_much_as_fits(dict.fromkeys([*filter(None, plain), *keys]))


def sort_key(name: str) -> str:
    """A text whose order by code point is the order of people: by pinyin, then tone, then character."""
    reading = _readings(_plain(name))[0]
    letters, tones = " ".join(letters for letters, _tone in reading), "".join(tone for _letters, tone in reading)
    return f"{letters} {tones} {name}"[:LONGEST]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


@lru_cache(maxsize=4096)
def _readings(plain: str) -> tuple[Syllables, ...]:
    # The surname's own reading first: names are sorted by it.
    usual = _usual(plain)
    for length in (2, 1):
        reading = READINGS.get(plain[:length])
        if reading:
            surname = tuple((letters, tone) for letters, tone in _SYLLABLE.findall(reading))
            return tuple(dict.fromkeys([surname + usual[length:], usual]))
    return (usual,)


def _usual(plain: str) -> Syllables:
    # Loading the dictionaries costs a seventh of a second and 40 MB; a house nobody searches in starts without them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    syllables: list[tuple[str, str]] = []
    for run in _RUNS.findall(plain):
        is_han = bool(_HAN.match(run))
        spoken = lazy_pinyin(run, style=Style.TONE3, errors="default") if is_han else [run]
        syllables += (_syllable(each) if is_han else (each, "0") for each in spoken)
    return tuple(syllables)


def _syllable(spoken: str) -> tuple[str, str]:
    said = _SYLLABLE.fullmatch(spoken)
    return (said[1], said[2] or "5") if said else (spoken, "0")


def _keys(reading: Syllables) -> list[str]:
    words = _words(reading)
    initials = "".join(word if word.isdigit() else word[0] for word in words)
    full = "".join(words)
    return [initials, full, *([full.replace("v", "u")] if _has_umlaut(reading) else [])]


def _words(reading: Syllables) -> list[str]:
    return _WORDS.findall(_ascii(" ".join(letters for letters, _tone in reading)))


def _ascii(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _has_umlaut(reading: Syllables) -> bool:
    return any(tone != "0" and letters in {"lv", "nv", "lve", "nve"} for letters, tone in reading)


def _as_much_as_fits(keys: dict[str, None]) -> str:
    kept = ""
    for key in keys:
        longer = f"{kept} {key}".lstrip()
        kept = longer if len(longer) <= LONGEST else kept
    return kept
