"""How what is held reads: masked on the screen, whole on the copy for the person."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from flask import url_for

from app.daywords import day_words
from app.privacy import mask_name, mask_phone
from app.rights.queries import Found
from app.words import language


class Line(NamedTuple):
    """A row as it is shown: by what it is ticked, what it is, since when, who, why it may not go, and its page."""

    key: str
    words: str
    when: str
    who: str
    kept_for: str
    url: str
    is_sure: bool


def lines(found: Iterable[Found]) -> list[Line]:
    """One line for each, masked."""
    return [
        Line(
            each.key,
            str(each.holding.words),
            when(each),
            " ".join(
                [*map(mask_name, _said(each, each.holding.names)), *map(mask_phone, _said(each, each.holding.phones))]
            ),
            each.holding.kept_for(each.row),
            url_for(each.holding.page, id=getattr(each.row, each.holding.page_id)) if each.holding.page else "",
            each.is_sure,
        )
        for each in found
    ]


def whole(each: Found) -> list[str]:
    """Everything of a row that tells of the person, in full."""
    told = each.holding
    said = [*_said(each, told.names), *_said(each, told.phones), *_said(each, told.words_in)]
    return [*said, *filter(None, told.tells(each.row))]


def when(each: Found) -> str:
    """Since when it is held."""
    at = getattr(each.row, each.holding.when) if each.holding.when else None
    day: date | None = at.date() if isinstance(at, datetime) else at
    return day_words(day, language()) if day else ""


def _said(each: Found, columns: tuple[str, ...]) -> list[Any]:
    return [value for column in columns if (value := getattr(each.row, column))]
