"""From a drawing to a PDF file, to keep, to send or to print: everything it needs to open anywhere is inside."""

from collections.abc import Callable
from io import BytesIO
from threading import Lock
from typing import Final

from app.pdf.leaves import HEIGHT, WIDTH
from app.pdf.pen import Pen

# The typeface remembers where in its file it reads, so papers are drawn one after another.
_ONE_AT_A_TIME: Final = Lock()


def press(title: str, author: str, fill: Callable[[Pen], None]) -> bytes:
    """The file of what `fill` draws; the same drawing makes equal bytes.

    What the typeface lacks and `Typeface.lend()` was told of is drawn 〓 and stays in the text.
    """
    # What draws takes a fifth of a second and 35 MB; a house nobody asks for a paper starts without it.
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    from app.pdf.typeface import NAME, typeface  # noqa: PLC0415

    file, size = BytesIO(), (WIDTH, HEIGHT)
    with _ONE_AT_A_TIME:
        face = typeface()
        canvas = Canvas(file, pagesize=size, invariant=True, lang="zh-CN", pageCompression=1, initialFontName=NAME)
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setCreator("暖蜂驿站")
        fill(Pen(canvas, face))
        canvas.save()
    return file.getvalue()
