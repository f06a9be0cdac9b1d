"""How many disputes were settled: a figure that says what it counts, and out of how many."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from app.mediation.lifecycle import JUDGED, Outcome
from app.shares import percent


class Closing(NamedTuple):
    """A case by the last time it was closed, and whether it has been opened again since."""

    outcome: Outcome
    is_reopened: bool


class Figure(NamedTuple):
    """The success of a period; `n` are the closings counted, `agreed` those of them that hold."""

    agreed: int
    n: int
    reopened: int
    outcomes: dict[Outcome, int]

    @property
    def percent(self) -> int | None:
        """Full agreements that hold, of all that were seen through, in hundredths; None when there are none."""
        return percent(self.agreed, self.n)


def figure(closings: Iterable[Closing]) -> Figure:
    """Count each case once, by its last closing in the period.

    In the denominator: agreed, partly, not agreed. In the numerator: agreed in full and not opened again since.
    Withdrawn and referred cases are shown beside it and count in neither.
    """
    found = list(closings)
    judged = [each for each in found if each.outcome in JUDGED]
    held = sum(each.outcome is Outcome.AGREED and not each.is_reopened for each in judged)
    reopened = sum(each.is_reopened for each in judged)
    counted = Counter(each.outcome for each in found)
    return Figure(held, len(judged), reopened, {outcome: counted[outcome] for outcome in Outcome})
