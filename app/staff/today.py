"""Today: cards laid on the desk by every feature that has something to say about the day."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from flask import Flask, current_app

from app.staff.models import Staff


class Tone(StrEnum):
    """How much a card asks for: nothing, a look today, somebody now."""

    OK = "ok"
    WAIT = "wait"
    ALARM = "alarm"


class Action(NamedTuple):
    """The one thing to do about a row: where its button posts, and what it says."""

    url: str
    words: str


class Row(NamedTuple):
    """One matter of a card."""

    text: str
    note: str = ""
    url: str = ""
    action: Action | None = None


class Card(NamedTuple):
    """What a feature lays on the desk. Without rows it is well, and `empty` says so.

    A card `in_the_bell` steps aside while the bell on top of the page says the same.
    What `is_due_today` cannot wait for tomorrow, and lies on top.
    """

    title: str
    tone: Tone
    rows: Sequence[Row] = ()
    url: str = ""
    empty: str = ""
    in_the_bell: bool = False
    is_due_today: bool = False


Maker = Callable[[Staff], Iterable[Card]]


def init(app: Flask, makers: Sequence[Maker]) -> None:
    """Let `makers` lay their cards, in this order, for whoever looks."""
    app.extensions["today"] = tuple(makers)


def cards(staff: Staff) -> list[Card]:
    """All cards for `staff`: what is due today first, then alarms, otherwise in the makers' order."""
    laid = [card for maker in current_app.extensions["today"] for card in maker(staff)]
    return sorted(laid, key=lambda card: (not card.is_due_today, card.tone is not Tone.ALARM))
