"""What hangs on buildings in the rooms above, counted as of a day: the community itself knows nothing of them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple


class Hanging(NamedTuple):
    """Something that goes along when a building changes its grid: its words, and how many there are on a day.

    `on` takes building ids and a day and gives the number for each building that has any.
    """

    words: object
    on: Callable[[Sequence[int], date], dict[int, int]]


_hangings: tuple[Hanging, ...] = ()


def let_hang(hangings: Iterable[Hanging]) -> None:
    """What rooms on the floors above hang on buildings; said once, when the house is wired."""
    global _hangings  # noqa: PLW0603 — said once, when the house is wired
    _hangings = tuple(hangings)


def words() -> list[str]:
    """What there is to count."""
    return [str(each.words) for each in _hangings]


def counted(building_ids: Sequence[int], day: date) -> list[dict[int, int]]:
    """In the same order, how many on each building on a day."""
    return [each.on(building_ids, day) if building_ids else {} for each in _hangings]
