"""Who fits a need, and why: pure reckoning over what is known, so that every suggestion can say its reason."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple


class Why(StrEnum):
    """A reason for a suggestion."""

    LEADER = "leader"
    SKILL = "skill"
    BUILDING = "building"
    GRID = "grid"
    COMPOUND = "compound"
    WISH = "wish"
    FREE = "free"


WEIGHTS: Final = {
    Why.LEADER: 48,
    Why.SKILL: 24,
    Why.BUILDING: 12,
    Why.GRID: 6,
    Why.COMPOUND: 3,
    Why.WISH: 1,
    Why.FREE: 1,
}
"""One reason outweighs all those that follow it together, but the last two, which weigh alike."""


class Candidate(NamedTuple):
    """What is known of somebody: the reasons that speak for them, how many orders they have in hand."""

    id: int
    name: str
    reasons: frozenset[Why]
    in_hand: int = 0


class Suggestion(NamedTuple):
    """Somebody who fits, and why, the weightiest reason first."""

    id: int
    name: str
    why: tuple[Why, ...]


def ranked(candidates: Iterable[Candidate], most: int) -> list[Suggestion]:
    """The best `most`: by the weight of their reasons, then who has least in hand, then by number.

    Whoever has nothing in hand has one reason more; that alone is none.
    """
    fitting = [each for each in candidates if each.reasons]
    fitting.sort(key=lambda each: (-weight(each), each.in_hand, each.id))
    return [Suggestion(each.id, each.name, reasons(each)) for each in fitting[:most]]


def reasons(candidate: Candidate) -> tuple[Why, ...]:
    """All that speaks for somebody."""
    return tuple(why for why in Why if why in candidate.reasons or (why is Why.FREE and not candidate.in_hand))


def weight(candidate: Candidate) -> int:
    return sum(WEIGHTS[why] for why in reasons(candidate))
