"""A report as a table (.xlsx): the figures with how they are counted, their parts, and the course of the time drawn."""

from io import BytesIO
from typing import Any

from app.board.report import Report
from app.words import _


def workbook(report: Report) -> bytes:
    """Numbers stay numbers, words stay words; three sheets."""
    # Loaded only where a table is made.
    from openpyxl import Workbook  # noqa: PLC0415

    book: Any = Workbook()
    _figures(book.active, report)
    _parts(book.create_sheet(_("分项")), report)
    _courses(book.create_sheet(_("走势")), report)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _figures(sheet: Any, report: Report) -> None:
    sheet.title = _("数字")
    sheet.append([f"{report.name} {report.title}"])
    sheet.append([_("项目"), _("数值"), _("单位"), _("总数（n）"), _("怎么算")])
    for line in report.lines:
        value = line.said.value if line.said.value is not None else line.told
        sheet.append([str(line.figure.words), value, str(line.figure.unit), line.said.n, str(line.figure.formula)])
    sheet.append([])
    for words, count in report.missing:
        sheet.append([words, count])
    _widen(sheet, (28, 12, 8, 12, 80))


def _parts(sheet: Any, report: Report) -> None:
    sheet.append([_("项目"), _("分项"), _("数值")])
    for line in report.lines:
        for words, count in line.parts:
            sheet.append([str(line.figure.words), words, _("少于 5") if count is None else count])
    _widen(sheet, (28, 24, 12))


def _courses(sheet: Any, report: Report) -> None:
    from openpyxl.chart import BarChart, Reference  # noqa: PLC0415

    sheet.append(["", *(course.words for course in report.courses)])
    for place, (label, _first) in enumerate(report.courses[0].values):
        sheet.append([label, *(course.values[place][1] for course in report.courses)])
    last = sheet.max_row
    for place, course in enumerate(report.courses):
        drawing = BarChart()
        drawing.title, drawing.legend, drawing.height, drawing.width = course.words, None, 6, 16
        drawing.add_data(Reference(sheet, min_col=place + 2, min_row=1, max_row=last), titles_from_data=True)
        drawing.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
        sheet.add_chart(drawing, f"F{2 + place * 14}")
    _widen(sheet, (10, 14, 14, 14))


def _widen(sheet: Any, widths: tuple[int, ...]) -> None:
    for place, width in enumerate(widths):
        sheet.column_dimensions["ABCDE"[place]].width = width
