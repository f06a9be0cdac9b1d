"""A table that goes out: what is words stays words, what is a number stays one, and nothing in it is a formula."""

import csv
import io
import subprocess
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from app import outgoing
from app.clock import ZONE
from app.outgoing import Cell, harmless

HEADS = ["姓名", "电话", "次数", "小时", "哪一天", "开始", "同意"]
LINE: tuple[Cell, ...] = (
    "王奶奶",
    "07623331234",
    12,
    2.5,
    date(2026, 3, 2),
    datetime(2026, 3, 2, 9, 30, tzinfo=ZONE),
    True,
)
TRICKS = [
    "=1+1",
    "+86",
    "-3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A",
    "  =1",
    "\u200b=1",
    "\ufeff@x",
    "−1",
]


def book(*lines: tuple[Cell, ...]) -> Any:
    with outgoing.written("xlsx", HEADS, lines, "名册") as file:
        return load_workbook(io.BytesIO(file.read())).worksheets[0]


def text(*lines: tuple[Cell, ...]) -> str:
    with outgoing.written("csv", HEADS, lines, "名册") as file:
        return file.read().decode()


def test_a_csv_begins_with_its_mark_and_quotes_words_alone(app: Flask) -> None:
    said = text(LINE)
    assert said.startswith('\ufeff"姓名","电话",')
    assert said.endswith('"王奶奶","07623331234",12,2.5,2026-03-02,2026-03-02 09:30,"是"\r\n')


def test_a_workbook_keeps_each_kind_of_cell(app: Flask) -> None:
    cells = list(book(LINE).iter_rows())[1]
    assert [cell.value for cell in cells] == [
        "王奶奶",
        "07623331234",
        12,
        2.5,
        datetime(2026, 3, 2),
        datetime(2026, 3, 2, 9, 30),
        "是",
    ]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "n", "d", "d", "s"]
    assert [cell.number_format for cell in cells[3:6]] == ["0.0", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


@pytest.mark.parametrize("trick", TRICKS)
def test_what_begins_like_a_formula_is_words_in_both(app: Flask, trick: str) -> None:
    assert harmless(trick) == f"'{trick}"
    assert f'"\'{trick}"' in text((trick,))
    cell = book((trick,))["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("plain", ["李梅", "a=b", "3 - 4", "13800138000", "", "(+86)"])
def test_what_does_not_is_left_as_it_is(plain: str) -> None:
    assert harmless(plain) == plain


def test_a_quotation_mark_and_a_new_line_stay_inside_their_cell(app: Flask) -> None:
    said = 'says "hello",\n=1+1'
    rows = list(csv.reader(io.StringIO(text((said, "x")).removeprefix("\ufeff"), newline="")))
    assert rows[1] == [said, "x"]


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_no_words_ever_become_a_formula(words: list[str]) -> None:
    with outgoing.written("xlsx", HEADS, [tuple(words)], "名册") as file:
        sheet = load_workbook(io.BytesIO(file.read())).worksheets[0]
    assert all(cell.data_type in {"s", "n"} and (cell.data_type == "s" or cell.value is None) for cell in sheet[2])
    for cell in csv.reader(io.StringIO(text(tuple(words)).removeprefix("\ufeff"), newline="")):
        assert all(not each.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")) for each in cell)


def test_empty_cells_are_empty(app: Flask) -> None:
    assert text((None, "", 0)).endswith("\r\n,,0\r\n")
    assert book((None, "", 0))["A2"].value is None


SHEET: list[Sequence[Cell]] = [LINE, *((trick, "007", 1, 0.5, None, None, False) for trick in TRICKS)]


def test_what_begins_with_0_or_like_a_formula_is_words(app: Flask) -> None:
    assert [row[1].value for row in book(*SHEET).iter_rows(min_row=2)] == ["07623331234"] + ["007"] * len(TRICKS)


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_libreoffice_opens_it_with_the_right_words_and_kinds(app: Flask, tmp_path: Path, kind: str) -> None:
    with outgoing.written(kind, HEADS, SHEET, "名册") as file:
        (tmp_path / f"list.{kind}").write_bytes(file.read())
    read = _converted(tmp_path, kind)
    assert read["A2"].value == "王奶奶"
    assert read["B2"].value == "07623331234"
    assert [read[f"{column}2"].data_type for column in "ABCDEFG"] == ["s", "s", "n", "n", "d", "d", "s"]
    assert all(cell.data_type != "f" for row in read.iter_rows() for cell in row)


def _converted(folder: Path, kind: str) -> Any:
    # Quoted fields are words: 44,34,76 is comma, quotation mark, UTF-8; the last "true" says to look for dates.
    reads = ["--infilter=CSV:44,34,76,1,,2052,true,true"] if kind == "csv" else []
    out = folder / f"from-{kind}"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", *reads, "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run([*command, str(folder / f"list.{kind}")], check=True, capture_output=True, timeout=120)
    return load_workbook(out / "list.xlsx").worksheets[0]
