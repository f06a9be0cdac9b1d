"""The certificate as PDF and as page: the same words on both, and a file that opens everywhere."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from flask import Flask
from hypothesis import given, settings
from pypdf import PdfReader

from app import qr
from app.certificates import sheet
from app.certificates.certificate import CONFIRMED, NO_PROOF, UNCONFIRMED, title
from app.certificates.sheet import LACKING
from app.volunteers.hours import in_hours
from tests.certificates.papers import FIRST, certificate, line, page, said_by_the_page, said_by_the_pdf
from tests.pdf.writing import WRITING, bare

RARE = "䶮玥珺曌翀赟璟頔𬱖"
BEYOND = "𠮷🐝"


def _embedded(file: bytes) -> list[Any]:
    leaves = PdfReader(BytesIO(file)).pages
    fonts = [font.get_object() for leaf in leaves for font in leaf["/Resources"]["/Font"].values()]
    return [font["/FontDescriptor"].get_object() for font in fonts]


def test_the_pdf_and_the_page_say_the_very_same(house: Flask) -> None:
    paper = certificate(*(line(number, content="量血压、取药，" * (number % 9 + 1)) for number in range(40)))
    said = said_by_the_pdf(sheet.draw(paper))
    assert said == said_by_the_page(house, paper)
    for field in (paper.number, paper.name, paper.recorder, "2026年12月31日", "2026年3月2日", paper.verify_url):
        assert field in said
    assert f"累计服务时间{in_hours(paper.minutes)}小时" in said


def test_each_service_is_told_with_the_seven_things_the_order_asks_for(house: Flask) -> None:
    paper = certificate(line(), line(9, name="清洁家园", place="万隆一品小区3栋", content="清理楼道", minutes=150))
    told = "22026-03-11清洁家园清理楼道万隆一品小区3栋2.5小时康乐路南社区居民委员会陈站长"
    assert told in said_by_the_pdf(sheet.draw(paper))
    assert told in said_by_the_page(house, paper)


@settings(max_examples=25)
@given(WRITING, WRITING, WRITING)
def test_whatever_is_written_both_say_the_same(house: Flask, name: str, content: str, recorder: str) -> None:
    paper = certificate(line(content=content, place=recorder), line(3, name=content), name=name, recorder=recorder)
    assert said_by_the_pdf(sheet.draw(paper)).removesuffix(bare(LACKING)) == said_by_the_page(house, paper)


def test_an_unconfirmed_record_is_called_no_certificate(house: Flask) -> None:
    paper = certificate(is_confirmed=False)
    for said in (said_by_the_pdf(sheet.draw(paper)), said_by_the_page(house, paper)):
        assert said.startswith(UNCONFIRMED)
        assert NO_PROOF in said
        assert CONFIRMED not in said
        assert "盖章" not in said
    assert title(certificate()) == CONFIRMED


def test_one_day_is_not_told_as_a_span() -> None:
    assert f"于2026年3月2日参加志愿服务1次，累计服务时间{in_hours(31)}小时" in certificate().words.statement
    assert "至" not in certificate(until=FIRST).words.statement


def test_a_line_break_in_a_content_is_a_space_and_nothing_said_is_a_dash() -> None:
    row = certificate(line(content="读报\n聊天", place=" ")).words.rows[0]
    assert row[3:5] == ("读报 聊天", "—")


def test_rare_characters_are_drawn_and_can_be_copied() -> None:
    file = sheet.draw(certificate(name=RARE))
    assert f"兹证明{RARE}于" in said_by_the_pdf(file)
    assert bare(LACKING) not in said_by_the_pdf(file)


def test_a_character_without_a_drawing_is_marked_and_still_copied_whole() -> None:
    said = said_by_the_pdf(sheet.draw(certificate(name=BEYOND)))
    assert f"兹证明{BEYOND}于" in said
    assert said.endswith(bare(LACKING))
    assert bare(LACKING) not in said_by_the_pdf(sheet.draw(certificate()))


def test_every_glyph_is_in_the_file() -> None:
    fonts = _embedded(sheet.draw(certificate(*map(line, range(60)), name=RARE)))
    assert fonts
    assert all("NotoSansSC" in font["/FontName"] and font["/FontFile2"].get_object().get_data() for font in fonts)


def test_every_leaf_has_its_number_its_place_and_the_head_of_the_table() -> None:
    leaves = PdfReader(BytesIO(sheet.draw(certificate(*map(line, range(60)))))).pages
    assert len(leaves) > 2
    for number, leaf in enumerate(leaves, 1):
        said = bare(leaf.extract_text())
        assert said.endswith(f"编号：ZM2026-000123第{number}页，共{len(leaves)}页")
        assert "序号服务日期" in said


def test_an_essay_of_a_content_goes_over_leaves_and_loses_nothing() -> None:
    essay = "".join(chr(0x4E00 + place) for place in range(2500))
    said = said_by_the_pdf(sheet.draw(certificate(line(content=essay))))
    assert sorted(set(essay)) == sorted(set(said) & set(essay))


def test_equal_certificates_make_equal_bytes_whoever_draws_beside() -> None:
    paper = certificate(*map(line, range(20)))
    alone = sheet.draw(paper)
    with ThreadPoolExecutor(4) as hands:
        together = list(hands.map(sheet.draw, [paper, certificate(name=RARE), paper, certificate(), paper]))
    assert {together[0], together[2], together[4]} == {alone}
    assert together[1] != alone


def test_sixty_services_are_drawn_in_less_than_two_seconds() -> None:
    begun = time.process_time()
    sheet.draw(certificate(*map(line, range(60))))
    assert time.process_time() - begun < 2


def test_the_pattern_on_the_pdf_is_the_one_of_the_address() -> None:
    paper = certificate()
    leaf = PdfReader(BytesIO(sheet.draw(paper))).pages[-1]
    (form,) = (each.get_object() for each in leaf["/Resources"]["/XObject"].values())
    rows = qr.rows(paper.verify_url)
    drawn = [bytearray(len(rows)) for _ in rows]
    squares = re.findall(r"(\S+) (\S+) (\S+) (\S+) re", form.get_data().decode())
    for x, y, width, height in ([round(float(each)) for each in square] for square in squares):
        assert height == 1
        drawn[len(rows) - 1 - y][x : x + width] = b"\1" * width
    assert [bytes(row) for row in drawn] == list(rows)


def test_without_an_address_there_is_no_pattern(house: Flask) -> None:
    paper = certificate(verify_url="")
    assert "/XObject" not in PdfReader(BytesIO(sheet.draw(paper))).pages[-1]["/Resources"]
    assert 'class="qr"' not in page(house, paper)


def test_above_a_paper_stand_a_way_back_and_a_button_that_prints(house: Flask) -> None:
    shown = page(house, certificate())
    assert '<a class="btn" href="/desk/">' in shown
    assert "data-print hidden>" in shown
    assert "data-without-print" in shown
