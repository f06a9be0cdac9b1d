"""What draws on a paper: words, rules, the comb and the pattern for cameras. Points, from the lower left."""

from collections.abc import Iterable
from itertools import groupby
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, Final

# The typeface comes with what draws, which is fetched when the first paper is asked for.
if TYPE_CHECKING:
    from app.pdf.typeface import Typeface

# In black and white these are a middling and a light grey, and black.
EDGE: Final = "#94702f"
HONEY: Final = "#e3bd73"
LIGHT: Final = "#fff3d6"
INK: Final = "#1d1206"
# One weight of type is kept; a thin line around a character makes it bold.
BOLD: Final = 0.03


class Pen:
    """A pen over one canvas."""

    def __init__(self, canvas: Any, face: "Typeface") -> None:
        self.canvas, self.face = canvas, face
        self._dip()

    def turn(self) -> None:
        """On to the next leaf."""
        self.canvas.showPage()
        self._dip()

    def lines(
        self, x: float, y: float, lines: Iterable[str], size: float, leading: float = 0, *, is_bold: bool = False
    ) -> None:
        for place, line in enumerate(lines):
            self._words(x, y - place * leading, line, size, is_bold=is_bold)

    def centred(self, x: float, y: float, words: str, size: float, spread: float = 0) -> None:
        """Words around `x`; with `spread` points between its characters, and then bold, it is a heading."""
        width = self.face.width(words, size) + spread * (len(words) - 1)
        self._words(x - width / 2, y, words, size, spread, is_bold=bool(spread))

    def flush_right(self, x: float, y: float, words: str, size: float) -> None:
        self._words(x - self.face.width(words, size), y, words, size)

    def rule(self, left: float, right: float, y: float, colour: str) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.5)
        self.canvas.line(left, y, right, y)

    def band(self, x: float, y: float, width: float, height: float) -> None:
        self.canvas.setFillColor(LIGHT)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.setFillColor(INK)
        self.rule(x, x + width, y + height, EDGE)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A double line around the leaf, as certificates have it."""
        self.canvas.setStrokeColor(EDGE)
        for inset, weight in ((0, 1.2), (2.4, 0.4)):
            self.canvas.setLineWidth(weight)
            self.canvas.rect(x + inset, y + inset, width - 2 * inset, height - 2 * inset)

    def comb(self, x: float, y: float) -> None:
        """Three cells, the middle one full."""
        self.canvas.setStrokeColor(EDGE)
        self.canvas.setLineWidth(1)
        self.canvas.setFillColor(HONEY)
        for aside in (-1, 0, 1):
            self._cell(x + aside * 16, y, 8, is_full=aside == 0)
        self.canvas.setFillColor(INK)

    def code(self, x: float, y: float, size: float, rows: tuple[bytes, ...]) -> None:
        """The dark squares, `size` points wide in all: a form of its own, a unit a square, row by row from the top."""
        count = len(rows)
        self.canvas.beginForm("qr", 0, 0, count, count)
        self.canvas.setFillColor("#000000")
        squares = self.canvas.beginPath()
        for down, row in enumerate(rows):
            for begin, length in _dark_runs(row):
                squares.rect(begin, count - 1 - down, length, 1)
        self.canvas.drawPath(squares, stroke=0, fill=1)
        self.canvas.endForm()
        self._place("qr", x, y, size / count)

    def _place(self, form: str, x: float, y: float, scale: float) -> None:
        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.scale(scale, scale)
        self.canvas.doForm(form)
        self.canvas.restoreState()

    def _words(self, x: float, y: float, words: str, size: float, spread: float = 0, *, is_bold: bool = False) -> None:
        self.canvas.setFont(self.face.fontName, size)
        self.canvas.setStrokeColor(INK)
        self.canvas.setLineWidth(size * BOLD)
        self.canvas.drawString(x, y, words, mode=2 if is_bold else 0, charSpace=spread)

    def _cell(self, x: float, y: float, radius: float, *, is_full: bool) -> None:
        corners = [(x + radius * sin(pi / 3 * turn), y + radius * cos(pi / 3 * turn)) for turn in range(6)]
        outline = self.canvas.beginPath()
        outline.moveTo(*corners[0])
        for corner in corners[1:]:
            outline.lineTo(*corner)
        outline.close()
        self.canvas.drawPath(outline, stroke=1, fill=int(is_full))

    def _dip(self) -> None:
        self.canvas.setFillColor(INK)


def _dark_runs(row: bytes) -> list[tuple[int, int]]:
    """Where the dark squares of a row begin, and how many stand together."""
    runs = [(dark, [place for place, _ in run]) for dark, run in groupby(enumerate(row), key=lambda square: square[1])]
    return [(places[0], len(places)) for dark, places in runs if dark]
