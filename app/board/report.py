"""A report: every figure with its parts and how it is counted, the course of the time, and what is still missing."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from app.board import counted, queries, veil
from app.board.charts import Chart, chart
from app.board.counted import Counted, split
from app.board.figures import FIGURES, Figure, Said
from app.board.models import Span
from app.board.periods import Length, Term
from app.board.queries import Sums
from app.board.scopes import Scope
from app.board.screens import name_of, written
from app.daywords import SHORT_MONTHS
from app.words import _, _l, language


class Line(NamedTuple):
    """A figure as the report tells it; `value` as a number for a table, `told` as it is written."""

    figure: Figure
    said: Said
    told: str
    parts: list[tuple[str, int | None]]


class Course(NamedTuple):
    """How something went over the time: words, the numbers by day or month, and the drawing of them."""

    words: str
    values: list[tuple[str, int]]
    chart: Chart


class Report(NamedTuple):
    """All that the page, the paper and the table show."""

    scope: Scope
    name: str
    term: Term
    title: str
    lines: list[Line]
    courses: list[Course]
    missing: list[tuple[str, int]]
    moment: datetime


def report(scope: Scope, term: Term, moment: datetime) -> Report:
    """Of a scope over a term, as it stands at `moment`."""
    sums = counted.count(scope, term.days, moment)
    lines = [_line(figure, said) for figure in FIGURES.values() if (said := figure.tell(sums)) is not None]
    name = name_of(scope)
    return Report(scope, name, term, title(term), lines, courses(scope, term, moment.date()), missing(sums), moment)


def title(term: Term) -> str:
    """2026年第4季度, 2026年11月, 2026年."""
    year, month = term.first.year, term.first.month
    if term.length is Length.YEAR:
        return _("%(year)s年", year=year)
    if term.length is Length.QUARTER:
        return _("%(year)s年第%(quarter)s季度", year=year, quarter=(month + 2) // 3)
    name = str(month) if language() == "zh" else SHORT_MONTHS[month - 1]
    return _("%(year)s年%(month)s月", year=year, month=name)


def courses(scope: Scope, term: Term, today: date) -> list[Course]:
    """Served, asked for, given; day by day in a month, else month by month. Days to come are left out."""
    by_day = term.length is Length.MONTH
    cut = queries.course(scope, term.days, Span.DAY if by_day else Span.MONTH)
    begins = _days(term, today) if by_day else _months(term, today)
    told: tuple[tuple[Any, Callable[[Sums], int]], ...] = (
        (_l("服务人次"), lambda sums: sum(split(sums).values())),
        (_l("居民点单"), lambda sums: sum(times for (name, _kind), (times, _n) in sums.items() if name == "orders")),
        (_l("志愿服务小时"), lambda sums: round(sums.get(("hours", ""), (0, 0))[1] / 60)),
    )
    found = []
    for words, value in told:
        values = [(str(begin.day if by_day else begin.month), value(cut.get(begin, {}))) for begin in begins]
        found.append(Course(str(words), values, chart(values)))
    return found


def missing(sums: Counted) -> list[tuple[str, int]]:
    """What somebody still has to say or do; nothing of it is in the figures."""
    owed = queries.owed(sums.scope, sums.moment)
    unrated = max(0, sums.times("rounds") - sums.times("ratings"))
    told = (
        (_("办好了、居民还没有评价的点单"), unrated),
        (_("还没有核定的服务记录"), owed.unconfirmed),
        (_("超过期限还没办好的点单"), sums.now.late),
        (_("过了时间还没还的物品"), owed.not_back),
    )
    return [(words, count) for words, count in told if count]


def _line(figure: Figure, said: Said) -> Line:
    told = _("少于 %(few)d 件，不列", few=veil.FEWEST) if said.is_veiled else written(said)
    return Line(figure, said, told, [(str(words), count) for words, count in said.parts])


def _days(term: Term, today: date) -> list[date]:
    last = min(term.days.last, today)
    return [term.first + timedelta(days=ahead) for ahead in range((last - term.first).days + 1)]


def _months(term: Term, today: date) -> list[date]:
    months, month = [], term.first
    while month < term.after and month <= today:
        months.append(month)
        month = Term(Length.MONTH, month).after
    return months
