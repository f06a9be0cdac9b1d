"""How loans and numbered things read at the desk: phones masked, lateness in words."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from app import clock
from app.privacy import mask_phone
from app.station.models_loan import AssetState
from app.station.queries_room import AssetRow, LoanRow
from app.station.screens_loan import LENT
from app.station.shelf import Tag
from app.words import _, _l, ngettext

STATE_WORDS = {
    AssetState.IN: _l("在架上"),
    AssetState.OUT: _l("借出"),
    AssetState.LOST: _l("丢失"),
    AssetState.RETIRED: _l("停用"),
}
STATES = (("", _l("全部")), *((state.value, words) for state, words in STATE_WORDS.items()))
TONES = {AssetState.IN: "ok", AssetState.OUT: "wait", AssetState.LOST: "alarm", AssetState.RETIRED: "plain"}


class Out(NamedTuple):
    """A thing with a borrower."""

    id: int
    number: str
    kind: str
    phone: str
    is_unmasked: bool
    place_name: str
    due_at: datetime
    late: Tag | None
    called_at: datetime | None


class Thing(NamedTuple):
    """A numbered thing."""

    id: int
    number: str
    kind: str
    place_name: str
    tag: Tag
    state: str


def loans(found: Iterable[LoanRow], unmasked: int | None = None) -> list[Out]:
    """Loans for the list; only the number of loan `unmasked` is shown in full."""
    return [
        Out(
            row.id,
            row.number,
            str(LENT[row.kind][0]),
            (row.phone or "") if row.id == unmasked else mask_phone(row.phone or ""),
            row.id == unmasked,
            row.place_name,
            row.due_at,
            lateness(row.due_at),
            row.called_at,
        )
        for row in found
    ]


def lateness(due_at: datetime) -> Tag | None:
    """How late a thing is, in whole days from the first."""
    late = clock.now() - due_at
    if late.total_seconds() <= 0:
        return None
    if late.days == 0:
        return Tag("wait", _("今天到期了"))
    return Tag("alarm", ngettext("晚了 %(num)d 天", "晚了 %(num)d 天", late.days))


def assets(found: Iterable[AssetRow]) -> list[Thing]:
    """Things for the list."""
    return [
        Thing(
            row.id,
            row.number,
            str(LENT[row.kind][0]),
            row.place_name,
            Tag(TONES[row.state], str(STATE_WORDS[row.state])),
            row.state,
        )
        for row in found
    ]


def kinds() -> list[tuple[str, object]]:
    """What a thing can be: stored word and label."""
    return [(kind.value, words) for kind, (words, _icon) in LENT.items()]
