"""The way of a case: open, closed with an outcome, opened again when it breaks."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Stage(StrEnum):
    """Whether somebody still has to sit down with them."""

    OPEN = "open"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What came of it: agreed, agreed in part, not agreed, withdrawn by them, referred to whom it belongs."""

    AGREED = "agreed"
    PARTLY = "partly"
    NOT_AGREED = "not_agreed"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


class Deed(StrEnum):
    """What can be done to a case; each leaves a line in its history."""

    BEGIN = "begin"
    HEAR = "hear"
    ESCALATE = "escalate"
    CLOSE = "close"
    FOLLOW_UP = "follow_up"
    REOPEN = "reopen"


JUDGED: Final = frozenset({Outcome.AGREED, Outcome.PARTLY, Outcome.NOT_AGREED})
"""Outcomes of a mediation that was seen through: the denominator of its success."""
LASTING: Final = frozenset({Outcome.AGREED, Outcome.PARTLY})
"""What is worth asking after: does it still hold?"""

_WAYS: Final[Mapping[Deed, tuple[Stage | None, Stage | None]]] = MappingProxyType(
    {
        Deed.BEGIN: (None, Stage.OPEN),
        Deed.HEAR: (Stage.OPEN, None),
        Deed.ESCALATE: (Stage.OPEN, None),
        Deed.CLOSE: (Stage.OPEN, Stage.CLOSED),
        Deed.FOLLOW_UP: (Stage.CLOSED, None),
        Deed.REOPEN: (Stage.CLOSED, Stage.OPEN),
    }
)


def can(stage: Stage | None, deed: Deed) -> bool:
    """Whether a deed may follow at a stage; None: before there is a case."""
    return _WAYS[deed][0] is stage


def after(stage: Stage | None, deed: Deed) -> Stage:
    """Where a deed leads. ValueError for one that may not follow."""
    if not can(stage, deed):
        raise ValueError(f"{deed} may not follow at {stage}")
    led = _WAYS[deed][1] or stage
    assert led is not None
    return led


def replay(deeds: Iterable[Deed]) -> Stage | None:
    """The stage after all of them."""
    stage: Stage | None = None
    for deed in deeds:
        stage = after(stage, deed)
    return stage
