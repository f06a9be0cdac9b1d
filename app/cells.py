"""What stands in a cell of a table somebody filled in: a day, an hour, a number, yes or no, one of a list."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final, TypeVar

from app.words import _

_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?")
_HOUR: Final = re.compile(r"(\d{1,2})[:：点时](?:(\d{1,2})分?(?::00)?)?")
_BETWEEN: Final = re.compile(r"[、，,；;/\n]+")
_YES: Final = frozenset({"是", "有", "y", "yes", "true", "1", "√", "✓"})
_NO: Final = frozenset({"", "否", "无", "n", "no", "false", "0"})

K = TypeVar("K")


class Amiss(Exception):  # noqa: N818 — said of the row: something is amiss
    """A row that cannot be taken in; `words` say why."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def day(said: str, head: str) -> date | None:
    """2026-03-02, 2026/3/2, 2026年3月2日; None for nothing."""
    plain = _plain(said)
    if not plain:
        return None
    found = _DAY.fullmatch(plain)
    try:
        return date(*map(int, found.groups())) if found else _no(_("%(head)s要写成 2026-03-02 这样", head=head))
    except ValueError:
        return _no(_("没有%(head)s这一天，请看一下", head=head))


def hour(said: str, head: str) -> time | None:
    """9:30, 09:30:00, 9点半 is not read; None for nothing."""
    plain = _plain(said)
    if not plain:
        return None
    found = _HOUR.fullmatch(plain)
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _no(_("%(head)s要写成 9:30 这样", head=head))
    except ValueError:
        return _no(_("%(head)s要写成 9:30 这样", head=head))


def moment(said: str, head: str) -> datetime | None:
    """2026-03-02 9:30; a day alone is its end."""
    first, _space, rest = _plain(said).partition(" ")
    on = day(first, head)
    at = hour(rest, head) if rest.strip(":0 ") else time(23, 59)
    return datetime.combine(on, at or time()) if on else None


def whole(said: str, head: str, least: int, most: int) -> int | None:
    """A whole number within bounds; None for nothing."""
    plain = _plain(said)
    if not plain:
        return None
    is_number = plain.isascii() and plain.isdigit() and len(plain) < 10 and least <= int(plain) <= most
    return int(plain) if is_number else _no(_("%(head)s请填 %(least)d 到 %(most)d", head=head, least=least, most=most))


def yes(said: str, head: str) -> bool:
    """是 or 否; nothing is no."""
    plain = _plain(said).lower()
    return plain in _YES if plain in _YES | _NO else _no(_("%(head)s请填「是」或「否」", head=head))


def one(said: str, head: str, choices: Mapping[str, K]) -> K:
    """One of a list."""
    found = choices.get(said) or choices.get(_plain(said))
    return found if found is not None else _no(_("%(head)s没有「%(said)s」这一种", head=head, said=said[:20]))


def some(said: str, head: str, choices: Mapping[str, K]) -> frozenset[K]:
    """Several of a list, with 、 between."""
    return frozenset(one(each.strip(), head, choices) for each in _BETWEEN.split(said) if each.strip())


def _no(words: str) -> K:  # type: ignore[type-var]
    raise Amiss(words)


def _plain(said: str) -> str:
    """Half-width, with single blanks."""
    return " ".join(unicodedata.normalize("NFKC", said).split())
