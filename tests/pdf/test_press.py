"""Any room's drawing becomes a PDF file, and a house that draws none does not carry what draws."""

import subprocess
import sys
from io import BytesIO

from pypdf import PdfReader

from app.pdf.leaves import HEIGHT, WIDTH
from app.pdf.pen import Pen
from app.pdf.press import press

WORDS = "王奶奶的理发券䶮"


def draw(pen: Pen) -> None:
    """Some words on one leaf, a rule on another."""
    pen.face.lend(WORDS)
    pen.centred(WIDTH / 2, HEIGHT / 2, WORDS, 24, spread=2)
    pen.turn()
    pen.rule(50, 500, 400, "#000000")


def test_what_is_drawn_is_read_back_from_leaves_of_a4() -> None:
    paper = PdfReader(BytesIO(press("理发券", "暖蜂驿站", draw)))
    first, second = paper.pages
    assert first.extract_text().strip() == WORDS
    assert not second.extract_text().strip()
    assert [round(float(side) / 72 * 25.4) for side in first.mediabox[2:]] == [210, 297]
    assert (paper.metadata.title, paper.metadata.author) == ("理发券", "暖蜂驿站")


def test_the_same_drawing_makes_equal_bytes() -> None:
    assert press("理发券", "暖蜂驿站", draw) == press("理发券", "暖蜂驿站", draw)


def test_a_house_that_draws_no_paper_starts_without_what_draws() -> None:
    look = "import sys, app, app.qr, app.pdf.press; print({'reportlab', 'segno', 'PIL'} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
