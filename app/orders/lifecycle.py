"""The way of an order: which deed may follow which, and where it leads.

待受理 → 待接单 → 服务中 → 待评价 → 已办结; declined, withdrawn, or sent back on the way.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Stage(StrEnum):
    """How far an order has come."""

    SUBMITTED = "submitted"
    DISPATCHED = "dispatched"
    TAKEN = "taken"
    DONE = "done"
    CLOSED = "closed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Deed(StrEnum):
    """What can be done to an order; each leaves a line in its history.

    `give_back`: the volunteer returns it to the open board; `send_back`: the desk takes it in again. `settle`: the desk
    did it itself. `close`: the time to rate has run out. `reopen`: the resident says that it is not solved.
    """

    PLACE = "place"
    DISPATCH = "dispatch"
    TAKE = "take"
    GIVE_BACK = "give_back"
    SEND_BACK = "send_back"
    COMPLETE = "complete"
    SETTLE = "settle"
    RATE = "rate"
    CLOSE = "close"
    REOPEN = "reopen"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    ESCALATE = "escalate"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    ANSWER = "answer"


WAITING: Final = frozenset({Stage.SUBMITTED, Stage.DISPATCHED})
OPEN: Final = WAITING | {Stage.TAKEN}
"""What still has to be done."""
PROMISED: Final = frozenset({Stage.DISPATCHED, Stage.TAKEN})
"""What a promise has been given for, and its clock runs."""
SETTLED: Final = frozenset({Stage.CLOSED, Stage.DECLINED, Stage.WITHDRAWN})

_WAYS: Final[Mapping[Deed, tuple[frozenset[Stage], Stage | None]]] = MappingProxyType(
    {
        Deed.DISPATCH: (WAITING, Stage.DISPATCHED),
        Deed.TAKE: (frozenset({Stage.DISPATCHED}), Stage.TAKEN),
        Deed.GIVE_BACK: (frozenset({Stage.TAKEN}), Stage.DISPATCHED),
        Deed.SEND_BACK: (PROMISED, Stage.SUBMITTED),
        Deed.COMPLETE: (frozenset({Stage.TAKEN}), Stage.DONE),
        Deed.SETTLE: (OPEN, Stage.DONE),
        Deed.RATE: (frozenset({Stage.DONE}), Stage.CLOSED),
        Deed.CLOSE: (frozenset({Stage.DONE}), Stage.CLOSED),
        Deed.REOPEN: (frozenset({Stage.DONE}), Stage.SUBMITTED),
        Deed.DECLINE: (WAITING, Stage.DECLINED),
        Deed.WITHDRAW: (OPEN, Stage.WITHDRAWN),
        Deed.CORRECT: (OPEN, None),
        Deed.ESCALATE: (OPEN, None),
        Deed.EXTEND: (PROMISED, None),
        Deed.PAUSE: (PROMISED, None),
        Deed.RESUME: (PROMISED, None),
        Deed.ANSWER: (PROMISED, None),
    }
)


def after(deed: Deed, stage: Stage) -> Stage | None:
    """The stage `deed` leads to from `stage`; None when it may not be done there."""
    if deed not in _WAYS or stage not in _WAYS[deed][0]:
        return None
    return _WAYS[deed][1] or stage


def open_deeds(stage: Stage) -> frozenset[Deed]:
    """What may be done at a stage."""
    return frozenset(deed for deed in _WAYS if after(deed, stage) is not None)
