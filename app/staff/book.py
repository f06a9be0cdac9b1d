"""The house book at the desk: who did what and when. Nothing in it names a guest."""

import re
from collections.abc import Sequence
from typing import Final

from flask import Blueprint, Response, request, url_for

from app.pages import show
from app.staff import door, queries_book
from app.staff.deeds import FAMILIES, deed_words, thing_words
from app.staff.queries_book import PAGE, Entry
from app.words import _

bp = door.guard(Blueprint("book", __name__, url_prefix="/desk/events"))

HOUSE: Final = "house"
ACTOR: Final = re.compile(r"house|[a-z_]{1,30}:[0-9]{1,18}")


@bp.get("")
def pages() -> Response:
    """A page of the book, newest first."""
    family, actor = asked_for()
    before = request.args.get("after", type=int)
    lines = queries_book.page(family, actor, before if before and before < 2**63 else None)
    names = names_in(lines, actor)
    shown = [_shown(line, names) for line in lines]
    older, newest = _older(lines, family, actor), url_for(".pages") if before else None
    who, chips = called(actor, names), _chips(family, actor)
    return show("desk/book.html", lines=shown, who=who, chips=chips, older=older, newest=newest)


def asked_for() -> tuple[str, str]:
    """Deeds of which family, and whose."""
    family, actor = request.values.get("deed", ""), request.values.get("actor", "")
    return family if family in FAMILIES else "", actor if ACTOR.fullmatch(actor) else ""


def names_in(lines: Sequence[Entry], *more: str) -> dict[str, str]:
    """The names of the colleagues some lines speak of."""
    return queries_book.names_of({*more, *(line.actor for line in lines), *(line.subject for line in lines)})


def called(reference: str, names: dict[str, str]) -> str:
    """Who or what a line speaks of, in words."""
    return _("系统") if reference == HOUSE else names.get(reference) or thing_words(reference)


def _shown(line: Entry, names: dict[str, str]) -> dict[str, object]:
    return {
        "line": line,
        "words": deed_words(line.deed),
        "actor": called(line.actor, names),
        "subject": called(line.subject, names) if line.subject != HOUSE else "",
        "by_url": url_for(".pages", actor=line.actor),
    }


def _chips(family: str, actor: str) -> list[tuple[str, str, bool]]:
    every = [(_("全部"), url_for(".pages", actor=actor or None), not family)]
    return every + [
        (str(words), url_for(".pages", deed=code, actor=actor or None), code == family)
        for code, words in FAMILIES.items()
    ]


def _older(lines: object, family: str, actor: str) -> str | None:
    match lines:
        case [*_rest, Entry(seq=seq)] if len(_rest) + 1 == PAGE and seq > 1:
            return url_for(".pages", deed=family or None, actor=actor or None, after=seq)
    return None
