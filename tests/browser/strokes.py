"""Writing on the board as a hand would: the packed strokes, a little crooked, drawn with the mouse."""

import math
from collections.abc import Iterator
from functools import cache
from random import Random

from playwright.sync_api import Page, expect

from tests.browser.served import TOP

PACKED = TOP / "static" / "data" / "strokes.bin"
SQUARE = 64
COMMON = slice(0, 2500)
"""Of the characters by how often they are used: those everybody writes."""

Stroke = list[tuple[float, float]]


def common(many: int) -> list[str]:
    """Characters from among the commonest, spread evenly."""
    book, often = _opened()
    ordered = sorted(book, key=lambda character: -often[character])[COMMON]
    return ordered[:: len(ordered) // many][:many]


def crooked(character: str, seed: int) -> list[Stroke]:
    """The character as somebody in a hurry writes it: leaning, turned, each stroke somewhat off."""
    chance = Random(seed)
    lean, turn, wide = (chance.gauss(0, by) for by in (0.08, 0.05, 0.08))
    return [list(_off(stroke, chance, lean, turn, 1 + wide)) for stroke in _opened()[0][character]]


def drawn_as(character: str) -> list[Stroke]:
    """The strokes as they are packed."""
    return _opened()[0][character]


def write(page: Page, character: str, seed: int = 1) -> None:
    """Draw it on the board, in its middle."""
    box = page.locator(".board canvas").bounding_box()
    assert box
    size = min(box["width"], box["height"]) * 0.75 / SQUARE
    left, top = (box["x"] + box["width"] / 2 - 32 * size, box["y"] + box["height"] / 2 - 32 * size)
    for stroke in crooked(character, seed):
        points = [(left + x * size, top + y * size) for x, y in stroke]
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point, steps=2)
        page.mouse.up()


def take(page: Page, text: str) -> None:
    """Take it from the keys on show, looking further as long as there is more."""
    key = page.locator(f'[data-guess]:text-is("{text}")')
    expect(page.locator(".guesses")).not_to_have_attribute("aria-busy", "true")
    for _ in range(24):
        expect(page.locator("[data-guess]").first).to_be_visible()
        if key.is_visible():
            break
        page.click("[data-more]")
    key.click()


def spell(page: Page, letters: str) -> None:
    for letter in letters:
        page.click(f"[data-letter='{letter}']")


def _off(stroke: Stroke, chance: Random, lean: float, turn: float, wide: float) -> Iterator[tuple[float, float]]:
    right, down, longer = chance.gauss(0, 1.5), chance.gauss(0, 1.5), 1 + chance.gauss(0, 0.06)
    start_x, start_y = stroke[0]
    for x, y in stroke:
        moved_x = start_x + (x - start_x) * longer + right + chance.gauss(0, 0.5)
        moved_y = start_y + (y - start_y) * longer + down + chance.gauss(0, 0.5)
        leaning = (moved_x + lean * moved_y) * wide
        yield (
            leaning * math.cos(turn) - moved_y * math.sin(turn),
            leaning * math.sin(turn) + moved_y * math.cos(turn),
        )


@cache
def _opened() -> tuple[dict[str, list[Stroke]], dict[str, int]]:
    """The packed file as tools/hanzi_strokes.py describes it: {character: strokes}, {character: how often}."""
    head, _, rest = PACKED.read_bytes().partition(b"\n")
    characters = head.decode()
    often, numbers = rest[: len(characters)], iter(rest[len(characters) :])
    book = {character: _strokes(numbers) for character in characters}
    return book, dict(zip(characters, often, strict=True))


def _strokes(numbers: Iterator[int]) -> list[Stroke]:
    return [[(next(numbers), next(numbers)) for _ in range(next(numbers))] for _ in range(next(numbers))]
