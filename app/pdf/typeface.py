"""The type that papers are set in: one typeface, unpacked when the first paper is drawn."""

import gzip
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

NAME: Final = "NotoSansSC"
FILE: Final = Path(__file__).parent / "fonts" / "NotoSansSC-Regular-2.004.ttf.gz"
LACKING: Final = "〓"
"""What printers set where the type is not in the case."""

_CLOSING: Final = "，。、；：！？）》】”’%,.;:!?)"
_OPENING: Final = "（《【“‘(¥￥"
# What stays together at the end of a row: a Latin word or a number, with the signs that may not stand alone.
_PIECE: Final = re.compile(rf"[{_OPENING}]*(?:[0-9A-Za-z@_/\-.]+|.)[{re.escape(_CLOSING)}]* ?")
_NEVER_DRAWN: Final = {"Mn", "Me", "Cf", "Cc"}
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Typeface(TTFont):  # type: ignore[misc]
    """reportlab's, with a text layer that also holds characters beyond U+FFFF and those without a drawing."""

    def lend(self, words: str) -> bool:
        """Give what the typeface lacks the drawing of 〓, and a mark that is only added to a character none at all.

        True when a 〓 stands for something.
        """
        strange = {character for character in words if ord(character) not in self.face.charToGlyph}
        for character in strange:
            stand_in, width = (" ", 0) if _is_only_added(character) else (LACKING, self.width(LACKING, 1000))
            self.face.charToGlyph[ord(character)] = self.face.charToGlyph[ord(stand_in)]
            self.face.charWidths[ord(character)] = width
        lacking = self.face.charToGlyph[ord(LACKING)]
        return any(self.face.charToGlyph[ord(each)] == lacking and each != LACKING for each in words)

    def width(self, words: str, size: float) -> float:
        return float(self.stringWidth(words, size))

    def rows(self, words: str, width: float, size: float) -> tuple[str, ...]:
        """`words` in rows no wider than `width`: no comma begins one, and a Latin word is broken only if it must."""
        rows = [""]
        for piece in self._pieces(words, width, size):
            if self.width((rows[-1] + piece).rstrip(), size) > width and rows[-1]:
                rows.append("")
            rows[-1] += piece
        return tuple(row.rstrip() for row in rows)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 — reportlab's own name
        """Embed the drawings, then say what they mean: reportlab writes U+2CC56 in five digits; readers want UTF-16."""
        subsets = self.state[doc].subsets
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _meanings(subset)

    def _pieces(self, words: str, width: float, size: float) -> Iterator[str]:
        for piece in _PIECE.findall(words):
            yield from [piece] if self.width(piece.rstrip(), size) <= width else piece


@cache
def typeface() -> Typeface:
    face = Typeface(NAME, BytesIO(gzip.decompress(FILE.read_bytes())), shapable=False)
    registerFont(face)
    return face


def _is_only_added(character: str) -> bool:
    return unicodedata.category(character) in _NEVER_DRAWN


def _meanings(subset: list[int]) -> str:
    meant = [(place, code) for place, code in enumerate(subset) if code]
    return _CMAP.format(blocks="\n".join(_block(meant[begin : begin + 100]) for begin in range(0, len(meant), 100)))


def _block(meant: list[tuple[int, int]]) -> str:
    lines = [f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for place, code in meant]
    return "\n".join((f"{len(lines)} beginbfchar", *lines, "endbfchar"))
