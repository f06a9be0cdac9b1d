"""Tables that come from outside (.xlsx): read as plain words, and refused before they can do harm."""

import re
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from app.refusal import Refused
from app.words import _

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS: Final = 5_000
MOST_COLUMNS: Final = 40
_MOST_UNPACKED: Final = 32 * 1024 * 1024
_MOST_PARTS: Final = 200
_DECLARES: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def rows(blob: bytes) -> list[list[str]]:
    """The rows of the first sheet, the heads first, each cell as words; empty rows and columns at the end are left out.

    Refused for anything that is no table, too long, or built to burst.
    """
    try:
        _expect_harmless(blob)
        found = _read(blob)
    except (BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError, OSError, EOFError):
        raise Refused(_("这个文件读不出来，请存成 .xlsx 再试")) from None
    if len(found) > MOST_ROWS + 1:
        raise Refused(_("一次最多 %(most)d 行，请分成几个文件", most=MOST_ROWS))
    return found


def written(heads: list[str], lines: list[list[str]], title: str) -> bytes:
    """A table with a line of heads."""
    from openpyxl import Workbook  # noqa: PLC0415 — loaded only where a table is read or written

    book = Workbook(write_only=True)
    page = book.create_sheet(title)
    for line in (heads, *lines):
        page.append(line)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _expect_harmless(blob: bytes) -> None:
    """No more than it should unpack to, and no document that declares entities of its own."""
    with ZipFile(BytesIO(blob)) as parcel:
        parts = parcel.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise Refused(_("这个文件解开以后太大了"))
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with parcel.open(part) as opened:
                    if _DECLARES.search(opened.read(2048)):
                        raise ValueError("a document that declares entities")


def _read(blob: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415 — loaded only where a table is read or written

    book = load_workbook(BytesIO(blob), read_only=True, data_only=True, keep_links=False)
    try:
        page = book.worksheets[0]
        page.reset_dimensions()  # what a file says of its own size is not to be trusted
        lines = page.iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS)
        found = [[_words(cell) for cell in line] for line in lines]
    finally:
        book.close()
    while found and not any(found[-1]):
        found.pop()
    width = max((place for line in found for place, words in enumerate(line, start=1) if words), default=0)
    return [line[:width] for line in found]


def _words(cell: Any) -> str:
    """What one reads in a cell: 101, not 101.0."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()
