"""Characters as stray hands write them: leaning, turned, out of place, out of order, and joined up.

Made from the very strokes that the matcher compares with, so that its marks flatter it: they tell one matcher from
another, not how people fare. Units are those of the packed strokes, 64 to the side.
"""

import math
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.browser.strokes import Stroke, drawn_as

SWAPPED, JOINED = 0.15, 0.2
"""How often a stroke changes places with the next one, and how often the pen is not lifted after it."""


@dataclass(frozen=True)
class Hand:
    """How far a hand strays; each is the standard deviation of a normal distribution."""

    lean: float
    turn: float
    """Radians."""
    wide: float
    place: float
    length: float
    tremble: float
    is_out_of_order: bool = False
    is_joined: bool = False


_LIGHT: Final = (0.08, 0.05, 0.08, 1.5, 0.06, 0.5)
_HEAVY: Final = (0.2, 0.12, 0.16, 3.0, 0.13, 1.0)
HANDS: Final = {
    "light": Hand(*_LIGHT),
    "heavy": Hand(*_HEAVY),
    "order": Hand(*_LIGHT, is_out_of_order=True),
    "joined": Hand(*_LIGHT, is_joined=True),
    "all": Hand(*_HEAVY, is_out_of_order=True, is_joined=True),
}


def written(character: str, kind: str, seed: int) -> list[Stroke]:
    """The character as that hand writes it; the same seed gives the same strokes."""
    hand, chance = HANDS[kind], Random(f"{seed} {kind} {character}")
    lean, turn, wide = (chance.gauss(0, by) for by in (hand.lean, hand.turn, hand.wide))
    strokes = [_stray(stroke, hand, chance) for stroke in drawn_as(character)]
    strokes = [[_moved(point, lean, turn, 1 + wide) for point in stroke] for stroke in strokes]
    if hand.is_out_of_order:
        _swap(strokes, chance)
    return _join(strokes, chance) if hand.is_joined else strokes


def _stray(stroke: Stroke, hand: Hand, chance: Random) -> Stroke:
    """One stroke, out of its place, too long or too short, with a trembling hand."""
    right, down, longer = chance.gauss(0, hand.place), chance.gauss(0, hand.place), 1 + chance.gauss(0, hand.length)
    start_x, start_y = stroke[0]
    return [
        (
            start_x + (x - start_x) * longer + right + chance.gauss(0, hand.tremble),
            start_y + (y - start_y) * longer + down + chance.gauss(0, hand.tremble),
        )
        for x, y in stroke
    ]


def _moved(point: tuple[float, float], lean: float, turn: float, wide: float) -> tuple[float, float]:
    x, y = point
    across = (x + lean * y) * wide
    return across * math.cos(turn) - y * math.sin(turn), across * math.sin(turn) + y * math.cos(turn)


def _swap(strokes: list[Stroke], chance: Random) -> None:
    place = 0
    while place < len(strokes) - 1:
        if chance.random() < SWAPPED:
            strokes[place], strokes[place + 1] = strokes[place + 1], strokes[place]
            place += 1
        place += 1


def _join(strokes: list[Stroke], chance: Random) -> list[Stroke]:
    joined = strokes[:1]
    for stroke in strokes[1:]:
        if chance.random() < JOINED:
            joined[-1] = joined[-1] + stroke
        else:
            joined.append(stroke)
    return joined
