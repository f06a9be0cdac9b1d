"""Tables that come in: each feature says what its table looks like and how a row is read; the rest is the same for all.

A table is read first, row by row, with all that is wrong told; only one without a fault is taken in, whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from app.cells import Amiss
from app.refusal import Refused
from app.words import _

_FIRST_ROW: Final = 2


class Head(NamedTuple):
    """A column: its head as it stands in the table, what belongs into it, and whether it must be filled in."""

    name: str
    hint: object = ""
    is_needed: bool = False
    longest: int = 60


class Line(NamedTuple):
    """A row of the table: its number there, and what stands under each head."""

    row: int
    cells: Mapping[str, str]

    def said(self, head: str) -> str:
        return self.cells.get(head, "")


class Wrong(NamedTuple):
    """A row that cannot be taken in, and why."""

    row: int
    words: str


class Found(NamedTuple):
    """A row that can, and what it means."""

    row: int
    meant: Any


class Stopped(Refused):
    """Taking in came to a row that cannot be: nothing of the table is."""

    def __init__(self, row: int, reason: object) -> None:
        super().__init__(reason)
        self.row = row


class Intake(NamedTuple):
    """A table that may come in.

    `page`: the list it belongs to; `like`: the address that adds one of them by hand: whoever may open that may bring
    a table. `reader` looks once at what the house has, and gives back what reads a row or raises Amiss. `take_in`
    writes, and raises Stopped. `sums` says what would be new.
    """

    name: str
    page: str
    like: str
    title: object
    about: object
    heads: tuple[Head, ...]
    samples: tuple[tuple[str, ...], ...]
    reader: Callable[[], Callable[[Line], Any]]
    take_in: Callable[[Any, Sequence[Found]], None]
    sums: Callable[[Sequence[Any]], list[str]]


_intakes: dict[str, Intake] = {}


def let_come_in(intakes: Iterable[Intake]) -> None:
    """The tables of every feature, said once when the house is wired."""
    _intakes.clear()
    _intakes.update((each.name, each) for each in intakes)


def named(name: str) -> Intake | None:
    return _intakes.get(name)


def of_page(endpoint: str | None) -> Intake | None:
    """The table that belongs to a list."""
    return next((each for each in _intakes.values() if each.page == endpoint), None)


def read(intake: Intake, rows: Sequence[Sequence[str]]) -> tuple[list[Found], list[Wrong]]:
    """What can be taken in, and every row that cannot, by row. Refused without the heads it needs."""
    at = _columns(intake, rows[0] if rows else ())
    reads = intake.reader()
    found: list[Found] = []
    wrong: list[Wrong] = []
    for row, cells in enumerate(rows[1:], start=_FIRST_ROW):
        line = Line(row, {name: cells[place] for name, place in at.items() if place < len(cells)})
        if not any(line.cells.values()):
            continue
        try:
            _expect_filled_in(intake, line)
            found.append(Found(row, reads(line)))
        except Amiss as amiss:
            wrong.append(Wrong(row, amiss.words))
    if not found and not wrong:
        raise Refused(_("表里还没有内容"))
    return found, wrong


def one_by_one(take_one: Callable[[Any, Any], Any]) -> Callable[[Any, Sequence[Found]], None]:
    """Take in rows one after the other; the first that is refused stops all."""

    def take_in(by: Any, found: Sequence[Found]) -> None:
        for row, meant in found:
            try:
                take_one(by, meant)
            except Refused as refused:
                raise Stopped(row, refused.reason) from None

    return take_in


def _columns(intake: Intake, heads: Sequence[str]) -> dict[str, int]:
    """Where each column stands, in whatever order."""
    known = {head.name for head in intake.heads}
    at = {_head(head): place for place, head in enumerate(heads) if _head(head) in known}
    missing = [head.name for head in intake.heads if head.is_needed and head.name not in at]
    if missing:
        raise Refused(_("第一行要有这几列：%(heads)s", heads="、".join(missing)))
    return at


def _head(said: str) -> str:
    """A star or a blank beside a head is not part of it."""
    return said.strip().strip("*\uff0a ")


def _expect_filled_in(intake: Intake, line: Line) -> None:
    for head in intake.heads:
        said = line.said(head.name)
        if head.is_needed and not said:
            raise Amiss(_("没写%(head)s", head=head.name))
        if len(said) > head.longest:
            raise Amiss(_("%(head)s太长了，最多 %(most)d 个字", head=head.name, most=head.longest))
