"""Tables that go out: a list of the desk as a file, each cell of its own kind, page by page, and harmless to open."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final, NamedTuple

from app.clock import at_home
from app.words import _

Cell = str | int | float | date | datetime | bool | None
"""Words, a number (hours are a float), a day, a moment, yes or no; None is an empty cell."""
Lines = Iterable[Sequence[Cell]]

_IN_MEMORY: Final = 1_000_000
_BOM: Final = "\ufeff"
# What spreadsheets take for a formula, whatever blanks stand before it; half and full width, and the small forms.
_BEGINS: Final = re.compile(
    r"[\s\x00-\x20\u200b-\u200f\u2060\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]|[\t\r\n]"
)
# What no XML may hold.
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_TITLE: Final = re.compile(r"[\[\]*?:/\\']")
_WIDTH: Final = 18
_NO_FILTERS: Final = frozenset({"csrf_token", "after", "before", "beyond"})


class Export(NamedTuple):
    """A list that may be taken out: its name in addresses, the page it is of, its title, its heads and its lines.

    `lines` reads the request as the page does. `sought` is the address that shows the same list searched by POST;
    `more_heads` are told by what the house holds.
    """

    name: str
    endpoint: str
    title: object
    heads: tuple[object, ...]
    lines: Callable[[], Lines]
    sought: str = ""
    more_heads: Callable[[], Iterable[object]] = tuple

    def all_heads(self) -> list[str]:
        """The heads in the reader's language."""
        return [str(head) for head in (*self.heads, *self.more_heads())]


_exports: dict[str, Export] = {}


def let_go_out(exports: Iterable[Export]) -> None:
    """The lists of every feature, said once when the house is wired."""
    _exports.clear()
    _exports.update((each.name, each) for each in exports)


def named(name: str) -> Export | None:
    return _exports.get(name)


def shown_by(endpoint: str | None) -> Export | None:
    """The list a page shows."""
    return next((each for each in _exports.values() if endpoint in {each.endpoint, each.sought}), None)


def filters(said: Mapping[str, str]) -> dict[str, str]:
    """What a page was asked to narrow its list to: everything but where in the list one stands."""
    return {name: value for name, value in said.items() if name not in _NO_FILTERS}


def pages(look: Callable[[int | None], Sequence[Any]], size: int) -> Iterator[Sequence[Any]]:
    """A list page by page: `look` finds the rows beyond a row's number, at most `size` of them."""
    beyond: int | None = None
    while found := look(beyond):
        yield found
        if len(found) < size:
            return
        beyond = found[-1].id


def harmless(words: str) -> str:
    """Words that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it."""
    return f"'{words}" if _BEGINS.match(words) else words


def csv(heads: Sequence[str], lines: Lines) -> Iterator[bytes]:
    """Comma-separated UTF-8 with a byte order mark. Words stand in quotation marks, numbers and days do not."""
    yield (_BOM + _csv_line(heads)).encode()
    for line in lines:
        yield _csv_line(line).encode()


def xlsx(heads: Sequence[str], lines: Lines, title: str, into: IO[bytes]) -> None:
    """A workbook of one sheet, written row by row: words stay words, numbers numbers, days days."""
    from openpyxl import Workbook  # noqa: PLC0415 — loaded only where a table is read or written

    book = Workbook(write_only=True)
    page = book.create_sheet(_NO_TITLE.sub(" ", title)[:31])
    page.freeze_panes = "A2"
    for place in range(1, len(heads) + 1):
        page.column_dimensions[_letters(place)].width = _WIDTH
    page.append([_xlsx_cell(page, head) for head in heads])
    for line in lines:
        page.append([_xlsx_cell(page, cell) for cell in line])
    book.save(into)


def written(kind: str, heads: Sequence[str], lines: Lines, title: str) -> IO[bytes]:
    """A file of `kind` (csv, xlsx), to be read from its beginning; large ones lie on the disk without a name."""
    file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 — whoever sends it closes it  # type: ignore[assignment]
    try:
        if kind == "csv":
            file.writelines(csv(heads, lines))
        else:
            xlsx(heads, lines, title, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _csv_line(line: Sequence[Cell]) -> str:
    return ",".join(map(_csv_cell, line)) + "\r\n"


def _csv_cell(cell: Cell) -> str:
    plain = _plain(cell)
    if plain is None:
        return ""
    if isinstance(plain, str):
        return f'"{harmless(plain).replace(chr(34), chr(34) * 2)}"'
    return f"{plain:%Y-%m-%d %H:%M}" if isinstance(plain, datetime) else str(plain)


def _xlsx_cell(page: Any, cell: Cell) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 — loaded only where a table is read or written

    plain = _plain(cell)
    made = WriteOnlyCell(page, plain)
    if isinstance(plain, str):
        # Without it what begins with = would be a formula; and whoever edits the cell later keeps words.
        made.data_type = "s"
        made.quotePrefix = _BEGINS.match(plain) is not None
    elif isinstance(plain, datetime):
        made.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(plain, float):
        made.number_format = "0.0"
    return made


def _plain(cell: Cell) -> str | int | float | date | None:
    """What stands in the cell: yes and no in words, moments on the community's clock."""
    if isinstance(cell, bool):
        return _("是") if cell else _("否")
    if isinstance(cell, datetime):
        return at_home(cell).replace(tzinfo=None, second=0, microsecond=0)
    return cell if cell is None or isinstance(cell, int | float | date) else _UNSPEAKABLE.sub("", str(cell)) or None


def _letters(place: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
