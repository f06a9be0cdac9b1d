"""A slip as dots: 576 to the row, which is what a head of 80 mm and 203 dpi prints."""

import gzip
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from app import qr
from app.slips.slip import Slip

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

WIDTH: Final = 576
MARGIN: Final = 24
CODE: Final = 300
"""At most so many dots to the side of the code."""
SMALL, SERVICE, NUMBER = 28, 40, 96
LEADING: Final = 1.35


def draw(slip: Slip) -> "Image":
    """The slip in black and white, mode '1', `WIDTH` dots wide and as long as its words need."""
    # A tenth of a second that a house without a printer need not wait for.
    from PIL import Image  # noqa: PLC0415

    pieces = list(_pieces(slip))
    paper = Image.new("1", (WIDTH, sum(piece.height for piece in pieces) + 2 * MARGIN), 1)
    down = MARGIN
    for piece in pieces:
        paper.paste(piece, (0, down))
        down += piece.height
    return paper


def _pieces(slip: Slip) -> Iterator["Image"]:
    head, number = slip.number
    for words, size in ((slip.house, SMALL), (slip.service, SERVICE), (head, SMALL), (number, NUMBER)):
        yield from (_line(row, size) for row in rows(words, size))
    for label, words in slip.facts:
        yield from (_line(row, SMALL) for row in rows(f"{label}  {words}", SMALL))
    yield _code(slip.ticket)
    yield from (_line(row, SMALL) for row in rows(slip.foot, SMALL))


def rows(words: str, size: int) -> list[str]:
    """The words in rows that fit between the margins; a row breaks between any two characters, as Chinese does."""
    found = [""]
    for character in words:
        if _type(size).getlength(found[-1] + character) > WIDTH - 2 * MARGIN:
            found.append("")
        found[-1] += character
    return [row.strip() for row in found if row.strip()]


def _line(words: str, size: int) -> "Image":
    from PIL import Image, ImageDraw  # noqa: PLC0415

    strip = Image.new("1", (WIDTH, round(size * LEADING)), 1)
    pen = ImageDraw.Draw(strip)
    pen.fontmode = "1"  # a head has no grey
    pen.text((WIDTH / 2, strip.height / 2), words, fill=0, font=_type(size), anchor="mm")
    return strip


def _code(ticket: str) -> "Image":
    """Squares of whole dots in the middle, with the four empty ones around that readers need."""
    from PIL import Image  # noqa: PLC0415

    pattern = qr.rows(ticket)
    side = len(pattern)
    square = CODE // (side + 8)
    small = Image.new("1", (side, side), 1)
    small.putdata([0 if dark else 1 for row in pattern for dark in row])
    strip = Image.new("1", (WIDTH, square * (side + 8)), 1)
    strip.paste(small.resize((side * square, side * square)), ((WIDTH - side * square) // 2, 4 * square))
    return strip


@cache
def _type(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415

    return ImageFont.truetype(BytesIO(_face()), size)


@cache
def _face() -> bytes:
    from app.pdf.typeface import FILE  # noqa: PLC0415

    return gzip.decompress(FILE.read_bytes())
