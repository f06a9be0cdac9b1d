"""The phrases of a language as the desk reads them, each with its recording if there is one."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from flask import current_app

from app import words
from app.aloud import queries
from app.aloud.cutting import NUMBERS, TONGUES, Tongue, key_of, pieces, plain
from app.aloud.phrases import Part, said
from app.station.screens import GREETINGS, in_own_words
from app.words import _, _l

PARTS: Final = {
    Part.HEADING: _l("标题"),
    Part.QUESTION: _l("问题"),
    Part.BUTTON: _l("按钮"),
    Part.NUMBER: _l("数字"),
    Part.REST: _l("其他句子"),
    Part.OWN: _l("自己加的"),
}
SPOKEN: Final = {Tongue.ZH: _l("中文"), Tongue.EN: _l("英文")}


class Line(NamedTuple):
    """A phrase, and its recording."""

    key: str
    tongue: Tongue
    part: Part
    words: str
    digest: str = ""
    seconds: int = 0
    at: datetime | None = None
    by_name: str = ""


def lines(tongue: Tongue) -> list[Line]:
    """All phrases: those of the pages in their order, then those the office has added."""
    clips = {row.key: row for row in queries.clips(tongue)}
    known = {line.key: line for line in _of_the_pages(tongue)}
    own = [Line(row.key, tongue, Part.OWN, row.words) for row in clips.values() if row.key not in known]
    return [_with(line, clips.get(line.key)) for line in (*known.values(), *own)]


def line(key: str) -> Line | None:
    """One of them."""
    return next((each for tongue in TONGUES for each in lines(tongue) if each.key == key), None)


def _with(line: Line, row: queries.ClipRow | None) -> Line:
    if row is None:
        return line
    return line._replace(digest=row.digest, seconds=row.seconds, at=row.at, by_name=row.by_name)


def _of_the_pages(tongue: Tongue) -> Iterator[Line]:
    seen: set[str] = set()
    for part, told in _told(tongue):
        if told not in seen:
            seen.add(told)
            yield Line(key_of(tongue, told), tongue, part, told)


def _told(tongue: Tongue) -> Iterator[tuple[Part, str]]:
    yield from ((Part.NUMBER, number) for number in NUMBERS[tongue])
    with words.speaking(tongue):
        yield from ((Part.HEADING, plain(phrase)) for phrase in _by_the_house())
    book = words.phrases(current_app, tongue)
    for part, phrase in said(Path(str(current_app.template_folder))):
        yield from ((part, piece) for piece in pieces(book.gettext(phrase)))


def _by_the_house() -> list[str]:
    """What no page says by itself: the greeting of the hour, and what the services are called."""
    greetings = [str(greeting) for _begins, greeting in GREETINGS]
    services = [in_own_words(name, name_en) for name, name_en in queries.services()]
    return [*greetings, f"{_('进来')}{_('歇歇脚')}", *services]
