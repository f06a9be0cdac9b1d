"""A period falls into whole months and the days at its ends, each day exactly once."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.board.pieces import Days, pieces
from app.months import month_of, months_on, stretch_of

days = st.dates(date(2019, 1, 1), date(2031, 12, 31))


def each_day(span: Days | None) -> list[date]:
    if span is None:
        return []
    return [span.first + timedelta(days=ahead) for ahead in range((span.last - span.first).days + 1)]


@given(days, st.integers(0, 900))
def test_every_day_lies_in_one_piece(first: date, length: int) -> None:
    period = Days(first, first + timedelta(days=length))
    cut = pieces(period)
    months = []
    if cut.months:
        month = cut.months.first
        while month <= cut.months.last:
            months += each_day(Days(month, months_on(month, 1) - timedelta(days=1)))
            month = months_on(month, 1)
    assert sorted(months + each_day(cut.before) + each_day(cut.after)) == each_day(period)


@given(days, st.integers(0, 900))
def test_months_are_named_by_their_first_day(first: date, length: int) -> None:
    cut = pieces(Days(first, first + timedelta(days=length)))
    assert cut.months is None or (cut.months.first.day == cut.months.last.day == 1)


def test_a_period_that_is_turned_round_holds_no_day() -> None:
    assert pieces(Days(date(2026, 3, 5), date(2026, 3, 1))) == (None, None, None)


def test_a_leap_february_is_a_month_like_others() -> None:
    assert pieces(Days(date(2028, 2, 1), date(2028, 2, 29))).months == Days(date(2028, 2, 1), date(2028, 2, 1))
    assert pieces(Days(date(2028, 2, 1), date(2028, 2, 28))).months is None


def test_the_month_after_december_is_january() -> None:
    assert months_on(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert months_on(date(2026, 1, 31), -1) == date(2025, 12, 1)
    assert month_of(date(2026, 12, 31)) == date(2026, 12, 1)
    assert stretch_of(date(2026, 12, 31), 3) == date(2026, 10, 1)
