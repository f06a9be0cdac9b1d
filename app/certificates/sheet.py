"""The certificate on A4: what stands where, in points from the foot of the leaf."""

from typing import Final

from app import qr
from app.certificates.certificate import Certificate, Words
from app.pdf.leaves import AIR, HEIGHT, LEADING, MM, WIDTH, Row, fall, pieces
from app.pdf.pen import EDGE, HONEY, Pen
from app.pdf.press import press

LEFT: Final = 18 * MM
RIGHT: Final = WIDTH - LEFT
TOP: Final = HEIGHT - 20 * MM
FOOT: Final = 14 * MM
BOTTOM: Final = 21 * MM
COLUMNS: Final = tuple(each * MM for each in (8.5, 19.5, 30, 37, 25, 15, 23, 16))
IN_CELL: Final = 1.2 * MM
SMALL: Final = 8.5
BODY: Final = 12.0
HEADING: Final = 24.0
CODE: Final = 30 * MM
LACKING: Final = "〓 处的字本文件的字库没有，以登记的文字为准；复制出的文字是完整的。"


def draw(certificate: Certificate) -> bytes:
    """The PDF of a certificate; equal certificates make equal bytes."""
    words = certificate.words
    return press(f"{words.title} {certificate.number}", words.recorder, lambda pen: Sheet(pen, words).fill())


class Sheet:
    """One paper, drawn leaf by leaf from the top down."""

    def __init__(self, pen: Pen, words: Words, widths: tuple[float, ...] = COLUMNS) -> None:
        self.pen, self.words, self.widths = pen, words, widths
        said = "".join((*words[:3], *words.columns, *(cell for row in words.rows for cell in row), *words[5:]))
        self.note = LACKING if pen.face.lend(said) else ""

    def fill(self) -> None:
        statement = self.pen.face.rows("　　" + self.words.statement, RIGHT - LEFT, BODY)
        table = TOP - 34 * MM - len(statement) * 7 * MM
        header = next(pieces(self._cells(self.words.columns)))
        rows = [piece for row in self.words.rows for piece in pieces(self._cells(row))]
        room = TOP - BOTTOM - header.height
        leaves = fall(rows, table - BOTTOM - header.height, room, self._closing())
        for number, leaf in enumerate(leaves, 1):
            if number == 1:
                self._heading(statement)
            else:
                self.pen.turn()
            below = self._table(header, leaf, table if number == 1 else TOP)
            if number == len(leaves):
                self._close(below)
            self._foot(number, len(leaves))

    def _heading(self, statement: tuple[str, ...]) -> None:
        self.pen.comb(WIDTH / 2, TOP - 1 * MM)
        self.pen.centred(WIDTH / 2, TOP - 17 * MM, self.words.title, HEADING, spread=3)
        self.pen.centred(WIDTH / 2, TOP - 25 * MM, self.words.number, 10)
        self.pen.lines(LEFT, TOP - 36 * MM, statement, BODY, leading=7 * MM)

    def _table(self, header: Row, rows: list[Row], top: float) -> float:
        """The rows under their header; gives back where the table ends."""
        self.pen.band(LEFT, top - header.height, RIGHT - LEFT, header.height)
        for row in (header, *rows):
            self._row(row, top, is_bold=row is header)
            top -= row.height
            self.pen.rule(LEFT, RIGHT, top, EDGE if row is header else HONEY)
        return top

    def _row(self, row: Row, top: float, *, is_bold: bool) -> None:
        left = LEFT
        for cell, width in zip(row.cells, self.widths, strict=True):
            self.pen.lines(left + IN_CELL, top - AIR / 2 - SMALL, cell, SMALL, leading=LEADING, is_bold=is_bold)
            left += width

    def _cells(self, row: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        fitted = zip(row, self.widths, strict=True)
        return tuple(self.pen.face.rows(cell, width - 2 * IN_CELL, SMALL) for cell, width in fitted)

    def _closing(self) -> float:
        """How much room the end of the paper takes."""
        return 12 * MM + max(CODE + 4 * MM, self._check_height(), self._seal_height()) + 14 * MM

    def _check_height(self) -> float:
        return len(self._check()) * LEADING

    def _seal_height(self) -> float:
        return 24 * MM + len(self._recorder()) * 6 * MM

    def _check(self) -> tuple[str, ...]:
        rows = self.pen.face.rows
        room = 50 * MM
        return (*rows(self.words.check, room, SMALL), *rows(self.words.address, room, SMALL))

    def _recorder(self) -> tuple[str, ...]:
        return self.pen.face.rows(self.words.recorder, 78 * MM, BODY)

    def _close(self, top: float) -> None:
        self.pen.lines(LEFT + IN_CELL, top - 7 * MM, (self.words.total,), 10, is_bold=True)
        top -= 12 * MM
        if self.words.address:
            self.pen.code(LEFT, top - CODE, CODE, qr.rows(self.words.address))
            self.pen.lines(LEFT + CODE + 3 * MM, top - 5 * MM, self._check(), SMALL, leading=LEADING)
        self._seal(top - 8 * MM, RIGHT - 39 * MM)
        end = top - self._closing() + 26 * MM
        self.pen.lines(LEFT, end - 6 * MM, (self.words.rule, *filter(None, [self.note])), 8, leading=LEADING)

    def _seal(self, top: float, middle: float) -> None:
        """Who wrote it down and when, with air around for the round seal."""
        self.pen.centred(middle, top, self.words.seal, SMALL)
        for place, row in enumerate(self._recorder(), 1):
            self.pen.centred(middle, top - place * 7 * MM, row, BODY)
        self.pen.centred(middle, top - (len(self._recorder()) + 1) * 7 * MM, self.words.issued_on, 10)

    def _foot(self, number: int, count: int) -> None:
        self.pen.frame(9 * MM, 9 * MM, WIDTH - 18 * MM, HEIGHT - 18 * MM)
        self.pen.lines(LEFT, FOOT, (self.words.number,), 8)
        self.pen.flush_right(RIGHT, FOOT, f"第 {number} 页，共 {count} 页", 8)
