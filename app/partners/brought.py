"""What the rooms above lay on a partner's page: what it offers, what it has done; the partners know none of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.partners.models import Partner


class Thing(NamedTuple):
    """One line: its words, a note, and where it leads."""

    text: str
    note: str = ""
    url: str = ""


class Heap(NamedTuple):
    """Things of one sort under a head; `empty` says what it means that there is none."""

    head: str
    things: Sequence[Thing]
    empty: str
    url: str = ""


Bringer = Callable[[Partner], Heap]
_bringers: tuple[Bringer, ...] = ()


def let_bring(bringers: Iterable[Bringer]) -> None:
    """Who brings something; said once, when the house is wired."""
    global _bringers  # noqa: PLW0603 — said once, when the house is wired
    _bringers = tuple(bringers)


def heaps(partner: Partner) -> list[Heap]:
    """All that is brought for a partner."""
    return [bring(partner) for bring in _bringers]
