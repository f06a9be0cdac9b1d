"""The way of a nomination: which deed may follow which, and until when a public notice lasts.

Nominated → shortlisted or not → in public notice → honoured; or taken off the list on the way.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from app.clock import NO_SPECIALS, Specials, add_working_days


class Stage(StrEnum):
    """How far a nomination has come."""

    NOMINATED = "nominated"
    SHORTLISTED = "shortlisted"
    DECLINED = "declined"
    NOTICED = "noticed"
    AWARDED = "awarded"
    WITHDRAWN = "withdrawn"


class Deed(StrEnum):
    """What can be done to a nomination."""

    SHORTLIST = "shortlist"
    DECLINE = "decline"
    CONSENT = "consent"
    TAKE_BACK = "take_back"
    ANNOUNCE = "announce"
    OBJECT = "object"
    AWARD = "award"
    WITHDRAW = "withdraw"
    ERASE = "erase"


class No(StrEnum):
    """Why a deed may not follow."""

    WRONG_STAGE = "wrong_stage"
    ERASED = "erased"
    HAS_CONSENT = "has_consent"
    NO_CONSENT = "no_consent"
    STILL_NOTICED = "still_noticed"
    NOTICE_OVER = "notice_over"
    OBJECTION_OPEN = "objection_open"
    OBJECTION_UPHELD = "objection_upheld"


class Standing(NamedTuple):
    """Where a nomination stands; `until` is the last day of its notice, `waiting` and `upheld` are objections."""

    stage: Stage
    has_consent: bool = False
    until: date | None = None
    waiting: int = 0
    upheld: int = 0
    is_erased: bool = False


SETTLED: Final = frozenset({Stage.DECLINED, Stage.AWARDED, Stage.WITHDRAWN})
_RUNNING: Final = frozenset({Stage.NOMINATED, Stage.SHORTLISTED, Stage.NOTICED})
_FROM: Final[Mapping[Deed, frozenset[Stage]]] = MappingProxyType(
    {
        Deed.SHORTLIST: frozenset({Stage.NOMINATED}),
        Deed.DECLINE: frozenset({Stage.NOMINATED, Stage.SHORTLISTED}),
        Deed.CONSENT: _RUNNING | {Stage.AWARDED},
        Deed.TAKE_BACK: frozenset(Stage),
        Deed.ANNOUNCE: frozenset({Stage.SHORTLISTED}),
        Deed.OBJECT: frozenset({Stage.NOTICED}),
        Deed.AWARD: frozenset({Stage.NOTICED}),
        Deed.WITHDRAW: _RUNNING | {Stage.AWARDED},
        Deed.ERASE: frozenset(Stage),
    }
)
_TO: Final[Mapping[Deed, Stage]] = MappingProxyType(
    {
        Deed.SHORTLIST: Stage.SHORTLISTED,
        Deed.DECLINE: Stage.DECLINED,
        Deed.ANNOUNCE: Stage.NOTICED,
        Deed.AWARD: Stage.AWARDED,
        Deed.WITHDRAW: Stage.WITHDRAWN,
    }
)


def notice_until(begins: date, days: int, special: Specials = NO_SPECIALS) -> date:
    """The last day of a notice that begins on a day: the `days`-th working day after it."""
    return add_working_days(begins, days, special)


def is_over(until: date | None, today: date) -> bool:
    """Whether a notice has run its whole time: from the first moment of the day after the last one."""
    return until is not None and today > until


def after(deed: Deed, stage: Stage) -> Stage:
    """The stage a deed leads to. A consent taken back ends a notice; erased on its way, a family is off the list."""
    if deed is Deed.TAKE_BACK and stage is Stage.NOTICED:
        return Stage.SHORTLISTED
    if deed is Deed.ERASE and stage in _RUNNING:
        return Stage.WITHDRAWN
    return _TO.get(deed, stage)


def why_not(deed: Deed, standing: Standing, today: date) -> No | None:
    """What stands in the way of a deed; None when it may be done."""
    if standing.is_erased:
        return No.ERASED
    if standing.stage not in _FROM[deed]:
        return No.WRONG_STAGE
    if deed is Deed.CONSENT:
        return No.HAS_CONSENT if standing.has_consent else None
    if deed in {Deed.TAKE_BACK, Deed.ANNOUNCE} and not standing.has_consent:
        return No.NO_CONSENT
    if deed is Deed.OBJECT:
        return No.NOTICE_OVER if is_over(standing.until, today) else None
    return _not_yet(standing, today) if deed is Deed.AWARD else None


def _not_yet(standing: Standing, today: date) -> No | None:
    if not standing.has_consent:
        return No.NO_CONSENT
    if standing.waiting:
        return No.OBJECTION_OPEN
    if standing.upheld:
        return No.OBJECTION_UPHELD
    return None if is_over(standing.until, today) else No.STILL_NOTICED


def open_deeds(standing: Standing, today: date) -> frozenset[Deed]:
    """What may be done now."""
    return frozenset(deed for deed in Deed if why_not(deed, standing, today) is None)
