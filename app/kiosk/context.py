"""What every kiosk screen knows: where it stands, who is before it, what time it is."""

from typing import Any, NamedTuple

from flask import request

from app import clock
from app.config import rules
from app.kiosk import door
from app.kiosk.queries import Here
from app.volunteers import cards


class Look(NamedTuple):
    """How a screen looks to the visitor of the moment."""

    language: str
    sight: str


def look() -> Look:
    """The visitor's choices; a kiosk nobody has touched speaks Chinese in normal type."""
    here = door.here_or_none()
    return Look(here.language or "zh", here.sight or "normal") if here else Look("zh", "normal")


def screen() -> dict[str, Any]:
    """The values every kiosk template may use."""
    here = door.here_or_none()
    return {
        "kiosk": here,
        "visitor": look(),
        "now": clock.now(),
        "rules": rules(),
        "help_call": _call(here) if here else None,
        "page_key": (request.endpoint or "").rpartition(".")[2],
        "card_prefix": cards.PREFIX,
    }


class Call(NamedTuple):
    """The bell as the kiosk tells it."""

    state: str


def _call(here: Here) -> Call | None:
    """This visitor's latest call; whoever comes next does not hear of it."""
    if here.rung_at is None:
        return None
    return Call("ringing" if here.answered_at is None else "answered")
