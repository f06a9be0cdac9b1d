"""What both input builders need to know of characters: which there are, and how often each is used."""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
FIRST_ROW, LAST_ROW = 0xB0, 0xF7
"""The rows of GB 2312 that hold Han characters."""


def standard() -> str:
    """The 6,763 characters of GB 2312, in its order."""
    rows = range(FIRST_ROW, LAST_ROW + 1)
    cells = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF))
    return "".join(cells)


def table(name: str) -> list[str]:
    """The lines of one of our own tables, without its remarks."""
    lines = (TABLES / f"{name}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def rare() -> str:
    """What names use beyond GB 2312."""
    return "".join(table("rare"))


@cache
def words() -> tuple[tuple[str, int, str], ...]:
    """Every word of jieba's list: the word, how often, which part of speech."""
    return tuple(_entries())


@cache
def frequencies() -> Counter[str]:
    """How often a character is used, counted in jieba's words."""
    counted: Counter[str] = Counter()
    for word, often, _kind in words():
        for character in word:
            counted[character] += often
    return counted


def weight(character: str) -> float:
    """0 for never … about 7 for 的."""
    return math.log10(frequencies()[character] + 1)


def _entries() -> Iterator[tuple[str, int, str]]:
    # Asked where it lies rather than imported: the list is all that is wanted of it.
    found = find_spec("jieba")
    if not found or not found.origin:
        raise SystemExit("jieba is not installed here")
    for line in (Path(found.origin).parent / "dict.txt").read_text("utf-8").splitlines():
        word, often, *kind = line.split()
        yield word, int(often), kind[0] if kind else ""
