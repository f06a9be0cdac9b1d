"""Small numbers of what is sensitive are not told: few are easily recognised (fewer than five)."""

from collections.abc import Sequence
from typing import Final

FEWEST: Final = 5


def veiled(counts: Sequence[int]) -> list[int | None]:
    """The same counts with those from 1 to 4 left out (None), and one more when the sum would give a single one away.

    Whoever knows the sum must find at least two hidden, or none; hidden beside a small one is the next smallest.
    """
    shown: list[int | None] = [None if 0 < count < FEWEST else count for count in counts]
    hidden = [place for place, count in enumerate(shown) if count is None]
    others = [place for place, count in enumerate(shown) if count]
    if len(hidden) == 1 and others:
        shown[min(others, key=lambda place: counts[place])] = None
    return shown


def is_few(count: int) -> bool:
    """Whether so many are too few to be told."""
    return 0 < count < FEWEST
