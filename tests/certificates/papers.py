"""Papers to look at, and how they are read back: from the PDF, and from the page that is printed."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from flask import Flask
from pypdf import PdfReader

from app import pages, qr
from app.certificates.certificate import COLUMNS, Certificate, Line
from tests.pdf.writing import bare

FIRST = date(2026, 3, 2)
READING = Line("独居老人读报", FIRST, "康乐路南社区", "陪王奶奶读报、聊天", 90, "康乐路南社区居民委员会", "陈站长")
SILENT = {"tfoot", "svg"}


def line(number: int = 0, **changes: Any) -> Line:
    return READING._replace(**{"day": FIRST + timedelta(days=number), "minutes": 31 + number, **changes})


def certificate(*lines: Line, **changes: Any) -> Certificate:
    lines = lines or (line(),)
    return Certificate(
        number="ZM2026-000123",
        name="李梅",
        minutes=sum(each.minutes for each in lines),
        since=FIRST,
        until=max(each.day for each in lines),
        lines=lines,
        recorder="康乐路南社区居民委员会",
        issued_on=date(2026, 12, 31),
        verify_url="https://bee.example/verify/ZM2026-000123",
    )._replace(**changes)


def said_by_the_pdf(file: bytes) -> str:
    """Its words in their order, without what comes again on every leaf: the head of the table, and the foot."""
    leaves = [bare(leaf.extract_text()) for leaf in PdfReader(BytesIO(file)).pages]
    bodies = [re.sub(r"编号：[^：]*第\d+页，共\d+页$", "", leaf) for leaf in leaves]
    return bodies[0] + "".join(body.removeprefix("".join(COLUMNS)) for body in bodies[1:])


def said_by_the_page(house: Flask, certificate: Certificate) -> str:
    reader = Reader()
    reader.feed(page(house, certificate))
    return bare("".join(reader.said))


def page(house: Flask, certificate: Certificate) -> str:
    drawing = qr.svg(certificate.verify_url)
    with house.app_context():
        return pages.render(
            "certificates/print.html", {"certificate": certificate, "qr": drawing, "back_url": "/desk/"}
        )


class Reader(HTMLParser):
    """The words of the paper itself, without the bar above it and without what comes again on every leaf."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 — the parser's own
        if tag not in {"meta", "link", "input", "path"}:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if "main" in self.inside and not SILENT.intersection(self.inside):
            self.said.append(data)
