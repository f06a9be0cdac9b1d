"""Writes what the pinyin keys know: `python -m tools.pinyin_words static/data/pinyin.txt`.

jieba 0.42.1 (words and how often they are used) and pypinyin 0.55.0 (how they are read) must be installed, in a
folder of your own, not in the house's .venv. Surnames and their readings come from app/surnames.py, the rest from
tools/tables.

What is written: four chapters with an empty line between, each line a reading and what is read so, the likeliest first.
Characters (`zeng 增曾…`); words (`zhi'yuan'zhe 志愿者`); surnames (`ou'yang 欧阳`); given names (`xiu'ying 秀英`).
"""

import re
import runpy
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin

from tools import characters

MOST_WORDS = 16_500
SELDOM = 30
"""A character's second reading counts for so much less than its first."""
NOT_GIVEN = {"先生", "将军", "大将", "大王", "天子", "大师", "二世"}
# 吕 stands as lyu in passports; nue and lue are what many type for nve and lve.
ALSO_TYPED = {"lv": "lyu", "nv": "nyu", "lve": "lue", "nve": "nue"}
SYLLABLE = re.compile(r"[a-z]*[aeiouv][a-z]*")
SURNAMES = runpy.run_path(str(Path(__file__).parents[1] / "app" / "surnames.py"))

Chapter = dict[str, list[str]]


def written() -> str:
    """All four chapters."""
    chapters = (_also_typed(_characters()), _read(_words()), _also_typed(_surnames()), _also_typed(_given()))
    singles = [f"{reading} {''.join(each)}" for reading, each in chapters[0].items()]
    return "\n\n".join(
        [
            "\n".join(singles),
            *("\n".join(f"{key} {' '.join(each)}" for key, each in one.items()) for one in chapters[1:]),
        ]
    )


def _characters() -> Chapter:
    """Every character under each of its readings."""
    weighed: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for character in dict.fromkeys(characters.standard() + characters.rare()):
        for place, reading in enumerate(_readings(character)):
            weighed[reading].append((characters.frequencies()[character] / (SELDOM if place else 1), character))
    return {reading: [each for _, each in sorted(some, reverse=True)] for reading, some in sorted(weighed.items())}


def _readings(character: str) -> list[str]:
    """As it is usually read, otherwise read, and read as a surname."""
    usual = (each.replace("ü", "v") for each in pinyin(character, style=Style.NORMAL, heteronym=True)[0])
    both = dict.fromkeys([*usual, _untoned(SURNAMES["READINGS"].get(character, ""))])
    return [each for each in both if SYLLABLE.fullmatch(each)]


def _words() -> Iterator[str]:
    """The station's own words, then the commonest of the language that are nobody's name."""
    yield from " ".join(characters.table("station")).split()
    known = set(characters.standard())
    common = sorted(characters.words(), key=lambda entry: -entry[1])
    sayable = (
        word for word, _, kind in common if 2 <= len(word) <= 4 and not kind.startswith("nr") and known.issuperset(word)
    )
    yield from (word for _, word in zip(range(MOST_WORDS), sayable, strict=False))


def _surnames() -> Chapter:
    """Under the surname's reading and the usual one; those of many people first."""
    common = dict.fromkeys("".join(characters.table("surnames")))
    compound = sorted(each for each in SURNAMES["COMPOUND"] if set(characters.standard()).issuperset(each))
    chapter: Chapter = defaultdict(list)
    for surname in [*common, *compound]:
        for reading in _surname_readings(surname):
            chapter[reading].append(surname)
    return chapter


def _surname_readings(surname: str) -> Iterator[str]:
    own = _untoned(SURNAMES["READINGS"].get(surname, ""))
    usual = "'".join(_readings(character)[0] for character in surname)
    yield from dict.fromkeys(each for each in (own, _reading(surname), usual) if each)


def _given() -> Chapter:
    """Names of two characters, and the characters names are made of."""
    single = dict.fromkeys("".join(characters.table("given")))
    pairs = " ".join(characters.table("given_pairs")).split()
    return _read(dict.fromkeys([*pairs, *_pairs_heard(set(single)), *single]))


def _pairs_heard(fitting: set[str]) -> list[str]:
    """Given names that several people in jieba's list bear."""
    heard: dict[str, int] = defaultdict(int)
    for word, _, kind in characters.words():
        if kind.startswith("nr") and len(word) in {2, 3} and fitting.issuperset(word[-2:]):
            heard[word[-2:]] += 1
    often = sorted((name for name, times in heard.items() if times > 1), key=lambda name: (-heard[name], name))
    return [name for name in often if name not in NOT_GIVEN]


def _also_typed(chapter: Chapter) -> Chapter:
    return chapter | {
        also: chapter[each] for each, also in ALSO_TYPED.items() if each in chapter and also not in chapter
    }


def _read(words: Iterable[str]) -> Chapter:
    chapter: Chapter = defaultdict(list)
    for word in dict.fromkeys(words):
        chapter[_reading(word)].append(word)
    return chapter


def _reading(word: str) -> str:
    return "'".join(lazy_pinyin(word, v_to_u=False))


def _untoned(reading: str) -> str:
    """'yue4zheng4' → "yue'zheng"."""
    return "'".join(re.findall(r"[a-z]+", reading))


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(written(), "utf-8")
    print(f"{target}: {target.stat().st_size} bytes")
